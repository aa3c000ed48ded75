import os
from pathlib import Path

import pytest

from yoy.errors import AmbiguousReport, MissingReport, SeveralErrors, WrongYear
from yoy.library import Entry, choose, find_reports
from yoy.parse.years import year_of, years_in


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def put(folder: Path, *names: str, text: str = "全年办理事项12件。\n") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(folder: Path) -> list[tuple[str, str, int]]:
    return [(entry.path.relative_to(folder).as_posix(), entry.issuer, entry.year) for entry in find_reports(folder)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024", [2024]),
        ("云水市2024年政府工作报告", [2024]),
        ("二〇二四年度总结", [2024]),
        ("二○一六年", [2016]),
        ("２０２４年报", [2024]),
        ("2024_report", [2024]),
        ("report2024", [2024]),
        ("2025年1月发布的2024年度报告", [2024]),
        ("2025年1月", [2025]),
        ("2023-2024", [2023, 2024]),
        ("20240115", []),
        ("第120245号", []),
        ("2083.68万元", []),
        ("〔2017〕8号 2024年", [2024]),
        ("年报", []),
    ],
)
def test_years_in_a_name(text: str, years: list[int]) -> None:
    assert years_in(text) == years


def test_the_name_the_folder_or_the_title_says_year_and_issuer(reports: Path) -> None:
    put(reports, "2022.txt", "云水市水务局2023年工作总结.md", "二〇二一年年报.html")
    put(reports, "年报.txt", text="云水市水务局2024年工作总结\n\n全年完成投资3亿元。\n")
    assert found(reports) == [
        (name, "云水市水务局", year)
        for name, year in (
            ("二〇二一年年报.html", 2021),
            ("2022.txt", 2022),
            ("云水市水务局2023年工作总结.md", 2023),
            ("年报.txt", 2024),
        )
    ]


def test_a_folder_names_the_issuer(reports: Path) -> None:
    put(reports, "水务局/2024.html", "林业局/2024.txt", "林业局/旧/2023.txt")
    assert found(reports) == [
        ("林业局/旧/2023.txt", "林业局", 2023),
        ("林业局/2024.txt", "林业局", 2024),
        ("水务局/2024.html", "水务局", 2024),
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_what_is_no_report_is_left_out(reports: Path, tmp_path: Path) -> None:
    put(reports, "README.txt", "README-2024.md", ".2024.txt", "~$2024.txt", "2024.py", ".git/2024.txt", "无年份.txt")
    put(tmp_path, "outside/2024.txt")
    os.symlink(tmp_path / "outside" / "2024.txt", reports / "2024.txt")
    os.symlink(tmp_path / "outside", reports / "2023")
    assert found(reports) == []


def test_an_unread_kind_of_file_counts_only_where_no_other_is(reports: Path) -> None:
    put(reports, "2023.wps", "2024.wps", "2024.txt")
    assert found(reports) == [("2023.wps", "", 2023), ("2024.txt", "", 2024)]


def test_choose_by_year(reports: Path) -> None:
    put(reports, "2022.txt", "2023.txt", "2024.html")
    assert [entry.year for entry in choose(reports, [2024, 2022, 2024])] == [2022, 2024]
    assert choose(reports, [2023]) == [Entry(reports / "2023.txt", "", 2023)]


def test_every_problem_is_told_at_once(reports: Path) -> None:
    put(reports, "2022.txt", "2023.txt", "2023.html")
    with pytest.raises(SeveralErrors) as caught:
        choose(reports, [2021, 2022, 2023])
    missing, ambiguous = caught.value.errors
    assert isinstance(missing, MissingReport) and "2022, 2023" in str(missing)
    assert isinstance(ambiguous, AmbiguousReport) and "2023.html, 2023.txt" in str(ambiguous)


def test_several_issuers_must_be_named(reports: Path) -> None:
    put(reports, "水务局/2024.html", "林业局/2024.txt")
    with pytest.raises(AmbiguousReport, match="林业局, 水务局"):
        choose(reports, [2024])
    assert choose(reports, [2024], "林业")[0].issuer == "林业局"
    with pytest.raises(AmbiguousReport, match="林业局, 水务局"):
        choose(reports, [2024], "局")
    with pytest.raises(MissingReport, match="林业局, 水务局"):
        choose(reports, [2024], "教育局")


def test_two_issuers_side_by_side_are_told_apart(reports: Path) -> None:
    put(reports, "云水市林业局2024年报告.txt", "云水市水务局2024年报告.txt")
    assert {entry.issuer for entry in find_reports(reports)} == {"云水市林业局", "云水市水务局"}
    put(reports, "2023.txt")
    assert ("2023.txt", "", 2023) in found(reports)


def test_a_shortened_name_is_the_same_issuer(reports: Path) -> None:
    put(reports, "水务局2023年报告.txt", "云水市水务局2024年报告.txt")
    assert {entry.issuer for entry in find_reports(reports)} == {"云水市水务局"}


def test_an_empty_or_absent_folder(reports: Path) -> None:
    with pytest.raises(MissingReport, match="there is none"):
        choose(reports, [2024])
    with pytest.raises(MissingReport, match="no such folder"):
        choose(reports / "none", [2024])


@pytest.mark.parametrize(
    ("name", "title", "head", "year"),
    [
        ("2024.txt", "云水市2024年工作总结", "", 2024),
        ("2024.txt", "政府工作报告", "——2023年3月5日在大会上", 2024),
        ("2024.txt", "关于2023年预算执行情况与2024年预算草案的报告", "", 2024),
        ("report.txt", "二〇二三年工作总结", "", 2023),
        ("report.txt", "政府工作报告", "——2023年3月5日在大会上", 2023),
        ("report.txt", "年度报告", "数据统计期限自2022年1月1日起至2022年12月31日止。", 2022),
        ("report.txt", "执行报告", "二○一六年第四季度", 2016),
        ("report.txt", "年度报告", "全年办件。", None),
        ("20240105.txt", "云水市2023年报告", "", 2023),
    ],
)
def test_the_year_of_a_file(name: str, title: str, head: str, year: int | None) -> None:
    assert year_of(Path(name), title, head) == year


def test_a_title_that_contradicts_the_name_is_an_error_with_both(reports: Path) -> None:
    with pytest.raises(WrongYear, match=r"2025.*2024"):
        year_of(reports / "2025.txt", "云水市2024年工作总结")
