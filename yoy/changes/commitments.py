"""What the earlier report said it would do, and what the later one says of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from yoy.changes.clauses import Clause
from yoy.changes.lookup import grams_of, plain
from yoy.changes.names import Phrase
from yoy.changes.novelty import Novelty
from yoy.changes.outcomes import find_outcome, find_results, find_target, gap_of, is_reached
from yoy.changes.promises import find_promises
from yoy.changes.renames import Renamed
from yoy.changes.vocabulary import CARRYING_ON, LAUNCHING
from yoy.model import Commitment
from yoy.parse.roles import Role

Status = Literal["delivered", "partly", "repeated_as_plan", "not_mentioned"]

# What speaks for a promise being mentioned at all: ridge logistic regression over one annotated pair of reports, the novelty
# being learnt from the phrases of the later one only.
MENTIONED = {
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

Near = list[tuple[float, int]]
"""Passages of the later report, best first: (share of a promise in [0, 1], index)."""

Fate = tuple[Status, list[int]]
"""What became of a promise, and the passages that say so, the most telling first."""

_SILENCE: Fate = ("not_mentioned", [])


def find_commitments(left: int, gone: Novelty, renamed: Sequence[Renamed] = ()) -> Iterator[Commitment]:
    """The promises of the report in column `left`, in reading order, each with its fate in the following one.

    Silence is `not_mentioned`; a plan that the later report plans again is `repeated_as_plan`. `gone` judges what the earlier
    report names by the later one; `renamed` are things of the earlier report that the later one calls otherwise.
    """
    later = Answers(gone, renamed)
    for clause in find_promises(gone.own):
        yield later.judge(left, clause)


class Answers:
    """What the later of two reports says of the promises of the earlier one."""

    def __init__(self, gone: Novelty, renamed: Sequence[Renamed] = ()) -> None:
        self._gone, self._renamed = gone, renamed
        self._earlier, self._later = gone.own.report, gone.other.report
        self._lookup, self._roles = gone.other.lookup, gone.other.roles
        self._results = find_results(self._later)
        self._clauses: dict[int, list[Clause]] = defaultdict(list)  # of the later report, by passage
        for clause in gone.other.clauses:
            self._clauses[clause.passage].append(clause)
        self._phrases: dict[int, list[Phrase]] = defaultdict(list)  # of the earlier report, by passage
        for phrase in gone.own.phrases:
            self._phrases[phrase.clause.passage].append(phrase)

    def judge(self, left: int, clause: Clause) -> Commitment:
        """A promise with its fate, what speaks for that, and its target beside the outcome."""
        target = find_target(self._earlier, clause)
        near = self.near(clause)
        status, places = self._fate(near) if self._is_mentioned(clause, near, aims=target is not None) else _SILENCE
        if status == "not_mentioned":
            status, places = self._under_another_name(clause)
        else:
            if status == "repeated_as_plan" and self._has_begun(clause, places):
                status = "partly"
            speaking = {k for share, k in near if share >= _SPEAKS}
            known = self._gone.counterparts.get(clause.passage, set()) & speaking
            places = [*(k for k in places[:1]), *sorted(known - set(places[:1])), *places[1:]]
        actual = find_outcome(target, near, self._later, self._roles, self._results) if target else None
        if target and actual:
            place = self._later.passage_at(actual.span.start)
            status = "delivered" if is_reached(target, actual) else "partly"
            places = [place, *(k for k in places if k != place)]
        evidence = tuple(self._later.passages[k].span for k in places[:_MOST])
        gap = gap_of(target, actual) if target and actual else None
        return Commitment(left, clause.span, status, evidence, target, actual, gap)

    def near(self, clause: Clause) -> Near:
        """The passages that come nearest to a promise; a heading says of what, not what."""
        near = self._lookup.near(self._earlier.slice(clause.object), _ASKED)
        return [(share, k) for share, k in near if self._later.passages[k].kind != "heading"]

    def signs(self, clause: Clause, near: Near) -> dict[str, float]:
        """What speaks for a promise being mentioned, by its name in `MENTIONED`."""
        thing = plain(self._earlier.slice(clause.object))
        grams = grams_of(thing)
        there = self._gone.counterparts.get(clause.passage, set())
        named = [self._gone.score(p) for p in self._phrases[clause.passage] if p.span.overlaps(clause.span)]
        return {
            "nearest": self._nearest(near),
            "counterpart": max((len(grams & self._lookup.grams(k)) for k in there), default=0) / (len(grams) or 1),
            "length": min(_LONG, len(thing)) / _LONG,
            "novelty": sum(named) / len(named) if named else _NAMELESS,
            "always": 1.0,
        }

    def _is_mentioned(self, clause: Clause, near: Near, *, aims: bool) -> bool:
        """Whether the later report speaks of a promise at all, be it in other words; of a figure it speaks in the same ones."""
        if aims:
            return self._nearest(near) >= _FIGURE
        return sum(MENTIONED[name] * value for name, value in self.signs(clause, near).items()) >= 0

    def _nearest(self, near: Near) -> float:
        return max((share for share, k in near if self._roles[k] != "issues"), default=0.0)

    def _fate(self, near: Near) -> Fate:
        """What the passages that come nearest say of a promise that is mentioned, and which of them are evidence."""
        review = max((share for share, k in near if self._roles[k] == "review"), default=0.0)
        plan = max((share for share, k in near if self._roles[k] == "plan"), default=0.0)
        if not review and not plan:
            return _SILENCE
        reported = not plan or (review >= _REPORTED and review >= _BEHIND * plan)
        status: Status = "repeated_as_plan" if not reported else "delivered" if review >= _WHOLLY else "partly"
        telling: tuple[float, Role] = (review, "review") if reported else (plan, "plan")
        places = [
            (self._roles[k] != telling[1], -share, k)
            for share, k in near
            if share >= _BESIDE * telling[0] and self._roles[k] != "issues"
        ]
        return status, [k for _, _, k in sorted(places)]

    def _has_begun(self, clause: Clause, places: Sequence[int]) -> bool:
        """What was to be drawn up or set up is carried out now: that it was, is implied and not said."""
        if clause.verb not in LAUNCHING:
            return False
        thing = plain(self._earlier.slice(clause.object))
        done = (one for k in places for one in self._clauses[k] if one.verb in CARRYING_ON)
        return any(self._lookup.alike(thing, plain(self._later.slice(one.span))) >= _SAME for one in done)

    def _under_another_name(self, clause: Clause) -> Fate:
        """What the later report says of a thing that it calls otherwise."""
        now = (one.now for one in self._renamed if one.was.overlaps(clause.object))
        places = [self._later.passage_at(span.start) for span in now]
        roles = {self._roles[k] for k in places}
        if "review" in roles:
            return "delivered", places
        return ("repeated_as_plan", places) if "plan" in roles else ("not_mentioned", [])
