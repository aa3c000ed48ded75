"""Sentences that state a total and its parts: 共1265个，分别为…; …，合计…."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from yoy.changes.checks.earlier import Earlier
from yoy.changes.checks.findings import by_passage, finding, in_scale, is_increment, is_level
from yoy.model import Alignment, Finding, Measure, Message, Report, Span

_CLOSED = re.compile(r"分别(?:为|是|由)|(?<!其中)(?:包括|包含)|由.{1,20}组成")
_AND_SO_ON = re.compile(r"[^，,。；;]*[，,、]?等等?[，,。；;]")
_OPEN = re.compile(r"其中|具体为|含")
_GATHER = re.compile(r"(?:合计|共计|总计)[^，。；\d]{0,20}$")
_ENDS = re.compile(r"[。；;！？]|此外|另外?")
_SCOPE = re.compile(r"累计|备案|全市|全区|本级|代表|办结|审结|收到|受理|涉及|覆盖|至少|多")
_MOST = 6  # figures before a total that are tried as its parts


def check_sums(alignment: Alignment) -> Iterator[Finding]:
    """Lists behind a total, and totals behind their parts.

    A list that says it is whole (分别为) and misses its total differs; one that may be open (其中) is told only where it fits.
    """
    for column, report in enumerate(alignment.reports):
        for span, measures in by_passage(report):
            for i, total in enumerate(measures):
                if total.quantity.bound == "" and not is_increment(report, total) and total.quantity.unit != "%":
                    yield from _listed(column, report, span, measures, i)
        yield from _gathered(column, report, Earlier(alignment, column) if column else None)


def _listed(column: int, report: Report, span: Span, measures: Sequence[Measure], i: int) -> Iterator[Finding]:
    total = measures[i]
    found = _opener(report, span, measures, i)
    if found is None:
        return
    start, closed = found
    parts = _parts(report, span, measures[i + 1 :], total, start)
    if len(parts) < 2:
        return
    stated, computed = total.quantity.value, sum((m.quantity.value for m in parts), Decimal(0))
    exact = all(m.quantity.bound == "" and m.quantity.high is None for m in parts)
    said = report.text[total.span.end : parts[-1].span.end]
    closed = closed and not _AND_SO_ON.match(report.text, parts[-1].span.end)
    if computed == stated and exact:
        holds: bool | None = True
    elif closed and exact and not _SCOPE.search(said) and not _rounded(total, parts):
        holds = False
    elif closed:
        holds = None
    else:
        return
    yield _finding("listed", column, report, total, parts, (stated, computed), holds)


def _opener(report: Report, span: Span, measures: Sequence[Measure], i: int) -> tuple[int, bool] | None:
    """Where the list of a total's parts begins, and whether it says it is whole; rates may stand between."""
    end = min(_end(report, measures[i].span.end, span), span.end)
    for pattern, closed in ((_CLOSED, True), (_OPEN, False)):
        opener = pattern.search(report.text, measures[i].span.end, end)
        if opener and not any(
            m.quantity.unit == measures[i].quantity.unit
            and m.span.start < opener.start()
            and not is_increment(report, m)
            for m in measures[i + 1 :]
        ):
            # A、B会员分别为266家、259家 hands out to a list of its own
            named = re.split("[，,；;、]", report.text[measures[i].span.end : opener.start()])[-1]
            if "分别" in opener.group() and named.strip():
                return None
            return opener.end(), closed
    return None


def _end(report: Report, start: int, span: Span) -> int:
    end = _ENDS.search(report.text, start, span.end)
    return end.start() if end else span.end


def _parts(report: Report, span: Span, behind: Sequence[Measure], total: Measure, start: int) -> list[Measure]:
    """The figures in the total's unit from a list's beginning to the end of its part of the sentence."""
    end = _end(report, start, span)
    same = [m for m in behind if start <= m.span.start < end and m.quantity.unit == total.quantity.unit]
    return [m for m in same if not is_increment(report, m)]


def _rounded(total: Measure, parts: Sequence[Measure]) -> bool:
    """Scale words (万, 亿) or decimals: parts may miss the total by their rounding."""
    return any(m.quantity.scale or "." in m.quantity.text for m in (total, *parts))


def _gathered(column: int, report: Report, earlier: Earlier | None) -> Iterator[Finding]:
    """合计…: some three or more of the figures before it in the paragraph add up to it exactly.

    Where a change of the total on last year is stated too, the parts' values of last year must make it.
    """
    lines: dict[int, list[Measure]] = {}
    for passage_span, measures in by_passage(report):
        start = report.text.rfind("\n", 0, passage_span.start) + 1
        before = lines.setdefault(start, [])
        for i, measure in enumerate(measures):
            if _GATHER.search(report.text, start, measure.span.start) and is_level(report, measure):
                parts = _fitting(measure, [m for m in before if m.quantity.unit == measure.quantity.unit][-_MOST:])
                if parts:
                    sides = measure.quantity.value, measure.quantity.value
                    yield _finding("gathered", column, report, measure, parts, sides, True)
                    if earlier and i + 1 < len(measures):
                        yield from _grown(column, report, earlier, measure, measures[i + 1], parts)
            if is_level(report, measure):
                before.append(measure)


def _grown(
    column: int, report: Report, earlier: Earlier, total: Measure, step: Measure, parts: Sequence[Measure]
) -> Iterator[Finding]:
    """合计…比上年增加…: told only where last year's parts make the stated change; a part without a past is new."""
    if (
        not is_increment(report, step)
        or step.quantity.unit != total.quantity.unit
        or "比上年增加" not in report.text[total.span.end : step.span.start]
    ):
        return
    inside = {measure.span.start: measure for _, measures in by_passage(report) for measure in measures}
    order = sorted(inside)
    past: list[Measure] = []
    for part in parts:
        k = order.index(part.span.start) + 1
        behind = inside[order[k]] if k < len(order) else step
        own = behind.quantity.value if is_increment(report, behind) else None
        was = earlier.of(part) or (earlier.worth(part, part.quantity.value - own) if own is not None else None)
        past += [was] if was else []
    computed = total.quantity.value - sum((m.quantity.value for m in past), Decimal(0))
    if past and computed == step.quantity.value:
        why = Message(
            "{total} less last year's {terms} = {computed}",
            {
                "total": total.quantity.text,
                "terms": " + ".join(m.quantity.text for m in past),
                "computed": in_scale(computed, step),
            },
        )
        place, sides, inputs = (
            f"{total.label}@{step.quantity.text}",
            (step.quantity.value, computed),
            (total, *past, step),
        )
        yield finding("gathered-change", place, "difference", column, report, step.span, sides, True, inputs, why)


def _fitting(total: Measure, candidates: Sequence[Measure]) -> tuple[Measure, ...]:
    if sum(c.isdigit() for c in total.quantity.text) < 3:
        return ()
    for size in range(len(candidates), 2, -1):
        for parts in combinations(candidates, size):
            if sum(m.quantity.value for m in parts) == total.quantity.value:
                return parts
    return ()


def _finding(
    rule: str,
    column: int,
    report: Report,
    total: Measure,
    parts: Sequence[Measure],
    sides: tuple[Decimal, Decimal],
    holds: bool | None,
) -> Finding:
    why = Message(
        "{total}: the parts {terms} = {computed}",
        {
            "total": report.slice(total.span) if not total.label else f"{total.label} {report.slice(total.span)}",
            "terms": " + ".join(m.quantity.text for m in parts),
            "computed": in_scale(sides[1], total),
        },
    )
    place = f"{total.label}@{total.quantity.text}"
    return finding(rule, place, "sum", column, report, total.span, sides, holds, (total, *parts), why)
