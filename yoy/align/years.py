"""Aligns any number of years: each with its neighbour, what is left over with what the rows said in the years before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yoy.align.clauses import rejoin_clauses
from yoy.align.groups import group_links
from yoy.align.history import History
from yoy.align.moves import find_moves
from yoy.align.passages import Link, link_passages, weigh_sides
from yoy.align.pins import Pinned, find_pinned
from yoy.align.rows import build_rows
from yoy.align.sections import match_sections
from yoy.align.series import pair_figures
from yoy.align.side import Side, prepare
from yoy.model import Alignment, Cell, Match, Pin, Report, SectionMatch

_SHARED = 0.3  # sections that share so much of their text have corresponding headings


def align_years(reports: Sequence[Report], pins: Sequence[Pin] = ()) -> Alignment:
    """See `yoy.align.align`."""
    history = History()
    matches: list[Match] = []
    sections: list[SectionMatch] = []
    pinnings: list[Pinned] = []
    left = prepare(reports[0])
    history.add(0, left)
    for column, report in enumerate(reports[1:]):
        right = prepare(report)
        history.add(column + 1, right)
        pinned = find_pinned(pins, left, right)
        pinnings.append(pinned)
        groups = link_groups(left, right, pinned)
        matched = match_sections(left, right, groups, column, pinned)
        groups = _headings(left, right, groups, matched)
        history.join(column + 1, [k for group in groups for k in group])
        groups += _returned(history, right, groups, column)
        matches += pair_matches(left, right, groups, column, pinned)
        sections += matched
        left = right
    rows = build_rows(reports, history.rows())
    series = pair_figures(reports, matches, pinnings)
    matches = rejoin_clauses(reports, matches, series)
    return Alignment(tuple(reports), rows, tuple(matches), tuple(sections), series)


def link_groups(left: Side, right: Side, pinned: Pinned) -> list[list[Link]]:
    """The links of the corresponding passages of two reports, grouped where one became several or several one."""
    mine, theirs = weigh_sides(left, right)
    links = link_passages(left, right, mine, theirs, pinned.same_sections)
    return group_links(pinned.held(links), mine, theirs)


def _headings(left: Side, right: Side, groups: list[list[Link]], sections: Sequence[SectionMatch]) -> list[list[Link]]:
    """The groups, and in them the headings of corresponding sections, however they are worded.

    A heading whose words went into a sentence of its section corresponds with that and with the new heading.
    """
    of_left = {k.left: group for group in groups for k in group}
    taken = {k.right for group in groups for k in group}
    heads = [_heading_passages(side) for side in (left, right)]
    out = list(groups)
    for match in sections:
        if match.before not in heads[0] or match.after not in heads[1] or match.similarity < _SHARED:
            continue
        link = Link(heads[0][match.before], heads[1][match.after], match.similarity)
        group = of_left.get(link.left)
        if link.right in taken:
            continue
        if group is None:
            out.append([link])
        elif len(group) == 1 and right.report.passages[group[0].right].section == match.after:
            group.append(link)
    return out


def _heading_passages(side: Side) -> dict[int | None, int]:
    """The passage that heads each section; for an item, its opening 一是…。"""
    sections = side.report.sections
    return {
        p.section: k
        for k, p in enumerate(side.report.passages)
        if p.section is not None
        and p.span.start == sections[p.section].heading.start
        and (p.kind == "heading" or side.lead[k])
    }


def _returned(history: History, right: Side, groups: Sequence[Sequence[Link]], column: int) -> list[list[Link]]:
    """Puts what fell silent and came back into its row; gives the links that this makes between the neighbouring reports."""
    came = sorted(set(range(len(right.plain))) - {k.right for group in groups for k in group})
    taken = {k.left for group in groups for k in group}
    out: list[list[Link]] = []
    for node, link, passage in history.returns(column + 1, came):
        history.come_back(node, column + 1, passage)
        if link and link.left not in taken:
            out.append([link])
    return out


def pair_matches(left: Side, right: Side, groups: Sequence[Sequence[Link]], column: int, pinned: Pinned) -> list[Match]:
    """Every passage of both reports in exactly one match, in the later report's order.

    What has no counterpart in the later report stands behind the match of the passage that stood before it.
    """
    moved = find_moves(left, right, groups)
    by_left: dict[int, int] = {k.left: g for g, group in enumerate(groups) for k in group}
    by_right: dict[int, int] = {k.right: g for g, group in enumerate(groups) for k in group}
    lone: dict[int | None, list[int]] = defaultdict(list)
    behind: int | None = None
    for i in range(len(left.plain)):
        if i not in by_left:
            lone[behind].append(i)
        elif by_left[i] not in moved:
            behind = by_left[i]
    out = [_match(left, right, [i], [], column) for i in lone[None]]
    done: set[int] = set()
    for j in range(len(right.plain)):
        if j not in by_right:
            out.append(_match(left, right, [], [j], column))
            continue
        g = by_right[j]
        if g in done:
            continue
        done.add(g)
        mine, theirs = sorted({k.left for k in groups[g]}), sorted({k.right for k in groups[g]})
        sure = max(k.probability for k in groups[g])
        held = any((k.left, k.right) in pinned.same_passages for k in groups[g])
        out.append(_match(left, right, mine, theirs, column, sure, g in moved, held))
        out.extend(_match(left, right, [i], [], column) for i in lone.get(g, ()))
    return list(_one_move_each(left.report, right.report, out))


def _one_move_each(before: Report, after: Report, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches; what moved together with the passage before it, on both sides, is marked as having come along."""
    ends: tuple[int, int] | None = None  # the passages that the last moved match ended with
    for match in matches:
        starts = None
        if match.moved and match.before and match.after:
            starts = before.passage_at(match.before[0].start), after.passage_at(match.after[0].start)
            match = replace(match, along=ends is not None and starts == (ends[0] + 1, ends[1] + 1))
        yield match
        if match.after:
            last = (
                (before.passage_at(match.before[-1].start), after.passage_at(match.after[-1].start)) if starts else None
            )
            ends = last


def _match(
    left: Side,
    right: Side,
    mine: list[int],
    theirs: list[int],
    column: int,
    confidence: float = 1.0,
    moved: bool = False,
    pinned: bool = False,
) -> Match:
    def cell(report: Report, places: list[int]) -> tuple[Cell, int | None]:
        passages = [report.passages[k] for k in places]
        return tuple(p.span for p in passages), passages[0].section if passages else None

    before, old = cell(left.report, mine)
    after, new = cell(right.report, theirs)
    return Match(column, before, after, (old, new), confidence, moved, pinned)
