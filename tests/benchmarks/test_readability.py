"""The measures of readability, counted by hand on small texts."""

import pytest
from readability import BESIDE, Pair, Text, beside, measure, read_text
from runs import Op, Script, folded_runs, whole_script

Edits = list[tuple[Op, str]]
PLAIN = Text("", frozenset(), frozenset())


def spelt(edits: Edits) -> tuple[str, str]:
    earlier = "".join(text for op, text in edits if op != "insert")
    later = "".join(text for op, text in edits if op != "delete")
    return earlier, later


def measured(edits: Edits, pairs: list[Pair] | None = None) -> dict[str, object]:
    earlier, later = map(read_text, spelt(edits))
    found = measure([whole_script(edits)], earlier, later, pairs or [])
    return {name: getattr(found, name) for name in found.__slots__}


CASES: list[tuple[str, Edits, dict[str, object]]] = [
    ("nothing changed", [("equal", "全市办理事项")], {"matched": 1.0, "changes": 0, "crumbs": 0, "word_cuts": 0}),
    ("nothing in common", [("delete", "甲"), ("insert", "乙")], {"matched": 0.0, "changes": 0, "crumbs": 0}),
    (
        "a change of whole words",
        [("equal", "全市"), ("delete", "办理"), ("insert", "完成"), ("equal", "事项")],
        {"matched": 2 / 3, "changes": 1, "crumbs": 0, "word_cuts": 0, "number_cuts": 0},
    ),
    (
        "crumbs are short equal runs between two changes, at the edges they are none",
        [
            ("equal", "市"),
            ("delete", "甲"),
            ("equal", "的"),
            ("insert", "乙"),
            ("equal", "，"),
            ("delete", "丙"),
            ("equal", "。"),
        ],
        {"changes": 3, "crumbs": 2, "word_crumbs": 1},
    ),
    (
        "three characters are no crumb",
        [("delete", "甲"), ("equal", "事项数"), ("insert", "乙")],
        {"changes": 2, "crumbs": 0},
    ),
    (
        "a word cut at both ends of a change: 失业率 and 就业率",
        [("delete", "失"), ("insert", "就"), ("equal", "业率")],
        {"changes": 1, "word_cuts": 1},
    ),
    (
        "a number cut at both ends of a change, its per cent sign is part of it",
        [("equal", "占比5."), ("delete", "5"), ("insert", "2"), ("equal", "%")],
        {"word_cuts": 0, "number_cuts": 2},
    ),
    (
        "whole numbers exchanged",
        [("equal", "占比"), ("delete", "5.5%"), ("insert", "5.2%"), ("equal", "。")],
        {"word_cuts": 0, "number_cuts": 0},
    ),
    (
        "neighbouring runs of one kind are one, whatever their order",
        [("insert", "乙"), ("delete", "甲"), ("insert", "丙"), ("equal", "事"), ("equal", "项"), ("delete", "丁")],
        {"changes": 2, "crumbs": 1},
    ),
]


@pytest.mark.parametrize(("edits", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_measures(edits: Edits, expected: dict[str, object]) -> None:
    found = measured(edits)
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    assert found["spells"] is True


def test_white_space_and_width_are_no_change() -> None:
    assert folded_runs([("equal", "甲 乙，\n"), ("delete", " "), ("equal", "丙")]) == (("equal", "甲乙,丙"),)


def test_an_output_that_lost_a_character_does_not_spell() -> None:
    lost = whole_script([("equal", "全市办理")])
    assert not measure([lost], read_text("全市办理"), read_text("全市办理。"), []).spells


def test_an_output_that_prints_a_passage_twice_does_not_spell() -> None:
    twice = [whole_script([("equal", "全市")])] * 2
    assert not measure(twice, read_text("全市"), read_text("全市"), []).spells


def test_rows_that_cross_spell_both_texts() -> None:
    first = Script(folded_runs([("equal", "甲。")]), [0, 1], [2, 3])
    second = Script(folded_runs([("equal", "乙。")]), [2, 3], [0, 1])
    assert measure([first, second], read_text("甲。乙。"), read_text("乙。甲。"), []).spells


@pytest.mark.parametrize(("between", "verdict"), [(0, True), (BESIDE, True), (BESIDE + 1, False)])
def test_beside_counts_the_characters_printed_between(between: int, verdict: bool) -> None:
    script = whole_script([("delete", "3" + "甲" * between), ("insert", "5")])
    assert beside([script], [Pair((0, 1), (0, 1))]) == [verdict]


def test_an_equal_figure_is_beside_itself() -> None:
    assert beside([whole_script([("equal", "约5%")])], [Pair((1, 2), (1, 2))]) == [True]


def test_figures_in_two_rows_are_not_beside() -> None:
    gone = Script(folded_runs([("delete", "3%")]), [0, 1], [])
    come = Script(folded_runs([("insert", "5%")]), [], [0, 1])
    assert beside([gone, come], [Pair((0, 1), (0, 1))]) == [False]
