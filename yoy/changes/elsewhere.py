"""Which report beyond the pair names a new or dropped thing too: what is new against last year may be back from before.

The helper of `meaning`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_

from yoy.changes.lookup import pairs, plain
from yoy.changes.vocabulary import VAGUE
from yoy.model import Initiative, Report

_ENOUGH = 0.75  # of a name's character pairs stand together where it is named in other words
_ROOM = 6  # characters more than the name has, within which they stand together
_SHORTEST = 4  # characters of a name that can be told in other words


def find_elsewhere(reports: Sequence[Report], initiatives: Sequence[Initiative]) -> tuple[Initiative, ...]:
    """The initiatives, each with the nearest report beyond its pair that names it too.

    That is an earlier one for what is new and a later one for what is dropped.
    A report names a thing where its name stands, or nearly all of the name's character pairs within about its length, the
    telling ones all. Linear in the texts and in the names with the reports that may name them.
    """
    if len(reports) < 3:
        return tuple(initiatives)
    texts = [plain(report.text) for report in reports]
    holders = _holders(texts)
    return tuple(replace(one, elsewhere=_nearest(one, texts, holders)) for one in initiatives)


def _holders(texts: Sequence[str]) -> dict[str, int]:
    """Which texts hold a pair of characters, a bit for each."""
    out: dict[str, int] = defaultdict(int)
    for k, text in enumerate(texts):
        for pair in set(pairs(text)):
            out[pair] |= 1 << k
    return out


def _nearest(item: Initiative, texts: Sequence[str], holders: dict[str, int]) -> int | None:
    name = plain(item.name)
    telling = _telling(name)
    needed = telling if len(name) >= _SHORTEST and telling else pairs(name)
    held = reduce(and_, (holders.get(pair, 0) for pair in needed), -1)
    return next((k for k in _beyond(item, len(texts)) if held >> k & 1 and _names(texts[k], name, telling)), None)


def _beyond(item: Initiative, count: int) -> Iterable[int]:
    """The columns that are asked, the nearest first."""
    match item.status:
        case "new":
            return range(item.left - 1, -1, -1)
        case "dropped":
            return range(item.left + 2, count)
        case _:
            return ()


def _names(text: str, name: str, telling: Sequence[str]) -> bool:
    if name in text:
        return True
    if len(name) < _SHORTEST or not telling:
        return False
    own, must = set(pairs(name)), set(telling)
    rarest = min(sorted(must), key=text.count)  # in order: a set has none that lasts
    for place in _places(text, rarest):
        around = set(pairs(text[max(0, place - len(name) - _ROOM // 2) : place + len(name) + _ROOM // 2]))
        if must <= around and len(own & around) >= _ENOUGH * len(own):
            return True
    return False


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _telling(name: str) -> list[str]:
    """The character pairs of a name that are no everyday official vocabulary."""
    return [pair for part in VAGUE.sub(" ", name).split() for pair in pairs(part)]
