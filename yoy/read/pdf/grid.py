"""Ruled lines → grids: where a table's columns and rows begin, and which places one cell covers.

Lines that touch belong to one grid. Between neighbouring places without a line there is one cell, so that merged cells come
out as they are drawn, and a table that a page break left open at its edge is closed there.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from yoy.read.pdf.glyphs import Rule

_NEAR: Final = 2.0  # points: lines so close are one
_TOUCH: Final = 3.5  # points: lines so close meet
_COVERS: Final = 0.7  # of a cell's side: a line so long divides
_MOST_LINES: Final = 1_000  # in one direction, of one page; more are a drawing
_MOST_PLACES: Final = 20_000


Line = tuple[float, float, float]
"""Where it stands, and from where to where it goes."""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A cell: the columns and rows of its grid that it covers, half-open."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: where its columns and rows begin and end, and its cells, by row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    across: tuple[Line, ...]
    down: tuple[Line, ...]

    def ruled(self, floors: Sequence[float], between: Sequence[tuple[float, float]]) -> "Grid":
        """The grid with further lines across, and without those that stand `between` two places."""
        kept = [line for line in self.across if not any(top < line[0] < bottom for top, bottom in between)]
        kept += [(y, self.xs[0], self.xs[-1]) for y in floors]
        down = [*self.down, *((x, self.ys[0], self.ys[-1]) for x in (self.xs[0], self.xs[-1]))]
        return _grid(kept, down) or self

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The column and row of a point; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        return min(bisect_right(self.xs, x), len(self.xs) - 1) - 1, min(bisect_right(self.ys, y), len(self.ys) - 1) - 1


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The grids of a page of at least two columns, from top to bottom."""
    across, down = _lines(rules)
    if not across or not down or max(len(across), len(down)) > _MOST_LINES:
        return []
    found = [grid for group in _touching(across, down) if (grid := _grid(*group))]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _lines(rules: Iterable[Rule]) -> tuple[list[Line], list[Line]]:
    """Lines across and lines down, pieces of one line put together."""
    across: list[Line] = []
    down: list[Line] = []
    for rule in rules:
        if rule.top == rule.bottom:
            across.append((rule.top, rule.left, rule.right))
        else:
            down.append((rule.left, rule.top, rule.bottom))
    return _together(across), _together(down)


def _together(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    near: list[Line] = []
    for line in sorted(lines):
        if near and line[0] - near[0][0] > _NEAR:
            out += _joined(near)
            near = []
        near.append(line)
    return out + _joined(near)


def _joined(near: list[Line]) -> list[Line]:
    """Lines at nearly one place, those that meet or overlap as one."""
    out: list[Line] = []
    for at, begin, end in sorted(near, key=lambda line: line[1:]):
        if out and begin <= out[-1][2] + _TOUCH:
            out[-1] = (out[-1][0], out[-1][1], max(out[-1][2], end))
        else:
            out.append((at, begin, end))
    return out


def _touching(across: Sequence[Line], down: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Lines that hang together by meeting each other."""
    parent = list(range(len(across) + len(down)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for k, (y, left, right) in enumerate(across):
        for n, (x, top, bottom) in enumerate(down, len(across)):
            if left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                parent[root(k)] = root(n)
    groups: dict[int, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for k, line in enumerate(across):
        groups[root(k)][0].append(line)
    for n, line in enumerate(down, len(across)):
        groups[root(n)][1].append(line)
    yield from groups.values()


def _grid(across: list[Line], down: list[Line]) -> Grid | None:
    xs = _places([x for x, *_ in down] + [end for line in across for end in line[1:]])
    ys = _places([y for y, *_ in across] + [end for line in down for end in line[1:]])
    columns, rows = len(xs) - 1, len(ys) - 1
    if not across or columns < 2 or rows < 1 or columns * rows > _MOST_PLACES:
        return None
    walls = _walls(down, xs, ys)
    floors = _walls(across, ys, xs)
    return Grid(tuple(xs), tuple(ys), tuple(_boxes(columns, rows, walls, floors)), tuple(across), tuple(down))


def _places(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _TOUCH:
            out.append(value)
    return out


def _walls(lines: list[Line], at: Sequence[float], along: Sequence[float]) -> set[tuple[int, int]]:
    """Which steps along which places have a line: (number of the place, number of the step)."""
    out: set[tuple[int, int]] = set()
    for place, begin, end in lines:
        k = min(range(len(at)), key=lambda n: abs(at[n] - place))
        for n in range(max(bisect_right(along, begin) - 1, 0), len(along) - 1):
            if along[n] > end:
                break
            shared = min(end, along[n + 1]) - max(begin, along[n])
            if shared >= _COVERS * (along[n + 1] - along[n]):
                out.add((k, n))
    return out


def _boxes(columns: int, rows: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]) -> Iterator[Box]:
    """The cells in reading order: places without a line between them, as long as they make a rectangle."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (column, row) in taken:
                continue
            right = column + 1
            while right < columns and (right, row) not in walls and (right, row) not in taken:
                right += 1
            bottom = row + 1
            while bottom < rows and _goes_on(column, right, bottom, walls, floors, taken):
                bottom += 1
            taken |= {(x, y) for x in range(column, right) for y in range(row, bottom)}
            yield Box(column, row, right, bottom)


def _goes_on(
    left: int,
    right: int,
    row: int,
    walls: set[tuple[int, int]],
    floors: set[tuple[int, int]],
    taken: set[tuple[int, int]],
) -> bool:
    """Whether the cell above a row covers the same columns of that row."""
    if any((row, x) in floors or (x, row) in taken for x in range(left, right)):
        return False
    return not any((x, row) in walls for x in range(left + 1, right))
