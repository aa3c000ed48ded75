"""Deltas: how a figure changed from one year to the next, exactly, or why that can't be said."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from yoy.model import Alignment, Delta, Measure, Message, Quantity, Series
from yoy.parse.conversion import BETWEEN, EXACT, exact, in_unit, worth

_LOOSE = {"over", "under", "at_least", "at_most"}


def compute_deltas(alignment: Alignment) -> tuple[Delta, ...]:
    """A delta for every series and pair of neighbouring reports of which at least one has the figure."""
    return tuple(delta for series in alignment.series for delta in _deltas(series, alignment))


def _deltas(series: Series, alignment: Alignment) -> Iterator[Delta]:
    for left in range(len(alignment.reports) - 1):
        before, after = (
            None if (k := series.measures[c]) is None else alignment.reports[c].measures[k] for c in (left, left + 1)
        )
        if before or after:
            yield _delta(series, left, before, after)


def _delta(series: Series, left: int, before: Measure | None, after: Measure | None) -> Delta:
    label, stance = series.label, series.stance
    broken, doubt = next(((b.why, b.doubt) for b in series.breaks if b.column == left + 1), (None, False))
    if before is None or after is None:
        there = after or before
        assert there is not None
        status = "new" if after else "gone"
        unit = there.quantity.unit
        change_unit = BETWEEN.get(unit, unit)
        return Delta(left, there.label, unit, there.stance, before, after, None, change_unit, None, status, broken)  # type: ignore[arg-type]
    before, after = _in_one_unit(before, after)
    old, new, unit = before.quantity, after.quantity, after.quantity.unit
    change_unit = BETWEEN.get(unit, unit)
    change = EXACT.subtract(new.value, old.value)
    if doubt:
        return Delta(left, label, unit, stance, before, after, None, change_unit, None, "unclear", broken)
    if reason := _forbidden(before, after):
        told = _direction(old, new)
        return Delta(left, label, unit, stance, before, after, None, change_unit, None, told, reason)
    status = "up" if change > 0 else "down" if change < 0 else "flat"
    ratio, reason = _ratio(old.value, new.value, unit)
    return Delta(left, label, unit, stance, before, after, change, change_unit, ratio, status, reason or broken)  # type: ignore[arg-type]


def _in_one_unit(before: Measure, after: Measure) -> tuple[Measure, Measure]:
    """Both figures in the later one's unit, or in the earlier one's where only that is exact."""
    old, new = before.quantity, after.quantity
    factor = worth(old.unit, new.unit)
    unit = new.unit if factor is None or exact(factor) else old.unit
    return replace(before, quantity=in_unit(old, unit)), replace(after, quantity=in_unit(new, unit))


def _forbidden(before: Measure, after: Measure) -> Message | None:
    """Why no difference may be taken."""
    old, new = before.quantity, after.quantity
    if old.high is not None or new.high is not None:
        return Message("a range: no exact change can be stated")
    loose = {old.bound, new.bound} & _LOOSE
    if loose and not (old.bound == new.bound and before.stance != "actual"):
        return Message(
            "only a bound is stated ({before} → {after}): no exact change can be stated",
            {"before": old.text, "after": new.text},
        )
    return None


def _direction(old: Quantity, new: Quantity) -> Literal["up", "down", "unclear"]:
    """Where bounds and ranges leave no doubt (78 → 90多), the direction; no amount can be stated all the same."""
    (low, high), (least, most) = _reach(old), _reach(new)
    if high is not None and least is not None and (least > high or (least == high and new.bound == "over")):
        return "up"
    if low is not None and most is not None and (most < low or (most == low and new.bound == "under")):
        return "down"
    return "unclear"


def _reach(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The values that a quantity may stand for, None where there is no end.

    超370万 and 90多 lie within one unit of their last digit, up to a tenth: who counts more says more.
    """
    value = quantity.value
    if quantity.high is not None:
        return value, quantity.high
    step = (
        min(Decimal(1).scaleb(exponent), abs(value) / 10)
        if (exponent := _last_digit(value)) is not None
        else Decimal(0)
    )
    match quantity.bound:
        case "over":
            return value, value + step
        case "under":
            return value - step, value
        case "approx":
            return value - step, value + step
        case "at_least":
            return value, None
        case "at_most":
            return None, value
        case _:
            return value, value


def _last_digit(value: Decimal) -> int | None:
    """The power of ten of a number's last digit that isn't 0; None for 0."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if value and isinstance(exponent, int) else None


def _ratio(old: Decimal, new: Decimal, unit: str) -> tuple[Decimal | None, Message | None]:
    """after/before − 1 to ten places; none between percentages, from zero, or across zero."""
    if unit in BETWEEN or unit.startswith("个百分点"):
        return None, None
    if old == 0:
        return None, None if new == 0 else Message("0 the year before: no rate can be stated")
    if (old < 0) != (new < 0) and new != 0:
        return None, Message("the sign changed: no rate can be stated")
    return EXACT.divide(new - old, abs(old)).quantize(Decimal("1E-10"), context=EXACT).normalize(), None
