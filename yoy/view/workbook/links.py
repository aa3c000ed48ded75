"""Links from the workbook to passages of the page that stands beside it."""

from yoy.model import Comparison
from yoy.view.anchors import Anchors
from yoy.view.messages import Words
from yoy.view.workbook.sheet import Cell, Link


class Links:
    """What leads to a passage of the page; `page` is its file's name."""

    def __init__(self, comparison: Comparison, page: str, words: Words) -> None:
        self._anchors, self._page, self._said = Anchors(comparison), page, words("to the text")

    def to(self, left: int, column: int, place: int) -> Cell:
        """A link to the row that holds a place of a report, between two neighbouring ones; nothing where none does."""
        anchor = self._anchors.of_passage(left, column, place)
        return Link(self._page, anchor, self._said) if anchor else None
