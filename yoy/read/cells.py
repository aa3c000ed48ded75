"""A table with merged cells → a line per row, so that every row says its label and every column its name.

Heads over several rows become one row of names, a name's group before it only where the name alone stands twice
(行政复议-结果维持) or only says a time (金额-2024年). Labels merged over several rows
stand on a line of their own above the rows they group.
"""

import re
from collections import Counter
from dataclasses import dataclass

from yoy.read.lines import Line

MOST_CELLS = 100_000
"""Larger tables are written row by row without spreading merged cells."""

_NUMBER = re.compile(r"[-+−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?|[/／—－-]")
_TIME = re.compile(r"[\d年月季度末初上下半本去今前全]+")
_MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the table declares it; `across` and `down` are the columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    row: int
    column: int

    @property
    def end(self) -> int:
        return self.column + self.cell.across


Grid = list[list[_Placed | None]]


def table_lines(rows: list[list[Cell]]) -> list[Line]:
    """The lines of a table: rows of at least two cells as rows, single cells (captions, group labels) as paragraphs."""
    grid = _grid(rows)
    if grid is None:
        return [line for row in rows if (line := _line([cell.text for cell in row]))]
    lines: list[Line] = []
    part: Grid = []
    for nth, row in enumerate(grid):
        placed = row[0]
        if placed and len(row) > 1 and all(held is placed for held in row):
            lines += _part_lines(part)
            part = []
            if placed.cell.text and placed.row == nth:
                lines.append(Line(placed.cell.text))
        else:
            part.append(row)
    return lines + _part_lines(part)


def _grid(rows: list[list[Cell]]) -> Grid | None:
    """Every cell in all the places it covers; None for a table too large to spread."""
    columns = max((sum(min(cell.across, _MOST_COLUMNS) for cell in row) for row in rows), default=0)
    if columns * len(rows) > MOST_CELLS:
        return None
    grid: Grid = [[] for _ in rows]
    for nth, row in enumerate(rows):
        column = 0
        for cell in row:
            while column < len(grid[nth]) and grid[nth][column] is not None:
                column += 1
            placed = _Placed(cell, nth, column)
            for below in grid[nth : nth + cell.down]:
                below += [None] * (placed.end - len(below))
                below[column : placed.end] = [held or placed for held in below[column : placed.end]]
            column = placed.end
    wide = max((len(row) for row in grid), default=0)
    return [row + [None] * (wide - len(row)) for row in grid]


def _part_lines(part: Grid) -> list[Line]:
    if not part:
        return []
    depth = _head_depth(part)
    labels = _label_columns(part, depth)
    lines = [_line(_names(part[:depth], labels))] if depth > 1 else []
    for nth in range(depth if depth > 1 else 0, len(part)):
        lines += _row_lines(part, nth, labels)
    return [line for line in lines if line is not None]


def _starts(part: Grid, nth: int) -> list[_Placed]:
    """The cells that begin in a row."""
    top = _top(part)
    return [p for column, p in enumerate(part[nth]) if p and p.column == column and p.row - top == nth]


def _top(part: Grid) -> int:
    return min(p.row for p in part[0] if p) if any(part[0]) else 0


def _head_depth(part: Grid) -> int:
    """How many rows the head takes: as far down as its cells reach, and a row more below each that covers columns."""
    depth, nth = 1, 0
    while nth < depth and nth < len(part):
        starts = _starts(part, nth)
        if nth and any(_NUMBER.fullmatch(placed.cell.text) for placed in starts):
            return nth
        for placed in starts:
            group = placed.cell.across > 1 and (placed.column > 0 or placed.cell.down == 1)
            below = nth + placed.cell.down
            depth = max(depth, below + (1 if group and _is_divided(part, placed, below) else 0))
        nth += 1
    return min(depth, len(part))


def _is_divided(part: Grid, placed: _Placed, below: int) -> bool:
    """Whether the row below a cell that covers columns has several cells there: it names them together."""
    return below < len(part) and len({id(cell) for cell in part[below][placed.column : placed.end] if cell}) > 1


def _label_columns(part: Grid, depth: int) -> int:
    """How many columns at the left hold labels: those under the head's first cell, if it covers the head's whole depth."""
    first = part[0][0]
    if first is None or first.cell.down < depth or depth >= len(part):
        return 1
    return first.cell.across


def _names(head: Grid, labels: int) -> list[str]:
    """One name per column under a head of several rows."""
    columns = [0, *range(labels, len(head[0]))]
    paths = [_path(head, column) for column in columns]
    leaves = Counter(path[-1] for path in paths if path)
    names = []
    for path in paths:
        grouped = bool(path) and (leaves[path[-1]] > 1 or bool(_TIME.fullmatch(path[-1])))
        names.append("-".join(path[-2:]) if grouped else path[-1] if path else "")
    return names


def _path(head: Grid, column: int) -> list[str]:
    path: list[str] = []
    for row in head:
        placed = row[column]
        if placed and placed.cell.text and (not path or path[-1] != placed.cell.text):
            path.append(placed.cell.text)
    return path


def _row_lines(part: Grid, nth: int, labels: int) -> list[Line | None]:
    """A body row: the group labels that begin in it, each on its line, then its own label and values."""
    row = part[nth]
    starts = {id(placed) for placed in _starts(part, nth)}
    own = [placed for placed in dict.fromkeys(row[:labels]) if placed]
    groups = [placed for placed in own if placed.end < labels and id(placed) in starts and placed.cell.text]
    label = own[-1].cell.text if own else ""
    if not label and groups and groups[-1].cell.down == 1:  # it stands in a group's column and has no further label
        label = groups.pop().cell.text
    values = [
        placed.cell.text if placed and id(placed) in starts and placed.column == column else ""
        for column, placed in enumerate(row[labels:], labels)
    ]
    return [*(Line(placed.cell.text) for placed in groups), _line([label, *values])]


def _line(cells: list[str]) -> Line | None:
    """A row; one of a single cell is a paragraph."""
    if not any(cells):
        return None
    return Line("\t".join(cells), row=True) if len(cells) > 1 else Line(cells[0])
