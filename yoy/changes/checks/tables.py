"""Any table with a column or a row of totals: do the parts add up?"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yoy.changes.checks.findings import added, finding, plain, unchecked
from yoy.changes.checks.grid import Cell, Figures, Grid, grids
from yoy.model import Alignment, Finding, Message, Report

_TOTAL = re.compile(r"(?:^|[-—－·/）)、.．\s])(?:总计|合计|总数|小计)$")
_TEMPLATE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_FEW = 3  # sums that are too few to tell whether a table has them
_MOSTLY = Decimal("0.9")  # a table whose sums hold less often was misread, or its totals are no sums of its columns

_Sum = tuple[str, Cell, list[Cell]]
"""A total's place in words, the total, its parts."""


def check_tables(alignment: Alignment) -> Iterator[Finding]:
    """The row and column sums of all tables whose totals are sums almost everywhere."""
    for column, report in enumerate(alignment.reports):
        figures = Figures(report)
        for grid in grids(report):
            yield from _rows(column, report, grid, figures)
            yield from _columns(column, report, grid, figures)


def _rows(column: int, report: Report, grid: Grid, figures: Figures) -> Iterator[Finding]:
    for first, total in _groups(grid.header):
        sums: list[_Sum] = []
        for line in grid.lines:
            parts = [cell for cell in line.cells[first:total] if cell.value is not None]
            if line.cells[total].value is not None and len(parts) == total - first:
                sums.append((_place(line.label, grid.header[total]), line.cells[total], parts))
        known = tuple(name.rpartition("-")[2] for name in grid.header[first : total + 1]) == _TEMPLATE
        yield from _told(column, report, sums, figures, known)


def _groups(header: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of columns that a total closes: (first part, total)."""
    start = 0 if "-" in header[0] else 1
    for i, name in enumerate(header):
        if _TOTAL.search(name):
            if i - start >= 2:
                yield start, i
            start = i + 1


def _columns(column: int, report: Report, grid: Grid, figures: Figures) -> Iterator[Finding]:
    """A last row of totals over all rows above it; rows that are sums of others among them make the check void."""
    last = grid.lines[-1]
    if len(grid.lines) < 3 or not _TOTAL.search(last.label):
        return
    sums: list[_Sum] = []
    for i in range(1, len(grid.header)):
        parts = [line.cells[i] for line in grid.lines[:-1]]
        if last.cells[i].value is not None and all(part.value is not None for part in parts):
            sums.append((_place(last.label, grid.header[i]), last.cells[i], parts))
    yield from _told(column, report, sums, figures, known=False)


def _told(column: int, report: Report, sums: Sequence[_Sum], figures: Figures, known: bool) -> Iterator[Finding]:
    """Each sum, where they hold nearly everywhere and somewhere are of more than zeros; else that they weren't checked."""
    holds = [_holds(total, parts, figures) for _, total, parts in sums]
    telling = [
        one for one, (_, total, parts) in zip(holds, sums, strict=True) if total.value or any(p.value for p in parts)
    ]
    if known or (len(sums) >= _FEW and sum(holds) >= _MOSTLY * len(sums) and sum(telling) >= 2):
        for one, right in zip(sums, holds, strict=True):
            yield _sum(column, report, one, right, figures)
    elif len(telling) >= _FEW and any(telling):
        place, cell, parts = sums[holds.index(False)]
        counts = sum(telling), len(telling)
        yield unchecked(column, report, place, cell.span, cell.value or Decimal(0), counts, figures.of(cell, *parts))


def _holds(total: Cell, parts: Sequence[Cell], figures: Figures) -> bool:
    """They agree; amounts of money and decimals but for what the rounding of each may come to."""
    digits = max(len(cell.text.partition(".")[2]) for cell in (total, *parts))
    rounded = digits or any(measure.quantity.unit == "元" for measure in figures.of(total))
    slack = Decimal(1).scaleb(-digits) * sum(bool(part.value) for part in parts) / 2 if rounded else Decimal(0)
    return abs((total.value or Decimal(0)) - _total(parts)) <= slack


def _total(parts: Sequence[Cell]) -> Decimal:
    return sum((part.value for part in parts if part.value is not None), Decimal(0))


def _place(row: str, head: str) -> str:
    return f"{row}/{head}" if row else head


def _sum(column: int, report: Report, told: _Sum, holds: bool, figures: Figures) -> Finding:
    place, cell, parts = told
    stated, computed = cell.value or Decimal(0), _total(parts)
    why = Message(
        "{place}: {terms} = {computed}, the table says {stated}",
        {
            "place": place,
            "terms": added(p.value or Decimal(0) for p in parts),
            "computed": plain(computed),
            "stated": plain(stated),
        },
    )
    sides, inputs = (stated, computed), figures.of(cell, *parts)
    return finding("table-sum", place, "sum", column, report, cell.span, sides, holds, inputs, why)
