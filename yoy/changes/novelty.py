"""How new a phrase looks to someone who knows the other year's report.

The helper of `initiatives`.
"""

import re
from collections import Counter
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

    def score(self, phrase: Phrase) -> float:
        """The log odds that a careful reader would call a phrase new."""
        signals = self.signals(phrase)
        return WEIGHTS["always"] + sum(weight * signals.get(name, 0.0) for name, weight in WEIGHTS.items())

    def signals(self, phrase: Phrase) -> dict[str, float]:
        """What speaks for and against a phrase, by the names under which `WEIGHTS` weighs it."""
        name = self._report.slice(phrase.span)
        object_ = self._report.slice(phrase.clause.object)
        near = self._lookup.near(name, _NEAR)
        about = self._lookup.near(object_, _NEAR_CLAUSE)
        asked = {k for _, k in (*near, *about)} | self._counterparts.get(phrase.clause.passage, set())
        return {
            **self._form(phrase, name),
            **self._place(phrase, plain(name)),
            "object known": about[0][0] if about else 0.0,
            "name known": near[0][0] if near else 0.0,
            **self._matter(phrase, plain(name), asked, [k for _, k in near]),
        }

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
            "counterpart knows": max((self._share(grams, self._lookup.grams(k)) for k in there), default=0.0),
        }

    def _matter(self, phrase: Phrase, bare: str, asked: set[int], near: list[int]) -> dict[str, float]:
        """What the other report knows of its matter."""
        grams = set(pairs(bare))
        core = _core(bare)
        whole = frozenset((*grams, *bare))
        said = [one for k in sorted(asked) for one in self._said.get(k, ())]
        named = [one for k in sorted(asked) for one in self._named.get(k, ())]
        known = max((self._share(grams, one) for one in said), default=0.0)
        weight = self._lookup.weigh(whole)
        strange = _fours_unknown(bare, self._lookup.runs)
        firm = clause_weight(phrase.clause)
        return {
            "pairs unknown": min(4, len(self._lookup.unknown(grams))),
            "runs unknown, verb": strange * firm,
            "core unknown": self._lookup.weigh(self._lookup.unknown(core)) / (self._lookup.weigh(core) or 1),
            "core": min(5, len(core)),
            "passage knows": max((self._share(grams, self._lookup.grams(k)) for k in near), default=0.0),
            "clause knows": known,
            "unknown, verb": (1 - known) * firm,
            "like a phrase": max((self._alike(whole, weight, one) for one in named), default=0.0),
            "quoted, unknown": self._unheard(self._report.slice(phrase.span)),
            "namesake": self._namesake(bare),
        }

    def _share(self, grams: set[str], known: frozenset[str]) -> float:
        """The share of some grams' weight that others hold."""
        total = self._lookup.weigh(grams)
        return self._lookup.weigh(grams & known) / total if total else 0.0

    def _alike(self, grams: frozenset[str], weight: float, other: frozenset[str]) -> float:
        return 2 * self._lookup.weigh(grams & other) / ((weight + self._lookup.weigh(other)) or 1)

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


def _by_passage(known: Known, places: list[tuple[int, Span]]) -> dict[int, list[frozenset[str]]]:
    """The characters and pairs of clauses or phrases, by the passage they stand in."""
    out: dict[int, list[frozenset[str]]] = {}
    for passage, span in places:
        text = plain(known.report.slice(span))
        out.setdefault(passage, []).append(frozenset((*pairs(text), *text)))
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
