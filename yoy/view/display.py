"""Figures and their movements in words, as tables, the page and the terminal print them."""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from yoy.model import Delta, Quantity
from yoy.view.cells import BOUNDS, decimals, in_scale, scale_of, scale_word
from yoy.view.messages import Words

_BEFORE_NUMBER: Final = "{bound} {amount}"
_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_SHARE: Final = ("%", "‰")
_WIDE: Final = 25  # points between percentages that weigh as much as a doubling
_FEW: Final = 100  # counts below this weigh less: 2 → 4 is no news where 2000 → 4000 is


def amount(quantity: Quantity, words: Words, scale: str | None = None) -> str:
    """A figure with its bound and unit, in its own scale unless another is named: 超过3300万人, 3—5万元."""
    own = scale_word(quantity.scale if scale is None else scale)
    number = grouped(in_scale(quantity.value, own), decimals(quantity, own))
    if quantity.high is not None:
        number += "–" + grouped(in_scale(quantity.high, own))
    said = f"{number}{own}{quantity.unit}"
    return words(_BEFORE_NUMBER, bound=words(BOUNDS[quantity.bound]), amount=said) if quantity.bound else said


def change(delta: Delta, words: Words) -> str:
    """A figure's change, signed, in the later report's scale: +12万人, −0.4个百分点; in words where there is none."""
    if delta.change is None:
        return words(_WITHOUT_CHANGE[delta.status])
    if delta.change == 0:
        return words("unchanged")
    scale = scale_of(delta.before, delta.after)
    return f"{signed(in_scale(delta.change, scale))}{scale}{delta.change_unit}"


def ratio(delta: Delta, words: Words) -> str:
    """A figure's relative change as a percentage with two decimals, +0.96%; empty where none may be stated."""
    if delta.ratio is None or delta.ratio == 0:
        return ""
    percent = delta.ratio * 100
    shown = percent.quantize(Decimal("0.01"), context=_EXACT)
    return f"{signed(shown or percent, 2 if shown else 6)}%"


def arrow(delta: Delta) -> str:
    """▲ for more, ▼ for less, empty otherwise."""
    return {"up": "▲", "down": "▼"}.get(delta.status, "")


def grouped(value: Decimal, places: int = 0) -> str:
    """A number with thousands separators and at least so many decimals, every digit of it, a true minus sign."""
    digits = format(abs(value), ",f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    shown = len(digits.partition(".")[2])
    if shown < places:
        digits += ("" if shown else ".") + "0" * (places - shown)
    return ("−" if value < 0 else "") + digits


def signed(value: Decimal, places: int = 0) -> str:
    """A number with its sign, + as well as −."""
    return ("+" if value > 0 else "") + grouped(value, places)


def biggest(deltas: Iterable[Delta], most: int) -> list[Delta]:
    """The figures that moved most, biggest first: results before targets, each label once.

    A movement weighs as the logarithm of the figures' ratio, between percentages as the points between them; small
    counts weigh less.
    """
    moved = [delta for delta in deltas if delta.change and delta.status in ("up", "down")]
    moved.sort(key=lambda delta: (delta.stance != "actual", -_weight(delta)))
    once: dict[tuple[str, str, int], Delta] = {}
    for delta in moved:
        once.setdefault((delta.label, delta.unit, delta.left), delta)
    return list(once.values())[:most]


def _weight(delta: Delta) -> float:
    assert delta.before and delta.after and delta.change
    if delta.unit in _SHARE or delta.ratio is None:
        return min(1.0, abs(float(delta.change)) / _WIDE)
    size = max(abs(float(delta.before.quantity.value)), abs(float(delta.after.quantity.value)))
    turned = min(3.0, abs(math.log2(max(1e-9, 1 + float(delta.ratio)))))
    return turned * min(1.0, math.log(1 + size) / math.log(1 + _FEW))


_WITHOUT_CHANGE: Final = {
    "new": "first given",
    "gone": "no longer given",
    "unclear": "not comparable",
    "flat": "unchanged",
    "up": "more, no exact amount",
    "down": "less, no exact amount",
}
