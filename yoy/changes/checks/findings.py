"""How a check is told: the finding with its id, its inputs and its arithmetic in words. The helper of this folder."""

import hashlib
from collections.abc import Iterable
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


def plain(value: Decimal) -> str:
    """A number in words: no exponent, no zeros behind the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def added(values: Iterable[Decimal]) -> str:
    """The terms of a sum that are not zero: 31 + 9 + 1."""
    terms = [plain(value) for value in values if value]
    return " + ".join(terms) or "0"
