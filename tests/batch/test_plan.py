"""Which reports are paired, and why others aren't."""

from pathlib import Path

import pytest

from tests.batch.conftest import HOSTILE, write
from yoy.batch.plan import file_name, make_plan


def test_neighbouring_years_of_an_issuer_are_paired(library: Path) -> None:
    plan = make_plan(library)
    pairs = {task.issuer: [(a.year, b.year) for a, b in task.pairs] for task in plan.tasks}
    assert pairs == {
        "甲县数据局": [(2022, 2023), (2023, 2024)],
        "乙县数据局": [(2022, 2023), (2023, 2024)],
        "".join(char if char.isprintable() else "?" for char in HOSTILE): [(2022, 2023), (2023, 2024)],
        "丙县数据局": [(2016, 2017), (2021, 2022)],
    }


def test_what_is_not_paired_is_told_with_the_reason(library: Path) -> None:
    told = {(p.year, p.reason, p.file) for p in make_plan(library).problems}
    assert told == {
        (2018, "missing", ""),
        (2017, "duplicate", "丙县数据局/2017-副本.txt"),
        (2020, "conflict", "丙县数据局/2020.txt"),
        (None, "unreadable", "丙县数据局/无年份.txt"),
    }


def test_a_report_that_stands_alone_is_told(tmp_path: Path) -> None:
    write(tmp_path, "丁县", 2024, 5)
    (problem,) = make_plan(tmp_path).problems
    assert (problem.issuer, problem.year, problem.reason, problem.file) == ("丁县", 2024, "missing", "丁县/2024.txt")


def test_some_words_of_a_name_narrow_the_plan(library: Path) -> None:
    plan = make_plan(library, "乙县")
    assert [task.issuer for task in plan.tasks] == ["乙县数据局"] and not plan.problems


@pytest.mark.parametrize(
    "issuer", ["", ".", "..", "a/b", "a\\b", "x" * 300, "\x00", "_", "con\n", HOSTILE, "县\udcff局"]
)
def test_no_name_leads_out_of_the_folder_or_into_another_issuers(issuer: str) -> None:
    name = file_name(issuer)
    assert "/" not in name and "\\" not in name and name.isprintable() and name.strip(".") and len(name.encode()) < 220
    assert name != issuer and name != file_name("甲县数据局")


def test_a_plain_name_stays() -> None:
    assert file_name("云水市数据局（本级）") == "云水市数据局（本级）"


def test_reports_in_no_folder_are_the_issuers_that_they_name(tmp_path: Path) -> None:
    for year in (2023, 2024):
        text = f"岚浦市统计局{year}年工作报告\n一、总体情况\n全年办件{year}件。\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "2025.txt").write_bytes(b"\x00\xff")
    plan = make_plan(tmp_path)
    assert [(task.issuer, [file.year for file in task.files]) for task in plan.tasks] == [
        ("岚浦市统计局", [2023, 2024, 2025])
    ]
