"""Sentences that state a change on last year, a share, or the same figure twice."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yoy.changes.checks.earlier import Earlier
from yoy.changes.checks.findings import Kind, by_passage, finding, half, in_scale, is_increment, plain, proportion
from yoy.model import Alignment, Finding, Measure, Message, Report, Span

_CHANGE = re.compile(
    r"(?:分别)?(?:比|较)(?:上年|去年|上一年|上年度|上年同期)(?:同期|预算)?(?:再|又|共|分别|实际|合计)?(增加|减少|增长|下降|提高|降低|上升|回落|增|减|多|少|升|降)(?:了)?$|"
    r"(?:分别)?(?:同比)(?:再|又|共|分别|实际|名义)?(增加|减少|增长|下降|提高|降低|上升|回落|增|减)(?:了)?$"
)
_DOWN = {"减少", "下降", "降低", "回落", "减", "少", "降"}
# constant prices, other scopes, revised bases: levels and stated changes needn't meet
_OTHER_BASIS = re.compile(
    r"生产总值|GDP|增加值|可支配收入|实际|可比|不变价|名义|人均|平均|预算|规模以上|社会消费品|固定资产|投资|价格|物价|年末|进出口"
)
_BASE = re.compile(
    r"(?:由|从|比|较)(?:上年|去年|上一年)(?:度)?(?:核定|底|末|同期|实际)?的?$|[（(](?:上年|去年)(?:同期)?(?:为|是)?$|(?:上年|去年)(?:同期)?(?:为|是)$"
)
_SHARE = re.compile(r"占(?:比|总数|总量|全部|[^，。；\d]{0,14}的?(?:比重|比例)?)?(?:为|达到?|约)?$")

_SHARED = re.compile(r"分别占(?:比|总数|总量|全部|[^，。；\d]{0,14}的?(?:比重|比例)?)?(?:为|达到?|约)?$")
_ALL = Decimal(100)


class _Change(NamedTuple):
    """A stated change: its figure, the figure that changed, the sign."""

    step: Measure
    now: Measure
    down: bool


def check_statements(alignment: Alignment) -> Iterator[Finding]:
    """Changes against the report before, shares within a sentence, figures repeated within a report."""
    for column, report in enumerate(alignment.reports):
        earlier = Earlier(alignment, column) if column else None
        for span, measures in by_passage(report):
            if earlier and report.year == earlier.report.year + 1:
                for change in _changes(report, span, measures):
                    yield from _check_change(column, report, earlier, change)
                yield from _restated(column, report, earlier, span, measures)
            yield from _shares(column, report, span, measures)
            yield from _whole(column, report, span, measures)


# ---------------------------------------------------------------- changes on last year
def _changes(report: Report, span: Span, measures: Sequence[Measure]) -> Iterator[_Change]:
    """Each change with what it is a change of: the level before it, or the levels of a list in order (分别增长x、y)."""
    for i, step in enumerate(measures):
        said = _CHANGE.search(report.text[max(span.start, step.span.start - 20) : step.span.start])
        if not said:
            continue
        levels = [m for m in measures[:i] if not is_increment(report, m) and _fits(step, m)]
        down = (said.group(1) or said.group(2)) in _DOWN
        if "分别" in said.group():
            steps = _run(report, measures[i:])
            pairs = zip(steps, levels[-len(steps) :], strict=False) if len(levels) >= len(steps) > 1 else ()
            yield from (_Change(one, level, down) for one, level in pairs)
        elif levels:
            yield _Change(step, levels[-1], down)


def _run(report: Report, measures: Sequence[Measure]) -> list[Measure]:
    """The figures of a list x、y、z from its first on."""
    out = [measures[0]]
    for measure in measures[1:]:
        if report.text[out[-1].span.end : measure.span.start] not in ("、", "和", "，", ","):
            break
        out.append(measure)
    return out


def _fits(step: Measure, level: Measure) -> bool:
    """Points change rates, percentages change amounts, amounts change amounts of their unit."""
    if step.quantity.unit == "个百分点":
        return level.quantity.unit == "%"
    if step.quantity.unit == "%":
        return level.quantity.unit not in ("%", "个百分点")
    return level.quantity.unit == step.quantity.unit


def _check_change(column: int, report: Report, earlier: Earlier, change: _Change) -> Iterator[Finding]:
    sign = -1 if change.down else 1
    fits = change.step.quantity.unit == change.now.quantity.unit and not change.step.quantity.bound
    was = earlier.of(change.now)
    if was is None and fits:
        was = earlier.worth(change.now, change.now.quantity.value - sign * change.step.quantity.value)
    if was is None or was.quantity.unit != change.now.quantity.unit:
        return
    stated = sign * change.step.quantity.value
    old, new = was.quantity.value, change.now.quantity.value
    rate = change.step.quantity.unit == "%"
    if rate and old == 0:
        return
    computed = (new / old - 1) * 100 if rate else new - old
    slack = _slack(change, was, rate)
    sure = [m.quantity.bound for m in (was, change.now, change.step)]
    exact = not any(sure)
    holds: bool | None = True if abs(computed - stated) <= slack and set(sure) <= {"", "approx"} else None
    if holds is None and exact and not rate and _countable(report, change.now) and was.label == change.now.label:
        holds = False
    why = Message(
        "{label}: {before} → {after} is {computed}, the report says {stated}",
        {
            "label": change.now.label,
            "before": was.quantity.text,
            "after": change.now.quantity.text,
            "computed": f"{plain(round(computed, 2))}%" if rate else in_scale(computed, change.step),
            "stated": f"{'-' if change.down else ''}{change.step.quantity.text}",
        },
    )
    inputs = (was, change.now, change.step)
    place = f"{change.now.label}@{change.step.quantity.text}"
    kind: Kind = "growth" if rate else "difference"
    yield finding("change", place, kind, column, report, change.step.span, (stated, computed), holds, inputs, why)


def _restated(
    column: int, report: Report, earlier: Earlier, span: Span, measures: Sequence[Measure]
) -> Iterator[Finding]:
    """由上年的1512路…: last year's value as this report quotes it, beside what last year's report said."""
    for i, quoted in enumerate(measures):
        before = report.text[max(span.start, quoted.span.start - 12) : quoted.span.start]
        if not _BASE.search(before):
            continue
        beside = [*measures[i + 1 : i + 2], *measures[max(0, i - 1) : i]]
        now = next((m for m in beside if m.quantity.unit == quoted.quantity.unit and not is_increment(report, m)), None)
        was = earlier.of(now) if now else None
        if now is None or was is None or was.quantity.bound or quoted.quantity.bound:
            continue
        why = Message(
            "{label}: last year's value is quoted as {quoted}, last year's report says {before}",
            {"label": was.label, "quoted": quoted.quantity.text, "before": was.quantity.text},
        )
        sides, inputs = (quoted.quantity.value, was.quantity.value), (was, now, quoted)
        holds = True if sides[0] == sides[1] else None  # last year's value may have been revised
        place = f"{was.label}@{quoted.quantity.text}"
        yield finding("restated", place, "repeat", column, report, quoted.span, sides, holds, inputs, why)


def _countable(report: Report, measure: Measure) -> bool:
    """A count of things, no amount of money and nothing of another basis."""
    quantity = measure.quantity
    return (
        not quantity.scale and quantity.value == quantity.value.to_integral() and not _OTHER_BASIS.search(measure.label)
    )


def _slack(change: _Change, was: Measure, rate: bool) -> Decimal:
    """Half a unit of the last printed digit of the statement, and what the rounding of its inputs makes of it."""
    own = half(change.step)
    now, old = half(change.now), half(was)
    if not rate:
        return own + (now + old if _is_rounded(change.now) or _is_rounded(was) else Decimal(0))
    level, base = change.now.quantity.value, was.quantity.value
    spread = (now if _is_rounded(change.now) else Decimal(0)) + (old if _is_rounded(was) else Decimal(0)) * abs(
        level / base
    )
    return own + spread / abs(base) * 100


def _is_rounded(measure: Measure) -> bool:
    return bool(measure.quantity.scale) or "." in measure.quantity.text


# ---------------------------------------------------------------- shares
def _shares(column: int, report: Report, span: Span, measures: Sequence[Measure]) -> Iterator[Finding]:
    """占66.7％: the amount before it over a whole before that one; told only where it fits, as the whole may stand elsewhere."""
    for i, share in enumerate(measures):
        before = report.text[max(span.start, share.span.start - 24) : share.span.start]
        if share.quantity.unit != "%" or not _SHARE.search(before) or share.quantity.bound:
            continue
        amounts = [m for m in measures[:i] if m.quantity.unit not in ("%", "个百分点") and not is_increment(report, m)]
        if len(amounts) < 2 or amounts[-1].quantity.value == 0:
            continue
        part = amounts[-1]
        for whole in reversed(amounts[:-1]):
            if whole.quantity.unit != part.quantity.unit or whole.quantity.value < part.quantity.value:
                continue
            computed, _, why = proportion(part, whole, share)
            if abs(computed - share.quantity.value) <= half(share):
                sides, inputs = (share.quantity.value, computed), (part, whole, share)
                place = f"{part.label}@{share.quantity.text}"
                yield finding("share", place, "share", column, report, share.span, sides, True, inputs, why)
                break


def _whole(column: int, report: Report, span: Span, measures: Sequence[Measure]) -> Iterator[Finding]:
    """分别占40%、35%和25%: shares of one whole that make all of it; more than all of it may be shares that overlap."""
    for i, first in enumerate(measures):
        if first.quantity.unit != "%" or not _SHARED.search(report.text, span.start, first.span.start):
            continue
        shares = _run(report, [m for m in measures[i:] if m.quantity.unit == "%"])
        total = sum((m.quantity.value for m in shares), Decimal(0))
        slack = sum(map(half, shares), Decimal(0))
        if len(shares) < 2 or any(m.quantity.bound for m in shares) or total < _ALL - slack:
            continue
        why = Message(
            "the shares {terms} = {computed}%",
            {"terms": " + ".join(m.quantity.text for m in shares), "computed": plain(total)},
        )
        place = f"{first.label}@{first.quantity.text}"
        holds = True if total <= _ALL + slack else None
        yield finding("shares", place, "share", column, report, first.span, (total, _ALL), holds, shares, why)
