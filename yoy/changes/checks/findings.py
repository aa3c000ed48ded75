"""How a check is told: the finding with its id, its inputs and its arithmetic in words. The helper of this folder."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from yoy.model import Finding, Measure, Message, Report, Span

Kind = Literal["sum", "difference", "growth", "share", "repeat", "table"]


def finding(
    rule: str,
    place: str,
    kind: Kind,
    column: int,
    report: Report,
    span: Span,
    sides: tuple[Decimal, Decimal | None],
    holds: bool | None,
    inputs: Iterable[Measure],
    why: Message,
) -> Finding:
    """A finding whose id is made of the rule, the place and the numbers. `sides` are what is stated and what is computed."""
    stated, computed = sides
    said = f"{rule}|{report.key}|{place}|{plain(stated)}|{plain(computed) if computed is not None else ''}"
    name = f"{rule}-{hashlib.sha256(said.encode()).hexdigest()[:10]}"
    return Finding(name, kind, column, span, stated, computed, holds, tuple(inputs), why)


def unchecked(
    column: int, report: Report, place: str, at: Span, stated: Decimal, sums: tuple[int, int], inputs: Iterable[Measure]
) -> Finding:
    """A table's total that nothing can be held to; `sums`: how many of the table's sums hold, and of how many."""
    right, of = sums
    why = Message(
        "{place}: {right} of {of} sums hold; the table may have been misread, or its totals mean something else",
        {"place": place, "right": right, "of": of},
    )
    return finding("unchecked", place, "table", column, report, at, (stated, None), None, inputs, why)


def proportion(part: Measure, whole: Measure, share: Measure) -> tuple[Decimal, Decimal, Message]:
    """The share in percent that a part has in a whole, what the rounding of both may make of it, and the arithmetic in words
    beside the share that is stated. The whole isn't 0."""
    computed = part.quantity.value / whole.quantity.value * 100
    spread = (half(part) + half(whole) * computed / 100) / abs(whole.quantity.value) * 100
    why = Message(
        "{part} of {whole} is {computed}%, the report says {stated}",
        {
            "part": part.quantity.text,
            "whole": whole.quantity.text,
            "computed": plain(round(computed, 2)),
            "stated": share.quantity.text,
        },
    )
    return computed, spread, why


def plain(value: Decimal) -> str:
    """A number in words: no exponent, no zeros behind the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def added(values: Iterable[Decimal]) -> str:
    """The terms of a sum that are not zero: 31 + 9 + 1."""
    terms = [plain(value) for value in values if value]
    return " + ".join(terms) or "0"


_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def in_scale(value: Decimal, like: Measure) -> str:
    """A computed amount in the scale and unit that a figure is printed in: 1.2万亿元."""
    power = sum(_SCALES.get(c, 0) for c in like.quantity.scale)
    return f"{plain(value.scaleb(-power))}{like.quantity.scale}{like.quantity.unit}"


# ---------------------------------------------------------------- figures in sentences
_INCREMENT = re.compile(
    r"(?:比|较|同比|环比)(?:上年|去年|上一年|上年度|上年同期|年初|上年年初预算)?(?:预算|核定的?|同期|实际)?[^，。；\d]{0,6}?"
    r"(?:增加|减少|增长|下降|提高|降低|上升|回落|增|减|多|少|升|降)(?:了|约|近|超过)?$|(?:再|各|分别|合计)?(?:提高|增加|新增|减少|下降|提升)(?:了|约|近|超过)?$"
)


def by_passage(report: Report) -> Iterator[tuple[Span, list[Measure]]]:
    """The sentences of a report that hold figures, with them in reading order; tables are left out."""
    measures = sorted((m for m in report.measures if not m.table), key=lambda m: m.span)
    k = 0
    for passage in report.passages:
        inside: list[Measure] = []
        while k < len(measures) and measures[k].span.start < passage.span.end:
            if measures[k].span.start >= passage.span.start:
                inside.append(measures[k])
            k += 1
        if inside and passage.kind == "sentence":
            yield passage.span, inside


def is_increment(report: Report, measure: Measure) -> bool:
    """The figure is a change (比上年增加17个, 提高30元), not a level."""
    return bool(_INCREMENT.search(report.text[max(0, measure.span.start - 24) : measure.span.start]))


def is_level(report: Report, measure: Measure) -> bool:
    """The figure is an exact amount one can add: no rate, no change, no bound."""
    quantity = measure.quantity
    return (
        quantity.bound == ""
        and quantity.high is None
        and quantity.unit not in ("%", "个百分点")
        and not is_increment(report, measure)
    )


def half(measure: Measure) -> Decimal:
    """Half a unit of a figure's last printed digit, in its own unit."""
    printed = re.search(r"\d+(?:\.(\d+))?", measure.quantity.text.replace(",", "").replace("，", ""))
    if not printed:
        return Decimal(0)
    number = Decimal(printed.group())
    scale = measure.quantity.value / number if number else Decimal(1)
    return scale * Decimal(1).scaleb(-len(printed.group(1) or "")) / 2
