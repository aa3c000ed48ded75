"""Sentences on a budget's items: amounts told twice, changes on a base in the same paragraph, completion, direction in words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from yoy.changes.checks.accounts import coded_lines
from yoy.changes.checks.findings import finding, half, in_scale, plain, proportion
from yoy.changes.checks.grid import Figures, grids
from yoy.changes.checks.paragraphs import Paragraph, paragraphs
from yoy.model import Alignment, Finding, Measure, Message, Report, Span

_ITEM = re.compile(r"[“\"][^”\"]*[（(]项[）)][”\"](?:科目)?$")
_NAMES = re.compile(r"(?P<类>[^（(”“\"。，]+)[（(]类[）)](?P<款>[^（(]+)[（(]款[）)](?P<项>[^（(]+)[（(]项[）)]")
_LEVELS = ("类", "款", "项")
_TOTAL = re.compile(r"合计|本年支出合计")
_BEHIND = 4  # characters between a name and its amount: ”科目
_PLANNED = re.compile(r"预算安排$")
_BASE = r"(?:预算执行数|年初预算数?|预算数|决算数|预算)"
_IS_BASE = re.compile(rf"(?P<base>{_BASE})(?:为|是)$")
_CHANGE = re.compile(rf"[比较][^，。；]{{0,12}}?(?P<base>{_BASE})(?P<way>增加|增长|减少|下降)$")
_SAME = re.compile(rf"[比较][^，。；]{{0,12}}?(?P<base>{_BASE})(?:基本)?持平")
_DONE = re.compile(rf"完成(?P<base>{_BASE})的$")
_ORDER = re.compile(r"决算数(?:与预算数)?(?P<way>大于|小于|等于|基本持平|持平)(?:预算数)?")
_DOWN = ("减少", "下降")

Rule = Literal["told", "table", "change", "same", "done", "order"]


def _table_amounts(report: Report) -> dict[tuple[str, ...], list[Measure]]:
    """What the tables give as the total of an item, by the names of its 类, 款 and 项."""
    figures = Figures(report)
    found: dict[tuple[str, ...], list[Measure]] = defaultdict(list)
    for grid in grids(report):
        depth, coded = coded_lines(grid)
        at = next((i for i, name in enumerate(grid.header) if _TOTAL.fullmatch(name)), None)
        if depth < len(_LEVELS) or at is None:
            continue
        names = {code: _plain(line.cells[depth].text) for code, line in coded}
        for code, line in coded:
            path = tuple(names.get(code[: k + 1], "") for k in range(len(code)))
            if len(code) == len(_LEVELS):
                found[path] += figures.of(line.cells[at])
    return found


def check_appropriations(alignment: Alignment) -> Iterator[Finding]:
    """An item's amount told twice; 比…增加R%, 持平, 完成…的R% and 大于/小于 with their base in the same paragraph."""
    for column, report in enumerate(alignment.reports):
        amounts = _table_amounts(report)
        for line in paragraphs(column, report):
            yield from _told_twice(line)
            yield from _in_tables(line, amounts)
            for measure in line.measures:
                yield from _changed(line, measure)
                yield from _completed(line, measure)
            yield from _unchanged(line)
            yield from _compared(line)


def _told_twice(line: Paragraph) -> Iterator[Finding]:
    """“…（项）”X万元 … 预算安排 Y万元: one amount."""
    first = next((m for m in line.measures if _ITEM.search(line.report.text[line.span.start : m.span.start])), None)
    again = next((m for m in line.measures if _PLANNED.search(line.before(m))), None)
    if first is None or again is None or first.quantity.unit != again.quantity.unit:
        return
    why = Message(
        "the item's amount is told twice: {first}, and {again}",
        {"first": first.quantity.text, "again": again.quantity.text},
    )
    yield _finding(line, "told", again, (again.quantity.value, first.quantity.value), None, (first, again), why)


def _in_tables(line: Paragraph, amounts: Mapping[tuple[str, ...], Sequence[Measure]]) -> Iterator[Finding]:
    """An item's amount, and the total of its row in the tables."""
    named = _NAMES.search(line.report.text, line.span.start, line.span.end)
    found = amounts.get(tuple(_plain(named[level]) for level in _LEVELS), ()) if named else ()
    told = next(
        (m for m in line.measures if named and m.span.start >= named.end() and _is_amount(line, m, named)), None
    )
    if not found or told is None:
        return
    slack = half(told)
    fitting = [m for m in found if m.quantity.unit == told.quantity.unit]
    right = [m for m in fitting if abs(m.quantity.value - told.quantity.value) <= slack]
    if not fitting or (not right and len({m.quantity.value for m in fitting}) > 1):
        return
    cell = (right or fitting)[0]
    why = Message(
        "the sentence says {told}, the table says {cell}",
        {"told": told.quantity.text, "cell": f"{cell.quantity.text}{cell.quantity.scale}{cell.quantity.unit}"},
    )
    yield _finding(line, "table", told, (told.quantity.value, cell.quantity.value), slack, (told, cell), why)


def _is_amount(line: Paragraph, measure: Measure, named: re.Match[str]) -> bool:
    """The item's own amount: right behind its name, or what was spent on it."""
    return measure.span.start - named.end() <= _BEHIND or _spent(line, measure)


def _changed(line: Paragraph, measure: Measure) -> Iterator[Finding]:
    """比2023年预算执行数增加R%: from the base to the amount before it."""
    said = _CHANGE.search(line.before(measure))
    if said is None or measure.quantity.unit != "%" or measure.quantity.bound:
        return
    found = _base_and_level(line, said["base"], measure)
    if found is None:
        return
    base, level = found
    stated = measure.quantity.value * (-1 if said["way"] in _DOWN else 1)
    inputs = (base, level, measure)
    if base.quantity.value == 0:
        why = Message("{label}: from 0 there is no percentage, the report says {stated}",
                      {"label": said["base"], "stated": measure.quantity.text})  # fmt: skip
        yield _finding(line, "change", measure, (stated, Decimal(0)), None, inputs, why, undecided=True)
        return
    computed = (level.quantity.value / base.quantity.value - 1) * 100
    spread = (
        (half(level) + half(base) * abs(level.quantity.value / base.quantity.value)) / abs(base.quantity.value) * 100
    )
    yield _finding(
        line,
        "change",
        measure,
        (stated, computed),
        half(measure) + spread,
        inputs,
        _rate(said["base"], *inputs, computed),
    )


def _rate(label: str, base: Measure, level: Measure, step: Measure, computed: Decimal) -> Message:
    values = {"label": label, "before": base.quantity.text, "after": level.quantity.text}
    return Message(
        "{label}: {before} → {after} is {computed}, the report says {stated}",
        {**values, "computed": f"{plain(round(computed, 2))}%", "stated": step.quantity.text},
    )


def _base_and_level(line: Paragraph, name: str, step: Measure) -> tuple[Measure, Measure] | None:
    """The base of that name, and the last amount of its unit before a change that is not the base."""
    base = _bases(line, step.span.start).get(name.removesuffix("数"))
    if base is None:
        return None
    levels = [m for m in line.measures if base.span.end <= m.span.start and m.span.end <= step.span.start]
    levels = [m for m in levels if m.quantity.unit == base.quantity.unit and not m.quantity.bound]
    return (base, levels[-1]) if levels and not base.quantity.bound else None


def _unchanged(line: Paragraph) -> Iterator[Finding]:
    """比…持平: the base and the amount before it."""
    for said in _SAME.finditer(line.report.text, line.span.start, line.span.end):
        base = _bases(line, said.start()).get(said["base"].removesuffix("数"))
        levels = [] if base is None else [
            m for m in line.measures
            if base.span.end <= m.span.start and m.span.end <= said.start() and m.quantity.unit == base.quantity.unit
        ]  # fmt: skip
        if base is not None and levels:
            level = levels[-1]
            why = _difference(said["base"], base, level, said.group())
            sides = (level.quantity.value, base.quantity.value)
            yield _finding(line, "same", level, sides, half(base) + half(level), (base, level), why)


def _completed(line: Paragraph, measure: Measure) -> Iterator[Finding]:
    """完成年初预算的R%: the last amount over the base."""
    said = _DONE.search(line.before(measure))
    if said is None or measure.quantity.unit != "%" or measure.quantity.bound:
        return
    found = _base_and_level(line, said["base"], measure)
    if found is None or found[0].quantity.value == 0:
        return
    base, level = found
    computed, spread, why = proportion(level, base, measure)
    sides = (measure.quantity.value, computed)
    yield _finding(line, "done", measure, sides, half(measure) + spread, (base, level, measure), why)


def _compared(line: Paragraph) -> Iterator[Finding]:
    """决算数小于预算数: what 年初预算为 and 支出决算为 say before it."""
    for said in _ORDER.finditer(line.report.text, line.span.start, line.span.end):
        bases = _bases(line, said.start())
        budget = bases.get("年初预算") or bases.get("预算")
        spent = next((m for m in reversed(line.measures) if m.span.end <= said.start() and _spent(line, m)), None)
        if budget is None or spent is None or spent.span.start < budget.span.end:
            continue
        if budget.quantity.unit != spent.quantity.unit or budget.quantity.bound or spent.quantity.bound:
            continue
        gap = spent.quantity.value - budget.quantity.value
        right = {"大于": gap > 0, "小于": gap < 0}.get(said["way"], gap == 0)
        if "基本" in said["way"]:
            right = abs(gap) <= abs(budget.quantity.value) / 10
        why = _difference("年初预算", budget, spent, said.group())
        sides = (spent.quantity.value, budget.quantity.value)
        place = f"{line.begins}@{spent.quantity.text}"
        yield finding(
            "order",
            place,
            "difference",
            line.column,
            line.report,
            Span(*said.span()),
            sides,
            right,
            (budget, spent),
            why,
        )


def _plain(name: str) -> str:
    return re.sub(r"\s|^\d+[、.．]", "", name)


def _bases(line: Paragraph, end: int) -> dict[str, Measure]:
    """What the amounts before a place are the bases of: the last 预算执行数, 年初预算 and so on."""
    found: dict[str, Measure] = {}
    for measure in line.measures:
        said = _IS_BASE.search(line.before(measure))
        if said and measure.span.end <= end:
            found[said["base"].removesuffix("数")] = measure
    return found


def _spent(line: Paragraph, measure: Measure) -> bool:
    return line.before(measure).endswith(("决算为", "决算数为"))


def _difference(label: str, base: Measure, level: Measure, said: str) -> Message:
    change = level.quantity.value - base.quantity.value
    values: Mapping[str, str] = {"before": base.quantity.text, "after": level.quantity.text, "stated": said}
    return Message(
        "{label}: {before} → {after} is {computed}, the report says {stated}",
        {"label": label, "computed": in_scale(change, level), **values},
    )


def _finding(
    line: Paragraph,
    rule: Rule,
    at: Measure,
    sides: tuple[Decimal, Decimal | None],
    slack: Decimal | None,
    inputs: tuple[Measure, ...],
    why: Message,
    undecided: bool = False,
) -> Finding:
    """The finding on a figure; with a slack, both sides agree within it."""
    stated, computed = sides
    holds = None if undecided or computed is None else abs(stated - computed) <= (slack or Decimal(0))
    kind: Literal["repeat", "growth", "share", "difference"] = (
        "repeat"
        if rule in ("told", "table")
        else "growth"
        if rule == "change"
        else "share"
        if rule == "done"
        else "difference"
    )
    place = f"{line.begins}@{at.quantity.text}"
    return finding(f"item-{rule}", place, kind, line.column, line.report, at.span, sides, holds, inputs, why)
