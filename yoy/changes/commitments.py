"""What the earlier report said it would do, and what the later one says of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from yoy.changes.clauses import Clause
from yoy.changes.counterparts import Counterparts
from yoy.changes.lookup import Lookup, pairs, plain
from yoy.changes.novelty import Novelty
from yoy.changes.outcomes import Results, find_outcome, find_results, find_target, gap_of, is_reached
from yoy.changes.promises import find_promises
from yoy.changes.renames import Renamed
from yoy.changes.vocabulary import CARRYING_ON, LAUNCHING
from yoy.model import Commitment, Report, Span
from yoy.parse.roles import Role

Status = Literal["delivered", "partly", "repeated_as_plan", "not_mentioned"]

# What speaks for a promise being mentioned at all: ridge logistic regression over one annotated pair of reports, the novelty
# being learnt from the phrases of the later one only.
_MENTIONED = {
    "nearest": 3.37,  # the largest share of the promise's telling characters that a passage holds
    "counterpart": 2.09,  # the largest share of its characters that a passage holds which corresponds to its sentence
    "length": 2.6,  # a long promise is seldom silently given up
    "novelty": -0.46,  # the mean log odds that what it names would be new to a reader of the later report
    "always": -3.08,  # by .6 less than fitted: to say of what is dropped that it is planned again misleads more than the opposite
}
_LONG = 25  # characters from which a promise is as long as can be
_NAMELESS = -3.0  # log odds where a promise names nothing
_FIGURE = 0.33  # share of a promise with a figure that a passage must hold to speak of it
_REPORTED = 0.36  # share of a promise's telling characters that a passage which looks back must hold to report on it
_BEHIND = 0.55  # a report counts although the plan comes nearer, down to this part of the plan's share
_WHOLLY = 0.4  # a report that holds less than this share speaks of a part only
_SAME = 0.6  # likeness from which a promise and a later clause are about the same act
_BESIDE = 0.75  # further evidence holds at least this part of what the best holds
_MOST = 3
_SPEAKS = 0.2  # share from which what corresponds to a promise's sentence is evidence of the promise itself
_ASKED = 60  # passages that are asked


class _Later(NamedTuple):
    """The later report, ready to be asked."""

    report: Report
    lookup: Lookup
    roles: tuple[Role, ...]
    clauses: Mapping[int, Sequence[Clause]]  # by passage
    results: Results
    counterparts: Counterparts  # the passages that correspond to a passage of the earlier report
    renamed: Sequence[Renamed]  # what the earlier report calls otherwise
    novelties: Mapping[int, Sequence[tuple[Span, float]]]  # of what the earlier report names, by its passage


def find_commitments(left: int, gone: Novelty, renamed: Sequence[Renamed] = ()) -> Iterator[Commitment]:
    """The promises of the report in column `left`, in reading order, each with its fate in the following one.

    Silence is `not_mentioned`; a plan that the later report plans again is `repeated_as_plan`. `gone` judges what the earlier
    report names by the later one; `renamed` are things of the earlier report that the later one calls otherwise.
    """
    promises = list(find_promises(gone.own))
    later = gone.other
    clauses: dict[int, list[Clause]] = defaultdict(list)
    for clause in later.clauses:
        clauses[clause.passage].append(clause)
    results = find_results(later.report)
    novelties = _novelties(gone, {clause.passage for clause in promises})
    asked = _Later(later.report, later.lookup, later.roles, clauses, results, gone.counterparts, renamed, novelties)
    for clause in promises:
        yield _judge(left, gone.own.report, clause, asked)


def _novelties(gone: Novelty, passages: set[int]) -> dict[int, list[tuple[Span, float]]]:
    """How new what some passages name would be to a reader of the later report."""
    out: dict[int, list[tuple[Span, float]]] = defaultdict(list)
    for phrase in gone.own.phrases:
        if phrase.clause.passage in passages:
            out[phrase.clause.passage].append((phrase.span, gone.score(phrase)))
    return out


def _judge(left: int, earlier: Report, clause: Clause, later: _Later) -> Commitment:
    target = find_target(earlier, clause)
    thing = earlier.slice(clause.object)
    near = later.lookup.near(thing, _ASKED)
    status, places = (
        _fate(near, later.roles) if _is_mentioned(clause, plain(thing), target is not None, near, later) else _SILENCE
    )
    if status == "not_mentioned":
        status, places = _under_another_name(clause, later)
    else:
        if status == "repeated_as_plan" and _has_begun(clause, plain(thing), places, later):
            status = "partly"
        speaking = {k for share, k in near if share >= _SPEAKS}
        known = later.counterparts.get(clause.passage, set()) & speaking
        places = [*(k for k in places[:1]), *sorted(known - set(places[:1])), *places[1:]]
    actual = find_outcome(target, near, later.report, later.roles, later.results) if target else None
    if target and actual:
        place = later.report.passage_at(actual.span.start)
        status = "delivered" if is_reached(target, actual) else "partly"
        places = [place, *(k for k in places if k != place)]
    evidence = tuple(later.report.passages[k].span for k in places[:_MOST])
    gap = gap_of(target, actual) if target and actual else None
    return Commitment(left, clause.span, status, evidence, target, actual, gap)


_SILENCE: tuple[Status, list[int]] = ("not_mentioned", [])


def _is_mentioned(clause: Clause, thing: str, aims: bool, near: list[tuple[float, int]], later: _Later) -> bool:
    """Whether the later report speaks of a promise at all, be it in other words; of a figure it speaks in the same ones."""
    nearest = max((share for share, k in near if later.roles[k] != "issues"), default=0.0)
    if aims:
        return nearest >= _FIGURE
    grams = frozenset((*pairs(thing), *thing))
    there = later.counterparts.get(clause.passage, set())
    held = max((len(grams & later.lookup.grams(k)) for k in there), default=0) / (len(grams) or 1)
    named = [
        score
        for span, score in later.novelties.get(clause.passage, ())
        if span.start < clause.span.end and clause.span.start < span.end
    ]
    signs = {
        "nearest": nearest,
        "counterpart": held,
        "length": min(_LONG, len(thing)) / _LONG,
        "novelty": sum(named) / len(named) if named else _NAMELESS,
        "always": 1.0,
    }
    return sum(_MENTIONED[name] * value for name, value in signs.items()) >= 0


def _fate(near: list[tuple[float, int]], roles: tuple[Role, ...]) -> tuple[Status, list[int]]:
    """What the passages that come nearest say of a promise that is mentioned, and which of them are evidence."""
    review = max((score for score, k in near if roles[k] == "review"), default=0.0)
    plan = max((score for score, k in near if roles[k] == "plan"), default=0.0)
    reported = not plan or (review >= _REPORTED and review >= _BEHIND * plan)
    if not review and not plan:
        return _SILENCE
    status: Status = "repeated_as_plan" if not reported else "delivered" if review >= _WHOLLY else "partly"
    telling, first = (review, "review") if reported else (plan, "plan")
    places = [
        (roles[k] != first, -score, k) for score, k in near if score >= _BESIDE * telling and roles[k] != "issues"
    ]
    return status, [k for _, _, k in sorted(places)]


def _has_begun(clause: Clause, thing: str, places: Sequence[int], later: _Later) -> bool:
    """What was to be drawn up or set up is carried out now: that it was, is implied and not said."""
    if clause.verb not in LAUNCHING:
        return False
    inside = (one for k in places for one in later.clauses.get(k, ()) if one.verb in CARRYING_ON)
    return any(_likeness(later.lookup, thing, plain(later.report.slice(one.span))) >= _SAME for one in inside)


def _likeness(lookup: Lookup, one: str, other: str) -> float:
    """How much of two phrases' telling characters they share, in [0, 1] (Dice)."""
    a, b = frozenset((*pairs(one), *one)), frozenset((*pairs(other), *other))
    return 2 * lookup.weigh(a & b) / ((lookup.weigh(a) + lookup.weigh(b)) or 1)


def _under_another_name(clause: Clause, later: _Later) -> tuple[Status, list[int]]:
    """What the later report says of a thing that it calls otherwise."""
    was = clause.object
    now = (one.now for one in later.renamed if one.was.start < was.end and was.start < one.was.end)
    places = [later.report.passage_at(span.start) for span in now]
    roles = {later.roles[k] for k in places}
    if "review" in roles:
        return "delivered", places
    return ("repeated_as_plan", places) if "plan" in roles else ("not_mentioned", [])
