"""The two texts passage by passage: rows with what went and came marked, unchanged runs gathered, figures linked."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from yoy.model import Cell, Change, Comparison, Report
from yoy.view.anchors import Anchors
from yoy.view.cells import CHANGES, printable, year_name
from yoy.view.display import figures_moved, verdicts
from yoy.view.messages import Words

_SHORT = 1  # unchanged passages in a row that aren't worth folding
_BEGIN = 14  # characters by which a moved passage is known where it stood


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: `mark` is "", "del" or "ins"; `figure` is the id of the table row it is linked to, or empty."""

    text: str
    mark: str = ""
    quiet: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Neighbouring runs under one mark."""

    mark: str
    quiet: bool
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the earlier text, the later one with the removed words standing in it, and what is to be said of it.

    `classes` are its status, its kind where it is no sentence, a heading's level (l1), `p` where it opens a paragraph and
    `run` for a heading that its paragraph follows in the same line. `edit` says how the wording changed, `verdicts` what
    else befell it; `gap` is the id of the gap it left in the earlier text, where it was moved.
    """

    id: str
    classes: str
    before: list[Marked]
    after: list[Marked]
    edit: str
    verdicts: list[str]
    figures: list[str]
    gap: str

    @property
    def stayed(self) -> bool:
        """Whether nothing befell it."""
        return self.classes.startswith("same") and not self.verdicts


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a moved passage stood in the earlier text: how it began, and the id of the row where it stands now."""

    id: str
    begins: str
    place: str


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are shown, or a run of unchanged ones that is folded; or the gap that a moved passage left."""

    folded: bool = False
    lines: list[Line] = field(default_factory=list)
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The text between two neighbouring reports."""

    years: tuple[str, str]
    blocks: list[Block]


def text_pairs(comparison: Comparison, anchors: Anchors, words: Words) -> list[Pair]:
    """One text per pair of neighbouring reports."""
    teller = _Teller(comparison, anchors, words)
    out = []
    for left, reports in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        changes = [change for change in comparison.changes if change.match.left == left]
        lines = [teller.line(change, reports) for change in changes]
        years = year_name(reports[0], words), year_name(reports[1], words)
        out.append(Pair(years, list(_blocks(lines, _gaps(changes, lines, reports[0])))))
    return out


def _gaps(changes: list[Change], lines: list[Line], report: Report) -> dict[int, list[Gap]]:
    """The gaps that moved passages left, by how many rows stand before them: all up to what stood before the passage."""
    order = sorted((c.match.before[0].start, k) for k, c in enumerate(changes) if c.match.before)
    gaps: dict[int, list[Gap]] = defaultdict(list)
    behind = 0
    for start, k in order:
        if not changes[k].match.moved:
            behind = k + 1
        elif lines[k].gap:
            text = report.text[start : changes[k].match.before[0].end]
            gaps[behind].append(Gap(lines[k].gap, printable(_short(text)), lines[k].id))
    return gaps


def _blocks(lines: list[Line], gaps: dict[int, list[Gap]]) -> Iterator[Block]:
    start = 0
    for stop in [*sorted(gaps), len(lines)]:
        for same, run in groupby(lines[start:stop], key=lambda line: line.stayed):
            gathered = list(run)
            yield Block(same and len(gathered) > _SHORT, gathered)
        for gap in gaps.get(stop, ()):
            yield Block(gap=gap)
        start = stop


def _short(text: str) -> str:
    return text if len(text) <= _BEGIN else text[:_BEGIN] + "…"


class _Teller:
    """Makes the rows of a comparison."""

    def __init__(self, comparison: Comparison, anchors: Anchors, words: Words) -> None:
        self._anchors, self._words = anchors, words
        self._sections = {(match.left, match.before, match.after): match for match in comparison.alignment.sections}
        self._deltas = {(d.left, d.after.id): d for d in comparison.deltas if d.after and d.before}

    def line(self, change: Change, pair: tuple[Report, Report]) -> Line:
        """The row of a change between two neighbouring reports."""
        match, words, anchors = change.match, self._words, self._anchors
        side = 1 if match.after else 0
        start = (match.before, match.after)[side][0].start
        report, index = pair[side], pair[side].passage_at(start)
        passage = report.passages[index]
        heads = passage.kind == "heading"
        section = self._sections.get((match.left, *match.sections)) if heads else None
        name = anchors.of_passage(match.left, match.left + side, start)
        plain = change.status == "same" or (section and section.renamed)
        return Line(
            name,
            " ".join([change.status, *_classes(report, index)]),
            list(_marked(_runs(change, pair[0], match.before, anchors, ("delete",)))) if match.before else [],
            list(_marked(_runs(change, pair[1], match.after, anchors, ("delete", "insert")))) if match.after else [],
            "" if plain else words(CHANGES[change.status]),
            list(verdicts(change, section, words)),
            # the cells of a table's row show it themselves
            [] if passage.kind == "row" else list(figures_moved(change, pair[1], self._deltas, words)),
            f"m{name}" if match.is_move and match.before and match.after else "",
        )


def _classes(report: Report, index: int) -> Iterator[str]:
    """What a passage is, and how it stands in its paragraph."""
    passage = report.passages[index]
    lines = [report.passages[k].line if 0 <= k < len(report.passages) else -1 for k in (index - 1, index + 1)]
    if passage.kind != "sentence":
        yield passage.kind
    if passage.kind == "heading":
        if passage.section is not None:
            yield f"l{report.sections[passage.section].level}"
        if passage.line == lines[1]:
            yield "run"
    if passage.kind in ("heading", "sentence") and passage.line != lines[0]:
        yield "p"


# ---------------------------------------------------------------- runs
def _marked(runs: Iterator[Run]) -> Iterator[Marked]:
    for (mark, quiet), group in groupby(runs, key=lambda run: (run.mark, run.quiet)):
        yield Marked(mark, quiet, list(group))


def _runs(change: Change, report: Report, cell: Cell, anchors: Anchors, ops: tuple[str, ...]) -> Iterator[Run]:
    """One side's text in runs: where several ops are shown, the earlier words stand struck among the later ones."""
    mine = ops[-1]
    links = list(_links(report, cell, anchors))
    if not change.edits:
        yield from _linked(_whole(report, cell), mine[:3] if change.status != "same" else "", links)
        return
    at = 0
    for edit in change.edits:
        text = (edit.was or edit.text) if edit.op == "equal" and mine == "delete" else edit.text
        if edit.op in ("equal", mine):
            mark = "" if edit.op == "equal" else edit.op[:3]
            inside = [(a - at, b - at, name) for a, b, name in links if a < at + len(text) and b > at]
            yield from _linked(text, mark, inside, edit.quiet)
            at += len(text)
        elif edit.op in ops:
            yield Run(printable(text), edit.op[:3], edit.quiet)


def _whole(report: Report, cell: Cell) -> str:
    return "".join(report.slice(span) for span in cell)


def _links(report: Report, cell: Cell, anchors: Anchors) -> Iterator[tuple[int, int, str]]:
    """The places of the figures in a cell's joined text, with the ids of their rows."""
    at = 0
    for span in cell:
        for measure in report.measures_in(span):
            if name := anchors.of_figure(measure.id):
                start = at + measure.span.start - span.start
                yield start, start + measure.span.end - measure.span.start, name
        at += span.end - span.start


def _linked(text: str, mark: str, links: list[tuple[int, int, str]], quiet: bool = False) -> Iterator[Run]:
    done = 0
    for start, end, name in links:
        start, end = max(start, done), min(end, len(text))
        if start >= end:
            continue
        if start > done:
            yield Run(printable(text[done:start]), mark, quiet)
        yield Run(printable(text[start:end]), mark, quiet, name)
        done = end
    if done < len(text):
        yield Run(printable(text[done:]), mark, quiet)
