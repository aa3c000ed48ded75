"""The workbook, read back with openpyxl: numbers are numbers, formulas are ours, text is text, bytes are the same."""

import dataclasses
import io
import re
import zipfile
from decimal import Decimal
from typing import Any
from xml.dom import minidom

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.view.example import comparison
from yoy.model import Comparison
from yoy.view.cells import in_scale, printable, scale_of
from yoy.view.messages import Words
from yoy.view.workbook import render_workbook

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension is not supported")

SHEETS = ["说明", "指标变化", "指标序列", "新增与取消", "章节对照", "承诺与核对", "篇幅与用词"]
HOSTILE = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1",
    "at": "@SUM(1)",
    "array formula": "{=1+1}",
    "tab": "\t=1",
    "link": "http://example.org/",
    "inner link": "internal:Sheet1!A1",
    "markup": "<r><t>x</t></r>",
    "escape": "_x0041_",
    "control": "\x00\x0b\x1f",
    "surrogate": "\ud800\uffff",
    "astral": "𠮷" * 3,
    "number": "1e5",
    "long": "长" * 40_000,
    "astral and long": "𠮷" * 20_000,
}


def opened(source: Comparison, values: bool = False, lang: str = "zh") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(source, Words(lang))), data_only=values, rich_text=False)  # type: ignore[arg-type]


def records(sheet: Worksheet) -> list[dict[str, Any]]:
    header, *rows = sheet.iter_rows(values_only=True)
    assert len(set(header)) == len(header)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize("years", [(2023, 2024), (2022, 2023, 2024)])
def test_figures_are_numbers_in_the_stated_unit(years: tuple[int, ...]) -> None:
    source = comparison(years)
    names = ("2023年", "2024年") if len(years) == 2 else ("上年", "本年")
    rows = records(opened(source, values=True)["指标变化"])
    assert len(rows) == len(source.deltas)
    for row, delta in zip(rows, source.deltas, strict=True):
        scale = scale_of(delta.before, delta.after)
        assert row["单位"] == scale + delta.unit
        assert row["基本单位"] == delta.unit
        for name, measure in zip(names, (delta.before, delta.after), strict=True):
            if measure is None:
                assert row[name] is None
                continue
            value = measure.quantity.value
            assert row[name] == pytest.approx(float(in_scale(value, scale)), rel=1e-15)
            assert row[f"{name}（基本单位）"] == pytest.approx(float(value), rel=1e-15)
            assert row[f"{name}原文"] == measure.quantity.text


def test_changes_are_formulas_with_the_exact_value_cached() -> None:
    source = comparison()
    formulas, values = (records(opened(source, values=cached)["指标变化"]) for cached in (False, True))
    for k, (formula, value, delta) in enumerate(zip(formulas, values, source.deltas, strict=True), start=2):
        if delta.change is None:
            assert formula["增减"] is None
            continue
        assert formula["增减"] == f"=ROUND(E{k}-D{k},8)"
        assert value["增减"] == float(in_scale(delta.change, scale_of(delta.before, delta.after)))
        if delta.ratio is not None:
            assert formula["增减幅度"] == f'=IF(D{k}=0,"",E{k}/D{k}-1)'
            assert value["增减幅度"] == float(delta.ratio)
    assert [row["增减"] for row in values] == [3.28, -0.1, 2260.68, None, None, None]


def test_numbers_show_their_bound_and_decimals() -> None:
    sheet = opened(comparison())["指标变化"]
    forms = {
        row[0].value: (row[3].number_format, row[4].number_format, row[5].number_format)
        for row in sheet.iter_rows(min_row=2)
    }
    assert forms["办件量"] == ("#,##0.0", "#,##0.00", '"▲"#,##0.00;"▼"#,##0.00;"持平"')
    assert forms["网办率"][2] == '"▲"#,##0.0"个百分点";"▼"#,##0.0"个百分点";"持平"'
    assert forms["服务群众"][0] == '"超过"#,##0'
    assert forms["开放数据"][1] == '"约"#,##0.00'


def test_up_is_red_and_down_is_green() -> None:
    rules = [rule for area in opened(comparison())["指标变化"].conditional_formatting for rule in area.rules]
    looks = {rule.formula[0]: rule.dxf.font.color.rgb for rule in rules}
    assert looks["AND(ISNUMBER($F2),$F2>0)"] == "FFC00000"
    assert looks["AND(ISNUMBER($F2),$F2<0)"] == "FF00703C"
    assert len(rules) == 4


def test_series_stand_over_all_years() -> None:
    rows = {row["指标"]: row for row in records(opened(comparison((2022, 2023, 2024)), values=True)["指标序列"])}
    assert [rows["办件量"][f"{year}年"] for year in (2022, 2023, 2024)] == [9.8, 12.6, 15.88]
    assert [rows["开放数据"][f"{year}年"] for year in (2022, 2023, 2024)] == [None, None, 5.66]
    assert rows["窗口数"]["2024年"] is None


def test_three_years_have_sparklines_and_charts_two_have_none() -> None:
    for years, charts, sparklines in (((2023, 2024), 0, 0), ((2022, 2023, 2024), 3, 6)):
        with zipfile.ZipFile(io.BytesIO(render_workbook(comparison(years), Words()))) as parts:
            assert len([name for name in parts.namelist() if re.search(r"charts/chart\d", name)]) == charts
            assert parts.read("xl/worksheets/sheet3.xml").count(b"<x14:sparkline>") == sparklines


def test_sheets_can_be_worked_and_printed() -> None:
    book = opened(comparison())
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        sheet = book[name]
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_area
    assert book.properties.creator == "yoy"
    assert book.properties.title == "临河县政务局　2023年、2024年报告对照"


def test_passages_stand_side_by_side() -> None:
    rows = records(opened(comparison())["章节对照"])
    assert [row["状态"] for row in rows] == ["未变", "改写", "删除", "新增"]
    assert rows[0]["2024年"] == "一、2024年工作"  # the same but for the year, which 同左 would get wrong
    assert rows[1]["2023年"].startswith("办件量12.6万件")
    assert rows[1]["变动说明"] == "移位\n办件量 ▲3.28万件\n网办率 ▼0.1个百分点\n结余资金 ▲2,260.68元"
    assert (rows[2]["2024年"], rows[3]["2023年"]) == (None, None)


def test_a_report_against_another_printing_of_itself() -> None:
    source = comparison()
    report = source.reports[0]
    reports = report, dataclasses.replace(report, key="2023-2")
    same = Comparison(dataclasses.replace(source.alignment, reports=reports), source.changes[:1], (), (), (), ())
    row = records(opened(same)["章节对照"])[0]
    assert (row["2023年"], row["2023年 (2023-2)"], row["状态"]) == ("一、2023年工作", "同左", "未变")


def test_removed_words_are_struck_and_added_words_underlined() -> None:
    with zipfile.ZipFile(io.BytesIO(render_workbook(comparison(), Words()))) as parts:
        styles = parts.read("xl/styles.xml")
    assert b"<strike/>" in styles
    assert b"<u/>" in styles


def test_promises_and_checks_begin_with_what_is_wrong() -> None:
    rows = records(opened(comparison())["承诺与核对"])
    assert [row["结论"] for row in rows] == ["不符", "待核", "未能核对", "相符", "部分兑现"]
    assert rows[0]["计算值或实际值"] == 3341
    assert rows[-1]["单位"] == "万件"


def test_named_things_come_before_passages() -> None:
    rows = records(opened(comparison())["新增与取消"])
    assert [(row["状态"], row["类别"]) for row in rows] == [
        ("更名", "平台系统"),
        ("未再提及", "行动工程"),
        ("删除", "语句"),
        ("新增", "表格行"),
    ]
    assert rows[0]["原名称"] == "云桥平台"


@pytest.mark.parametrize("odd", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(odd: str) -> None:
    data = render_workbook(comparison((2022, 2023, 2024), odd), Words())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            minidom.parseString(parts.read(name))
            assert b"<hyperlink" not in parts.read(name)
    book = openpyxl.load_workbook(io.BytesIO(data))
    formulas = 0
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert not cell.hyperlink
            if cell.data_type == "f":
                formulas += 1
                assert re.fullmatch(
                    r'=ROUND\([A-Z]\d+-[A-Z]\d+,8\)|=IF\([A-Z]\d+=0,"",[A-Z]\d+/[A-Z]\d+-1\)', str(cell.value)
                )
            elif isinstance(cell.value, str):
                assert cell.data_type == "s"
                assert len(cell.value.encode("utf-16-le")) // 2 <= 32767
    assert formulas == 10
    label = book["指标变化"]["A2"].value
    said = printable(odd) + "办件量"
    if len(odd) < 1000:
        assert label.replace("_x005F_", "_") == said
    else:
        assert label[:1000] == said[:1000]
        assert label.endswith(f"……（以下从略，原文共 {len(said)} 字）")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30))
def test_any_text_makes_a_workbook_that_opens(odd: str) -> None:
    opened(comparison(odd=odd))


def test_a_report_with_nothing_in_it() -> None:
    source = comparison()
    empty = Comparison(source.alignment, (), (), (), (), ())
    book = opened(empty)
    assert book["指标变化"]["A2"].value == "无"
    assert book.sheetnames == SHEETS


def test_english_workbook_has_english_words() -> None:
    book = opened(comparison(), lang="en")
    assert book.sheetnames[1] == "Figure changes"
    assert book["Figure changes"]["H2"].value == "up"


def test_every_title_is_in_the_catalogue() -> None:
    book = opened(comparison((2022, 2023, 2024)))
    for name in SHEETS[1:]:
        for cell in book[name][1]:
            assert not re.search("[a-z]", str(cell.value)), cell.value


def test_same_input_same_bytes() -> None:
    first, again = (render_workbook(comparison((2022, 2023, 2024)), Words()) for _ in range(2))
    assert first == again


def test_exact_values_survive_the_way_through_the_cell() -> None:
    rows = records(opened(comparison(), values=True)["指标变化"])
    assert Decimal(repr(rows[2]["2024年（基本单位）"])) == Decimal("2083.68")
