"""Tables without lines: rows of pieces that stand far apart below each other, most of them numbers."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from yoy.read.pdf.printed import Piece

_APART: Final = 2.0  # sizes between the pieces of a row
_NUMBERS: Final = 0.6  # of the pieces behind a row's first
_LEAST_ROWS: Final = 3
_VALUE = re.compile(r"[-+−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?|[/／—－-]+")

Row = list[Piece]


def aligned_rows(rows: Sequence[Row]) -> Iterator[tuple[Row, str | None]]:
    """Each line of a page, with its cells separated by tabs where it is a row of a table that nobody ruled."""
    nth = 0
    while nth < len(rows):
        end = nth
        while end < len(rows) and _is_loose(rows[end]):
            end += 1
        columns = _columns(rows[nth:end]) if end - nth >= _LEAST_ROWS else []
        if len(columns) > 1 and _is_numeric(rows[nth:end]):
            yield from ((row, _cells(row, columns)) for row in rows[nth:end])
            nth = end
            continue
        end = max(end, nth + 1)
        yield from ((row, None) for row in rows[nth:end])
        nth = end


def _is_loose(row: Row) -> bool:
    return len(row) > 1 and all(other.left - one.right > _APART * one.size for one, other in itertools.pairwise(row))


def _is_numeric(rows: Sequence[Row]) -> bool:
    cells = [piece.text for row in rows[1:] for piece in row[1:]]
    return sum(bool(_VALUE.fullmatch(cell)) for cell in cells) >= _NUMBERS * len(cells)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The stripes that the pieces of all rows stand in; none where two pieces of a row share one."""
    stripes: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for row in rows for piece in row):
        if stripes and left < stripes[-1][1]:
            stripes[-1] = (stripes[-1][0], max(stripes[-1][1], right))
        else:
            stripes.append((left, right))
    alone = all(len({_column(piece, stripes) for piece in row}) == len(row) for row in rows)
    return stripes if alone else []


def _column(piece: Piece, stripes: Sequence[tuple[float, float]]) -> int:
    # a piece without any width may stand at the very end of the last one
    return next((k for k, (_, right) in enumerate(stripes) if piece.left < right), len(stripes) - 1)


def _cells(row: Row, stripes: Sequence[tuple[float, float]]) -> str:
    cells = [""] * len(stripes)
    for piece in row:
        cells[_column(piece, stripes)] = piece.text
    return "\t".join(cells)
