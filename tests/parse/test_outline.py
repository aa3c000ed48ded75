"""The outline of reports: each case is a text and the tree a reader would draw."""

from pathlib import Path

import pytest

from yoy.model import Block, Report
from yoy.parse.outline import find_sections
from yoy.parse.report import join_blocks
from yoy.parse.rows import mark_rows

CASES = sorted((Path(__file__).parent / "outlines").glob("*.txt"))


def outline(lines: list[str]) -> list[str]:
    blocks = mark_rows([Block(line, row="\t" in line) for line in lines])
    text, places = join_blocks(blocks)
    return [
        " ".join(filter(None, [s.number, "*" if s.kind == "item" else "", s.marker, s.title]))
        for s in find_sections(text, blocks, places)
    ]


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_outline(path: Path) -> None:
    text, tree = path.read_text(encoding="utf-8").split("\n---\n")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert outline(lines) == tree.splitlines()


def test_sections_end_at_their_last_character() -> None:
    blocks = (Block("一、情况"), Block("都好。"), Block("二、打算"))
    text, places = join_blocks(blocks)
    first, second = find_sections(text, blocks, places)
    assert text[first.span.start : first.span.end] == "一、情况\n都好。"
    assert text[second.heading.start : second.heading.end] == "二、打算"


def test_half_width_markers_are_the_same_markers() -> None:
    full = outline(["一、情况", "（一）做法。很好。", "１．开头。继续。"])
    half = outline(["一、情况", "(一)做法。很好。", "1.开头。继续。"])
    assert [line.split()[0] for line in full] == [line.split()[0] for line in half] == ["1", "1.1", "1.1.1"]


def test_corpus_yangjiang(yangjiang: Report) -> None:
    top = [s for s in yangjiang.sections if s.level == 1]
    assert [s.marker for s in top] == ["一、", "二、", "三、"]
    below = [s for s in yangjiang.sections if s.kind == "heading" and s.number.startswith("2.") and s.level == 2]
    assert [s.marker for s in below] == [f"({c})" for c in "一二三四五六七"]
    assert len([s for s in yangjiang.sections if s.kind == "item"]) == 40
    assert "打印" not in yangjiang.text and "浏览次数" not in yangjiang.text and "索引号" not in yangjiang.text
