"""How new a phrase looks to someone who knows the other year's report.

The helper of `initiatives`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from yoy.changes.clauses import clause_weight, speaks_of_outcome
from yoy.changes.counterparts import Counterparts
from yoy.changes.known import Known
from yoy.changes.lookup import pairs, plain
from yoy.changes.names import Phrase, kind_of
from yoy.changes.vocabulary import EVENTS, HEAD, STATES, VAGUE
from yoy.model import Span

WEIGHTS = {
    "acts": -0.59,
    "behind it": 0.83,
    "clause knows": -0.55,
    "clauses beside it": -1.4,
    "core": 0.14,
    "core unknown": 0.72,
    "counterpart knows": -1.3,
    "document": 1.3,
    "event": 1.24,
    "leads": -0.57,
    "like a phrase": -0.63,
    "listed": -0.45,
    "more": -1.31,
    "name known": -1.04,
    "namesake": -0.65,
    "no verb": -0.98,
    "object known": -2.33,
    "of": -0.87,
    "opens its line": -1.16,
    "other": -0.35,
    "outcome": -0.74,
    "pairs unknown": 0.22,
    "passage knows": -0.49,
    "programme": 1.08,
    "quoted, unknown": 1.7,
    "runs unknown, verb": 0.38,
    "states": -1.14,
    "takes place": 1.67,
    "target": -2.44,
    "unknown, verb": 0.62,
    "verb": 0.25,
    "always": -0.52,
}
_NEAR = 6  # passages that are asked what they know of a phrase
_NEAR_CLAUSE = 3  # and of all that its clause speaks of
_ACTS = re.compile(r"[不了就把让使将被又才都能可]|什么|自己")  # words of sentences, not of names
_LEADS = re.compile(r"[把将让使为以按在于从对]")
_QUOTED = re.compile(r"[“《]([^”》]+)[”》]")


class Novelty:
    """One report's phrases, judged by what the other report says."""

    def __init__(self, own: Known, other: Known, counterparts: Counterparts) -> None:
        self._report, self._other, self._counterparts = own.report, other, counterparts
        self._lookup = other.lookup
        self._clauses_in = Counter(clause.passage for clause in own.clauses)
        self._said = _by_passage(other, [(c.passage, c.span) for c in other.clauses])
        self._named = _by_passage(other, [(p.clause.passage, p.span) for p in other.phrases])

    def score(self, phrase: Phrase, enough: float = -math.inf) -> float:
        """The log odds that a careful reader would call a phrase new; where they are below `enough`, another such number."""
        name = self._report.slice(phrase.span)
        bare = plain(name)
        near = self._lookup.near(name, _NEAR)
        about = self._lookup.near(self._report.slice(phrase.clause.object), _NEAR_CLAUSE)
        score = WEIGHTS["always"] + _weighed(self._form(phrase, name)) + _weighed(self._place(phrase, bare))
        score += _weighed(self._strange(phrase, name, bare))
        score += WEIGHTS["name known"] * _best(near) + WEIGHTS["object known"] * _best(about)
        at_best = score + WEIGHTS["unknown, verb"] * max(0.0, clause_weight(phrase.clause))
        if at_best < enough:  # whatever `_known`, which takes the longest, will say
            return at_best
        asked = {k for _, k in (*near, *about)} | self._counterparts.get(phrase.clause.passage, set())
        return score + _weighed(self._known(phrase, bare, asked, [k for _, k in near]))

    def _form(self, phrase: Phrase, name: str) -> dict[str, float]:
        """What the phrase is like by itself."""
        clause = self._report.slice(phrase.clause.span)
        firm = clause_weight(phrase.clause)
        return {
            "verb": firm,
            "no verb": not phrase.clause.verb,
            "opens its line": phrase.clause.opens,
            "outcome": speaks_of_outcome(name),
            "states": bool(STATES.search(clause)),
            "more": "更" in clause,
            "takes place": bool(EVENTS.search(name)),
            "listed": phrase.listed,
            "of": name.count("的"),
            "acts": bool(_ACTS.search(name)),
            "leads": bool(_LEADS.match(name)),
            kind_of(name): 1.0,
        }

    def _place(self, phrase: Phrase, bare: str) -> dict[str, float]:
        """Where it stands: in its clause, its sentence and beside its counterpart."""
        passage, clause = phrase.clause.passage, phrase.clause
        there = self._counterparts.get(passage, set())
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
            "quoted, unknown": self._unheard(name),
            "namesake": self._namesake(bare),
        }

    def _known(self, phrase: Phrase, bare: str, asked: set[int], near: list[int]) -> dict[str, float]:
        """What the clauses and phrases of some passages of the other report know of it."""
        grams = set(pairs(bare))
        whole = frozenset((*grams, *bare))
        weight = self._lookup.weigh(whole)
        known = self._most(grams, (one for k in asked for one, _ in self._said.get(k, ())))
        named = (one for k in asked for one in self._named.get(k, ()))
        return {
            "passage knows": self._most(grams, map(self._lookup.grams, near)),
            "clause knows": known,
            "unknown, verb": (1 - known) * clause_weight(phrase.clause),
            "like a phrase": max((self._alike(whole, weight, *one) for one in named), default=0.0),
        }

    def _most(self, grams: set[str], known: Iterable[frozenset[str]]) -> float:
        """The largest share of some grams' weight that one of others holds."""
        total = self._lookup.weigh(grams)
        return max(map(self._lookup.weigh, map(grams.intersection, known)), default=0.0) / total if total else 0.0

    def _alike(self, grams: frozenset[str], weight: float, other: frozenset[str], others: float) -> float:
        return 2 * self._lookup.weigh(grams & other) / ((weight + others) or 1)

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


def _by_passage(known: Known, places: Iterable[tuple[int, Span]]) -> dict[int, list[tuple[frozenset[str], float]]]:
    """The characters and pairs of clauses or phrases and their weight, by the passage they stand in."""
    out: dict[int, list[tuple[frozenset[str], float]]] = {}
    for passage, span in places:
        text = plain(known.report.slice(span))
        grams = frozenset((*pairs(text), *text))
        out.setdefault(passage, []).append((grams, known.lookup.weigh(grams)))
    return out


@lru_cache(maxsize=50_000)
def _core(bare: str) -> frozenset[str]:
    """The pairs of a name that are no everyday official vocabulary; its single characters where there are none."""
    parts = VAGUE.sub(" ", bare).split()
    return frozenset(pair for part in parts for pair in pairs(part)) or frozenset("".join(parts))


def _fours_unknown(bare: str, runs: frozenset[str]) -> float:
    """The share of a name's four-character runs that the other report doesn't have."""
    own = [bare[i : i + 4] for i in range(len(bare) - 3)]
    return sum(run not in runs for run in own) / len(own) if own else 0.0
