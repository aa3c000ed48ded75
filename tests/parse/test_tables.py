"""Tables: what names a cell, and what is a code; all amounts are invented."""

import pytest

from tests.align.reports import report


def told(*lines: str) -> dict[str, str]:
    """The labels of the cells with their numbers as printed."""
    found = report(2024, "一、部门预算表", "单位：元", *lines).measures
    return {measure.label: measure.quantity.text for measure in found}


def test_codes_name_their_rows_and_count_nothing() -> None:
    lines = ("类\t款\t项\t科目名称\t合计\t基本支出", "205\t\t\t教育支出\t900\t500", "205\t02\t\t普通教育\t700\t300",
             "205\t02\t02\t其他支出\t400\t100", "205\t03\t\t职业教育\t200\t200", "205\t03\t02\t其他支出\t200\t200")  # fmt: skip
    found = told(*lines)
    assert found["普通教育/其他支出/合计"] == "400" and found["职业教育/其他支出/合计"] == "200"
    assert found["教育支出/普通教育/基本支出"] == "300" and found["教育支出/合计"] == "900"
    assert not {"205", "02", "03"} & set(found.values())
    parsed = report(2024, "一、部门预算表", *lines)
    codes = [parsed.slice(number.span) for number in parsed.numbers if number.verdict == "enumerator"]
    assert " ".join(code for code in codes if code.isdigit()) == "205 205 02 205 02 02 205 03 205 03 02"


def test_a_table_of_two_sides_names_each_by_its_own_column() -> None:
    found = told("收入-项目\t收入-预算数\t支出-项目\t支出-预算数", "一、拨款收入\t90\t一、教育支出\t80")
    assert found == {"拨款收入/收入/预算数": "90", "教育支出/支出/预算数": "80"}


def test_a_row_with_gaps_is_no_head() -> None:
    found = told("项目\t本年\t上年", "甲类\t1\t2", "乙类\t\t", "丙类\t3\t4")
    assert found == {"甲类/本年": "1", "甲类/上年": "2", "丙类/本年": "3", "丙类/上年": "4"}


@pytest.mark.parametrize("words", ["/", "—"])
def test_a_dash_names_nothing(words: str) -> None:
    assert told("项目\t单位\t本年", f"甲类\t{words}\t12") == {"甲类/本年": "12"}
