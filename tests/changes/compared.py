"""Comparisons of short invented reports for the tests of what changed."""

from tests.align.reports import report
from yoy.align import align
from yoy.changes import find_changes
from yoy.model import Comparison


def compared(before: tuple[str, ...], after: tuple[str, ...], years: tuple[int, int] = (2023, 2024)) -> Comparison:
    """The comparison of two reports given by their lines."""
    return find_changes(align([report(years[0], *before), report(years[1], *after)]))
