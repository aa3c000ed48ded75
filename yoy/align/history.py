"""A passage's row through the years: what came back after silence, and whether a row still speaks of what it began with."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from yoy.align.pairing import Pairs, best
from yoy.align.passages import Link
from yoy.align.side import Side

Node = tuple[int, int]
"""A passage: the report's column and the passage's index."""

_REACH = 3  # reports that a passage may be away for
_LEAST_LENGTH = 6  # characters; shorter passages say too little by themselves
_SURE = 0.55  # likeness from which passages that fit each other best are one: 96 of 100 on annotated years
_RARE = 4  # a pair of characters in more passages opens no candidates
_CANDIDATES = 3
_DRIFTED = 0.08  # share of character pairs below which two passages have nothing to do with each other
_MOST = 5  # places of one passage in one report


class History:
    """The rows under construction: which passages of the reports so far are one."""

    def __init__(self) -> None:
        self._sides: dict[int, Side] = {}  # the latest ones: what stands further back is asked no more
        self._row: dict[Node, int] = {}
        self._nodes: list[dict[int, list[int]]] = []  # of each row: its passages by column
        self._grams: dict[Node, frozenset[str]] = {}

    def add(self, column: int, side: Side) -> None:
        """Takes in the next report: each of its passages is a row of its own so far."""
        self._sides[column] = side
        self._sides.pop(column - _REACH - 2, None)
        self._grams = {node: grams for node, grams in self._grams.items() if node[0] in self._sides}
        for k in range(len(side.plain)):
            self._row[column, k] = len(self._nodes)
            self._nodes.append({column: [k]})

    def join(self, column: int, links: Sequence[Link]) -> None:
        """Chains links between a column and the one before, the most certain first.

        A link is left out where it would put more than a few places of one report into a row (chains of splits and merges
        would otherwise draw strangers together), and where the row has nothing to do any more with what it was before.
        """
        for link in sorted(links, key=lambda k: (-k.probability, k.left, k.right)):
            self._chain((column - 1, link.left), (column, link.right))

    def _chain(self, one: Node, other: Node) -> None:
        a, b = self._row[one], self._row[other]
        if a == b or any(len(self._nodes[a].get(c, ())) + len(ks) > _MOST for c, ks in self._nodes[b].items()):
            return
        if self._drifts(a, one, other):
            return
        for column, ks in self._nodes[b].items():
            self._nodes[a].setdefault(column, []).extend(ks)
            for k in ks:
                self._row[column, k] = a
        self._nodes[b] = {}

    def _drifts(self, row: int, last: Node, new: Node) -> bool:
        """Whether a row's earlier passages, its last one apart, have nothing in common with a new one."""
        earlier = [(c, k) for c, ks in self._nodes[row].items() if c < last[0] and c in self._sides for k in ks]
        mine = self._pairs(new)
        if not earlier or not mine:
            return False
        nearest = sorted(earlier, reverse=True)[:_REACH]
        return all(_overlap(self._pairs(node), mine) < _DRIFTED for node in nearest)

    def _pairs(self, node: Node) -> frozenset[str]:
        """The character pairs of a passage."""
        if node not in self._grams:
            self._grams[node] = frozenset(t for t in self._sides[node[0]].counts[node[1]] if len(t) > 1)
        return self._grams[node]

    def returns(self, column: int, came: Sequence[int]) -> list[tuple[Node, Link | None, int]]:
        """What the rows that a report doesn't continue have in it after all, judged by what they said up to three reports ago.

        `came` are its passages without a counterpart in the report before. Gives each passage with the place it came back
        to, and a link to the row's passage in the report before where there is one.
        """
        went: list[Node] = []
        now = {self._row[column, k] for k in range(len(self._sides[column].plain))}
        for c in range(max(0, column - 1 - _REACH), column - 1):
            rows: dict[int, list[int]] = defaultdict(list)
            for k in range(len(self._sides[c].plain)):
                rows[self._row[c, k]].append(k)
            went += [
                (c, ks[0])
                for row, ks in rows.items()
                if row not in now and len(ks) == 1 and not any(c < later < column - 1 for later in self._nodes[row])
            ]
        went = [(c, k) for c, k in went if len(self._sides[c].plain[k]) >= _LEAST_LENGTH]
        theirs = [k for k in came if len(self._sides[column].plain[k]) >= _LEAST_LENGTH]
        found = _likest([self._pairs(node) for node in went], [self._pairs((column, k)) for k in theirs])
        left, right = best(found)
        out: list[tuple[Node, Link | None, int]] = []
        for (i, j), score in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
            if score >= _SURE and score == left[i] == right[j] and self._one_kind(went[i], (column, theirs[j])):
                there = self._nodes[self._row[went[i]]].get(column - 1, [])
                out.append((went[i], Link(there[0], theirs[j], score) if len(there) == 1 else None, theirs[j]))
        return out

    def come_back(self, node: Node, column: int, passage: int) -> None:
        """Puts a passage into the row that it came back to."""
        self._chain(node, (column, passage))

    def _one_kind(self, one: Node, other: Node) -> bool:
        a, b = (self._sides[c].report.passages[k].kind for c, k in (one, other))
        return a == b

    def rows(self) -> dict[Node, int]:
        """The row that each passage stands in."""
        return self._row


def _likest(went: Sequence[frozenset[str]], came: Sequence[frozenset[str]]) -> Pairs:
    """Dice coefficients of the few candidates of each passage that came, found by the rare pairs they share."""
    stands: dict[str, list[int]] = defaultdict(list)
    for i, grams in enumerate(went):
        for gram in grams:
            stands[gram].append(i)
    rare = {gram: places for gram, places in stands.items() if len(places) <= _RARE}
    out: Pairs = {}
    for j, grams in enumerate(came):
        shared = Counter(i for gram in grams & rare.keys() for i in rare[gram])
        for i, n in sorted(shared.items(), key=lambda found: (-found[1], found[0]))[:_CANDIDATES]:
            if n > 1:
                out[i, j] = 2 * len(went[i] & grams) / (len(went[i]) + len(grams))
    return out


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
