"""Printed lines → paragraphs: what a page's width broke is joined again, over columns and pages too.

A line ends its paragraph where the next one begins further in, or where the first word of the next one would still have fitted.
"""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from yoy.read.lines import Line, is_ended, is_prose, width
from yoy.read.pages import LEADER
from yoy.read.pdf.printed import Piece, is_chinese
from yoy.read.pdf.tables import Table
from yoy.read.wraps import glue, opens_block

_INDENT: Final = 1.2  # sizes: a line that begins so much further in begins a paragraph
_FURTHEST: Final = 5  # sizes: a line that begins further in is set in the middle or at the right
_OTHER_SIZE: Final = 0.08  # of the size: type that differs more is another paragraph
_LEADING: Final = 1.35  # of the usual distance of lines: more is a space between paragraphs
_LARGER: Final = 1.1  # of the text's size
_ONE_SIZE: Final = 1.5  # points: sizes so close are one level's
_TITLE: Final = 80  # display columns of a heading
_LOWEST: Final = 6
_MOST_OF: Final = 0.6  # of a column's width
_CLOSE: Final = 1.8  # sizes from line to line of a heading
_SLACK: Final = 0.6  # sizes: how much room a line may leave that the next word would have filled
_LOOSE: Final = 2.5  # sizes between two pieces of a line that belong to different things
_FEW: Final = 12  # lines of a column: of fewer, each one tells where it begins
_MOST_OPEN: Final = 3  # paragraphs that wait behind notes and tables for their other half
_SMALLER: Final = 0.93  # of the text's size: notes are smaller
_ONE_PLACE: Final = 0.5  # sizes: lines that begin so near to each other begin at one place
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(
    r"[（《“‘『「〈【〔〖(\[]*(?:[A-Za-z0-9.,%&'’@:/_+\-−\xa0]+|.)[，。、；：？！）》”’』」〉】〕〗％]*", re.DOTALL
)
"""What no line is broken in: opening brackets don't end one, closing ones don't begin one."""


@dataclass(frozen=True, slots=True)
class Printed(Line):
    """A line of a page with its place; `left` and `right` are also those of the column it stands in."""

    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    column: tuple[float, float] = (0.0, 0.0)
    first: float = 0.0  # how wide its first word is
    loose: bool = False  # its pieces stand far apart: no running text
    table: Table | None = field(default=None, compare=False)


@dataclass(slots=True)
class _Open:
    """A paragraph that may go on: where it is, its last line, and up to where there is nothing behind that line."""

    at: int
    last: Printed
    until: int


def printed_line(row: Sequence[Piece], page: int, column: tuple[float, float]) -> Printed:
    """A line as one text, its pieces set apart by a blank."""
    text = " ".join(piece.text for piece in row)
    head = max(row, key=lambda piece: len(piece.text))
    first = _WORD.match(text)
    chars = max(len(row[0].text), 1)
    wide = (row[0].right - row[0].left) / chars * len(first[0] if first else "")
    return Printed(
        text,
        gap=False,
        page=page,
        left=row[0].left,
        right=row[-1].right,
        base=head.base,
        size=head.size,
        column=column,
        first=wide,
        loose=any(other.left - one.right > _LOOSE * head.size for one, other in itertools.pairwise(row)),
    )


def joined(lines: Sequence[Printed]) -> list[Line]:
    """Paragraphs and tables in reading order.

    Tables, and notes in smaller type, don't break a paragraph that goes on behind them.
    """
    style = _Style(lines)
    out: list[Printed] = []
    waiting: list[_Open] = []
    for line in lines:
        if line.row:
            out.append(line)
            continue
        going = next((one for one in waiting if style.goes_on(one.last, line, apart=one.until < len(out))), None)
        if going is not None:
            out[going.at] = replace(out[going.at], text=glue(out[going.at].text, line.text))
            going.last, going.until = line, len(out)
        else:
            kept = waiting[:_MOST_OPEN] if line.size < _SMALLER * style.size else []
            out.append(line)
            waiting = [_Open(len(out) - 1, line, len(out)), *kept]
    levels = _levels(out, style.size)
    return [
        made
        for line in out
        for made in (
            line.table.lines() if line.table else [Line(line.text, True, line.row, levels.get(id(line)), line.page)]
        )
    ]


def _levels(lines: Sequence[Printed], size: float) -> dict[int, int]:
    """Short lines in type larger than the text's are headings: the largest are of level 1. By the lines' identity."""
    inside = {
        line.page for line in lines if line.row or (line.size < _LARGER * size and is_prose(line.text))
    }  # no covers
    large = [line for line in lines if line.page in inside and _is_large(line, size)]
    sizes: list[float] = []
    for found in sorted((line.size for line in large), reverse=True):
        if not sizes or sizes[-1] - found > _ONE_SIZE:
            sizes.append(found)
    return {id(line): min(sum(line.size <= found + _ONE_SIZE / 2 for found in sizes) or 1, _LOWEST) for line in large}


def _is_large(line: Printed, size: float) -> bool:
    if line.row or line.loose or round(line.size) <= _LARGER * size or width(line.text) > _TITLE:
        return False
    return not is_ended(line.text) and not is_prose(line.text) and len(_LETTERS.findall(line.text)) > 1


class _Style:
    """How a document sets its paragraphs."""

    def __init__(self, lines: Sequence[Printed]) -> None:
        text = [line for line in lines if not line.row]
        sizes = Counter[float]()
        for line in text:
            sizes[round(line.size, 1)] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self._leading = _leadings(text)
        self._edges = _edges(text)

    def _margins(self, line: Printed) -> tuple[float, float]:
        return self._edges[_key(line)]

    def goes_on(self, last: Printed, line: Printed, apart: bool) -> bool:
        """Whether a line goes on with the paragraph that ended with the line `last`; `apart` where something stands between."""
        if not apart and self._is_heading(last, line):
            return True
        chinese = is_chinese(line.text[:1]) or is_chinese(last.text[-1:])
        word = line.first + (0.0 if chinese else 0.25 * line.size)
        if (
            abs(last.size - line.size) > _OTHER_SIZE * last.size
            or last.loose
            or line.loose
            or LEADER.search(last.text)
            or last.left > self._margins(last)[0] + _FURTHEST * last.size
            or not (self._is_full(last, word) or (not chinese and self._is_open(last, line)))
            or (opens_block(line.text) and (is_ended(last.text) or not is_prose(last.text)))
        ):
            return False
        ended = is_ended(last.text)
        same = line.page == last.page and line.base > last.base and _key(line) == _key(last)
        if same and line.base - last.base > _LEADING * self._leading.get(round(line.size), 2 * line.size):
            return False
        if apart and (same or ended or not self._is_long(last)):
            return False
        if line.left > self._margins(line)[0] + _INDENT * line.size:
            return same and not chinese and not ended and abs(line.left - last.left) < _ONE_PLACE * line.size
        return same or chinese or not ended

    def _is_open(self, last: Printed, line: Printed) -> bool:
        """Whether a line of Latin script breaks off in a sentence, as far from the edge as it may end: it is not justified."""
        return not is_ended(last.text) and (
            line.text[:1].islower() or (self._is_long(last) and line.text[:1].isdigit())
        )

    def _is_heading(self, last: Printed, line: Printed) -> bool:
        """Whether two lines are one heading: in one large type, set around one middle, close together, the first a long one."""
        return (
            min(last.size, line.size) > _LARGER * self.size
            and abs(last.size - line.size) <= _OTHER_SIZE * last.size
            and last.page == line.page
            and 0 < line.base - last.base < _CLOSE * line.size
            and abs(last.left + last.right - line.left - line.right) < 2 * line.size
            and self._is_long(last)
            and not last.loose | line.loose
            and not is_ended(last.text)
            and not opens_block(line.text)
        )

    def _is_long(self, line: Printed) -> bool:
        """Whether a line takes most of its column, as one of running text does that isn't its paragraph's last."""
        left, right = line.column
        return line.right - line.left > _MOST_OF * (right - left)

    def _is_full(self, line: Printed, word: float) -> bool:
        """Whether a line goes so far that a word of this width doesn't fit behind it."""
        room = self._margins(line)[1] - line.right
        return room < max(word, line.size) + _SLACK * line.size


def _key(line: Printed) -> tuple[int, int]:
    """Columns that stand at one place on their pages, nearly: the same middle, and of about the same width."""
    left, right = line.column
    return round((left + right) / 80), round((right - left) / 120)


def _near(values: list[float]) -> float:
    """The leftmost place where several lines begin, nearly: that of lines that aren't indented."""
    counted = Counter(round(value / 2) for value in values)
    least = max(2, len(values) // 10) if len(values) >= _FEW else 1
    places = [at for at in counted if counted[at - 1] + counted[at] + counted[at + 1] >= least]
    return min(places or counted) * 2.0


def _far(values: list[float]) -> float:
    """The place that the fullest lines reach to, but for a few that hang over."""
    values = sorted(values)
    return values[min(int(0.9 * len(values)), len(values) - 1)]


def _leadings(lines: Sequence[Printed]) -> dict[int, float]:
    """The usual distance between lines of each size."""
    found: dict[int, list[float]] = {}
    for one, other in itertools.pairwise(lines):
        if one.page == other.page and abs(one.size - other.size) < 0.5 and 0 < other.base - one.base < 4 * one.size:
            found.setdefault(round(one.size), []).append(other.base - one.base)
    return {size: statistics.median(gaps) for size, gaps in found.items() if len(gaps) > 2}


def _edges(lines: Sequence[Printed]) -> dict[tuple[int, int], tuple[float, float]]:
    """From where to where lines of running text go, by the column they stand in."""
    found: dict[tuple[int, int], list[Printed]] = {}
    for line in lines:
        found.setdefault(_key(line), []).append(line)
    return {key: (_near([one.left for one in held]), _far([one.right for one in held])) for key, held in found.items()}
