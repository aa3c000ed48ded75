"""Number formats that Excel, WPS and LibreOffice show alike, and figures in their stated unit."""

from decimal import Decimal
from typing import Final

from yoy.model import Delta, Measure
from yoy.view.cells import BOUNDS, decimals, exponent_of, in_scale
from yoy.view.messages import Words
from yoy.view.workbook.sheet import Cell, Formula, Number

POINTS: Final = "个百分点"
RATIO: Final = '+0.0%;-0.0%;"—"'


def digits(places: int) -> str:
    """Thousands separated, that many decimals."""
    return "#,##0" + ("." + "0" * places if places else "")


def in_full(value: Decimal) -> str:
    """The format that shows all of a value's decimals, up to eight."""
    return digits(min(8, max(0, -exponent_of(value.normalize()))))


def stated(measure: Measure | None, scale: str, words: Words) -> Cell:
    """A figure counted in a scale word; bound words and a range's upper end show beside the number but aren't in it."""
    if measure is None:
        return None
    quantity = measure.quantity
    form = digits(decimals(quantity, scale))
    if quantity.high is not None:
        form += f'"～{in_scale(quantity.high, scale).normalize():f}"'
    if quantity.bound:
        form = f'"{words(BOUNDS[quantity.bound])}"{form}'
    return Number(in_scale(quantity.value, scale), form)


def base(measure: Measure | None) -> Cell:
    """A figure in the base unit."""
    return None if measure is None else Number(measure.quantity.value, in_full(measure.quantity.value))


def change_cell(delta: Delta, scale: str, addresses: tuple[str, str], words: Words) -> Cell:
    """The difference of a figure, as a formula over its two cells: ▲ up, ▼ down."""
    if delta.change is None or delta.before is None or delta.after is None:
        return None
    places = max(decimals(measure.quantity, scale) for measure in (delta.before, delta.after))
    suffix = f'"{words(" pp")}"' if delta.change_unit == POINTS else ""
    up = digits(places) + suffix
    form = f'"▲"{up};"▼"{up};"{words("unchanged")}"'
    value = in_scale(delta.change, scale)
    if delta.change != delta.after.quantity.value - delta.before.quantity.value:
        return Number(value, form)
    return Formula(f"ROUND({addresses[1]}-{addresses[0]},8)", value, form)


def ratio_cell(delta: Delta, addresses: tuple[str, str]) -> Cell:
    """The relative change of a figure, as a formula over its two cells."""
    if delta.ratio is None or delta.before is None or delta.after is None:
        return None
    before, after = delta.before.quantity.value, delta.after.quantity.value
    if not before or abs(after / before - 1 - delta.ratio) > Decimal("0.00001"):
        return Number(delta.ratio, RATIO)
    return Formula(f'IF({addresses[0]}=0,"",{addresses[1]}/{addresses[0]}-1)', delta.ratio, RATIO)
