"""What the prose of a budget or of final accounts says of totals, of the three public outlays and of procurement.

Each such amount is held to its table, to its parts, to what it is a part of, and, where it says by how much it changed, to
last year's report.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yoy.changes.checks.accounts import balances
from yoy.changes.checks.amounts import SPENT, Told, amounts_told, name_of
from yoy.changes.checks.findings import finding, half, in_scale, proportion
from yoy.changes.checks.grid import Cell, Figures, Grid, grids
from yoy.changes.checks.paragraphs import Paragraph, paragraphs
from yoy.model import Alignment, Finding, Measure, Message, Report

_SUMS = (
    ("“三公”经费", ("因公出国（境）费", "公务用车购置及运行费", "公务接待费")),
    ("公务用车购置及运行费", ("公务用车购置费", "公务用车运行费")),
    ("政府采购", ("政府采购货物", "政府采购工程", "政府采购服务")),
)
# What can't be more than the whole behind it; contracts are paid over years, so that of a year's total nothing follows
_WITHIN = (
    ("面向中小企业采购", "政府采购"),
    ("面向小微企业采购", "面向中小企业采购"),
    ("授予小微企业合同", "授予中小企业合同"),
)
# What a share is said to be of, right before it
_WHOLES = (
    ("政府采购", r"占(?:同期)?政府采购(?:支出|预算)?(?:总额|总金额|金额)的?(?:比重|比例)?(?:为)?$"),
    ("授予中小企业合同", r"占授予中小微?企业的?合同(?:总额|总金额|金额)的?(?:比重|比例)?(?:为)?$"),
)
# What its column is called in the table of the three outlays
_COLUMNS = {
    "“三公”经费": r"合计",
    "因公出国（境）费": r"因公出国[（(]境[）)]费用?",
    "公务接待费": r"公务接待费",
    "公务用车购置及运行费": r"(?:公务用车购置及运行(?:维护)?费-?)?小计",
    "公务用车购置费": r"(?:公务用车)?购置费",
    "公务用车运行费": r"(?:公务用车)?运行(?:维护)?费",
}
_TOTALS = {"财政拨款收入支出总计": "总计", "收入支出总计": "总计", "收入预算": "收入总计", "支出预算": "支出总计"}
_GRANTS = re.compile(r"一般公共预算")  # heads a column of the table of what the treasury grants, and of no other total
_THAN = r"[比较](?:(?P<year>20\d\d)年|上年)度?(?:年初)?(?P<base>预算|决算)数?"
_STEP = re.compile(rf"{_THAN}(?P<way>增加|减少)$")
_LEVEL = re.compile(rf"[，,。]\s*{_THAN}(?:基本)?持平")


def check_outlays(alignment: Alignment) -> Iterator[Finding]:
    """Totals, the three public outlays and procurement as the prose gives them: the table, the parts, the whole, last year."""
    earlier: tuple[Report, Told] | None = None
    for column, report in enumerate(alignment.reports):
        lines = list(paragraphs(column, report))
        told = amounts_told(lines)
        if told:
            yield from _summed(column, report, told)
            yield from _within(column, report, told)
            yield from _shared(lines, told)
            yield from _in_tables(column, report, told)
            if earlier and earlier[0].year == report.year - 1:
                for line in lines:
                    yield from _changed(line, told, earlier)
        earlier = (report, told)


# ---------------------------------------------------------------- what it is held to
def _summed(column: int, report: Report, told: Told) -> Iterator[Finding]:
    """Each total and its parts, where the prose gives all of them."""
    for kind, (whole, names) in itertools.product(("", SPENT), _SUMS):
        name = whole + kind
        parts = [told[part + kind] for part in names if part + kind in told]
        if name not in told or len(parts) < len(names):
            continue
        total = told[name]
        computed = sum((part.quantity.value for part in parts), Decimal(0))
        slack = half(total) + sum((half(part) for part in parts if part.quantity.value), Decimal(0))
        why = Message(
            "{total}: the parts {terms} = {computed}",
            {
                "total": name + total.quantity.text,
                "terms": " + ".join(part.quantity.text for part in parts),
                "computed": in_scale(computed, total),
            },
        )
        holds = abs(total.quantity.value - computed) <= slack
        sides = (total.quantity.value, computed)
        yield finding("outlay-sum", name, "sum", column, report, total.span, sides, holds, (total, *parts), why)


def _within(column: int, report: Report, told: Told) -> Iterator[Finding]:
    """Each part and its whole."""
    for name, whole in _WITHIN:
        if name in told and whole in told:
            part, total = told[name], told[whole]
            sides = part.quantity.value, total.quantity.value
            why = Message(
                "{part} is a part of {whole} and can't be more",
                {"part": name + part.quantity.text, "whole": whole + total.quantity.text},
            )
            holds = sides[0] <= sides[1]
            yield finding("outlay-part", name, "share", column, report, part.span, sides, holds, (part, total), why)


def _shared(lines: Sequence[Paragraph], told: Told) -> Iterator[Finding]:
    """授予中小企业合同金额X万元，占政府采购支出总额的R%: the amount before a share over the whole that it names."""
    for line in lines:
        for part, share in itertools.pairwise(line.measures):
            before = line.before(share)
            whole = next((told.get(name) for name, said in _WHOLES if re.search(said, before)), None)
            if whole is None or share.quantity.unit != "%" or share.quantity.bound or name_of(line, part) is None:
                continue
            if part.quantity.unit != whole.quantity.unit or not whole.quantity.value:
                continue
            computed, spread, why = proportion(part, whole, share)
            holds = abs(computed - share.quantity.value) <= half(share) + spread
            sides, inputs = (share.quantity.value, computed), (part, whole, share)
            place = f"{line.begins}@{share.span.start - line.span.start}"
            yield finding(
                "outlay-share", place, "share", line.column, line.report, share.span, sides, holds, inputs, why
            )


def _in_tables(column: int, report: Report, told: Told) -> Iterator[Finding]:
    """Each amount and its cell. Where the table holds it elsewhere, the prose means that, and nothing is said."""
    figures = Figures(report)
    cells: dict[str, list[tuple[Grid, Cell]]] = defaultdict(list)
    for grid in grids(report):
        for name, cell in (*_outlays(grid), *_totals(grid)):
            cells[name].append((grid, cell))
    for name, measure in told.items():
        held = [
            (grid, cell, one) for grid, cell in cells[name] for one in figures.of(cell) if one.quantity.unit == "元"
        ]
        if len({one.quantity.value for _, _, one in held}) != 1:
            continue
        grid, _, cell_measure = held[0]
        holds = _agree(measure, cell_measure)
        if not holds and any(_agree(measure, one) for line in grid.lines for one in figures.of(*line.cells)):
            continue
        quantity = cell_measure.quantity
        why = Message(
            "the sentence says {told}, the table says {cell}",
            {"told": f"{name}{measure.quantity.text}", "cell": f"{quantity.text}{quantity.scale}{quantity.unit}"},
        )
        sides, inputs = (measure.quantity.value, quantity.value), (measure, cell_measure)
        yield finding("outlay-table", name, "repeat", column, report, measure.span, sides, holds, inputs, why)


def _agree(told: Measure, cell: Measure) -> bool:
    return told.quantity.unit == cell.quantity.unit and abs(told.quantity.value - cell.quantity.value) <= half(told)


def _outlays(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The cells of the table of the three outlays, which has a single row and each column once."""
    names = [name.replace(" ", "") for name in grid.header]
    columns = {
        name + kind: [k for k, head in enumerate(names) if re.fullmatch(f"(?:{said}){behind}", head)]
        for kind, behind in (("", "(?:-预算数)?"), (SPENT, "-决算数"))
        for name, said in _COLUMNS.items()
    }
    if columns["因公出国（境）费"] and len(grid.lines) == 1:
        yield from ((name, grid.lines[0].cells[at[0]]) for name, at in columns.items() if len(at) == 1)


def _totals(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The totals of both sides; of what the treasury grants where the table parts it into its budgets."""
    granted = any(_GRANTS.search(name) for name in grid.header)
    for label, cell in balances(grid):
        for name, said in _TOTALS.items():
            if label == said and granted == name.startswith("财政拨款"):
                yield name, cell


def _changed(line: Paragraph, told: Told, earlier: tuple[Report, Told]) -> Iterator[Finding]:
    """比上年预算增加X万元, 持平: against last year's report, which may have counted otherwise: never called wrong."""
    report, was = earlier
    named = [(m, name) for m in line.measures if (name := name_of(line, m)) and told.get(name) and was.get(name)]
    for k, (measure, name) in enumerate(named):
        end = named[k + 1][0].span.start if k + 1 < len(named) else line.span.end
        level = _LEVEL.match(line.report.text, measure.span.end, end)
        follows = next((m for m in line.measures if m.span.start > measure.span.end and m.span.end <= end), None)
        step = _STEP.search(line.before(follows)) if follows and follows.quantity.unit == "元" else None
        said = level or step
        if said is None or (said["year"] and int(said["year"]) != report.year):
            continue
        if (said["base"] == SPENT) != name.endswith(SPENT):
            continue
        stated = Decimal(0)
        inputs: tuple[Measure, ...] = (was[name], measure)
        if step and follows:
            stated = follows.quantity.value * (-1 if step["way"] == "减少" else 1)
            inputs = (*inputs, follows)
        computed = measure.quantity.value - was[name].quantity.value
        holds = abs(stated - computed) <= sum((half(one) for one in inputs), Decimal(0))
        why = Message(
            "{label}: {before} → {after} is {computed}, the report says {stated}",
            {
                "label": name,
                "before": was[name].quantity.text,
                "after": measure.quantity.text,
                "computed": in_scale(computed, measure),
                "stated": said.group().lstrip("，,。 ") + (follows.quantity.text if step and follows else ""),
            },
        )
        sides = (stated, computed)
        at = measure.span
        yield finding(
            "outlay-change", name, "difference", line.column, line.report, at, sides, holds or None, inputs, why
        )
