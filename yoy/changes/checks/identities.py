"""The identities of the national tables in reports on government information disclosure, within a year and across years."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from yoy.changes.checks.findings import added, by_passage, finding, plain
from yoy.changes.checks.grid import Cell, Figures, Grid, Line, grids
from yoy.model import Alignment, Finding, Message, Report

# the rows of the table of applications, by what their labels say
_ROWS: tuple[tuple[str, str], ...] = (
    ("received", r"本年新收"),
    ("carried", r"上年结转"),
    ("total", r"^（?\(?七）?\)?、?总计"),
    ("next", r"结转下年"),
)
_OUTCOMES = 19  # rows between 上年结转 and 总计 at least: 予以公开 … 其他处理

_APPLIED = re.compile(r"(?:收到|受理|收办|办理|新收|接收)[^，。；\d]{0,12}(?:申请|公开)[^，。；\d]{0,6}$")

_CHAPTER = re.compile(r"收到和处理政府信息公开申请")


class _Applications(NamedTuple):
    """The table of applications: its grid, its named rows, and the rows of outcomes that its total adds up."""

    grid: Grid
    rows: Mapping[str, Line]
    outcomes: tuple[Line, ...]


def check_identities(alignment: Alignment) -> Iterator[Finding]:
    """本年新收 + 上年结转 = 总计 + 结转下年; 总计 = the outcomes; carried over and in force from one year to the next."""
    tables = [_applications(report) for report in alignment.reports]
    for column, (report, table) in enumerate(zip(alignment.reports, tables, strict=True)):
        if table:
            yield from _within(column, report, table)
            yield from _told(column, report, table)
        else:
            yield from _unread(column, report)
        before = tables[column - 1] if column else None
        if table and before and report.year == alignment.reports[column - 1].year + 1:
            yield from _carried(column, alignment, before, table)
        if column and report.year == alignment.reports[column - 1].year + 1:
            yield from _in_force(column, alignment)


def _applications(report: Report) -> _Applications | None:
    """The table, where it was read whole: a header that ends in 总计, the four named rows, the outcomes between them."""
    for grid in grids(report):
        rows = {name: line for line in grid.lines for name, pattern in _ROWS if re.search(pattern, line.label)}
        if len(rows) == len(_ROWS) and grid.header[-1] in ("总计", "合计") and len(grid.header) >= 3:
            start, end = (
                grid.lines.index(rows["carried"]) + 1,
                grid.lines.index(rows["total"]),
            )
            if end - start >= _OUTCOMES and all(c.value is not None for line in grid.lines for c in line.cells[1:]):
                return _Applications(grid, rows, grid.lines[start:end])
    return None


def _unread(column: int, report: Report) -> Iterator[Finding]:
    """That the chapter on applications is there, and its table wasn't read whole."""
    for passage in report.passages:
        if passage.kind == "heading" and _CHAPTER.search(report.slice(passage.span)):
            why = Message(
                "the table of applications wasn't read with all its rows and columns; nothing in it was checked"
            )
            sides = (Decimal(0), None)
            yield finding("unread", "applications", "table", column, report, passage.span, sides, None, (), why)
            return


def _within(column: int, report: Report, table: _Applications) -> Iterator[Finding]:
    figures = Figures(report)
    for i, head in enumerate(table.grid.header):
        if i == 0:
            continue
        cell = {name: line.cells[i] for name, line in table.rows.items()}
        parts = [line.cells[i] for line in table.outcomes]
        stated, computed = (
            _value(cell["total"]),
            sum((_value(part) for part in parts), Decimal(0)),
        )
        terms = added(map(_value, parts))
        why = Message(
            "{column}: the outcomes add to {terms} = {computed}, the total says {stated}",
            {
                "column": head,
                "terms": terms,
                "computed": plain(computed),
                "stated": plain(stated),
            },
        )
        sides, span = (stated, computed), cell["total"].span
        yield finding(
            "outcomes",
            head,
            "sum",
            column,
            report,
            span,
            sides,
            stated == computed,
            figures.of(*parts),
            why,
        )
        yield _balance(column, report, head, cell, figures)


def _balance(column: int, report: Report, head: str, cell: Mapping[str, Cell], figures: Figures) -> Finding:
    value = {name: _value(c) for name, c in cell.items()}
    stated, computed = (
        value["total"],
        value["received"] + value["carried"] - value["next"],
    )
    why = Message(
        "{column}: {received} new + {carried} carried over − {next} left for next year = {computed}, the total says {stated}",
        {
            "column": head,
            **{k: plain(v) for k, v in value.items()},
            "computed": plain(computed),
            "stated": plain(stated),
        },
    )
    inputs = figures.of(*cell.values())
    span = cell["total"].span
    return finding(
        "balance",
        head,
        "sum",
        column,
        report,
        span,
        (stated, computed),
        stated == computed,
        inputs,
        why,
    )


def _told(column: int, report: Report, table: _Applications) -> Iterator[Finding]:
    """收到申请N件 in a sentence: what was received, or that and what was carried over; which of the two, the text rarely says."""
    total = {name: line.cells[-1] for name, line in table.rows.items()}
    received, carried = _value(total["received"]), _value(total["carried"])
    for _, measures in by_passage(report):
        for measure in measures:
            said = report.text[max(0, measure.span.start - 24) : measure.span.start]
            if measure.quantity.unit not in ("件", "宗", "份") or not _APPLIED.search(said):
                continue
            stated = measure.quantity.value
            computed = received + carried if stated == received + carried else received
            holds = True if stated == computed and not measure.quantity.bound else None
            why = Message(
                "{label} {stated}; the table says {received} new and {carried} carried over",
                {
                    "label": measure.label,
                    "stated": measure.quantity.text,
                    "received": plain(received),
                    "carried": plain(carried),
                },
            )
            inputs = [measure, *Figures(report).of(total["received"], total["carried"])]
            sides, place = (stated, computed), measure.label
            yield finding("told", place, "repeat", column, report, measure.span, sides, holds, inputs, why)


def _carried(column: int, alignment: Alignment, before: _Applications, now: _Applications) -> Iterator[Finding]:
    """What the earlier year left is what this one took over, per kind of applicant where the columns are the same."""
    earlier, report = alignment.reports[column - 1], alignment.reports[column]
    old, new = Figures(earlier), Figures(report)
    for i, head in enumerate(now.grid.header):
        if i == 0 or head not in before.grid.header:
            continue
        left, taken = (
            before.rows["next"].cells[before.grid.header.index(head)],
            now.rows["carried"].cells[i],
        )
        stated, computed = _value(taken), _value(left)
        why = Message(
            "{column}: {year} left {computed} for the next year, {stated} are carried over",
            {
                "column": head,
                "year": earlier.year,
                "computed": plain(computed),
                "stated": plain(stated),
            },
        )
        inputs = [*old.of(left), *new.of(taken)]
        # a difference in one kind of applicant alone is often a correction of its kind
        holds = True if stated == computed else False if i == len(now.grid.header) - 1 else None
        yield finding(
            "carried",
            head,
            "difference",
            column,
            report,
            taken.span,
            (stated, computed),
            holds,
            inputs,
            why,
        )


def _in_force(column: int, alignment: Alignment) -> Iterator[Finding]:
    """现行有效 = last year's 现行有效 + 制发 − 废止."""
    earlier, report = alignment.reports[column - 1], alignment.reports[column]
    before = {line.label: line for line in _stock(earlier)}
    old, new = Figures(earlier), Figures(report)
    for line in _stock(report):
        if line.label not in before:
            continue
        start, (made, ended, valid) = before[line.label].cells[-1], line.cells[-3:]
        stated, computed = _value(valid), _value(start) + _value(made) - _value(ended)
        why = Message(
            "{row}: {before} in force + {made} made − {ended} repealed = {computed}, the table says {stated}",
            {
                "row": line.label,
                "before": plain(_value(start)),
                "made": plain(_value(made)),
                "ended": plain(_value(ended)),
                "computed": plain(computed),
                "stated": plain(stated),
            },
        )
        inputs = [*old.of(start), *new.of(made, ended, valid)]
        # documents lapse and counts are mended without being repealed in the year: a difference is no proof of an error
        holds = True if stated == computed else None
        yield finding(
            "in-force",
            line.label,
            "difference",
            column,
            report,
            valid.span,
            (stated, computed),
            holds,
            inputs,
            why,
        )


def _stock(report: Report) -> Iterator[Line]:
    for grid in grids(report):
        if len(grid.header) == 4 and "制发" in grid.header[1] and "废止" in grid.header[2] and "有效" in grid.header[3]:
            yield from (line for line in grid.lines if all(cell.value is not None for cell in line.cells[1:]))


def _value(cell: Cell) -> Decimal:
    return cell.value if cell.value is not None else Decimal(0)
