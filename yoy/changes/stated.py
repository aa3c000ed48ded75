"""New names that a report states itself: A更名为B, A升级为B, B（原A）.

The helper of `initiatives`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yoy.changes.lookup import Lookup, plain
from yoy.model import Report, Span

_QUOTED = r"(?:“[^“”\n]{2,24}”|《[^《》\n]{2,40}》)"
_BARE = r"[\u4e00-\u9fffA-Za-z0-9·.]"
_NAME = rf"{_BARE}{{0,8}}{_QUOTED}{_BARE}{{0,12}}?|{_BARE}{{3,16}}?"
_TO = re.compile(
    rf"(?P<was>{_NAME})[（(]?(?:后|已|现|并|正式|整体|全面)*(?P<verb>更名为|改名为|改称为?|更名|升级为|迭代为|整合为|调整为)"
    rf"(?P<now>{_NAME})(?=[，,。；;、：）)\n]|$)"
)
_FORMER = re.compile(rf"(?P<now>{_NAME})[（(](?:原名|原称|原为|原)(?P<was>{_NAME})[）)]")
_SURE = ("更名为", "改名为", "改称为", "改称", "更名")


class Stated(NamedTuple):
    """A rename in so many words: the new name's place in the later report, the old one's in the earlier.

    `said` is the place of the whole statement.
    """

    now: Span
    was: Span
    said: Span


def find_stated(earlier: Report, known_before: Lookup, later: Report) -> Iterator[Stated]:
    """The renames that the later report states, of things that the earlier one names; in reading order, each once."""
    told: set[str] = set()
    for passage in later.passages:
        if passage.kind == "row":
            continue
        for pattern in (_TO, _FORMER):
            for found in pattern.finditer(later.text, *passage.span):
                name, was = plain(found["now"]), _core(found["was"])
                quoted = "“" in found["now"] + found["was"]
                sure = pattern is _FORMER or found["verb"] in _SURE or quoted
                at = earlier.text.find(was)
                if sure and at >= 0 and name not in told and plain(_core(found["now"])) not in known_before.whole:
                    told.add(name)
                    yield Stated(Span(*found.span("now")), Span(at, at + len(was)), Span(*found.span()))


def _core(name: str) -> str:
    """The quoted part of a name, or the whole of it."""
    quoted = re.search(_QUOTED, name)
    return quoted.group() if quoted else name
