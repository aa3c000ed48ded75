"""Pieces of printed lines → reading order: columns of text one after the other, all else line by line."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from yoy.read.pdf.printed import Piece

_SIDE: Final = 0.2  # of the width: a gutter stands no nearer to the edge
_THROUGH: Final = 0.3  # of the lines: no more may cross a gutter
_LEAST_LINES: Final = 4  # of a column
_MOST_PIECES: Final = 4_000  # of a page; more are no text
_PROSE: Final = 0.5  # of a column's width that its lines fill on average

Row = list[Piece]


def in_order(rows: Sequence[Row]) -> list[list[Row]]:
    """The lines of a page as columns in reading order; a page without columns is one."""
    gutter = _gutter(rows)
    if gutter is None:
        return [list(rows)] if rows else []
    out: list[list[Row]] = []
    for through, band in _bands(rows, gutter):
        left = [part for row in band if (part := [piece for piece in row if piece.right <= gutter])]
        right = [part for row in band if (part := [piece for piece in row if piece.left >= gutter])]
        if through or not left or not right:
            out.append(list(band))
        else:
            out += [*in_order(left), *in_order(right)]
    return out


def _gutter(rows: Sequence[Row]) -> float | None:
    """The middle of a white stripe from top to bottom with running text on both sides; None without one."""
    pieces = [piece for row in rows for piece in row]
    if len(rows) < _LEAST_LINES or len(pieces) > _MOST_PIECES:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    best: tuple[int, float] | None = None
    for begin, end, through in _stripes(pieces, left, right):
        middle = (begin + end) / 2
        if through <= _THROUGH * len(rows) and _is_between_columns(pieces, begin, end):
            best = min(best or (through, middle), (through, middle))
    return best[1] if best else None


def _stripes(pieces: Sequence[Piece], left: float, right: float) -> Iterator[tuple[float, float, int]]:
    """Intervals away from the edges, with how many pieces cross them."""
    ends = sorted([(p.left, 1) for p in pieces] + [(p.right, -1) for p in pieces])
    crossing = 0
    for (at, step), (after, _) in itertools.pairwise(ends):
        crossing += step
        if after > at and left + _SIDE * (right - left) < (at + after) / 2 < right - _SIDE * (right - left):
            yield at, after, crossing


def _is_between_columns(pieces: Sequence[Piece], begin: float, end: float) -> bool:
    one = [p for p in pieces if p.right <= begin + 0.01]
    other = [p for p in pieces if p.left >= end - 0.01]
    if min(len(one), len(other)) < _LEAST_LINES:
        return False
    size = sorted(p.size for p in (*one, *other))[(len(one) + len(other)) // 2]
    gap = min(p.left for p in other) - max(p.right for p in one)
    return gap >= 0.5 * size and _is_prose(one) and _is_prose(other)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether a column's lines fill it, as running text does and a table's column doesn't."""
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    lines: dict[int, float] = {}
    for piece in pieces:
        lines[round(piece.base)] = lines.get(round(piece.base), 0.0) + piece.right - piece.left
    filled = sum(lines.values()) / (len(lines) * max(right - left, 1.0))
    size = sorted(p.size for p in pieces)[len(pieces) // 2]
    return filled >= _PROSE and right - left >= 8 * size


def _bands(rows: Sequence[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Runs of lines that go through the gutter, and of lines that don't."""
    held: list[Row] = []
    through = False
    for row in rows:
        crosses = _crosses(row, gutter)
        if held and crosses != through:
            yield through, held
            held = []
        through = crosses
        held.append(row)
    if held:
        yield through, held


def _crosses(row: Row, gutter: float) -> bool:
    return any(piece.left < gutter < piece.right for piece in row)
