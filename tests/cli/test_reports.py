"""yoy list, outline, figures and what stands around them."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Yoy


def test_list(yoy: Yoy) -> None:
    lines = yoy("list").stdout.splitlines()
    assert len(lines) == 3
    assert lines[1].split()[:2] == ["云水市数据局", "2023"]
    assert "reports/2024.txt" in lines[2]


def test_list_names_what_cannot_be_read(yoy: Yoy, folder: Path) -> None:
    (folder / "reports/2022.txt").write_bytes(b"")
    said = yoy("list").stdout
    assert "2022.txt" in said and "空的" in said


def test_list_of_a_folder_that_is_not_there(yoy: Yoy) -> None:
    assert yoy("list", "--reports", "none").returncode == 3


def test_outline(yoy: Yoy) -> None:
    assert yoy("outline", "2024").stdout.splitlines() == [
        "云水市数据局2024年工作报告",
        "  一、主要工作",
        "  二、下一步打算",
    ]


def test_text_shows_headings_rows_and_pages(yoy: Yoy, folder: Path) -> None:
    (folder / "a.md").write_text(
        "# 工作报告\n\n## 一、概述\n\n办理申请30件。\n\n项目\t件数\n许可\t\x1b[31m3\n\x0c（二）其他\n\n无。\n",
        encoding="utf-8",
    )
    done = yoy("text", "a.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "[1]", "工作报告", "# 一、概述", "办理申请30件。", "| 项目 | 件数 |", "| 许可 |  [31m3 |",
        "[2]", "## （二）其他", "无。",
    ]  # fmt: skip


def test_text_names_what_was_left_out_beside_the_text(yoy: Yoy, folder: Path) -> None:
    text = (folder / "reports/2024.txt").read_text(encoding="utf-8")
    (folder / "reports/2024.txt").write_text(
        f"索引号：X01  发布机构：云水市数据局\n【打印】\n{text}版权所有\n", encoding="utf-8"
    )
    done = yoy("text", "2024")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:2] == ["云水市数据局2024年工作报告", "# 一、主要工作"]
    assert [line for line in done.stderr.splitlines() if "已略去" in line] == [
        "已略去：索引号：X01  发布机构：云水市数据局", "已略去：【打印】", "已略去：版权所有",
    ]  # fmt: skip
    assert "left out" in yoy("text", "2024", "--lang", "en").stderr
    assert yoy("text", "1999").returncode == 3 and yoy("text", "none.txt").returncode == 6


def test_figures(yoy: Yoy) -> None:
    lines = yoy("figures", "2024").stdout.splitlines()
    assert "150" in lines[1] and "件" in lines[1]


def test_figures_as_data(yoy: Yoy) -> None:
    (measure,) = json.loads(yoy("figures", "2024", "--format", "json").stdout)["measures"]
    assert (measure["value"], measure["unit"]) == (150, "件")
    (row,) = csv.DictReader(io.StringIO(yoy("figures", "2024", "--format", "csv").stdout.lstrip("\ufeff")))
    assert row["单位"] == "件"


def test_figures_of_several_reports_stream_in_long_form(yoy: Yoy) -> None:
    said = yoy("figures", "2023", "2024", "--format", "csv", "-").stdout
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(row["year"], row["value"], row["unit"]) for row in rows] == [("2023", "120", "件"), ("2024", "150", "件")]
    assert len({row["series"] for row in rows}) == 1
    assert yoy("figures", "2023", "2024", "--all").returncode == 2
    assert yoy("figures", "2024", "--only", "申请").returncode == 2


def test_every_number_has_a_verdict(yoy: Yoy) -> None:
    data = json.loads(yoy("figures", "reports/2024.txt", "--all", "--format", "json").stdout)
    verdicts = {number["text"]: number["verdict"] for number in data["numbers"]}
    assert verdicts["150"] == "figure" and verdicts["2024"] == "year"


def test_version_and_help(yoy: Yoy) -> None:
    assert yoy("--version").stdout.startswith("yoy ")
    said = yoy("--help").stdout
    for command in ("compare", "list", "outline", "figures"):
        assert command in said


def test_no_report_of_that_year(yoy: Yoy) -> None:
    done = yoy("outline", "1999")
    assert (done.returncode, done.stdout) == (3, "")
    assert "1999" in done.stderr
