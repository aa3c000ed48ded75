"""yoy's JSON view is read as its contract says."""

from typing import Any

from readability import measure, read_text
from yoy_view import aligned_rows, figures_in_deltas, report_texts, yoy_scripts

EARLIER, LATER = "办结12件。\n甲项 完成。\n旧事。", "甲项完成。\n办结15件。"


def row(
    before: list[list[int]], after: list[list[int]], status: str, edits: Any, moved: bool = False
) -> dict[str, Any]:
    return {"status": status, "moved": moved, "spans": {"2023": before, "2024": after}, "edits": edits}


VIEW = {
    "reports": [{"year": 2023, "key": "2023", "text": EARLIER}, {"year": 2024, "key": "2024", "text": LATER}],
    "alignment": [
        row([[7, 13]], [[0, 5]], "same", [["equal", "甲项完成。"]], moved=True),
        row([[0, 6]], [[6, 12]], "edited", [["equal", "办结"], ["delete", "12"], ["insert", "15"], ["equal", "件。"]]),
        row([[14, 17]], [], "removed", None),
    ],
    "measures": [
        {"id": "a", "report": "2023", "year": 2023, "start": 2, "end": 5},
        {"id": "b", "report": "2024", "year": 2024, "start": 8, "end": 11},
    ],
    "deltas": [{"before": "a", "after": "b"}, {"before": "a", "after": None}],
}


def test_scripts_of_crossing_rows_spell_both_texts() -> None:
    earlier, later = map(read_text, report_texts(VIEW))
    found = measure(yoy_scripts(VIEW), earlier, later, [])
    assert found.spells
    assert (found.changes, found.word_cuts, found.number_cuts) == (1, 0, 0)
    assert found.matched == 18 / 25


def test_rows() -> None:
    assert [(found.status, found.moved) for found in aligned_rows(VIEW)] == [
        ("same", True),
        ("edited", False),
        ("removed", False),
    ]


def test_figures_in_one_row_of_the_table() -> None:
    twelve, fifteen, other = (2, 4), (7, 9), (0, 1)
    assert figures_in_deltas(VIEW, [(twelve, fifteen), (twelve, other)]) == 1
