"""The tables of budgets and final accounts: columns and codes that add up, both sides of the balance, notes on empty ones."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yoy.changes.checks.findings import added, finding, plain, unchecked
from yoy.changes.checks.grid import Cell, Figures, Grid, Line, grids
from yoy.model import Alignment, Finding, Message, Report, Span

# A total's column, and the columns that add to it: all of them that a table has, and at least two
_COLUMNS = (
    (r"合计|本年支出合计", r"基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出"),
    (r"合计|本年收入合计", r"财政拨款收入|上级补助收入|事业收入|事业单位经营收入|经营收入|附属单位上缴收入|其他收入"),
    (r"合计", r"一般公共预算(?:财政拨款)?|政府性基金预算(?:财政拨款)?|国有资本经营预算(?:财政拨款)?"),
    (r"合计", r"人员经费|公用经费"),
    (r"合计", r"因公出国[（(]境[）)]费|公务接待费|(?:公务用车购置及运行费)?-?小计"),
    (r"小计", r"(?:公务用车)?购置费|(?:公务用车)?运行(?:维护)?费"),
)
_BALANCE = (("收入总计", "支出总计"), ("总计", "总计"))
_CODES = ("类", "款", "项")
_MOSTLY = Decimal("0.9")  # where sums hold less often, the table was misread or its columns mean something else
_FEW = 3  # rows that are too few for that to be told
_EMPTY = re.compile(r"故本表(?:为空表|为空|无数据)|本表无数据")
_NEXT = 120  # characters behind a table in which its note stands


class _Sum(NamedTuple):
    """A total with its parts, and where it stands in words."""

    place: str
    total: Cell
    parts: tuple[Cell, ...]

    @property
    def computed(self) -> Decimal:
        return sum((part.value or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def right(self) -> bool:
        """They agree, but for what the rounding of each printed amount may come to."""
        unit = max(_unit(cell) for cell in (self.total, *self.parts))
        rounding = unit * len([part for part in self.parts if part.value]) / 2
        return abs((self.total.value or Decimal(0)) - self.computed) <= rounding


def _unit(cell: Cell) -> Decimal:
    """What the last printed digit of an amount counts."""
    return Decimal(1).scaleb(-len(cell.text.partition(".")[2]))


def check_accounts(alignment: Alignment) -> Iterator[Finding]:
    """合计 = 基本支出 + 项目支出 and the like, 类 = Σ 款 = Σ 项, 收入总计 = 支出总计; a table noted as empty that isn't."""
    for column, report in enumerate(alignment.reports):
        figures = Figures(report)
        for grid in grids(report):
            tell = _teller(column, report, figures)
            for group in (*_across(grid), *_by_code(grid)):
                if _trusted(group):
                    yield from map(tell, group)
                else:
                    yield from _unchecked(column, report, group, figures)
            yield from map(tell, _balanced(grid))
            yield from _noted_empty(column, report, grid)


def _across(grid: Grid) -> Iterator[list[_Sum]]:
    """Each row's total beside the columns that add to it."""
    names = [name.rpartition("-")[2].replace(" ", "") for name in grid.header]
    for total, parts in _COLUMNS:
        at = next((i for i, name in enumerate(names) if re.fullmatch(total, name)), None)
        of = [i for i, name in enumerate(names) if re.fullmatch(parts, name)]
        if at is None or len(of) < 2 or at in of:
            continue
        yield [
            _Sum(_named(line, grid, at), line.cells[at], tuple(line.cells[i] for i in of))
            for line in grid.lines
            if line.cells[at].value is not None and all(_is_amount(line.cells[i]) for i in of)
        ]


def _named(line: Line, grid: Grid, at: int) -> str:
    words = [cell.text for cell in line.cells if cell.value is None and cell.text]
    return "/".join((*words[:1], grid.header[at]))


def _is_amount(cell: Cell) -> bool:
    """A number, or nothing, which is none."""
    return cell.value is not None or not cell.text


def coded_lines(grid: Grid) -> tuple[int, list[tuple[tuple[str, ...], Line]]]:
    """How many columns hold codes (类, 款, 项), and the rows with a code; their names stand in the column behind."""
    depth = next((k for k, name in enumerate(_CODES) if grid.header[k : k + 1] != (name,)), len(_CODES))
    if depth < 2:
        return 0, []
    return depth, [(code, line) for line in grid.lines if (code := _code(line, depth))]


def _by_code(grid: Grid) -> Iterator[list[_Sum]]:
    """Column by column: the amount of a code and those of the codes below it."""
    depth, coded = coded_lines(grid)
    under: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for code, line in coded:
        under[code[:-1]].append(line)
    for at in range(depth + 1, len(grid.header)) if coded else ():
        sums = []
        for code, line in coded:
            below = under[code]
            if below and line.cells[at].value is not None and all(_is_amount(other.cells[at]) for other in below):
                parts = tuple(other.cells[at] for other in below)
                sums.append(_Sum(f"{line.cells[depth].text}/{grid.header[at]}", line.cells[at], parts))
        yield sums


def _code(line: Line, depth: int) -> tuple[str, ...]:
    """201, 05, 07: the codes of a row down to its own; empty for rows without."""
    codes = [cell.text for cell in line.cells[:depth]]
    own = codes[: next((k for k, code in enumerate(codes) if not code), depth)]
    return tuple(own) if own and all(code.isdecimal() for code in own) and not any(codes[len(own) :]) else ()


def balances(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """收入总计 and 支出总计 that stand in one row, two by two: their names and amounts."""
    for line in grid.lines:
        for pair in _BALANCE:
            named = [k for k, cell in enumerate(line.cells[:-1]) if cell.text.replace(" ", "") in pair]
            if tuple(line.cells[k].text.replace(" ", "") for k in named) == pair:
                cells = [line.cells[k + 1] for k in named]
                if all(cell.value is not None for cell in cells):
                    yield from zip(pair, cells, strict=True)


def _balanced(grid: Grid) -> Iterator[_Sum]:
    sides = list(balances(grid))
    for (one, left), (other, right) in zip(sides[::2], sides[1::2], strict=True):
        yield _Sum(f"{one} = {other}", right, (left,))


def _trusted(sums: Sequence[_Sum]) -> bool:
    right = sum(one.right for one in sums)
    return bool(sums) and ((len(sums) < _FEW and right == len(sums)) or right >= _MOSTLY * len(sums))


def _unchecked(column: int, report: Report, sums: Sequence[_Sum], figures: Figures) -> Iterator[Finding]:
    """That a column's totals weren't held to anything, where enough of them are more than nothing."""
    telling = [one for one in sums if one.total.value or one.computed]
    right = sum(one.right for one in telling)
    if len(telling) >= _FEW:
        first = next(one for one in telling if not one.right)
        stated, inputs = first.total.value or Decimal(0), figures.of(first.total, *first.parts)
        yield unchecked(column, report, first.place, first.total.span, stated, (right, len(telling)), inputs)


def _teller(column: int, report: Report, figures: Figures) -> Callable[[_Sum], Finding]:
    def tell(one: _Sum) -> Finding:
        stated, computed = one.total.value or Decimal(0), one.computed
        why = Message(
            "{place}: {terms} = {computed}, the table says {stated}",
            {
                "place": one.place,
                "terms": added(part.value or Decimal(0) for part in one.parts),
                "computed": plain(computed),
                "stated": plain(stated),
            },
        )
        inputs = figures.of(one.total, *one.parts)
        sides = (stated, computed)
        return finding("account", one.place, "sum", column, report, one.total.span, sides, one.right, inputs, why)

    return tell


def _noted_empty(column: int, report: Report, grid: Grid) -> Iterator[Finding]:
    """A note behind a table says that it is empty, and it isn't."""
    end = grid.lines[-1].cells[-1].span.end
    note = _EMPTY.search(report.text, end, end + _NEXT)
    filled = [cell for line in grid.lines for cell in line.cells if cell.value]
    if note is None or not filled or "\t" in report.text[end : note.start()].strip("\t\n "):
        return
    start = report.text.rfind("\n", 0, note.start()) + 1
    why = Message(
        "the note says that the table is empty; {count} of its cells hold amounts, {first} the first of them",
        {"count": len(filled), "first": filled[0].text},
    )
    sides = (Decimal(0), Decimal(len(filled)))
    yield finding(
        "empty",
        report.text[start : note.end()],
        "table",
        column,
        report,
        Span(start, note.end()),
        sides,
        False,
        (),
        why,
    )
