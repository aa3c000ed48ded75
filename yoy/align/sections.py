"""Which sections of two neighbouring reports correspond: those that share their passages, and their heading."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from yoy.align.moves import longest_increasing
from yoy.align.passages import Link
from yoy.align.pins import Pinned
from yoy.align.side import Side
from yoy.align.terms import fold, roll
from yoy.model import SectionMatch

_HEADING = 0.5  # headings that correspond weigh as much as half the text
_LEVEL = 0.05  # of two sections with the same text (a part and its only chapter) the one at the same depth
_LEAST = 0.1
_PART = 40  # characters of a section that may be called split or merged


def match_sections(
    left: Side, right: Side, groups: Sequence[Sequence[Link]], column: int, pinned: Pinned
) -> list[SectionMatch]:
    """Every section of both reports once, in the later report's order, lone earlier ones behind the section before them."""
    share = _shares(left, right, groups)
    headings = {
        (left.report.passages[k.left].section, right.report.passages[k.right].section)
        for group in groups
        for k in group
        if left.report.passages[k.left].kind == right.report.passages[k.right].kind == "heading"
    }

    def score(pair: tuple[int, int]) -> float:
        a, b = left.report.sections[pair[0]], right.report.sections[pair[1]]
        return share[pair] + _HEADING * (pair in headings) + _LEVEL * (a.level == b.level) + _LEVEL * (a.kind == b.kind)

    forward = dict(pinned.same_sections)
    backward = {b: a for a, b in forward.items()}
    for a, b in sorted(share, key=lambda pair: (-score(pair), pair)):
        if (
            (a, b) not in pinned.apart_sections
            and a not in forward
            and b not in backward
            and (share[a, b] >= _LEAST or (a, b) in headings)
        ):
            forward[a], backward[b] = b, a
    moved = _moved(left, right, forward)
    found = {
        a: replace(
            _verdict(left, right, a, b, share.get((a, b), 0.0), a in moved, column),
            pinned=(a, b) in pinned.same_sections,
        )
        for a, b in forward.items()
    }
    told = _in_order(left, right, forward, backward, found, column)
    return _with_parts(told, left, right, share)


def _with_parts(
    told: list[SectionMatch], left: Side, right: Side, share: Mapping[tuple[int, int], float]
) -> list[SectionMatch]:
    """The matches with the sections that parts went to or came from: half of one section stands in the other.

    The innermost are meant, and none that hold two sections which correspond by themselves.
    """
    old, new = left.report, right.report
    mine, theirs = _sizes(left), _sizes(right)

    def around(a: int, b: int) -> Iterator[tuple[int, int]]:
        return itertools.product(old.sections_around(a), new.sections_around(b))

    known = {pair for m in told if m.before is not None and m.after is not None for pair in around(m.before, m.after)}
    into: dict[int | None, list[int]] = defaultdict(list)
    out_of: dict[int | None, list[int]] = defaultdict(list)
    for a, b in sorted(share, key=lambda pair: (-old.sections[pair[0]].level - new.sections[pair[1]].level, pair)):
        smaller, both = min(mine[a], theirs[b]), share[a, b] * (mine[a] + theirs[b]) / 2
        headed = old.sections[a].kind == new.sections[b].kind == "heading"
        if headed and (a, b) not in known and smaller >= _PART and both >= smaller / 2:
            into[a].append(b)
            out_of[b].append(a)
            known.update(around(a, b))
    return [replace(m, into=tuple(into.get(m.before, ())), out_of=tuple(out_of.get(m.after, ()))) for m in told]


def _shares(left: Side, right: Side, groups: Sequence[Sequence[Link]]) -> dict[tuple[int, int], float]:
    """The share of two sections' characters (with all below them) that correspond."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for group in groups:
        size_left = sum(len(left.plain[i]) for i in {k.left for k in group}) / len(group)
        size_right = sum(len(right.plain[j]) for j in {k.right for k in group}) / len(group)
        for link in group:
            for a in _around(left, link.left):
                for b in _around(right, link.right):
                    shared[a, b] += size_left + size_right
    mine, theirs = _sizes(left), _sizes(right)
    return {(a, b): min(1.0, n / ((mine[a] + theirs[b]) or 1)) for (a, b), n in shared.items()}


def _sizes(side: Side) -> dict[int, int]:
    sizes: dict[int, int] = defaultdict(int)
    for i, plain in enumerate(side.plain):
        for section in _around(side, i):
            sizes[section] += len(plain)
    return sizes


def _around(side: Side, passage: int) -> list[int]:
    return side.report.sections_around(side.report.passages[passage].section)


def _moved(left: Side, right: Side, forward: dict[int, int]) -> set[int]:
    moved: set[int] = set()
    siblings: dict[int | None, list[int]] = defaultdict(list)
    for a, b in forward.items():
        above, below = left.report.sections[a].parent, right.report.sections[b].parent
        if (forward.get(above) if above is not None else None) == below:
            siblings[above].append(a)
        else:
            moved.add(a)
    for group in siblings.values():
        group.sort()
        kept = set(longest_increasing([forward[a] for a in group]))
        moved |= {a for place, a in enumerate(group) if place not in kept}
    return moved


def _verdict(left: Side, right: Side, a: int, b: int, share: float, moved: bool, column: int) -> SectionMatch:
    old, new = left.report.sections[a], right.report.sections[b]
    renamed = roll(fold(old.title), left.report.year).rstrip("。") != roll(fold(new.title), right.report.year).rstrip(
        "。"
    )
    return SectionMatch(column, a, b, share, moved, renamed, fold(old.marker) != fold(new.marker))


def _in_order(
    left: Side,
    right: Side,
    forward: dict[int, int],
    backward: dict[int, int],
    found: dict[int, SectionMatch],
    column: int,
) -> list[SectionMatch]:
    lone: dict[int | None, list[int]] = defaultdict(list)  # keyed by the later section they stand behind
    behind: int | None = None
    for a in range(len(left.report.sections)):
        if a in forward:
            behind = forward[a]
        else:
            lone[behind].append(a)
    out = [SectionMatch(column, a, None, 0.0) for a in lone[None]]
    for b in range(len(right.report.sections)):
        out.append(found[backward[b]] if b in backward else SectionMatch(column, None, b, 0.0))
        out.extend(SectionMatch(column, a, None, 0.0) for a in lone[b])
    return out
