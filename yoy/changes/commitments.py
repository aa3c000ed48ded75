"""What the earlier report said it would do, and what the later one says of it."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from yoy.changes.clauses import Clause, find_clauses, substance
from yoy.changes.lookup import Lookup
from yoy.model import Alignment, Commitment, Measure, Report, Span
from yoy.parse.roles import Role, find_roles

Status = Literal["delivered", "partly", "repeated_as_plan", "not_mentioned"]

_ENOUGH = 0.4  # substance from which a clause is a promise and no phrase
_MENTIONED = 0.33  # share of a promise's telling characters that a planning passage must hold to speak of it
_REPORTED = 0.36  # the same for a passage that looks back
_BEHIND = 0.55  # a report counts although the plan comes nearer, down to this part of the plan's share
_WHOLLY = 0.4  # a report that holds less than this share speaks of a part only
_BESIDE = 0.75  # further evidence holds at least this part of what the best holds
_MOST = 3


class _Later(NamedTuple):
    """The later report, ready to be asked."""

    report: Report
    lookup: Lookup
    roles: tuple[Role, ...]


def find_commitments(alignment: Alignment) -> tuple[Commitment, ...]:
    """The promises of each report but the last, in reading order, each with its fate in the following one.

    Silence is `not_mentioned`; a plan that the later report plans again is `repeated_as_plan`.
    """
    out: list[Commitment] = []
    for left, (earlier, later) in enumerate(zip(alignment.reports, alignment.reports[1:], strict=False)):
        asked = _Later(later, Lookup(later), find_roles(later))
        outcomes = _outcomes(alignment, left)
        out.extend(_judge(left, earlier, clause, asked, outcomes) for clause in _promises(earlier))
    return tuple(out)


def _promises(report: Report) -> Iterator[Clause]:
    for clause in find_clauses(report):
        if clause.role == "plan" and substance(report, clause) >= _ENOUGH:
            yield clause


def _judge(
    left: int,
    earlier: Report,
    clause: Clause,
    later: _Later,
    outcomes: Mapping[str, Measure | None],
) -> Commitment:
    target = _target(earlier, clause)
    actual = outcomes.get(target.id) if target else None
    status, places = _fate(later.lookup.near(earlier.slice(clause.object), 60), later.roles)
    if actual:
        place = _passage_of(later.report, actual.span)
        status, places = "delivered", [place, *(k for k in places if k != place)]
    evidence = tuple(later.report.passages[k].span for k in places[:_MOST])
    return Commitment(left, clause.span, status, evidence, target, actual)


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


# ---------------------------------------------------------------- figures
def _target(report: Report, clause: Clause) -> Measure | None:
    """The first figure of a clause that is aimed at."""
    inside = (m for m in report.measures if clause.span.start <= m.span.start < clause.span.end and not m.table)
    return next((m for m in inside if m.stance != "actual"), None)


def _outcomes(alignment: Alignment, left: int) -> dict[str, Measure | None]:
    """For each target of the earlier report the later report's actual figure of the same label and unit."""
    earlier, later = alignment.reports[left], alignment.reports[left + 1]
    actual: dict[tuple[str, str], Measure] = {}
    for measure in later.measures:
        if measure.stance == "actual" and not measure.table:
            actual.setdefault((measure.label, measure.quantity.unit), measure)
    return {m.id: actual.get((m.label, m.quantity.unit)) for m in earlier.measures if m.stance != "actual"}


def _passage_of(report: Report, span: Span) -> int:
    low, high = 0, len(report.passages)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if report.passages[middle].span.start <= span.start else (low, middle)
    return low
