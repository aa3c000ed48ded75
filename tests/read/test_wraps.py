import pytest

from tests.read.conftest import Write
from yoy.read import read
from yoy.read.wraps import glue


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("新时代中国特", "色社会主义", "新时代中国特色社会主义"),
        ("增长5.1", "个百分点", "增长5.1个百分点"),
        ("处置问题12", "04个", "处置问题1204个"),
        ("货币供应量M2", "余额", "货币供应量M2余额"),
        ("the share of", "decisions rose", "the share of decisions rose"),
        ("in the year-", "on-year rate", "in the year-on-year rate"),
        ("第一部分", "总体情况", "第一部分 总体情况"),
        ("表1", "2024 年收支", "表1 2024 年收支"),
    ],
)
def test_two_halves_of_a_line(before: str, after: str, whole: str) -> None:
    assert glue(before, after) == whole


@pytest.mark.parametrize(
    "text",
    [
        "2024年工作报告\n王某\n\n各位代表：\n\n全年经济增长。",
        "（一）主动公开情况\n全年主动公开信息12条。\n（二）依申请公开情况\n全年受理申请3件。",
        "一、总体情况。\n全年公开信息\n共12条。",
        "第一条\n第二条\n\n第三条。",
    ],
)
def test_lines_that_may_stand_alone_are_not_joined(text: str, write: Write) -> None:
    lines = [line for line in text.split("\n") if line]
    assert [block.text for block in read(write("2024.txt", text)).blocks] == lines


def test_page_numbers_are_told_from_numbers_in_a_table(write: Write) -> None:
    pages = [f"- {number} -\n\n第{number}页的事项办理情况良好。\n\n{number * 7}\n\n" for number in range(1, 6)]
    texts = [block.text for block in read(write("2024.txt", "".join(pages))).blocks]
    assert texts == [text for number in range(1, 6) for text in (f"第{number}页的事项办理情况良好。", str(number * 7))]


def test_running_heads_are_dropped(write: Write) -> None:
    pages = [f"云水市水务局年报\n\n第{'一二三四'[number]}季度完成投资{number + 3}亿元。\n" for number in range(4)]
    texts = [block.text for block in read(write("2024.txt", "\x0c".join(pages))).blocks]
    assert texts.count("云水市水务局年报") <= 1 and len(texts) <= 5
