"""What is new, no longer mentioned, or goes by another name, with its sentence and section."""

from collections import defaultdict
from dataclasses import dataclass

from yoy.model import Comparison, Initiative
from yoy.view.anchors import Anchors
from yoy.view.cells import how_many_beyond, named_beyond, passage_at, printable, section_path
from yoy.view.messages import Words

_AROUND = 14  # characters of the sentence on either side of a name; the link leads to the whole
_TITLE = 9  # and of its section's title
STATUSES = ("new", "dropped", "renamed")


@dataclass(frozen=True, slots=True)
class Named:
    """One item: what stands around its name is cut into the text before, the name, and the text behind it.

    `beyond` says which report beyond the two years names it too.
    """

    name: str
    was: str
    kind: str
    section: str
    years: str
    beyond: str
    place: str
    was_place: str
    before: str
    said: str
    behind: str


def named_items(comparison: Comparison, anchors: Anchors, words: Words) -> dict[str, list[Named]]:
    """The items by status, in the comparison's order."""
    return {
        status: [_named(item, comparison, anchors, words) for item in comparison.initiatives if item.status == status]
        for status in STATUSES
    }


def beyond_counts(comparison: Comparison, words: Words) -> dict[tuple[str, str], str]:
    """By status and years: how many of the items a report beyond the two years names too, in words."""
    groups: dict[tuple[str, str], list[Initiative]] = defaultdict(list)
    for item in comparison.initiatives:
        groups[item.status, _years(item, comparison)].append(item)
    return {key: how_many_beyond(items, words) for key, items in groups.items()}


def _years(item: Initiative, comparison: Comparison) -> str:
    return " → ".join(report.key for report in comparison.reports[item.left : item.left + 2])


def _named(item: Initiative, comparison: Comparison, anchors: Anchors, words: Words) -> Named:
    report = comparison.reports[item.column]
    passage = passage_at(report, item.span)
    span = passage.span if passage else item.span
    end = max(span.end, item.span.end)
    return Named(
        printable(item.name),
        printable(item.was[0]) if item.was else "",
        "" if item.kind == "other" else words(item.kind),
        _short(section_path(report, item.section).split(" / ")[-1]),
        _years(item, comparison),
        named_beyond(item, comparison.reports, words),
        anchors.of_passage(item.left, item.column, item.span.start),
        anchors.of_passage(item.left, item.left, item.was[1].start) if item.was else "",
        _tail(printable(report.text[span.start : item.span.start])),
        printable(report.slice(item.span)),
        _head(printable(report.text[item.span.end : end])),
    )


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND] + "…"


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
