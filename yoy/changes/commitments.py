"""What the earlier report said it would do, and what the later one says of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from yoy.align.naming import kind_of, thing_of
from yoy.changes.clauses import Clause
from yoy.changes.counterparts import Counterparts, find_counterparts
from yoy.changes.known import Known
from yoy.changes.lookup import Lookup, likeness
from yoy.changes.promises import find_promises
from yoy.changes.renames import Renamed
from yoy.model import Alignment, Commitment, Measure, Report
from yoy.parse.roles import Role
from yoy.parse.stance import AIM

Status = Literal["delivered", "partly", "repeated_as_plan", "not_mentioned"]

_MENTIONED = 0.33  # share of a promise's telling characters that a planning passage must hold to speak of it
_REPORTED = 0.36  # the same for a passage that looks back
_BEHIND = 0.55  # a report counts although the plan comes nearer, down to this part of the plan's share
_WHOLLY = 0.4  # a report that holds less than this share speaks of a part only
_BESIDE = 0.75  # further evidence holds at least this part of what the best holds
_MOST = 3
_SPEAKS = 0.2  # share from which what corresponds to a promise's sentence is evidence of the promise itself
_ASKED = 60  # passages that are asked
_NAMED = 0.6  # labels so alike name one thing
_NEARLY = Decimal("0.1")  # 左右 is kept to within a tenth
_WORD = 3  # characters of a label that can name a thing
_WAYS = {"decline": -1, "fall": -1, "growth": 1, "step": 1}  # of figures that say how much something changed
_LESS = re.compile(r"失业率|赤字|能耗|浓度|耗|时间|时长|时限|成本|负担|差错|超期|下降到|压缩|缩短|降至")


class _Later(NamedTuple):
    """The later report, ready to be asked."""

    report: Report
    lookup: Lookup
    roles: tuple[Role, ...]
    results: Mapping[str, Sequence[Measure]]  # what the report says was reached, by unit
    counterparts: Counterparts  # the passages that correspond to a passage of the earlier report
    renamed: Sequence[Renamed]  # what the earlier report calls otherwise


def find_commitments(
    alignment: Alignment, left: int, before: Known, after: Known, renamed: Sequence[Renamed] = ()
) -> Iterator[Commitment]:
    """The promises of the report in column `left`, in reading order, each with its fate in the following one.

    Silence is `not_mentioned`; a plan that the later report plans again is `repeated_as_plan`. `renamed` are things of the
    earlier report that the later one calls otherwise.
    """
    later = after.report
    there = find_counterparts(alignment, left)[0]
    asked = _Later(later, after.lookup, after.roles, _results(later), there, renamed)
    for clause in find_promises(before):
        yield _judge(left, before.report, clause, asked)


def _judge(left: int, earlier: Report, clause: Clause, later: _Later) -> Commitment:
    target = _target(earlier, clause)
    near = later.lookup.near(earlier.slice(clause.object), _ASKED)
    status, places = _fate(near, later.roles)
    if status == "not_mentioned":
        status, places = _under_another_name(clause, later)
    else:
        speaking = {k for share, k in near if share >= _SPEAKS}
        known = later.counterparts.get(clause.passage, set()) & speaking
        places = [*(k for k in places[:1]), *sorted(known - set(places[:1])), *places[1:]]
    actual = _outcome(target, near, later) if target else None
    if target and actual:
        place = later.report.passage_at(actual.span.start)
        status = "delivered" if _reached(target, actual) else "partly"
        places = [place, *(k for k in places if k != place)]
    evidence = tuple(later.report.passages[k].span for k in places[:_MOST])
    gap = _gap(target, actual) if target and actual else None
    return Commitment(left, clause.span, status, evidence, target, actual, gap)


def _fate(near: list[tuple[float, int]], roles: tuple[Role, ...]) -> tuple[Status, list[int]]:
    """What the passages that come nearest say of a promise, and which of them are evidence."""
    review = max((score for score, k in near if roles[k] == "review"), default=0.0)
    plan = max((score for score, k in near if roles[k] == "plan"), default=0.0)
    status: Status = "not_mentioned"
    if review >= _REPORTED and review >= _BEHIND * plan:
        status = "delivered" if review >= _WHOLLY else "partly"
    elif plan >= _MENTIONED:
        status = "repeated_as_plan"
    if status == "not_mentioned":
        return status, []
    telling = plan if status == "repeated_as_plan" else review
    first = "plan" if status == "repeated_as_plan" else "review"
    places = [
        (roles[k] != first, -score, k) for score, k in near if score >= _BESIDE * telling and roles[k] != "issues"
    ]
    return status, [k for _, _, k in sorted(places)]


def _under_another_name(clause: Clause, later: _Later) -> tuple[Status, list[int]]:
    """What the later report says of a thing that it calls otherwise."""
    was = clause.object
    now = (one.now for one in later.renamed if one.was.start < was.end and was.start < one.was.end)
    places = [later.report.passage_at(span.start) for span in now]
    roles = {later.roles[k] for k in places}
    if "review" in roles:
        return "delivered", places
    return ("repeated_as_plan", places) if "plan" in roles else ("not_mentioned", [])


# ---------------------------------------------------------------- figures
def _target(report: Report, clause: Clause) -> Measure | None:
    """The first figure of a clause that is aimed at."""
    inside = (m for m in report.measures if clause.span.start <= m.span.start < clause.span.end and not m.table)
    return next((m for m in inside if m.stance != "actual"), None)


def _results(report: Report) -> dict[str, list[Measure]]:
    out: dict[str, list[Measure]] = defaultdict(list)
    for measure in report.measures:
        if measure.stance == "actual" and not measure.table:
            out[measure.quantity.unit].append(measure)
    return out


def _outcome(target: Measure, near: Sequence[tuple[float, int]], later: _Later) -> Measure | None:
    """What was reached of a target: the figure of its unit with the likest label, else the only one in the passage that
    comes nearest in looking back."""
    results = later.results.get(target.quantity.unit, ())
    label = target.label.removesuffix(AIM)
    opposite = [m for m in results if _way(m) * _way(target) < 0]  # 增长5% aimed at, 下降1% reached
    alike = [(max(likeness(m.label, label), float(_part_of(m.label, label))), m) for m in results]
    alike += [(likeness(thing_of(m.label), thing_of(label)), m) for m in opposite]
    best = max(alike, key=lambda found: found[0], default=(0.0, None))
    if best[0] >= _NAMED:
        return best[1]
    for share, k in near:
        if share < _REPORTED:
            return None
        if later.roles[k] == "review":
            span = later.report.passages[k].span
            inside = [m for m in results if span.start <= m.span.start < span.end]
            return inside[0] if len(inside) == 1 else None
    return None


def _part_of(label: str, other: str) -> bool:
    """Whether the shorter label ends the longer one: 接通率 and 12345热线接通率."""
    short, long = sorted((label, other), key=len)
    return len(short) >= _WORD and long.endswith(short)


def _reached(target: Measure, actual: Measure) -> bool:
    """Whether a result meets its target: 以上 from below, 以内 from above, 左右 within a tenth or better."""
    if _way(target) * _way(actual) < 0:
        return False  # one fell, the other was to rise
    aimed, got = target.quantity.value, actual.quantity.value
    slack = abs(aimed) * _NEARLY if target.quantity.bound == "approx" else Decimal(0)
    return got <= aimed + slack if _wants_less(target) else got >= aimed - slack


def _gap(target: Measure, actual: Measure) -> Decimal | None:
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
