"""The marks in a pair's wording: what is called equal is equal, and a table's row is marked cell by cell."""

from hypothesis import given
from hypothesis import strategies as st

from tests.changes.compared import compared
from yoy.align.terms import fold
from yoy.model import Edit

HEAD = ("一、表格情况", "项目\t自然人\t其他\t合计")
CELLS = st.lists(st.sampled_from(["", "0", "4", "12", "1,205", "自然人", "12 5"]), min_size=3, max_size=3)


def row_edits(before: list[str], after: list[str]) -> tuple[Edit, ...]:
    comparison = compared((*HEAD, "\t".join(["部分公开", *before])), (*HEAD, "\t".join(["部分公开", *after])))
    return comparison.changes[-1].edits


def test_each_cell_is_marked_by_itself() -> None:
    marked = [(e.op, e.text) for e in row_edits(["4", "2", "6"], ["5", "1", "6"]) if e.op != "equal"]
    assert marked == [("delete", "4"), ("insert", "5"), ("delete", "2"), ("insert", "1")]


@given(CELLS, CELLS)
def test_a_row_is_marked_within_its_cells_and_equal_runs_are_equal(before: list[str], after: list[str]) -> None:
    edits = row_edits(before, after)
    if edits:
        assert "".join(e.was or e.text for e in edits if e.op != "insert").split("\t") == ["部分公开", *before]
        assert "".join(e.text for e in edits if e.op != "delete").split("\t") == ["部分公开", *after]
    assert all(fold(e.was) == fold(e.text) for e in edits if e.was)
    assert not [e for e in edits if e.op != "equal" and "\t" in e.text]
