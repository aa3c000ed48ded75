"""Lines that a page's width or a link broke, joined to the paragraphs they were."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from yoy.model import Message
from yoy.read.lines import BLANK, Line, is_ended, is_prose, width

_LEAST_WRAPPED = 12  # full lines before a file counts as hard-wrapped
_MANY_BARE = 20
_NARROWEST, _WIDEST = 40, 130  # display columns of a printed line
_FULL = 3  # columns that a full line may fall short of the measure
_INDENT = (
    8  # columns that a line may fall short and still run on: two characters of indentation and a few of raggedness
)
_MARKER = re.compile(
    r"第[一二三四五六七八九十百\d]{1,3}(?:部分|[章节節编編])|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|专栏|[表图圖]\s?\d{1,3}(?!\d)|单位[：:]"
)
_NOTE = re.compile(r"注[：:]|[数资]据?料?来源[：:]")
_WORDS = re.compile(r"[A-Za-z㐀-鿿]{2}")
BARE_MARKER = re.compile(r"第[一二三四五六七八九十百\d]{1,3}(?:部分|[章节節编編])|(?:专栏|[表图圖])\s?\d{1,3}")
"""A marker that is set apart from its title by a blank only."""
_LETTERS = re.compile(r"[A-Za-z]")


def rejoin(lines: list[Line]) -> tuple[list[Line], list[Message]]:
    """The lines with those joined that were one: all of a hard-wrapped file, elsewhere sentences broken in two."""
    measure = _measure(lines)
    if not measure:
        return mend(lines), []
    made = _unwrapped(lines, measure)
    notes = [Message("lines were broken at the width of a page; they were joined to paragraphs again")]
    return made, notes + note_bare(made)


def note_bare(lines: Sequence[Line]) -> list[Message]:
    """A note where many lines are what charts and tables leave of their numbers."""
    bare = sum(not _has_words(line.text) for line in lines if not line.row)
    if bare <= _MANY_BARE:
        return []
    text = (
        "{count} lines hold nothing but a number: tables or charts that lost their shape; a .html copy is read better"
    )
    return [Message(text, {"count": bare})]


def _measure(lines: list[Line]) -> int:
    """The width that a hard-wrapped file's lines are set to; 0 for a file that isn't hard-wrapped."""
    widths = [(width(line.plain), line) for line in lines if not line.row]
    prose = [(columns, line) for columns, line in widths if _NARROWEST <= columns <= _WIDEST]
    often = Counter(columns for columns, line in prose if not is_ended(line.text))
    if not often:
        return 0
    measure = max(often, key=lambda columns: (sum(often[columns + near] for near in (-1, 0, 1)), columns))
    full = [line for columns, line in prose if abs(columns - measure) <= _FULL]
    broken = [line for line in full if not is_ended(line.text)]
    longer = [line for columns, line in widths if columns > measure + 2 * _INDENT]
    if len(broken) < _LEAST_WRAPPED or 2 * len(broken) < len(full) or len(longer) > len(full) // 2:
        return 0
    return measure


def _unwrapped(lines: list[Line], measure: int) -> list[Line]:
    made: list[Line] = []
    last = ""  # the line that was joined last, as printed
    for nth, line in enumerate(lines):
        following = lines[nth + 1] if nth + 1 < len(lines) else None
        if made and not line.row and not made[-1].row and _runs_on(made[-1], last, line, following, measure):
            made[-1] = replace(made[-1], text=glue(made[-1].plain, line.plain))
        else:
            made.append(line)
        last = line.plain
    return made


def _runs_on(block: Line, last: str, line: Line, following: Line | None, measure: int) -> bool:
    """Whether a line goes on with the block that ended with the line `last`."""
    if line.level is not None or block.level is not None:
        return False
    if BARE_MARKER.fullmatch(block.plain):
        return not is_prose(line.text) and width(line.plain) <= measure and not _MARKER.match(line.plain)
    short = measure - width(last)
    if (
        line.gap
        or not _has_words(last)
        or not _has_words(line.text)
        or (opens_block(line.plain) and (is_ended(last) or short > _INDENT))
    ):
        return False
    if _MARKER.match(block.plain) and not is_prose(block.text):  # a heading: only its own short rest follows
        rest = not is_prose(line.text) and measure - width(line.plain) > _INDENT and not opens_block(line.plain)
        return rest and short <= _INDENT and not is_ended(last)
    if not is_ended(last):
        return short <= _INDENT or (last.endswith(("，", "、")) and is_prose(block.text + line.text))
    return short <= _FULL and not _is_first(line, following, measure)


def _has_words(text: str) -> bool:
    """Whether a line is text and not what a chart or a table leaves of its numbers."""
    return bool(_WORDS.search(text)) or is_ended(text)


def opens_block(text: str) -> bool:
    """Whether a line begins with a marker, or a note under a table."""
    return bool(_MARKER.match(text) or _NOTE.match(text))


def _is_first(line: Line, following: Line | None, measure: int) -> bool:
    """Whether a line after a finished one begins a paragraph: it is short by the indentation and yet runs on."""
    short = measure - width(line.plain)
    return following is not None and _FULL <= short <= _INDENT and not is_ended(line.text)


def glue(before: str, after: str) -> str:
    """Two halves of a line: Chinese and numbers joined as they are, Latin words, a marker and its title with a blank."""
    if BARE_MARKER.fullmatch(before):
        return f"{before} {after}"
    if before.endswith("-") and after[:1].islower():
        return before + after
    latin = len(_LETTERS.findall(before)) > len(before) // 2
    apart = latin or (re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z0-9]", after))
    return f"{before} {after}" if apart else before + after


def mend(lines: list[Line]) -> list[Line]:
    """In a file whose paragraphs stand apart: a sentence broken over lines, at a link for instance, is made whole."""
    made: list[Line] = []
    for line in lines:
        if made and not line.gap and not (line.row or made[-1].row or line.level) and _is_broken(made[-1], line):
            made[-1] = replace(made[-1], text=made[-1].text.rstrip("\r\n") + line.text)
        else:
            made.append(line)
    return made


def _is_broken(block: Line, line: Line) -> bool:
    if line.text[:1] in BLANK or _MARKER.match(line.text):
        return False
    if block.text.endswith("\u3000"):  # a name's own blank: 国务院总理　|　李　强
        return not is_ended(block.text) and not is_prose(line.text)
    return is_prose(block.text) and not is_ended(block.text)
