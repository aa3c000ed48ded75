"""What the reports give room to, the words whose use shifted most, and wording that grew firmer or softer."""

from dataclasses import dataclass

from yoy.model import Comparison, SectionShare, Term
from yoy.view.anchors import Anchors
from yoy.view.cells import printable, share_said

_MOST = 12  # words for each direction; JSON and workbook have the others
_PER = 10_000
TOWARD = {"firmer": "Firmer wording", "softer": "Softer wording"}
"""The English of which way wording went."""


@dataclass(frozen=True, slots=True)
class Room:
    """A top section: its latest title, where that stands, and its share in each year (empty where it isn't there)."""

    title: str
    place: str
    shares: list[str]


@dataclass(frozen=True, slots=True)
class Used:
    """A word with its uses per 10,000 words in each year, and between which years they became more or fewer."""

    word: str
    rates: list[str]
    years: str
    more: bool


def emphasis(comparison: Comparison, anchors: Anchors | None) -> tuple[list[Room], list[Used]]:
    """The sections of all years, and the words that shifted, those used more first; each word once, by its latest shift.

    Without `anchors` they carry no places.
    """
    told = comparison.emphasis
    once: dict[str, Term] = {}
    for term in sorted(told.terms, key=lambda term: -term.left):
        once.setdefault(term.word, term)
    more = [term for term in once.values() if term.log_ratio > 0][:_MOST]
    fewer = [term for term in once.values() if term.log_ratio <= 0][:_MOST]
    return (
        [_room(row, comparison, anchors) for row in told.sections],
        [_used(term, comparison) for term in (*more, *fewer)],
    )


@dataclass(frozen=True, slots=True)
class Worded:
    """Wording that grew firmer or softer, as both years print it, with its place in the later year's text."""

    years: str
    before: str
    after: str
    place: str


def shifts(comparison: Comparison, anchors: Anchors | None) -> dict[str, list[Worded]]:
    """Firmer and softer wording, the latest years first."""
    out: dict[str, list[Worded]] = {"firmer": [], "softer": []}
    for shift in sorted(comparison.shifts, key=lambda shift: -shift.left):
        old, new = comparison.reports[shift.left], comparison.reports[shift.left + 1]
        place = anchors.of_passage(shift.left, shift.left + 1, shift.after.start) if anchors else ""
        said = printable(old.slice(shift.before)), printable(new.slice(shift.after))
        out[shift.toward].append(Worded(f"{old.key} → {new.key}", *said, place))
    return out


def _room(row: SectionShare, comparison: Comparison, anchors: Anchors | None) -> Room:
    column, section = max((c, k) for c, k in enumerate(row.sections) if k is not None)
    at = comparison.reports[column].sections[section]
    left = min(column, len(comparison.reports) - 2)
    place = anchors.of_passage(left, column, at.heading.start) if anchors else ""
    return Room(printable(at.marker + at.title), place, [share_said(share) for share in row.shares])


def _used(term: Term, comparison: Comparison) -> Used:
    totals, pair = comparison.emphasis.words, comparison.reports[term.left : term.left + 2]
    rates = [f"{_PER * n / total:.1f}" if n else "0" for n, total in zip(term.counts, totals, strict=True)]
    return Used(printable(term.word), rates, " → ".join(report.key for report in pair), term.log_ratio > 0)
