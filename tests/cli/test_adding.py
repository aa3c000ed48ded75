"""yoy add: what goes where, what is refused, and that nothing is touched where it is."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Yoy
from tests.read.same import same_report
from yoy.adding import folder_name


def report(path: Path, issuer: str, year: int, count: int = 30, title: str = "{issuer}{year}年工作报告") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = title.format(issuer=issuer, year=year)
    path.write_text(f"{head}\n一、主要工作\n办理申请{count}件。\n", encoding="utf-8")
    return path


def library(folder: Path) -> dict[str, bytes]:
    """All there is below the reports folder, files with their content."""
    below = (folder / "reports").rglob("*")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in below if path.is_file()}


def test_a_report_of_the_librarys_one_issuer_lies_beside_the_others(yoy: Yoy, folder: Path) -> None:
    report(folder / "新.txt", "云水市数据局", 2025)
    done = yoy("add", "新.txt")
    assert (done.returncode, done.stderr) == (0, "")
    for said in ("reports/2025.txt", "云水市数据局2025年工作报告", "2025", "章节数", "指标数"):
        assert said in done.stdout
    assert (folder / "reports/2025.txt").read_bytes() == (folder / "新.txt").read_bytes()
    assert yoy("compare", "2024", "2025", "-q").returncode == 0


def test_another_issuer_gets_a_folder_and_both_are_found(yoy: Yoy, folder: Path) -> None:
    report(folder / "a.txt", "临河县政务局", 2024)
    report(folder / "b.txt", "临河县政务局", 2023)
    assert yoy("add", "a.txt", "b.txt").returncode == 0
    assert {"reports/临河县政务局/2024.txt", "reports/临河县政务局/2023.txt", "reports/2024.txt"} <= set(
        library(folder)
    )
    report(folder / "c.txt", "云水市数据局", 2025)
    assert yoy("add", "c.txt").returncode == 0
    assert "reports/云水市数据局/2025.txt" in library(folder)
    for issuer, years in (("临河", ("2023", "2024")), ("云水", ("2023", "2024", "2025"))):
        assert yoy("compare", *years, "--issuer", issuer, "-q").returncode == 0, issuer
    assert yoy("compare", "2023", "2024").returncode == 4


def test_an_empty_library_is_made(yoy: Yoy, folder: Path) -> None:
    report(folder / "a.txt", "临河县政务局", 2024)
    report(folder / "b.txt", "临河县林业局", 2024)
    assert yoy("add", "a.txt", "b.txt", "--reports", "new/one").returncode == 0
    assert sorted(path.relative_to(folder).as_posix() for path in (folder / "new").rglob("*.txt")) == [
        "new/one/临河县政务局/2024.txt",
        "new/one/临河县林业局/2024.txt",
    ]


@pytest.mark.parametrize("existing", ["旧/2024.html", "2024年工作报告.txt"])
def test_a_year_that_is_there_in_another_place_or_format_is_there(existing: str, yoy: Yoy, folder: Path) -> None:
    report(folder / "reports/林业局" / existing, "云水市林业局", 2024)
    report(folder / "a.txt", "云水市林业局", 2024, 31)
    before = library(folder)
    done = yoy("add", "a.txt")
    assert done.returncode == 4 and "--replace" in done.stderr and existing in done.stderr
    assert library(folder) == before
    done = yoy("add", "a.txt", "--replace")
    assert done.returncode == 0 and existing in done.stdout
    after = library(folder)
    assert after.pop("reports/林业局/2024.txt") == (folder / "a.txt").read_bytes()
    assert f"reports/林业局/{existing}" not in after and set(after) < set(before)


def test_the_same_file_and_the_same_year_twice_are_refused(yoy: Yoy, folder: Path) -> None:
    (folder / "again.txt").write_bytes((folder / "reports/2024.txt").read_bytes())
    done = yoy("add", "again.txt", "--replace")
    assert done.returncode == 4 and "reports/2024.txt" in done.stderr
    for name, count in (("a.txt", 1), ("b.txt", 2)):
        report(folder / name, "云水市数据局", 2025, count)
    before = library(folder)
    done = yoy("add", "a.txt", "b.txt")
    assert done.returncode == 4 and "a.txt" in done.stderr and "b.txt" in done.stderr
    assert library(folder) == before
    assert yoy("add", "a.txt", "./a.txt", "a.txt").returncode == 0


def test_every_bad_file_is_named_and_no_good_one_is_written(yoy: Yoy, folder: Path) -> None:
    report(folder / "good.txt", "云水市数据局", 2025)
    (folder / "empty2026.txt").write_bytes(b"")
    (folder / "nothing.txt").write_text("办理申请30件。\n", encoding="utf-8")
    before = library(folder)
    done = yoy("add", "good.txt", "empty2026.txt", "none.txt", "nothing.txt")
    assert done.returncode == 7 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 3
    assert all(name in done.stderr for name in ("empty2026.txt", "none.txt", "nothing.txt", "--year"))
    assert library(folder) == before


def test_what_the_user_says_and_what_the_title_says(yoy: Yoy, folder: Path) -> None:
    (folder / "nothing.txt").write_text("办理申请30件。\n", encoding="utf-8")
    assert yoy("add", "nothing.txt", "--year", "2021", "--issuer", "云水市数据局").returncode == 0
    assert "reports/2021.txt" in library(folder)
    report(folder / "2026发布.txt", "云水市数据局", 2025)
    done = yoy("add", "2026发布.txt")
    assert done.returncode == 8 and "--year" in done.stderr
    assert yoy("add", "2026发布.txt", "--year", "2022").returncode == 8
    assert yoy("add", "2026发布.txt", "--year", "2025").returncode == 0
    assert yoy("add", "nothing.txt", "2026发布.txt", "--year", "2025").returncode == 2
    report(folder / "reports/林业局/2024.txt", "林业局", 2024)
    (folder / "nobody2019.txt").write_text("办理申请31件。\n", encoding="utf-8")
    done = yoy("add", "nobody2019.txt")
    assert done.returncode == 2 and "--issuer" in done.stderr


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx", "pdf"])
def test_every_kind_that_is_read_is_added_under_its_own_name(kind: str, yoy: Yoy, folder: Path) -> None:
    same_report(folder / f"报告.{kind}", ["云水市数据局2025年工作报告", "一、主要工作", "全年办理申请160件。"])
    done = yoy("add", f"报告.{kind}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / f"reports/2025.{kind}").read_bytes() == (folder / f"报告.{kind}").read_bytes()
    assert yoy("compare", "2024", "2025", "-q").returncode == 0


def test_a_file_is_named_for_what_it_is(yoy: Yoy, folder: Path) -> None:
    (folder / "a.doc").write_text("<html><body><p>云水市数据局2025年工作报告</p></body></html>", encoding="utf-8")
    assert yoy("add", "a.doc").returncode == 0
    assert "reports/2025.html" in library(folder)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_never_leads_out_of_the_library(yoy: Yoy, folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    report(folder / "reports/林业局/2024.txt", "林业局", 2024)
    (folder / "reports/水务局").symlink_to(folder / "elsewhere")
    report(folder / "a.txt", "水务局", 2025)
    assert yoy("add", "a.txt", "--issuer", "水务局").returncode == 9
    (folder / "reports/林业局/2025.txt").symlink_to("nowhere")
    report(folder / "b.txt", "林业局", 2025)
    assert yoy("add", "b.txt", "--issuer", "林业局").returncode == 4
    assert yoy("add", "b.txt", "--issuer", "林业局", "--replace").returncode == 0
    assert not (folder / "reports/林业局/2025.txt").is_symlink()
    assert not list((folder / "elsewhere").iterdir()) and not (folder / "reports/林业局/nowhere").exists()


@pytest.mark.parametrize(
    ("issuer", "name"),
    [
        ("云水市数据局", "云水市数据局"),
        ("云水/数据\\局:*?", "云水_数据_局___"),
        ("../../etc", "issuer-.._.._etc"),
        ("CON", "CON_"),
        ("nul.局", "nul_.局"),
        ("COM1", "COM1_"),
        ("CONTROL", "CONTROL"),
        ("局. .", "局"),
        ("", "issuer-"),
        ("..", "issuer-"),
        ("云\n水\x00市\u202e\ud800局", "云_水_市__局"),
        ("_局", "issuer-_局"),
        ("说明局", "issuer-说明局"),
        (" 局\u3000", "局"),
    ],
)
def test_names_of_folders_fit_all_systems(issuer: str, name: str) -> None:
    assert folder_name(issuer) == name


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = folder_name("某" * 300 + "甲"), folder_name("某" * 300 + "乙")
    assert one != other and max(len(one.encode()), len(other.encode())) <= 150
