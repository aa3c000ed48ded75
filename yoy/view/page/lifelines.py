"""Life lines: a row per named thing, a cell per year that speaks of it."""

from dataclasses import dataclass

from yoy.model import Comparison, Mention
from yoy.view.anchors import Anchors
from yoy.view.cells import printable


@dataclass(frozen=True, slots=True)
class Year:
    """What a year calls it, where it is first named, and in how many passages; no passages, no name."""

    name: str
    place: str
    count: int


@dataclass(frozen=True, slots=True)
class Lifeline:
    """A named thing through the years."""

    name: str
    years: list[Year]


def lifelines(comparison: Comparison, anchors: Anchors) -> list[Lifeline]:
    """The comparison's traces, in their order."""
    return [
        Lifeline(printable(trace.names[0]), [_year(m, c, comparison, anchors) for c, m in enumerate(trace.mentions)])
        for trace in comparison.traces
    ]


def _year(mentions: tuple[Mention, ...], column: int, comparison: Comparison, anchors: Anchors) -> Year:
    if not mentions:
        return Year("", "", 0)
    left = min(column, len(comparison.reports) - 2)
    place = anchors.of_passage(left, column, mentions[0].span.start)
    return Year(printable(mentions[0].name), place, len(mentions))
