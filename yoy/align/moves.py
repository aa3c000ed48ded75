"""Which of the corresponding passages moved: under another heading or paragraph, or out of order among their siblings."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from yoy.align.passages import Link
from yoy.align.side import Side

Pair = tuple[int, int]


def find_moves(left: Side, right: Side, groups: Sequence[Sequence[Link]]) -> set[int]:
    """The indexes of the groups of links that moved.

    A paragraph (item, table) that changes places among its siblings is one move, told at its first passage; what stands in
    it didn't move. The longest run that kept its order counts as unmoved.
    """
    heads = [_head(left, right, group) for group in groups]
    moved: set[int] = set()
    by_parent: dict[Hashable, list[int]] = defaultdict(list)
    paragraphs = _Counterparts((left.paragraph[i], right.paragraph[j]) for i, j in heads)
    sections = _Counterparts((left.section[i], right.section[j]) for i, j in heads)
    kept = _kept_headings(left, right, heads)
    for k, (i, j) in enumerate(heads):
        section = left.section[i], right.section[j]
        if left.report.passages[i].kind == "heading":
            by_parent["heading", *_parents(left, right, i, j)].append(k)
        elif (
            kept.get(section[0], section[1]) != section[1]
            or not sections.match(*section)
            or not paragraphs.match(left.paragraph[i], right.paragraph[j])
        ):  # its own heading still stands, elsewhere
            moved.add(k)
        else:
            by_parent["passage", left.paragraph[i], right.paragraph[j]].append(k)
    for siblings in by_parent.values():
        moved |= _out_of_order(siblings, heads)
    return moved | _moved_paragraphs(left, right, heads, moved)


def _kept_headings(left: Side, right: Side, heads: Sequence[Pair]) -> dict[int | None, int | None]:
    """The later section of each earlier one whose heading corresponds."""
    return {
        left.section[i]: right.section[j]
        for i, j in heads
        if left.report.passages[i].kind == right.report.passages[j].kind == "heading"
    }


def _head(left: Side, right: Side, group: Sequence[Link]) -> Pair:
    """The link that stands for a group: its most certain one."""
    first = max(group, key=lambda link: (link.probability, -link.left, -link.right))
    return first.left, first.right


def _parents(left: Side, right: Side, i: int, j: int) -> tuple[Hashable, Hashable]:
    def parent(side: Side, k: int) -> int | None:
        section = side.section[k]
        return None if section is None else side.report.sections[section].parent

    return parent(left, i), parent(right, j)


def _moved_paragraphs(left: Side, right: Side, heads: Sequence[Pair], moved: set[int]) -> set[int]:
    """The first passages of the paragraphs that changed places within their section."""
    first: dict[tuple[Hashable, Hashable], int] = {}
    for k in sorted(set(range(len(heads))) - moved, key=lambda k: heads[k]):
        i, j = heads[k]
        if left.report.passages[i].kind != "heading":
            first.setdefault((left.paragraph[i], right.paragraph[j]), k)
    by_section: dict[Hashable, list[int]] = defaultdict(list)
    for k in first.values():
        by_section[left.section[heads[k][0]], right.section[heads[k][1]]].append(k)
    out: set[int] = set()
    for siblings in by_section.values():
        out |= _out_of_order(siblings, heads)
    return out


def _out_of_order(siblings: Sequence[int], heads: Sequence[Pair]) -> set[int]:
    """The siblings outside the longest run that stands in the same order on both sides."""
    ordered = sorted(siblings, key=lambda k: heads[k])
    kept = set(longest_increasing([heads[k][1] for k in ordered]))
    return {k for place, k in enumerate(ordered) if place not in kept}


def longest_increasing(values: Sequence[int]) -> list[int]:
    """The places of a longest strictly increasing subsequence (Fredman 1975), in O(n log n)."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        k = bisect_left(tails, value)
        before.append(places[k - 1] if k else None)
        if k == len(tails):
            tails.append(value)
            places.append(place)
        else:
            tails[k], places[k] = value, place
    out: list[int] = []
    at = places[-1] if places else None
    while at is not None:
        out.append(at)
        at = before[at]
    return out[::-1]


class _Counterparts:
    """Which groups (sections, paragraphs) of the two sides correspond, by the passages they share."""

    def __init__(self, pairs: Iterable[tuple[Hashable, Hashable]]) -> None:
        votes = Counter(pairs)
        self._left: dict[Hashable, int] = defaultdict(int)
        self._right: dict[Hashable, int] = defaultdict(int)
        for (a, b), n in votes.items():
            self._left[a] = max(self._left[a], n)
            self._right[b] = max(self._right[b], n)
        self._votes = votes

    def match(self, a: Hashable, b: Hashable) -> bool:
        """Whether one of the two shares with no other group more than with this one."""
        n = self._votes[a, b]
        return n == self._left[a] or n == self._right[b]
