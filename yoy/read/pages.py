"""What a printed page adds to a text: page numbers, running heads, the table of contents."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from yoy.model import Message
from yoy.read.lines import Line, is_ended, is_prose, squeeze

_DECORATED = re.compile(
    r"[-—–－·]+\s*(\d{1,4}|[ivxlcIVXLC]{1,7})\s*[-—–－·]+|第\s*(\d{1,4})\s*页(?:[，,/\s]*共\s*\d+\s*页)?|[Pp]age\s*(\d{1,4})(?:\s*of\s*\d+)?"
)
_BARE = re.compile(r"\d{1,4}|[ivxlcIVXLC]{1,7}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LEAST_PAGES = 3
_LEADER = re.compile(r"(?:[.．…·・]\s?){4,}\s*[-—]?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*[-—]?$")
_CONTENTS = re.compile(r"目[录錄次]|Contents|CONTENTS|Table of [Cc]ontents")
_BRIDGE = 8  # lines without a leader inside a table of contents: list heads, "第一部分" on a line of its own


def drop_pages(lines: list[Line]) -> tuple[list[Line], list[Message]]:
    """The lines without page numbers, running heads and the table of contents, which is noted."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    kept = _without(lines, numbers | heads, joins=True)
    contents = _contents(kept)
    notes = []
    if contents:
        notes.append(Message("a table of contents was left out ({count} lines)", {"count": len(contents)}))
    return _without(kept, contents, joins=False), notes


def _without(lines: list[Line], dropped: set[int], joins: bool) -> list[Line]:
    """The lines but those; where they `joins`, text goes on over the place, so that the blank line there is forgotten."""
    kept: list[Line] = []
    after = False
    for nth, line in enumerate(lines):
        if nth in dropped:
            after = True
            continue
        kept.append(replace(line, gap=False) if after and joins else replace(line, gap=True) if after else line)
        after = False
    return kept


def _page_numbers(lines: list[Line]) -> set[int]:
    """Lines that are page numbers: decorated ones, and bare ones that count up by one over the file."""
    found = {nth for nth, line in enumerate(lines) if not line.row and _DECORATED.fullmatch(line.plain)}
    bare = [
        (nth, line.plain) for nth, line in enumerate(lines) if line.gap and not line.row and _BARE.fullmatch(line.plain)
    ]
    arabic, roman = (
        _counting([(nth, _value(text)) for nth, text in bare if text.isdigit() is kind]) for kind in (True, False)
    )
    if len(arabic) >= _LEAST_PAGES or len(roman) >= _LEAST_PAGES:
        found |= roman | (arabic if len(arabic) >= _LEAST_PAGES else set())
    return found


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    digits = [_ROMAN[char] for char in text.lower()]
    return sum(-one if one < max(digits[nth:]) else one for nth, one in enumerate(digits))


def _counting(numbers: list[tuple[int, int]]) -> set[int]:
    """The longest run of lines whose numbers go up one by one (a page without a number may be skipped)."""
    chains: dict[int, tuple[int, int, int | None]] = {}  # line → length, number, line before
    ends: dict[int, int] = {}  # number → line that ends the longest chain there
    for nth, number in numbers:
        before = max(
            (ends[n] for n in (number - 1, number - 2) if n in ends), key=lambda at: chains[at][0], default=None
        )
        length = 1 + (chains[before][0] if before is not None else 0)
        chains[nth] = (length, number, before)
        if number not in ends or chains[ends[number]][0] <= length:
            ends[number] = nth
    at: int | None = max(chains, key=lambda line: chains[line][0], default=None)
    run: set[int] = set()
    while at is not None:
        run.add(at)
        at = chains[at][2]
    return run


def _running_heads(lines: list[Line], numbers: Iterable[int]) -> set[int]:
    """The line beside a page number or on top of a page that stands there, the same, on most pages."""
    tops = {nth + 1 for nth in numbers} | {nth - 1 for nth in numbers}
    tops |= {nth for nth in range(1, len(lines)) if lines[nth].page != lines[nth - 1].page}
    places = [
        nth for nth in sorted(tops) if 0 <= nth < len(lines) and not is_prose(lines[nth].text) and not lines[nth].row
    ]
    often = Counter(lines[nth].tight for nth in places)
    pages = max(len(set(numbers)), len({line.page for line in lines}))
    heads = {text for text, count in often.items() if count >= max(_LEAST_PAGES, pages // 3)}
    return {nth for nth in places if lines[nth].tight in heads}


def _contents(lines: list[Line]) -> set[int]:
    """The lines of the table of contents, with its heading and its lists of figures and tables."""
    leaders = [nth for nth, line in enumerate(lines) if _LEADER.search(line.plain)]
    heading = next((nth for nth, line in enumerate(lines) if _CONTENTS.fullmatch(squeeze(line.text))), None)
    if heading is None:
        return set() if len(leaders) < _LEAST_PAGES else _bridged(leaders[0], leaders)
    last = heading
    later = Counter(line.tight for line in lines[heading + 1 :])
    for nth in range(heading + 1, len(lines)):
        entry = re.sub(r"[\d.．…·]+$", "", lines[nth].tight)
        later[lines[nth].tight] -= 1
        if not entry or is_ended(lines[nth].text) or not (_LEADER.search(lines[nth].plain) or later[entry] > 0):
            break
        last = nth
    region = set(range(heading, last + 1)) | _bridged(heading, [nth for nth in leaders if nth > heading])
    return region if len(region) > _LEAST_PAGES else set()


def _bridged(start: int, leaders: list[int]) -> set[int]:
    """All lines from the first to the last entry, as long as the entries stand close to each other."""
    last = start
    for nth in leaders:
        if nth - last > _BRIDGE:
            break
        last = nth
    return set(range(start, last + 1)) if last > start else set()
