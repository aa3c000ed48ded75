"""What a printed page adds to a text: page numbers, running heads, the table of contents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from yoy.model import Message
from yoy.read.lines import Line, is_ended, is_prose, squeeze

_DECORATED = re.compile(
    r"[-—–－·]+\s*(\d{1,4}|[ivxlcIVXLC]{1,7})\s*[-—–－·]+|第\s*(\d{1,4})\s*页(?:[，,/\s]*共\s*\d+\s*页)?|[Pp]age\s*(\d{1,4})(?:\s*of\s*\d+)?"
)
_BARE = re.compile(r"\d{1,4}|[ivxlcIVXLC]{1,7}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TITLES = 3  # lines among which the title is
_LEAST_PAGES = 3
_LAST_NUMBER = re.compile(r"(?<![\d.])(\d{1,4})$")
_FIRST_NUMBER = re.compile(r"^(\d{1,4})(?![\d.])")
_MOST_UNNUMBERED = 30  # pages before the one that is numbered 1
LEADER = re.compile(r"(?:[.．…·・]\s?){4,}\s*[-—]?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*[-—]?$|(?:[.．…·・]\s?){8,}$")
"""The dots at the end of an entry in a table of contents, with the page number that they lead to."""
_CONTENTS = re.compile(r"目[录錄次]|Contents|CONTENTS|Table of [Cc]ontents")
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十\d]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]、?|\d{1,2}[.．、])"
)
_BRIDGE = 8  # lines without a leader inside a table of contents: list heads, "第一部分" on a line of its own


AnyLine = TypeVar("AnyLine", bound=Line)


def drop_pages(lines: list[AnyLine]) -> tuple[list[AnyLine], list[Message]]:
    """The lines without page numbers, running heads and the table of contents, which is noted."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    kept = _without(lines, numbers | heads, joins=True)
    contents = _contents(kept)
    notes = []
    if contents:
        notes.append(Message("a table of contents was left out ({count} lines)", {"count": len(contents)}))
    return _without(kept, contents, joins=False), notes


def _without(lines: list[AnyLine], dropped: set[int], joins: bool) -> list[AnyLine]:
    """The lines but those; where they `joins`, text goes on over the place, so that the blank line there is forgotten."""
    kept: list[AnyLine] = []
    after = False
    for nth, line in enumerate(lines):
        if nth in dropped:
            after = True
            continue
        kept.append(replace(line, gap=False) if after and joins else replace(line, gap=True) if after else line)
        after = False
    return kept


def _page_numbers(lines: Sequence[Line]) -> set[int]:
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


def _running_heads(lines: Sequence[Line], numbers: Iterable[int]) -> set[int]:
    """The line beside a page number, or first or last on a page, that stands there on most pages, its own page number aside."""
    tops = {nth + 1 for nth in numbers} | {nth - 1 for nth in numbers}
    turns = {nth for nth in range(1, len(lines)) if lines[nth].page != lines[nth - 1].page}
    tops |= turns | {nth - 1 for nth in turns} | ({len(lines) - 1} if turns else set())
    places = [
        nth for nth in sorted(tops) if 0 <= nth < len(lines) and not is_prose(lines[nth].text) and not lines[nth].row
    ]
    often = Counter(_unnumbered(lines[nth]) for nth in places)
    pages = max(len(set(numbers)), len({line.page for line in lines}))
    heads = {text for text, count in often.items() if count >= max(_LEAST_PAGES, pages // 3)}
    return {nth for nth in places if _unnumbered(lines[nth]) in heads}


def _unnumbered(line: Line) -> str:
    """A line without the page number at its end or beginning, if it is one: so far from the page's place in the file."""
    for number in (_LAST_NUMBER, _FIRST_NUMBER):
        found = number.search(line.plain)
        if found and line.page is not None and abs(int(found[1]) - line.page) <= _MOST_UNNUMBERED:
            return squeeze(line.plain[: found.start()] + line.plain[found.end() :])
    return line.tight


def _contents(lines: Sequence[Line]) -> set[int]:
    """The lines of the table of contents, with its heading and its lists of figures and tables."""
    leaders = [nth for nth, line in enumerate(lines) if LEADER.search(line.plain)]
    heading = next((nth for nth, line in enumerate(lines) if _CONTENTS.fullmatch(squeeze(line.text))), None)
    if heading is None:
        return set() if len(leaders) < _LEAST_PAGES else _bridged(leaders[0], leaders)
    region = _repeated(lines, heading) | _bridged(heading, [nth for nth in leaders if nth > heading])
    return region if len(region) > _LEAST_PAGES else set()


def _repeated(lines: Sequence[Line], heading: int) -> set[int]:
    """Entries up to the place where the text itself begins: with the first of them again, or else where none comes again."""
    entries = [re.sub(r"[\d.．…·]+$", "", line.tight) for line in lines]
    first = _NUMBERED.sub("", entries[heading + 1]) if heading + 1 < len(lines) else ""
    again = next(
        (nth for nth in range(heading + 2, len(lines)) if first and _NUMBERED.sub("", entries[nth]) == first), None
    )
    if again and not any(_is_text(line) for line in lines[heading + 1 : again]):
        return set(range(heading, again))
    last = heading
    later = Counter(line.tight for line in lines[heading + 1 :])
    for nth in range(heading + 1, len(lines)):
        later[lines[nth].tight] -= 1
        known = entries[nth] and (LEADER.search(lines[nth].plain) or later[entries[nth]] > 0)
        if is_ended(lines[nth].text) or not known:
            break
        last = nth
    return set(range(heading, last + 1))


def _is_text(line: Line) -> bool:
    return line.row or is_prose(line.text) or is_ended(line.text)


def _bridged(start: int, leaders: list[int]) -> set[int]:
    """All lines from the first to the last entry, as long as the entries stand close to each other."""
    last = start
    for nth in leaders:
        if nth - last > _BRIDGE:
            break
        last = nth
    return set(range(start, last + 1)) if last > start else set()


def left_out(before: Sequence[Line], after: Sequence[Line]) -> list[str]:
    """The lines that are no longer there; those that were put together to a title are."""
    kept = Counter(line.tight for line in after)
    titles = "\n".join(line.tight for line in after[:_TITLES])
    out = []
    for line in before:
        if kept[line.tight]:
            kept[line.tight] -= 1
        elif line.tight and line.tight not in titles:
            out.append(line.plain)
    return out
