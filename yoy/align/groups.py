"""From links to matches: one to one, one to several (split) or several to one (merged), never several to several."""

from collections.abc import Iterable, Sequence

from yoy.align.pairing import coverage
from yoy.align.passages import Link
from yoy.align.terms import Vector

_MOST = 5  # passages that one is split into or merged from
_FURTHER = 0.6  # a further part needs more certainty than the first
_ADDS = 0.12  # and so much of its wording must stand in what the other parts leave of the whole


class _Groups:
    """Groups under construction: the links of each passage on either side."""

    def __init__(self, mine: Sequence[Vector], theirs: Sequence[Vector]) -> None:
        self.mine, self.theirs = mine, theirs
        self.of_left: dict[int, list[Link]] = {}
        self.of_right: dict[int, list[Link]] = {}

    def offer(self, link: Link) -> None:
        """Takes a link unless it would chain groups or add nothing to one."""
        left, right = self.of_left.setdefault(link.left, []), self.of_right.setdefault(link.right, [])
        if left and right:
            return
        if (left and not self._splits(link, left)) or (right and not self._merges(link, right)):
            return
        left.append(link)
        right.append(link)

    def _splits(self, link: Link, parts: Sequence[Link]) -> bool:
        """Whether a free later passage is a further part of the earlier one: it must be the group's centre, and not full."""
        if link.probability < _FURTHER or len(parts) >= _MOST or any(len(self.of_right[p.right]) > 1 for p in parts):
            return False
        rest = _without(self.mine[link.left], [self.theirs[p.right] for p in parts])
        return coverage(self.theirs[link.right], rest) >= _ADDS

    def _merges(self, link: Link, parts: Sequence[Link]) -> bool:
        """Whether a free earlier passage is a further part of the later one."""
        if link.probability < _FURTHER or len(parts) >= _MOST or any(len(self.of_left[p.left]) > 1 for p in parts):
            return False
        rest = _without(self.theirs[link.right], [self.mine[p.left] for p in parts])
        return coverage(self.mine[link.left], rest) >= _ADDS


def group_links(links: Iterable[Link], mine: Sequence[Vector], theirs: Sequence[Vector]) -> list[list[Link]]:
    """Groups of links that share a passage, the most certain links first; `mine` and `theirs` are the passages' terms."""
    found = _Groups(mine, theirs)
    for link in links:
        found.offer(link)
    groups: dict[tuple[str, int], list[Link]] = {}
    for taken in found.of_left.values():
        for link in taken:
            merged = len(found.of_right[link.right]) > 1
            groups.setdefault(("right", link.right) if merged else ("left", link.left), []).append(link)
    return list(groups.values())


def _without(whole: Vector, parts: Iterable[Vector]) -> Vector:
    """What is left of a passage's terms when those of its parts are taken away."""
    rest = dict(whole)
    for part in parts:
        for term in part:
            if term in rest:
                rest[term] = max(0.0, rest[term] - part[term])
    return rest
