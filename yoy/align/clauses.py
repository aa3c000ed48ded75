"""Clauses that went to another sentence: where a figure's counterpart stands elsewhere, their clauses stand beside each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from yoy.model import Cell, Match, Measure, Report, Series, Span

_ENDS = "，；：。！？,;:!?"
_WORD = re.compile(r"\w")
_SURE = 0.9  # figures pair with more care than wording, so what they say of their clauses is well founded


def rejoin_clauses(reports: Sequence[Report], matches: Sequence[Match], series: Iterable[Series]) -> list[Match]:
    """The matches with the clauses of paired figures beside each other, cut out of the sentences they stand in.

    A sentence that is one clause stays where its words put it, unless it has no counterpart. Every character stays in one
    match.
    """
    wanted: dict[int, list[tuple[Measure, Measure]]] = defaultdict(list)
    for one in series:
        doubtful = {b.column for b in one.breaks if b.doubt}
        for left in range(len(reports) - 1):
            before, after = one.measures[left], one.measures[left + 1]
            if before is not None and after is not None and left + 1 not in doubtful:
                pair = reports[left].measures[before], reports[left + 1].measures[after]
                if not (pair[0].table or pair[1].table):
                    wanted[left].append(pair)
    out: list[Match] = []
    for left in range(len(reports) - 1):
        mine = [match for match in matches if match.left == left]
        out += _rejoined((reports[left], reports[left + 1]), mine, wanted[left])
    return out


def _rejoined(
    pair: tuple[Report, Report], matches: list[Match], figures: Iterable[tuple[Measure, Measure]]
) -> list[Match]:
    of = [_by_passage(report, matches, side) for side, report in enumerate(pair)]
    added: dict[int, list[Match]] = defaultdict(list)
    for before, after in figures:
        places = [report.passage_at(m.span.start) for report, m in zip(pair, (before, after), strict=True)]
        if places[0] not in of[0] or places[1] not in of[1] or of[0][places[0]] == of[1][places[1]]:
            continue
        at = of[0][places[0]], of[1][places[1]]
        cut = [_clause(report, m) for report, m in zip(pair, (before, after), strict=True)]
        cells = [_cell(matches[k], side) for side, k in enumerate(at)]
        if not all(
            _may_go(report, matches[k], cell, span) for report, k, cell, span in zip(pair, at, cells, cut, strict=True)
        ):
            continue
        sections = tuple(report.passages[place].section for report, place in zip(pair, places, strict=True))
        joined = Match(matches[at[0]].left, (cut[0],), (cut[1],), (sections[0], sections[1]), _SURE)
        for side, (k, span) in enumerate(zip(at, cut, strict=True)):
            matches[k] = _without(pair[side], matches[k], side, span)
        added[at[1]].append(joined)
    return [one for k, match in enumerate(matches) for one in (match, *added[k]) if one.before or one.after]


def _by_passage(report: Report, matches: Sequence[Match], side: int) -> dict[int, int]:
    return {report.passage_at(span.start): k for k, match in enumerate(matches) for span in _cell(match, side)}


def _cell(match: Match, side: int) -> Cell:
    return match.after if side else match.before


def _clause(report: Report, measure: Measure) -> Span:
    """The clause around a figure, with the mark it ends in."""
    passage = report.passages[report.passage_at(measure.span.start)].span
    start, end = measure.span
    while start > passage.start and report.text[start - 1] not in _ENDS:
        start -= 1
    while end < passage.end and report.text[end - 1] not in _ENDS:
        end += 1
    return Span(start, end)


def _may_go(report: Report, match: Match, cell: Cell, clause: Span) -> bool:
    """Whether a clause may leave its match: it is part of a sentence there, or the sentence has no counterpart."""
    inside = next((span for span in cell if span.start <= clause.start and clause.end <= span.end), None)
    if inside is None:
        return False
    alone = not (match.before and match.after)
    rest = report.text[inside.start : clause.start] + report.text[clause.end : inside.end]
    return alone or bool(_WORD.search(rest))


def _without(report: Report, match: Match, side: int, clause: Span) -> Match:
    """A match without a clause on one side; what holds no word goes with the clause's neighbours, never by itself."""
    left: list[Span] = []
    for span in _cell(match, side):
        if not (span.start <= clause.start and clause.end <= span.end):
            left.append(span)
            continue
        left += [part for part in (Span(span.start, clause.start), Span(clause.end, span.end)) if part.start < part.end]
    cell = tuple(left)
    if not any(_WORD.search(report.slice(span)) for span in cell):
        cell = ()
    return replace(match, after=cell) if side else replace(match, before=cell)
