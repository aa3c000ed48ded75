"""Grids and the characters in them → tables: cells with text, rows that only their numbers tell apart, parts put together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from yoy.read.cells import Cell, table_lines
from yoy.read.lines import Line, squeeze
from yoy.read.pdf.glyphs import Glyph, Rule
from yoy.read.pdf.grid import Box, Grid, find_grids
from yoy.read.pdf.printed import Piece, pieces
from yoy.read.wraps import glue

_VALUE = re.compile(r"[-+−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?|[/／—－-]+|\.{2,}|…+")
_SAME_EDGE: Final = 4.0  # points: edges so close are one column's on two pages
_SAME_BASE: Final = 0.5  # of a character's size: numbers so close stand in one row
_LEAST_FILLED: Final = 0.15  # of the cells: a grid that holds less is a drawing or a form's frame


@dataclass(slots=True)
class Placed:
    """A cell: its text, where it begins, and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    down: int
    across: int


@dataclass(slots=True)
class Table:
    """A table: its cells, the columns' edges in points, and the part of its page that it takes."""

    cells: list[Placed]
    rows: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    page: int
    lowest: list[Placed] = field(init=False)  # the cells that reach its last row
    heads: list[tuple[str, ...]] = field(init=False)  # the texts of its first rows, down to the first number

    def __post_init__(self) -> None:
        self.lowest = [cell for cell in self.cells if cell.row + cell.down == self.rows]
        self.heads = []
        by_row = self._by_row()
        for row in range(self.rows):
            texts = tuple(squeeze(cell.text) for cell in by_row[row])
            if not any(texts) or any(_VALUE.fullmatch(text) for text in texts):
                break
            self.heads.append(texts)

    def lines(self) -> list[Line]:
        """The table as the text's lines."""
        by_row = self._by_row()
        rows = [[Cell(c.text, c.across, c.down) for c in by_row[row]] for row in range(self.rows)]
        return [replace(line, page=self.page) for line in table_lines(rows)]

    def _by_row(self) -> dict[int, list[Placed]]:
        by_row: dict[int, list[Placed]] = defaultdict(list)
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            by_row[cell.row].append(cell)
        return by_row


def find_tables(rules: Iterable[Rule], glyphs: Sequence[Glyph], page: int) -> tuple[list[Table], list[Glyph]]:
    """The tables of a page and the characters outside them. A grid that holds next to nothing is a drawing, its text is text."""
    rest = list(glyphs)
    tables: list[Table] = []
    for drawn in find_grids(rules):
        grid, boxes, outside = _filled(drawn, rest)
        if _is_table(boxes):
            rest = outside
            tables.append(_table(grid, boxes, page))
    return tables, rest


Boxes = dict[Box, list[list[Piece]]]
"""Each cell's lines, as their pieces."""


def _filled(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[Grid, Boxes, list[Glyph]]:
    """A grid with its cells' lines, and the characters outside; rows that no line divides are divided by their numbers."""
    inside, outside = _held(grid, glyphs)
    boxes = {box: pieces(inside.get(box, ())) for box in grid.boxes}
    floors, between = _unruled(boxes)
    if floors:
        grid = grid.ruled(floors, between)
        inside, _ = _held(grid, glyphs)
        boxes = {box: pieces(inside.get(box, ())) for box in grid.boxes}
    return grid, boxes, outside


def _held(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[dict[Box, list[Glyph]], list[Glyph]]:
    where = {(x, y): box for box in grid.boxes for x in range(box.left, box.right) for y in range(box.top, box.bottom)}
    inside: dict[Box, list[Glyph]] = defaultdict(list)
    outside = []
    for glyph in glyphs:
        place = grid.place((glyph.left + glyph.right) / 2, glyph.base - 0.35 * glyph.size)
        if place is None:
            outside.append(glyph)
        else:
            inside[where[place]].append(glyph)
    return inside, outside


def _is_table(boxes: Boxes) -> bool:
    filled = [box for box, rows in boxes.items() if rows]
    if len(boxes) < 2 or len({box.left for box in filled}) < 2:
        return False
    heads = [box for box in boxes if box.top == 0]
    headed = len(heads) > 1 and all(boxes[box] for box in heads)
    return headed or len(filled) >= _LEAST_FILLED * len(boxes)


def _unruled(boxes: Boxes) -> tuple[list[float], list[tuple[float, float]]]:
    """Where lines are wanting between rows of numbers, and between which bases."""
    rows = _rows_of_numbers(boxes)
    floors, between = [], []
    for nth, (base, held) in enumerate(rows):
        above = rows[nth - 1] if nth else None
        shared = [box for box in held if box in above[1]] if above else []
        if above and shared:
            floors.append(_between(above[0], base, boxes[shared[0]]))
            between.append((above[0], base))
            continue
        heads = [line[0].base for box in held for line in boxes[box] if line[0].base < base and not _is_value(line)]
        if heads and 2 * sum(_has_head(boxes[box], base) for box in held) >= len(held):
            floors.append(_between(max(heads), base, boxes[held[0]]))
    return floors, between


def _rows_of_numbers(boxes: Boxes) -> list[tuple[float, list[Box]]]:
    """The bases on which at least two cells have a number, with those cells."""
    found = sorted(
        (line[0].base, line[0].size, box) for box, lines in boxes.items() for line in lines if _is_value(line)
    )
    rows: list[tuple[float, list[Box]]] = []
    for base, size, box in found:
        if rows and base - rows[-1][0] < _SAME_BASE * size:
            rows[-1][1].append(box)
        else:
            rows.append((base, [box]))
    return [row for row in rows if len(row[1]) > 1]


def _is_value(line: Sequence[Piece]) -> bool:
    return bool(_VALUE.fullmatch(" ".join(piece.text for piece in line)))


def _has_head(lines: Sequence[Sequence[Piece]], base: float) -> bool:
    return any(line[0].base < base and not _is_value(line) for line in lines)


def _between(above: float, below: float, lines: Sequence[Sequence[Piece]]) -> float:
    size = lines[0][0].size
    return (above + 0.2 * size + below - 0.85 * size) / 2


def _table(grid: Grid, boxes: Boxes, page: int) -> Table:
    cells = [
        Placed(_text(lines), box.top, box.left, box.bottom - box.top, box.right - box.left)
        for box, lines in boxes.items()
    ]
    return Table(cells, len(grid.ys) - 1, grid.xs, grid.ys[0], grid.ys[-1], page)


def _text(rows: Sequence[list[Piece]]) -> str:
    text = ""
    for row in rows:
        said = " ".join(piece.text for piece in row)
        text = glue(text, said) if text else said
    return text


# ---------------------------------------------------------------- over page breaks
def continue_table(table: Table, further: Table) -> bool:
    """Puts the part of a table on the next page to its beginning, if it is one; says whether it was."""
    columns = _columns(table.xs, further.xs)
    if columns is None:
        return False
    skipped = _heads_again(table, further)
    above = {column: cell for cell in table.lowest for column in range(cell.column, cell.column + cell.across)}
    labels = True  # up to the first cell with text, what goes on from the page before is empty
    added: list[Placed] = []
    for cell in sorted(further.cells, key=lambda c: (c.row, c.column)):
        if cell.row < skipped:
            continue
        column, end = columns[cell.column], columns[cell.column + cell.across]
        held = above.get(column)
        labels = labels and cell.row == skipped and not cell.text
        if labels and held and held.down > 1 and (held.column, held.across) == (column, end - column):
            held.down += cell.down
            added.append(held)
        else:
            added.append(Placed(cell.text, table.rows + cell.row - skipped, column, cell.down, end - column))
            table.cells.append(added[-1])
    table.rows += further.rows - skipped
    table.lowest = [cell for cell in added if cell.row + cell.down == table.rows]
    return True


def _columns(xs: Sequence[float], others: Sequence[float]) -> list[int] | None:
    """Which of a table's edges each edge of another one is; None unless all are, the outermost too."""
    found = []
    for x in others:
        near = min(range(len(xs)), key=lambda k: abs(xs[k] - x))
        if abs(xs[near] - x) > _SAME_EDGE:
            return None
        found.append(near)
    return found if found[0] == 0 and found[-1] == len(xs) - 1 else None


def _heads_again(table: Table, further: Table) -> int:
    """How many rows at the top of a part repeat the head of the table."""
    same = 0
    for one, other in zip(table.heads, further.heads, strict=False):
        if one != other:
            break
        same += 1
    return same if same < further.rows else 0
