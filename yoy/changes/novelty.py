"""How new a phrase looks to someone who knows the other year's report.

The helper of `initiatives`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from yoy.changes.clauses import clause_weight
from yoy.changes.counterparts import Counterparts
from yoy.changes.known import Known
from yoy.changes.lookup import pairs, plain
from yoy.changes.names import Phrase, kind_of
from yoy.changes.vocabulary import BUILDING_ON, ENSURING, EVENTS, FOUNDING, HEAD, PUSHING, TOGETHER, URGING, VAGUE
from yoy.parse.words import Segmenter

# What speaks for and against; ridge logistic regression over one annotated pair of reports, both directions; "founded", which
# is too rare there, was set by hand.
WEIGHTS = {
    "acts": -0.57,
    "behind it": 0.64,
    "builds on": -0.31,
    "clause knows": -1.21,
    "clauses beside it": -1.33,
    "core": 0.13,
    "core unknown": 0.54,
    "counterpart knows": -1.48,
    "dictionary": -1.54,
    "document": 1.55,
    "encourages": -2.0,
    "ensures": -1.22,
    "event": 1.65,
    "founded": 1.5,
    "leads": -0.47,
    "listed": -0.32,
    "lists": -1.14,
    "measure": 0.43,
    "more": -1.1,
    "name known": -1.69,
    "namesake": -0.7,
    "no verb": -0.72,
    "object known": -1.86,
    "of": -0.78,
    "opens its line": -0.62,
    "pairs unknown": 0.12,
    "programme": 0.99,
    "pushes": 0.57,
    "quoted, unknown": 1.3,
    "runs unknown, verb": 0.54,
    "takes place": 1.21,
    "target": -2.43,
    "urges": -0.51,
    "verb": 0.44,
    "always": 0.24,
}
KNOWN = -6.0  # the log odds for a name that the other report has, character by character
_IDIOM = 4  # characters of a name that is no more than a word of the language: 共同富裕
_NEAR = 6  # passages that are asked what they know of a phrase
_NEAR_CLAUSE = 3  # and of all that its clause speaks of
_ACTS = re.compile(r"[不了就把让使将被又才都能可]|什么|自己")  # words of sentences, not of names
_LEADS = re.compile(r"[把将让使为以按在于从对]")
_ENSURES = re.compile("|".join(sorted(ENSURING)))
_QUOTED = re.compile(r"[“《]([^”》]+)[”》]")


class Novelty:
    """One report's phrases, judged by what the other report says."""

    def __init__(self, own: Known, other: Known, counterparts: Counterparts) -> None:
        self.own, self.other, self.counterparts = own, other, counterparts
        self._report, self._lookup, self._segmenter = own.report, other.lookup, Segmenter()
        self._clauses_in = Counter(clause.passage for clause in own.clauses)
        self._said: dict[int, list[frozenset[str]]] = {}  # the pairs of characters of clauses, by passage
        for clause in other.clauses:
            said = frozenset(pairs(plain(other.report.slice(clause.span))))
            self._said.setdefault(clause.passage, []).append(said)

    def score(self, phrase: Phrase, enough: float = -math.inf) -> float:
        """The log odds that a careful reader would call a phrase new; where they are below `enough`, another such number."""
        name = self._report.slice(phrase.span)
        if name in self._lookup:
            return KNOWN
        signs, asked = self._at_sight(phrase, name)
        score = WEIGHTS["always"] + _weighed(signs)
        if score < enough:  # what `_known`, which takes the longest, says can only lower it
            return score
        return score + WEIGHTS["clause knows"] * self._known(plain(name), asked)

    def signs(self, phrase: Phrase) -> dict[str, float]:
        """What speaks for a phrase being new and against, by its name in `WEIGHTS`."""
        name = self._report.slice(phrase.span)
        signs, asked = self._at_sight(phrase, name)
        return {**signs, "clause knows": self._known(plain(name), asked)}

    def _at_sight(self, phrase: Phrase, name: str) -> tuple[dict[str, float], set[int]]:
        """The signs that take little time, and the passages of the other report that are to be asked."""
        bare = plain(name)
        near = self._lookup.near(name, _NEAR)
        about = self._lookup.near(self._report.slice(phrase.clause.object), _NEAR_CLAUSE)
        signs = {
            **self._form(phrase, name),
            **self._place(phrase, bare),
            **self._strange(phrase, name, bare),
            "name known": _best(near),
            "object known": _best(about),
        }
        there = self.counterparts.get(phrase.clause.passage, set())
        return signs, {k for _, k in (*near, *about)} | there

    def _form(self, phrase: Phrase, name: str) -> dict[str, float]:
        """What the phrase is like by itself, and what is done to it."""
        clause, verb = self._report.slice(phrase.clause.span), phrase.clause.verb
        before = self._report.text[phrase.clause.span.start : phrase.span.start]
        return {
            "verb": clause_weight(phrase.clause),
            "no verb": not verb,
            "founded": verb in FOUNDING and not any(map(str.isdigit, clause)),
            "builds on": verb in BUILDING_ON,
            "pushes": verb in PUSHING,
            "urges": verb in URGING,
            "encourages": verb == "鼓励",
            "ensures": verb in ENSURING or bool(_ENSURES.search(before)),
            "opens its line": phrase.clause.opens,
            "more": "更" in clause,
            "takes place": bool(EVENTS.search(name)),
            "listed": phrase.listed,
            "lists": "、" in name and not TOGETHER.search(name),
            "of": name.count("的"),
            "acts": bool(_ACTS.search(name)),
            "leads": bool(_LEADS.match(name)),
            kind_of(name): 1.0,
        }

    def _place(self, phrase: Phrase, bare: str) -> dict[str, float]:
        """Where it stands: in its clause, its sentence and beside its counterpart."""
        passage, clause = phrase.clause.passage, phrase.clause
        there = self.counterparts.get(passage, set())
        grams = set(pairs(bare))
        return {
            "clauses beside it": min(8, self._clauses_in[passage]) / 8,
            "behind it": min(20, clause.span.end - phrase.span.end) / 20,
            "counterpart knows": self._most(grams, map(self._lookup.grams, there)),
        }

    def _strange(self, phrase: Phrase, name: str, bare: str) -> dict[str, float]:
        """What of it stands nowhere in the other report."""
        grams, core = set(pairs(bare)), _core(bare)
        return {
            "pairs unknown": min(4, len(self._lookup.unknown(grams))),
            "runs unknown, verb": _fours_unknown(bare, self._lookup.runs) * clause_weight(phrase.clause),
            "core unknown": self._lookup.weigh(self._lookup.unknown(core)) / (self._lookup.weigh(core) or 1),
            "core": min(5, len(core)),
            "dictionary": len(bare) == _IDIOM and list(self._segmenter.words(bare)) == [bare],
            "quoted, unknown": self._unheard(name),
            "namesake": self._namesake(bare),
        }

    def _known(self, bare: str, asked: set[int]) -> float:
        """How much of it the clause knows that knows most, among those of some passages of the other report."""
        return self._most(set(pairs(bare)), (clause for k in asked for clause in self._said.get(k, ())))

    def _most(self, grams: set[str], known: Iterable[frozenset[str]]) -> float:
        """The largest share of some grams' weight that one of others holds."""
        total = self._lookup.weigh(grams)
        return max(map(self._lookup.weigh, map(grams.intersection, known)), default=0.0) / total if total else 0.0

    def _unheard(self, name: str) -> bool:
        """It carries a name in quotation marks that stands nowhere in the other report."""
        return any(len(inner) > 2 and inner not in self._lookup for inner in _QUOTED.findall(name))

    def _namesake(self, bare: str) -> float:
        """How much of a name's modifier stands before the same head (行动, 条例) somewhere there; 1 without a head."""
        head = HEAD.search(bare)
        modifier = set(pairs(bare[: head.start()])) if head else set()
        if not head or not modifier:
            return 1.0
        best, whole = 0, self._lookup.whole
        for place in re.finditer(re.escape(head.group(1)), whole):
            before = whole[max(0, place.start() - len(bare) - 6) : place.start()].rpartition("\n")[2]
            best = max(best, len(modifier & set(pairs(before))))
        return best / len(modifier)


def _best(near: list[tuple[float, int]]) -> float:
    """How much of a phrase the passage that comes nearest holds."""
    return near[0][0] if near else 0.0


def _weighed(signals: dict[str, float]) -> float:
    return math.fsum(WEIGHTS.get(name, 0.0) * value for name, value in signals.items())


@lru_cache(maxsize=50_000)
def _core(bare: str) -> frozenset[str]:
    """The pairs of a name that are no everyday official vocabulary; its single characters where there are none."""
    parts = VAGUE.sub(" ", bare).split()
    return frozenset(pair for part in parts for pair in pairs(part)) or frozenset("".join(parts))


def _fours_unknown(bare: str, runs: frozenset[str]) -> float:
    """The share of a name's four-character runs that the other report doesn't have."""
    own = [bare[i : i + 4] for i in range(len(bare) - 3)]
    return sum(run not in runs for run in own) / len(own) if own else 0.0
