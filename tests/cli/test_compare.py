"""yoy compare, as it is typed."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Yoy


def test_years_become_four_files(yoy: Yoy, folder: Path) -> None:
    done = yoy("compare", "2023", "2024")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        f"2023-2024.{kind}" for kind in ("csv", "html", "json", "xlsx")
    ]
    for said in ("2023年 → 2024年", "120件", "150件", "+30件", "+25.00%", "云水通", "护苗", "2023-2024.html"):
        assert said in done.stdout


def test_order_and_repeats_do_not_matter(yoy: Yoy) -> None:
    assert (
        yoy("compare", "2024", "2023", "2024", "--format", "json", "-").stdout
        == yoy("compare", "2023", "2024", "--format", "json", "-").stdout
    )


def test_files_from_anywhere(yoy: Yoy, folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    for year in ("2023", "2024"):
        (folder / "reports" / f"{year}.txt").rename(folder / "elsewhere" / f"我的{year}.txt")
    done = yoy("compare", "elsewhere/我的2023.txt", "elsewhere/我的2024.txt", "--format", "json", "--out", "there")
    assert done.returncode == 0
    assert json.loads((folder / "there/2023-2024.json").read_text(encoding="utf-8"))["years"] == [2023, 2024]


def test_a_dash_writes_one_format_and_nothing_else(yoy: Yoy, folder: Path) -> None:
    done = yoy("compare", "2023", "2024", "--format", "json", "-")
    assert json.loads(done.stdout)["years"] == [2023, 2024]
    assert done.stderr == ""
    assert not (folder / "out").exists()
    rows = list(
        csv.DictReader(io.StringIO(yoy("compare", "2023", "2024", "--format", "csv", "-").stdout.lstrip("\ufeff")))
    )
    assert [row["增减"] for row in rows if row["单位"] == "件"] == ["30"]


def test_a_dash_needs_one_format(yoy: Yoy) -> None:
    done = yoy("compare", "2023", "2024", "-")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--format" in done.stderr


def test_quiet_says_nothing(yoy: Yoy, folder: Path) -> None:
    done = yoy("compare", "2023", "2024", "--quiet", "--format", "csv")
    assert (done.stdout, done.stderr) == ("", "")
    assert (folder / "out/2023-2024.csv").exists()


def test_exit_code_says_whether_anything_changed(yoy: Yoy) -> None:
    assert yoy("compare", "2023", "2024", "--exit-code", "-q", "--format", "json").returncode == 1
    assert yoy("compare", "2023", "2023", "--exit-code", "-q", "--format", "json").returncode == 0


def test_english(yoy: Yoy) -> None:
    said = yoy("compare", "2023", "2024", "--lang", "en", "--format", "csv").stdout
    assert "Largest movements" in said
    assert "same wording" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["2023"], 2, "至少两个年份"),
        (["2023", "2031"], 3, "没有2031年的报告，现有：2023, 2024"),
        (["2030", "2031"], 3, "2030"),
        (["2023", "nowhere.txt"], 6, "nowhere.txt：无法打开"),
        (["2023", "2024", "--format", "exe"], 2, "没有“exe”这种格式"),
        (["2023", "2024", "--lang", "fr"], 2, "zh 或 en"),
        (["2023", "2024", "--issuer", "别处"], 3, "没有“别处”"),
        (["2023", "2024", "--reports", "none"], 3, "none：没有这个文件夹"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_written(
    yoy: Yoy, folder: Path, arguments: list[str], code: int, said: str
) -> None:
    done = yoy("compare", *arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (folder / "out").exists()


def test_every_missing_year_is_named(yoy: Yoy) -> None:
    done = yoy("compare", "2030", "2031")
    assert "2030" in done.stderr and "2031" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_two_files_for_one_year(yoy: Yoy, folder: Path) -> None:
    (folder / "reports/2024年报.txt").write_text("一、情况\n办件12件。\n", encoding="utf-8")
    done = yoy("compare", "2023", "2024")
    assert done.returncode == 4
    assert "2024.txt" in done.stderr and "2024年报.txt" in done.stderr


def test_a_title_that_contradicts_the_name(yoy: Yoy, folder: Path) -> None:
    (folder / "reports/2025.txt").write_text("云水市数据局2022年工作报告\n一、情况\n办件12件。\n", encoding="utf-8")
    done = yoy("compare", "2024", "2025")
    assert done.returncode == 8
    assert "2025.txt" in done.stderr and "2022" in done.stderr


def test_two_issuers_only_when_asked_for(yoy: Yoy, folder: Path) -> None:
    other = folder / "临河县政务局2024年工作报告.txt"
    other.write_text("临河县政务局2024年工作报告\n一、情况\n办件12件。\n", encoding="utf-8")
    refused = yoy("compare", "reports/2023.txt", other.name, "--format", "json")
    assert refused.returncode == 4
    assert "云水市数据局" in refused.stderr and "临河县政务局" in refused.stderr
    assert yoy("compare", "reports/2023.txt", other.name, "--format", "json", "--mixed-issuers").returncode == 0


def test_settings_of_a_project(yoy: Yoy, folder: Path) -> None:
    (folder / "yoy.toml").write_text('out = "published"\nformat = "csv"\nlang = "en"\n', encoding="utf-8")
    done = yoy("compare", "2023", "2024")
    assert [path.name for path in (folder / "published").iterdir()] == ["2023-2024.csv"]
    assert "Largest movements" in done.stdout


def test_settings_in_pyproject(yoy: Yoy, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.yoy]\nout = "published"\nformat = "json"\n', encoding="utf-8")
    yoy("compare", "2023", "2024")
    assert [path.name for path in (folder / "published").iterdir()] == ["2023-2024.json"]


def test_an_unknown_setting_is_told(yoy: Yoy, folder: Path) -> None:
    (folder / "yoy.toml").write_text('colour = "red"\n', encoding="utf-8")
    done = yoy("compare", "2023", "2024")
    assert done.returncode == 2
    assert "yoy.toml" in done.stderr and "colour" in done.stderr


def test_other_formats_are_written_when_asked_for(yoy: Yoy, folder: Path) -> None:
    done = yoy("compare", "2023", "2024", "--format", "docx,md,tidy", "--layout", "inline", "--unchanged")
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in (folder / "out").iterdir())
    assert written == ["2023-2024-tidy.csv", "2023-2024.docx", "2023-2024.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--layout", "wide"], "版式"),
        (["--encoding", "latin-1"], "编码"),
        (["--min-change", "0.05"], "百分数"),
        (["--min-change", "-5%"], "百分数"),
        (["--min-change", "nan%"], "百分数"),
        (["--only", "并无此事"], "没有这样的章节"),
    ],
)
def test_a_choice_that_isnt_one_is_refused(yoy: Yoy, folder: Path, arguments: list[str], said: str) -> None:
    done = yoy("compare", "2023", "2024", *arguments)
    assert done.returncode == 2
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert not (folder / "out").exists()


def test_csv_for_older_programs(yoy: Yoy, folder: Path) -> None:
    assert yoy("compare", "2023", "2024", "--format", "csv", "--encoding", "gb18030", "-q").returncode == 0
    assert "办理申请" in (folder / "out/2023-2024.csv").read_bytes().decode("gb18030")
    assert yoy("compare", "2023", "2024", "--format", "csv", "--no-bom", "-q").returncode == 0
    assert not (folder / "out/2023-2024.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_narrows_what_is_written(yoy: Yoy) -> None:
    whole, narrow = (
        json.loads(yoy("compare", "2023", "2024", "--format", "json", *only, "-").stdout)
        for only in ([], ["--only", "下一步打算"])
    )
    assert len(narrow["alignment"]) < len(whole["alignment"]) and not narrow["deltas"]
    assert "下一步打算" in narrow["notes"][-1]


def test_the_workbook_links_into_the_page_beside_it(yoy: Yoy, folder: Path) -> None:
    assert yoy("compare", "2023", "2024", "--format", "html,xlsx", "-q").returncode == 0
    page = (folder / "out/2023-2024.html").read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(folder / "out/2023-2024.xlsx")["指标变化"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    for link in links:
        assert link.target == "2023-2024.html" and f'id="{link.location}"' in page
    assert yoy("compare", "2023", "2024", "--format", "xlsx", "-q").returncode == 0
    sheet = openpyxl.load_workbook(folder / "out/2023-2024.xlsx")["指标变化"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
