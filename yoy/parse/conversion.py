"""Which units may be compared with which, and what one is worth in another, exactly."""

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal

from yoy.model import Quantity

EXACT = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""How figures are reckoned with: exactly, as far as fifty digits go."""

BETWEEN = {"%": "个百分点", "‰": "个千分点"}
"""The units of what lies between two shares; other units are those of their differences too."""

# what is converted exactly: a unit in units of the first of its kind
_KINDS: tuple[dict[str, Decimal], ...] = (
    {
        "吨": Decimal(1),
        "公斤": Decimal("0.001"),
        "千克": Decimal("0.001"),
        "斤": Decimal("0.0005"),
        "克": Decimal("1E-6"),
    },
    {
        "公里": Decimal(1),
        "米": Decimal("0.001"),
        "厘米": Decimal("1E-5"),
        "毫米": Decimal("1E-6"),
        "里": Decimal("0.5"),
    },
    {"亩": Decimal(1), "公顷": Decimal(15), "平方公里": Decimal(1500), "顷": Decimal(100)},
    {"千瓦": Decimal(1), "兆瓦": Decimal(1000), "kW": Decimal(1), "MW": Decimal(1000), "GW": Decimal(1_000_000)},
    {"千瓦时": Decimal(1), "度": Decimal(1), "kWh": Decimal(1), "兆瓦时": Decimal(1000), "MWh": Decimal(1000)},
    {"分钟": Decimal(1), "小时": Decimal(60)},
    {"%": Decimal(1), "‰": Decimal("0.1"), "‱": Decimal("0.01"), "成": Decimal(10)},
)
# words that count the same things: 12宗 are 12件
_ALIKE: tuple[frozenset[str], ...] = (
    frozenset("件宗起例"),
    frozenset("家个户所"),
    frozenset("人名位"),
    frozenset("辆台部"),
    frozenset("份件篇"),
    frozenset("个项"),
    frozenset("个处座"),
)


def family(unit: str) -> str:
    """What units that may be compared have in common: the first of their kind, `count` for words that count; else itself."""
    for kind in _KINDS:
        if unit in kind:
            return next(iter(kind))
    return "count" if any(unit in alike for alike in _ALIKE) else unit


def worth(unit: str, other: str) -> Decimal | None:
    """What one of a unit is in another one: a 公顷 is 15 亩, a 宗 one 件; None where they can't be compared."""
    if unit == other:
        return Decimal(1)
    for kind in _KINDS:
        if unit in kind and other in kind:
            return kind[unit] / kind[other]
    return Decimal(1) if any({unit, other} <= alike for alike in _ALIKE) else None


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """A quantity in another unit, its text as printed; as it is where the two can't be compared."""
    factor = worth(quantity.unit, unit)
    if factor is None or quantity.unit == unit:
        return quantity
    value, high = (v if v is None else EXACT.multiply(v, factor) for v in (quantity.value, quantity.high))
    assert value is not None
    return replace(quantity, value=value, high=high, unit=unit)


def exact(factor: Decimal) -> bool:
    """Whether a factor is a decimal of few digits: 1/15 is none."""
    return factor == factor.quantize(Decimal("1E-8"))
