"""The workbook recalculated by LibreOffice: every number is the JSON view's, before and after a figure is edited."""

import io
import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yoy import compare
from yoy.model import Comparison
from yoy.view.render import render_view

REPORTS = Path(__file__).parents[2] / "reports"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Sparkline Group extension is not supported"),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def two_years() -> Comparison:
    return compare([2023, 2024], reports=REPORTS).comparison


def recalculated(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """The rows of 指标变化 after LibreOffice has opened the workbook, worked out all of it and saved it."""
    (folder / "in").mkdir()
    (folder / "in/book.xlsx").write_bytes(content)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless"]
    convert = [*office, "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(folder / "in/book.xlsx")]
    done = subprocess.run(convert, capture_output=True, text=True, timeout=180, check=False)
    if not (folder / "out/book.xlsx").exists():
        pytest.skip(f"this LibreOffice opens no workbook: {done.stderr.strip()[-80:]}")
    sheet = openpyxl.load_workbook(folder / "out/book.xlsx", data_only=True)["指标变化"]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def without_cached_values(content: bytes, edit: dict[str, float]) -> bytes:
    """The workbook with its formulas' values gone, as openpyxl saves it, and some cells of 指标变化 edited."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for address, value in edit.items():
        book["指标变化"][address] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_number_is_the_json_views(two_years: Comparison, tmp_path: Path) -> None:
    book = render_view("xlsx", two_years)
    assert isinstance(book, bytes)
    data = json.loads(str(render_view("json", two_years)), parse_float=Decimal)
    told, measures = data["deltas"], {measure["id"]: measure for measure in data["measures"]}
    rows = recalculated(without_cached_values(book, {}), tmp_path)
    assert len(rows) == len(told)
    scales = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "千": 10**3, "百": 100, "百万": 10**6, "千万": 10**7}
    stated = 0
    for row, delta in zip(rows, told, strict=True):
        scale = scales[(row["单位"] or "").removesuffix(row["基本单位"] or "")]
        for year, side in (("2023年", "before"), ("2024年", "after")):
            if delta[side] is None:
                assert row[year] is None and row[f"{year}（基本单位）"] is None
            else:
                value = float(measures[delta[side]]["value"])
                assert float(row[f"{year}（基本单位）"]) == pytest.approx(value, rel=1e-12)
                assert float(row[year]) * scale == pytest.approx(value, rel=1e-12)
        if delta["change"] is None:
            assert row["增减"] is None
        else:
            stated += 1
            assert float(row["增减"]) == pytest.approx(float(delta["change"]) / scale, abs=1e-7)
        if delta["ratio"] is None:
            assert row["增减幅度"] in (None, "")
        else:
            assert float(row["增减幅度"]) == pytest.approx(float(delta["ratio"]), abs=1e-6)
    assert stated > 100


def test_an_edited_figure_recalculates(two_years: Comparison, tmp_path: Path) -> None:
    book = render_view("xlsx", two_years)
    assert isinstance(book, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(book))["指标变化"]
    titles = [cell.value for cell in sheet[1]]
    before, after, change = (titles.index(name) for name in ("2023年", "2024年", "增减"))
    number = next(k for k, row in enumerate(sheet.iter_rows(values_only=True), 1) if str(row[change]).startswith("="))
    edited = {sheet.cell(number, after + 1).coordinate: 1000.5}
    row = recalculated(without_cached_values(book, edited), tmp_path)[number - 2]
    assert row["2024年"] == 1000.5
    assert row["增减"] == pytest.approx(1000.5 - row["2023年"])
    assert row["增减幅度"] == pytest.approx(1000.5 / row["2023年"] - 1)
    assert before < after < change
