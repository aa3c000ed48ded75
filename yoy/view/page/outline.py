"""Both outlines side by side with lines between what corresponds; a row per section, all of one height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yoy.model import Comparison, Report, SectionMatch
from yoy.view.anchors import Anchors
from yoy.view.cells import printable, year_name
from yoy.view.display import parts
from yoy.view.messages import Words

_DEEPEST = 3
_FEW = 4  # headings below which 一是 items are shown as well


@dataclass(frozen=True, slots=True)
class Entry:
    """A section in its column: `heat` is the share of its characters that have no counterpart, in tenths."""

    title: str
    level: int
    heat: int
    share: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a section's row on the left to its counterpart's on the right; `kind` is "", "moved", "renamed", or "part"
    where only a part of the one stands in the other."""

    left: int
    right: int
    kind: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Two neighbouring outlines."""

    years: tuple[str, str]
    before: list[Entry]
    after: list[Entry]
    lines: list[Line]

    @property
    def rows(self) -> int:
        """The height in rows."""
        return max(len(self.before), len(self.after))


def outlines(comparison: Comparison, anchors: Anchors, words: Words) -> list[Outline]:
    """One per pair of neighbouring reports."""
    out = []
    for left, pair in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        matches = [match for match in comparison.alignment.sections if match.left == left]
        rows = [_shown(report) for report in pair]
        places = [{section: row for row, section in enumerate(shown)} for shown in rows]
        by_side = {m.before: m for m in matches}, {m.after: m for m in matches}
        entries = [
            [
                _entry(pair[k], section, by_side[k].get(section), k, left, comparison, anchors, words)
                for section in rows[k]
            ]
            for k in (0, 1)
        ]
        lines = [
            Line(places[0][before], places[1][after], kind)
            for before, after, kind in _pairs(matches)
            if before in places[0] and after in places[1]
        ]
        out.append(Outline((year_name(pair[0], words), year_name(pair[1], words)), entries[0], entries[1], lines))
    return out


def _pairs(matches: Sequence[SectionMatch]) -> Iterator[tuple[int, int, str]]:
    """The sections that lines join, and how."""
    for m in matches:
        if m.before is not None and m.after is not None:
            yield m.before, m.after, "moved" if m.moved else "renamed" if m.renamed else ""
        if m.before is not None:
            yield from ((m.before, after, "part") for after in m.into)


def _shown(report: Report) -> list[int]:
    headings = [k for k, s in enumerate(report.sections) if s.kind == "heading" and s.level <= _DEEPEST]
    if len(headings) >= _FEW:
        return headings
    return [k for k, s in enumerate(report.sections) if s.level <= _DEEPEST]


def _entry(
    report: Report,
    section: int,
    match: SectionMatch | None,
    side: int,
    left: int,
    comparison: Comparison,
    anchors: Anchors,
    words: Words,
) -> Entry:
    at = report.sections[section]
    lone = match is None or match.before is None or match.after is None
    similarity = 0.0 if match is None else match.similarity
    notes = []
    if match and lone and not (match.into or match.out_of):
        notes.append(words("added" if side else "removed"))
    elif match and side:
        notes += [words("moved")] if match.moved else []
        notes += [words("title reworded")] if match.renamed else []
        notes += [words("only the number changed")] if match.renumbered and not (match.renamed or match.moved) else []
    if match:
        notes += parts(match, side, words)
    return Entry(
        printable(at.marker + at.title),
        at.level,
        round(10 * (1 - similarity)),
        f"{similarity:.0%}",
        words(", ").join(notes),
        anchors.of_passage(left, left + side, at.heading.start),
    )
