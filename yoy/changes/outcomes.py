"""What was aimed at beside what was reached: the figure that answers a target, and by how much it is met or missed.

The helper of `commitments`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from yoy.align.naming import kind_of, thing_of
from yoy.changes.clauses import Clause
from yoy.changes.lookup import likeness
from yoy.model import Measure, Report
from yoy.parse.roles import Role
from yoy.parse.stance import AIM

Results = Mapping[str, Sequence[Measure]]
"""What a report says was reached, by unit."""

_NEAR = 0.36  # share of a promise that a passage must hold for its only figure to be the outcome
_NAMED = 0.6  # labels so alike name one thing
_NEARLY = Decimal("0.1")  # 左右 is kept to within a tenth
_WORD = 3  # characters of a label that can name a thing
_WAYS = {"decline": -1, "fall": -1, "growth": 1, "step": 1}  # of figures that say how much something changed
_LESS = re.compile(r"失业率|赤字|能耗|浓度|耗|时间|时长|时限|成本|负担|差错|超期|下降到|压缩|缩短|降至")


def find_target(report: Report, clause: Clause) -> Measure | None:
    """The first figure of a clause that is aimed at."""
    inside = (m for m in report.measures if clause.span.start <= m.span.start < clause.span.end and not m.table)
    return next((m for m in inside if m.stance != "actual"), None)


def find_results(report: Report) -> dict[str, list[Measure]]:
    """What a report says was reached, by unit."""
    out: dict[str, list[Measure]] = defaultdict(list)
    for measure in report.measures:
        if measure.stance == "actual" and not measure.table:
            out[measure.quantity.unit].append(measure)
    return out


def find_outcome(
    target: Measure, near: Sequence[tuple[float, int]], later: Report, roles: Sequence[Role], results: Results
) -> Measure | None:
    """What was reached of a target: the figure of its unit with the likest label, else the only one in the passage that
    comes nearest in looking back.

    `near` are the later report's passages that speak of the promise, best first: (share in [0, 1], index).
    """
    same_unit = results.get(target.quantity.unit, ())
    label = target.label.removesuffix(AIM)
    opposite = [m for m in same_unit if _way(m) * _way(target) < 0]  # 增长5% aimed at, 下降1% reached
    alike = [(max(likeness(m.label, label), float(_part_of(m.label, label))), m) for m in same_unit]
    alike += [(likeness(thing_of(m.label), thing_of(label)), m) for m in opposite]
    best = max(alike, key=lambda found: found[0], default=(0.0, None))
    if best[0] >= _NAMED:
        return best[1]
    for share, k in near:
        if share < _NEAR:
            return None
        if roles[k] == "review":
            span = later.passages[k].span
            inside = [m for m in same_unit if span.start <= m.span.start < span.end]
            return inside[0] if len(inside) == 1 else None
    return None


def _part_of(label: str, other: str) -> bool:
    """Whether the shorter label ends the longer one: 接通率 and 12345热线接通率."""
    short, long = sorted((label, other), key=len)
    return len(short) >= _WORD and long.endswith(short)


def is_reached(target: Measure, actual: Measure) -> bool:
    """Whether a result meets its target: 以上 from below, 以内 from above, 左右 within a tenth or better."""
    if _way(target) * _way(actual) < 0:
        return False  # one fell, the other was to rise
    aimed, got = target.quantity.value, actual.quantity.value
    slack = abs(aimed) * _NEARLY if target.quantity.bound == "approx" else Decimal(0)
    return got <= aimed + slack if _wants_less(target) else got >= aimed - slack


def gap_of(target: Measure, actual: Measure) -> Decimal | None:
    """How far a result is above its target; None where that isn't known: for 超过70万, a range, the opposite direction."""
    loose = actual.quantity.bound or target.quantity.high is not None or actual.quantity.high is not None
    if loose or _way(target) * _way(actual) < 0:
        return None
    return actual.quantity.value - target.quantity.value


def _wants_less(target: Measure) -> bool:
    """Whether less is better: as the bound says; else of costs and times, but not of how much they fall (能耗降低2.5%)."""
    bound = target.quantity.bound
    if bound not in ("", "approx"):
        return bound in ("at_most", "under")
    return _way(target) >= 0 and bool(_LESS.search(target.label))


def _way(measure: Measure) -> int:
    """-1 for how much something falls, 1 for how much it rises, 0 for a level."""
    return _WAYS.get(kind_of(measure.label.removesuffix(AIM)), 0)
