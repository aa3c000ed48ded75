"""From links to matches: one to one, one to several (split) or several to one (merged), never several to several."""

from collections.abc import Iterable

from yoy.align.passages import Link

_MOST = 5  # passages that one is split into or merged from
_FURTHER = 0.6  # a further part needs more certainty than the first


def group_links(links: Iterable[Link]) -> list[list[Link]]:
    """Groups of links that share a passage, the most certain links first; a link that would chain groups is left out."""
    of_left: dict[int, list[Link]] = {}
    of_right: dict[int, list[Link]] = {}
    for link in links:
        mine, theirs = of_left.setdefault(link.left, []), of_right.setdefault(link.right, [])
        if mine and theirs:
            continue
        centre = mine or theirs
        if not centre or _may_grow(link, mine, theirs, of_left, of_right):
            mine.append(link)
            theirs.append(link)
    groups: dict[tuple[str, int], list[Link]] = {}
    for taken in of_left.values():
        for link in taken:
            merged = len(of_right[link.right]) > 1
            groups.setdefault(("right", link.right) if merged else ("left", link.left), []).append(link)
    return list(groups.values())


def _may_grow(
    link: Link, mine: list[Link], theirs: list[Link], of_left: dict[int, list[Link]], of_right: dict[int, list[Link]]
) -> bool:
    """Whether a free passage may join the group of the other one: it must be the group's centre, and not full."""
    taken = mine or theirs
    if link.probability < _FURTHER or len(taken) >= _MOST:
        return False
    if mine:
        return all(len(of_right[other.right]) == 1 for other in mine)
    return all(len(of_left[other.left]) == 1 for other in theirs)
