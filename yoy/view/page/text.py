"""The two texts passage by passage: rows with what went and came marked, unchanged runs gathered, figures linked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from yoy.model import Cell, Change, Comparison, Delta, Report, SectionMatch
from yoy.view.anchors import Anchors
from yoy.view.cells import CHANGES, passage_at, printable, year_name
from yoy.view.display import figures_moved, verdicts
from yoy.view.messages import Words

_SHORT = 1  # unchanged passages in a row that aren't worth folding


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
    """A row: the earlier text, the later one with the removed words standing in it, and what is to be said of it."""

    id: str
    status: str
    kind: str
    level: int
    before: list[Marked]
    after: list[Marked]
    verdicts: list[str]
    figures: list[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are shown, or a run of unchanged ones that is folded."""

    folded: bool
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """The text between two neighbouring reports."""

    left: int
    name: str
    years: tuple[str, str]
    blocks: list[Block]


def text_pairs(comparison: Comparison, anchors: Anchors, words: Words) -> list[Pair]:
    """One text per pair of neighbouring reports."""
    sections = {(match.left, match.before, match.after): match for match in comparison.alignment.sections}
    deltas = {(d.left, d.after.id): d for d in comparison.deltas if d.after and d.before}
    out = []
    for left, reports in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        lines = [
            _line(change, reports, anchors, sections, deltas, words, comparison)
            for change in comparison.changes
            if change.match.left == left
        ]
        years = year_name(reports[0], words), year_name(reports[1], words)
        out.append(Pair(left, f"{reports[0].key}-{reports[1].key}", years, list(_blocks(lines))))
    return out


def _blocks(lines: list[Line]) -> Iterator[Block]:
    for same, run in groupby(lines, key=lambda line: line.status == "same" and not line.verdicts):
        gathered = list(run)
        yield Block(same and len(gathered) > _SHORT, gathered)


def _line(
    change: Change,
    pair: tuple[Report, Report],
    anchors: Anchors,
    sections: dict[tuple[int, int | None, int | None], SectionMatch],
    deltas: dict[tuple[int, str], Delta],
    words: Words,
    comparison: Comparison,
) -> Line:
    match = change.match
    side = 1 if match.after else 0
    cells = match.before, match.after
    passage = passage_at(pair[side], cells[side][0])
    kind = passage.kind if passage else "sentence"
    inner = match.sections[side]
    level = pair[side].sections[inner].level if kind == "heading" and inner is not None else 0
    section = sections.get((match.left, *match.sections)) if kind == "heading" else None
    status = [] if change.status == "same" or (section and section.renamed) else [words(CHANGES[change.status])]
    return Line(
        anchors.of_passage(match.left, match.left + side, cells[side][0].start),
        change.status,
        kind,
        level,
        list(_marked(_runs(change, pair[0], match.before, anchors, ("delete",)))) if match.before else [],
        list(_marked(_runs(change, pair[1], match.after, anchors, ("delete", "insert")))) if match.after else [],
        [*status, *verdicts(change, section, words)],
        [] if kind == "row" else list(figures_moved(change, pair[1], deltas, words)),  # the row's own cells show it
    )


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
