"""What stands first in page, document and Markdown: the conclusion, what needs attention, the main movements, the counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yoy.model import Comparison, Delta
from yoy.view.anchors import Anchors
from yoy.view.cells import CHANGES, how_many_beyond, joined, printable, year_name
from yoy.view.display import amount, arrow, biggest, change, of_latest, ratio
from yoy.view.memo import memo_sentences
from yoy.view.messages import Words
from yoy.view.verified import Check

_MOST = 10
_MOST_ATTENTION = 8
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Movement:
    """A figure that moved much; the places are ids of rows of the text."""

    label: str
    before: str
    before_place: str
    after: str
    after_place: str
    change: str
    arrow: str
    status: str
    ratio: str
    row: str


@dataclass(frozen=True, slots=True)
class Attention:
    """Something to look at: a badge, a sentence, and where it leads (empty: nowhere)."""

    badge: str
    tone: str  # "bad", "doubt" or "note"
    said: str
    place: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Passages of a pair of years by status."""

    years: str
    counts: list[tuple[str, str, int]]  # code, name, count


@dataclass(frozen=True, slots=True)
class Brief:
    """The first of what is new, dropped or renamed in the latest year: how many in all, names with their places.

    `beyond` says how many of all an earlier year names too.
    """

    said: str
    count: int
    beyond: str
    names: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Summary:
    """All of the first part."""

    conclusion: list[str]
    attention: list[Attention]
    more_attention: int
    movements: list[Movement]
    named: list[Brief]
    tallies: list[Tally]
    memo: list[tuple[str, str]]  # a sentence and the id of the figure's row


def summarise(comparison: Comparison, anchors: Anchors, words: Words, verified: list[Check]) -> Summary:
    """The first part of the page; `verified` are the checks it draws attention to."""
    attention = list(_attention(comparison, anchors, verified, words))
    memo = [(said, anchors.of_figure(d.after.id) if d.after else "") for d, said in memo_sentences(comparison, words)]
    return Summary(
        list(_conclusion(comparison, words)),
        attention[:_MOST_ATTENTION],
        max(0, len(attention) - _MOST_ATTENTION),
        [_movement(delta, comparison, anchors, words) for delta in biggest(of_latest(comparison), _MOST)],
        list(_named(comparison, anchors, words)),
        list(_tallies(comparison, words)),
        memo,
    )


def _conclusion(comparison: Comparison, words: Words) -> Iterator[str]:
    """One sentence on the text and one on the figures for each pair of years, one on the checks."""
    for left, (old, new) in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        text = Counter(c.status for c in comparison.changes if c.match.left == left)
        figures = Counter(d.status for d in comparison.deltas if d.left == left)
        yield words(
            "{after} against {before}: {same} passages kept, {edited} edited, {added} added, {removed} removed; "
            "of the figures given in both years {up} rose, {down} fell, {flat} stayed, {unclear} can't be compared.",
            after=year_name(new, words),
            before=year_name(old, words),
            **{name: text[name] for name in ("same", "edited", "added", "removed")},
            **{name: figures[name] for name in ("up", "down", "flat", "unclear")},
        )
    if comparison.findings:
        open_to_all = [finding for finding in comparison.findings if not finding.dismissed]
        holds = Counter(finding.holds for finding in open_to_all)
        yield words(
            "{n} statements checked by arithmetic: {good} agree, {bad} differ, {doubt} are to be verified.",
            n=len(open_to_all),
            good=holds[True],
            bad=holds[False],
            doubt=holds[None],
        )
        if dismissed := len(comparison.findings) - len(open_to_all):
            yield words("{n} findings were dismissed, with a reason each.", n=dismissed)


def _attention(
    comparison: Comparison, anchors: Anchors, verified: Sequence[Check], words: Words
) -> Iterator[Attention]:
    """What differs, what is odd or looks stale, what can't be read or compared; then what is to be verified."""
    for check in verified:
        if check.holds is False and not check.dismissed:
            yield Attention(check.verdict, "bad", f"{check.year}  {check.why}", check.place)
    for odd in comparison.notes:
        yield Attention(words("note"), "doubt", words.say(odd), "")
    for stale in comparison.stale:
        if stale.kind == "year":
            report = comparison.reports[stale.left + 1]
            said = words(
                "{year}: last year's year stands here: {text}", year=report.key, text=joined(report, stale.cell)
            )
            place = anchors.of_passage(stale.left, stale.left + 1, stale.at.start)
            yield Attention(words("carried over?"), "doubt", said, place)
    repeated = sum(stale.kind == "figure" for stale in comparison.stale)
    if repeated:
        said = words("{n} sentences are last year's with the same figures", n=repeated)
        yield Attention(words("carried over?"), "note", said, "carried")
    for report in comparison.reports:
        for note in report.notes:
            yield Attention(words("note"), "note", f"{report.key}  {words.say(note)}", "")
    unclear = sum(d.status == "unclear" for d in comparison.deltas)
    if unclear:
        said = words("{n} figures can't be compared exactly; the table of figures says why", n=unclear)
        yield Attention(words("not comparable"), "note", said, "figures")
    for check in verified:
        if check.holds is None and not check.dismissed:
            yield Attention(check.verdict, "doubt", f"{check.year}  {check.why}", check.place)


def _movement(delta: Delta, comparison: Comparison, anchors: Anchors, words: Words) -> Movement:
    assert delta.before and delta.after
    return Movement(
        delta.label,
        amount(delta.before.quantity),
        anchors.of_passage(delta.left, delta.left, delta.before.span.start),
        amount(delta.after.quantity),
        anchors.of_passage(delta.left, delta.left + 1, delta.after.span.start),
        change(delta, words),
        arrow(delta),
        delta.status,
        ratio(delta, words),
        anchors.of_figure(delta.after.id),
    )


def _named(comparison: Comparison, anchors: Anchors, words: Words) -> Iterator[Brief]:
    latest = [item for item in comparison.initiatives if item.left == len(comparison.reports) - 2]
    for status, said in (("new", "New"), ("dropped", "No longer mentioned"), ("renamed", "Renamed")):
        items = [item for item in latest if item.status == status]
        if items:
            names = [
                (
                    printable(f"{item.was[0]} → {item.name}" if item.was else item.name),
                    anchors.of_passage(item.left, item.column, item.span.start),
                )
                for item in items[:_MOST_NAMED]
            ]
            yield Brief(words(said), len(items), how_many_beyond(items, words), names)


def _tallies(comparison: Comparison, words: Words) -> Iterator[Tally]:
    for left, (old, new) in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        counted = Counter(c.status for c in comparison.changes if c.match.left == left)
        moved = sum(c.match.is_move for c in comparison.changes if c.match.left == left)
        named: list[tuple[str, str, int]] = [(code, words(name), counted[code]) for code, name in CHANGES.items()]  # type: ignore[index]
        yield Tally(f"{old.key} → {new.key}", [*named, ("moved", words("moved"), moved)])
