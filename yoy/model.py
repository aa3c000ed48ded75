"""The nouns: what a report is read into and what a comparison is made of.

Every record is frozen, so any step may share what another made. Places are half-open `str` indexes into `Report.text`,
the report's text as printed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open place in a report's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two places have a character in common."""
        return self.start < other.end and other.start < self.end


Cell = tuple[Span, ...]
"""Where a passage stands in one report: nowhere (empty), in one place, or in several when it was split or merged."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user: English text with `{named}` values; the catalogue in `templates/` translates the text."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format_map(self.values)


# ---------------------------------------------------------------- read
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or table row as its reader found it.

    `text` is as printed, without surrounding white space; a table row is one block, its cells separated by tabs.
    `level` is the heading level the file declares (1 is the highest), None where it declares none. `page` counts from 1.
    """

    text: str
    row: bool = False
    level: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page around a report says of it (索引号 table, meta tags); empty where it says nothing."""

    title: str = ""
    issuer: str = ""
    published: str = ""  # ISO date


@dataclass(frozen=True, slots=True)
class Source:
    """One file's blocks in reading order, page furniture dropped."""

    path: Path
    sha256: str
    blocks: tuple[Block, ...]
    declared: Declared = Declared()
    notes: tuple[Message, ...] = ()
    dropped: tuple[str, ...] = ()  # lines that were taken for furniture, as far as the reader knows them


# ---------------------------------------------------------------- parse
@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands below it, or a 一是 item.

    `ordinals` counts positions: (3, 2) is the second child of the third top section. `marker` is as printed (（二）, 一是),
    empty for a bare heading; `title` is the heading without it. `heading` is the place of marker and title, `span` that of
    the whole section. `parent` is an index into `Report.sections`.
    """

    ordinals: tuple[int, ...]
    kind: Literal["heading", "item"]
    marker: str
    title: str
    heading: Span
    span: Span
    parent: int | None

    @property
    def level(self) -> int:
        """Depth below the report; top sections are 1."""
        return len(self.ordinals)

    @property
    def number(self) -> str:
        """The ordinals as written in ids: 3.2."""
        return ".".join(map(str, self.ordinals))


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of alignment: a heading, a sentence, a table row, or a line of front matter (title, byline, salutation).

    `section` is an index into `Report.sections`, None above the first heading; a heading belongs to its own section.
    `line` is the index of the block it stands in.
    """

    kind: Literal["front", "heading", "sentence", "row"]
    span: Span
    section: int | None
    line: int


Bound = Literal["", "approx", "over", "under", "at_least", "at_most"]
Stance = Literal["actual", "target", "planned"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, exact.

    `value` has the scale words multiplied out (5.66亿 is 566000000; 96.38% is 96.38 with unit %); `high` is a range's upper
    end. `scale` is the scale word as printed (亿), so that views can show the report's own units. `text` is as printed,
    with bound words and unit.
    """

    value: Decimal
    unit: str
    bound: Bound
    text: str
    high: Decimal | None = None
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: a quantity with what it measures.

    `id` is unique in a comparison. `label` names what is measured; `period` is the time the figure is about, None where the
    text doesn't say. `span` covers number, bound words and unit. `section` is an index into `Report.sections`.
    `table` is True for a table cell, whose label is row and column joined by "/". `of` is the id of the figure whose growth
    or difference it is, where that stands beside it in the sentence.
    """

    id: str
    quantity: Quantity
    label: str
    stance: Stance
    period: str | None
    span: Span
    section: int | None
    table: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """Any number in a report with the verdict on it: `figure`, or the reason why it is none (date, enumerator, name …)."""

    span: Span
    verdict: str
    measure: str | None = None  # the measure's id where the verdict is figure


@dataclass(frozen=True, slots=True)
class Report:
    """One year's document, understood.

    `key` names it within a comparison: its year, made unique where two files are of one year. `measures` and `numbers` are
    in reading order.
    """

    year: int
    key: str
    issuer: str
    title: str
    published: str | None
    path: Path
    sha256: str
    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    measures: tuple[Measure, ...] = ()
    numbers: tuple[Number, ...] = ()
    notes: tuple[Message, ...] = ()

    def slice(self, span: Span) -> str:
        """The printed text at a place."""
        return self.text[span.start : span.end]

    def measures_in(self, span: Span) -> Iterator[Measure]:
        """The figures that begin within a place, in order."""
        k = bisect_left(self.measures, span.start, key=lambda measure: measure.span.start)
        while k < len(self.measures) and self.measures[k].span.start < span.end:
            yield self.measures[k]
            k += 1

    def passage_at(self, place: int) -> int:
        """The index of the passage that a place of the text stands in, or of the last one before it."""
        return max(0, bisect_right(self.passages, place, key=lambda passage: passage.span.start) - 1)

    def sections_around(self, section: int | None) -> list[int]:
        """A section and those it stands in, innermost first; none above the first heading."""
        out = []
        while section is not None:
            out.append(section)
            section = self.sections[section].parent
        return out

    def section_id(self, section: int | None) -> str:
        """The id of a section in every view: 2024/2.1.3; the report's key alone above the first heading."""
        return self.key if section is None else f"{self.key}/{self.sections[section].number}"


# ---------------------------------------------------------------- align
@dataclass(frozen=True, slots=True)
class Pin:
    """What the user says of two reports (by their keys): these sections or passages correspond, or they don't.

    `before` and `after` are a heading, with or without its number, or words of a passage.
    """

    earlier: str
    before: str
    later: str
    after: str
    same: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A passage between two neighbouring reports, `before` and `after` (columns `left` and `left + 1`).

    One of the cells is empty where the passage has no counterpart. `confidence` is the probability that the two correspond,
    1 for a lone passage. `moved`: it stands elsewhere among its siblings, or under another heading; `along`: together with the
    passage before it; `pinned`: the user says that the two correspond.
    """

    left: int
    before: Cell
    after: Cell
    sections: tuple[int | None, int | None]
    confidence: float
    moved: bool = False
    pinned: bool = False
    along: bool = False

    @property
    def is_move(self) -> bool:
        """Whether a move begins here: what stands behind it and came along is no move of its own."""
        return self.moved and not self.along


@dataclass(frozen=True, slots=True)
class SectionMatch:
    """A section between two neighbouring reports; indexes into their `sections`, None where there is no counterpart.

    `similarity` is the share of both sections' characters that correspond, in [0, 1]. Where a section was split or several
    were merged, `into` are other later sections that hold a part of `before`, `out_of` other earlier ones that hold a part of
    `after`.
    """

    left: int
    before: int | None
    after: int | None
    similarity: float
    moved: bool = False
    renamed: bool = False
    renumbered: bool = False
    pinned: bool = False
    into: tuple[int, ...] = ()
    out_of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A passage through the years: a cell per report, empty where it doesn't stand in that one."""

    cells: tuple[Cell, ...]


class Break(NamedTuple):
    """Where a series is no longer what it was before: the report from which on, and how unit, scope or basis changed.

    `doubt`: the figures on its two sides may be two different ones, so that no change can be stated.
    """

    column: int
    why: Message
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One figure through the years: a measure's index into `Report.measures` per report, None where it isn't given.

    `breaks` say where it changes its unit or basis, or where a figure of another basis stood in the years before.
    """

    label: str
    unit: str
    stance: Stance
    measures: tuple[int | None, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which passages, sections and figures of the reports correspond.

    `rows` in the reading order of the latest report, earlier passages standing where they stood among their neighbours;
    `matches` and `sections` hold the neighbouring pairs in the same order.
    """

    reports: tuple[Report, ...]
    rows: tuple[Row, ...]
    matches: tuple[Match, ...]
    sections: tuple[SectionMatch, ...]
    series: tuple[Series, ...]


# ---------------------------------------------------------------- changes
class Edit(NamedTuple):
    """A run of text that stayed, went or came; equal and delete spell the earlier text, equal and insert the later.

    Where the two printings of an equal run differ in width or white space only, `text` is the later printing and `was` the
    earlier one; elsewhere `was` is empty. A deletion and an insertion are `quiet` where a year only rolled on.
    """

    op: Literal["equal", "delete", "insert"]
    text: str
    was: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A match with the verdict on its wording.

    `similarity` is the share of both texts' characters that stayed, in [0, 1]; 0 where a side is missing, and `edits` is
    empty there.
    """

    match: Match
    status: Literal["same", "edited", "added", "removed"]
    similarity: float
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A figure between two neighbouring reports (columns `left` and `left + 1`).

    `before` and `after` are measures; one may be missing. `change` is after − before in `change_unit` (个百分点 between
    percentages), `ratio` after/before − 1, each None where it would be wrong to state it; `reason` then says why.
    """

    left: int
    label: str
    unit: str
    stance: Stance
    before: Measure | None
    after: Measure | None
    change: Decimal | None
    change_unit: str
    ratio: Decimal | None
    status: Literal["up", "down", "flat", "new", "gone", "unclear"]
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named measure, programme, platform or document that one of two neighbouring years doesn't know.

    `elsewhere` is the nearest report beyond the two that names it too: an earlier one for what is new, a later one for what
    is dropped; None where there is none.
    """

    left: int
    status: Literal["new", "dropped", "renamed"]
    name: str
    kind: Literal["programme", "platform", "document", "measure", "target", "event", "institution", "other"]
    column: int  # the report it stands in
    span: Span
    section: int | None
    was: tuple[str, Span] | None = None  # for renamed: the earlier name and its place in the earlier report
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the earlier report said it would do, and what the later one says of it.

    `gap` is how far what was reached is above its target, negative below it, in the target's unit (points between
    percentages); None without an outcome, and where that is a range, has a bound, or goes the opposite direction.
    """

    left: int
    span: Span
    status: Literal["delivered", "partly", "repeated_as_plan", "not_mentioned"]
    evidence: tuple[Span, ...]
    target: Measure | None = None
    actual: Measure | None = None
    gap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that arithmetic can check: True agrees, False differs, None can't be decided.

    `dismissed` is the reason for which the user says that it needs no attention.
    """

    id: str
    kind: Literal["sum", "difference", "growth", "share", "repeat", "table"]
    column: int
    span: Span
    stated: Decimal
    computed: Decimal | None
    holds: bool | None
    inputs: tuple[Measure, ...]
    why: Message
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that speaks of a traced thing: the name it uses, and the ids of the figures in it."""

    span: Span
    name: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The life line of a named thing: what was asked for, all its names, and per report the passages that speak of it."""

    asked: str
    names: tuple[str, ...]
    mentions: tuple[tuple[Mention, ...], ...]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How alike a section is in two neighbouring reports; no section on either side means the whole reports.

    `kept` is the share of both sides' characters that stayed, `cosine` and `jaccard` compare their words, `copied` is the share
    of the later side's sentences that repeat the year before word for word (None where there is nothing to count); all in
    [0, 1].
    """

    left: int
    before: int | None
    after: int | None
    kept: float
    cosine: float
    jaccard: float
    copied: float | None


@dataclass(frozen=True, slots=True)
class Shift:
    """Wording on the same matter that grew firmer or softer between two neighbouring reports (`left`, `left + 1`).

    `before` and `after` hold the words that were exchanged, with the matter behind them.
    """

    left: int
    toward: Literal["firmer", "softer"]
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class SectionShare:
    """A top section through the years: its index per report and its share of the text in [0, 1], None where it isn't there."""

    sections: tuple[int | None, ...]
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word that one of two neighbouring reports (columns `left`, `left + 1`) uses far more than the other.

    `counts` are its uses in every report, `strength` is G², `log_ratio` how many times its share of the words doubled.
    """

    left: int
    word: str
    counts: tuple[int, ...]
    strength: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What the reports give room to; `words` is how many words each has."""

    words: tuple[int, ...] = ()
    sections: tuple[SectionShare, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """A passage of the later report that looks carried over: `at` is last year's year left standing, or a figure repeated."""

    left: int
    kind: Literal["year", "figure"]
    cell: Cell
    at: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """All there is to say about some years' reports; every view is made from it and from nothing else."""

    alignment: Alignment
    changes: tuple[Change, ...]
    deltas: tuple[Delta, ...]
    initiatives: tuple[Initiative, ...]
    commitments: tuple[Commitment, ...]
    findings: tuple[Finding, ...]
    resemblances: tuple[Resemblance, ...] = ()
    stale: tuple[Stale, ...] = ()
    traces: tuple[Trace, ...] = ()  # of named things over three or more reports
    notes: tuple[Message, ...] = ()  # what is odd about comparing these reports
    emphasis: Emphasis = Emphasis()
    shifts: tuple[Shift, ...] = ()  # of wording, firmer or softer

    @property
    def reports(self) -> tuple[Report, ...]:
        """The compared reports, earliest first."""
        return self.alignment.reports
