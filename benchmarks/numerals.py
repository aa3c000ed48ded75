"""Numerals, rates, units and money of other projects' tests, read by yoy: `python benchmarks/numerals.py [--misses]`.

The cases stand in `numerals.jsonl` beside the annotated pairs (YOY_CORPUS); where they are absent, nothing is measured, and
that is said. Cases marked disputed are counted apart.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpora import corpus
from gold import rows

from yoy.model import Quantity, Span
from yoy.parse.quantities import Found, scan
from yoy.parse.verdicts import judge

Case = dict[str, Any]
# The unit as printed says the same as a percentage of so much.
_PERCENTS = {"‰": Decimal("0.1"), "‱": Decimal("0.01"), "成": Decimal(10), "折": Decimal(10)}
_MONEY = ("元", "美元", "日元", "欧元", "港元", "新台币", "澳元")
_SAME = {"百分点": "个百分点", "千米": "公里", "台币": "新台币", "块": "元"}


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print every undisputed case that is read otherwise")
    asked = parser.parse_args()
    path = corpus().parent / "gold" / "numerals.jsonl"
    if not path.is_file():
        print(f"no numerals.jsonl beside {corpus()} (set YOY_CORPUS): nothing measured")
        return 0
    right, total = count(read_cases(path), asked.misses)
    for kind in sorted(total):
        print(f"  {kind:18} {right[kind]:4} of {total[kind]:4}")
    print(f"undisputed: {undisputed(right, total):.1%} of {total.total() - total['disputed']}")
    return 0


def count(cases: Iterable[Case], misses: bool = False) -> tuple[Counter[str], Counter[str]]:
    """How many cases of each kind are read as they say, and how many there are; prints the misses if asked to."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases:
        kind = "disputed" if case.get("disputed") else case["model"]
        good = agrees(case)
        total[kind] += 1
        right[kind] += good
        if misses and not good and kind != "disputed":
            print(case["expect"], repr(case["input"]), "wanted", _wanted(case), "read", _told(case))
    return right, total


def undisputed(right: Counter[str], total: Counter[str]) -> float:
    """The share of the undisputed cases that are read as they say."""
    return (right.total() - right["disputed"]) / (total.total() - total["disputed"])


def read_cases(path: Path) -> list[Case]:
    """The cases, a line each."""
    return list(rows(path))


def agrees(case: Case) -> bool:
    """Whether yoy reads a case as it says."""
    text: str = case["input"]
    found = list(scan(text, Span(0, len(text))))
    if case["expect"] == "none_money":
        return not any(f.quantity and f.quantity.unit in _MONEY for f in found)
    if case["expect"].startswith("none"):
        return not any(judge(text, one, False, "") == "figure" for one in found)
    start = case["start"] if case["start"] is not None else 0
    place = Span(start, start + len(case["text"] or text))
    near = [f.quantity for f in found if f.quantity and f.span.overlaps(place)]
    return any(_is(quantity, case) for quantity in near) or _bounded(near, case)


def _is(quantity: Quantity, case: Case) -> bool:
    if (case.get("our_unit") or case["unit"]) == "%" and quantity.unit in _PERCENTS:
        tens = quantity.unit == "折" and quantity.value >= 10  # 75折 is 75 %
        value = quantity.value * (1 if tens else _PERCENTS[quantity.unit])
        quantity = Quantity(value, "%", quantity.bound, quantity.text)
    if case["unit"] == "%" and not quantity.unit:  # 百万分之五 is a fraction
        quantity = Quantity(quantity.value * 100, "%", quantity.bound, quantity.text)
    if not _unit_fits(quantity.unit, case):
        return False
    if case["expect"] == "range":
        low, high = case["range"]["lo"], case["range"]["hi"]
        if low is None or high is None:
            return _close(quantity.value, low if high is None else high)
        return quantity.high is not None and _close(quantity.value, low) and _close(quantity.high, high)
    wanted = case.get("our_value", case["value"])
    return _close(quantity.value, wanted) or (quantity.high is not None and _close(quantity.high, wanted))


def _bounded(near: list[Quantity], case: Case) -> bool:
    """A range said by two bounds (大于100并且小于300) is read as two quantities, each with its bound."""
    if case["expect"] != "range":
        return False
    low, high = case["range"]["lo"], case["range"]["hi"]
    above = any(_close(q.value, low) for q in near if q.bound in ("over", "at_least"))
    return above and any(_close(q.value, high) for q in near if q.bound in ("under", "at_most"))


def _unit_fits(unit: str, case: Case) -> bool:
    wanted = case.get("our_unit") or case["unit"]
    accepted = {wanted, _SAME.get(wanted or "", wanted), *case.get("unit_accept", ())}
    return not wanted or unit in accepted


def _close(value: Decimal, wanted: float | None) -> bool:
    return wanted is not None and abs(float(value) - wanted) <= 1e-9 * max(1.0, abs(wanted))


def _wanted(case: Case) -> str:
    return (
        f"{case.get('our_value', case['value'])} {case.get('range') or ''} {case.get('our_unit') or case['unit'] or ''}"
    )


def _told(case: Case) -> str:
    def said(found: Found) -> str:
        q = found.quantity
        return f"{q.value}{f'–{q.high}' if q.high is not None else ''} {q.unit} {q.bound}" if q else "no number"

    return "; ".join(map(said, scan(case["input"], Span(0, len(case["input"]))))) or "nothing"


if __name__ == "__main__":
    sys.exit(main())
