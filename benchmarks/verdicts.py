"""Scores yoy's alignment of a report and its mutation against what was really done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from document import How, Unit
from runs import fold
from yoy_view import Aligned

Link = tuple[int, int]
_PART = 0.5


class Score(NamedTuple):
    """Precision, recall, F1 and the two counts they are taken of."""

    precision: float
    recall: float
    f1: float
    found: int
    wanted: int


def score(found: Iterable[object], wanted: Iterable[object]) -> Score:
    """What of the wanted was found, and what of the found was wanted. Nothing found of nothing wanted is perfect."""
    found, wanted = set(found), set(wanted)
    both = len(found & wanted)
    precision = both / len(found) if found else 1.0
    recall = both / len(wanted) if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if both else float(not found and not wanted)
    return Score(precision, recall, f1, len(found), len(wanted))


@dataclass(frozen=True, slots=True)
class Truth:
    """What was done: the earlier units' places, the later units with theirs, each in its printed text."""

    before: Sequence[tuple[int, int]]
    after: Sequence[tuple[int, int]]
    units: Sequence[Unit]
    texts: tuple[str, str]

    def links(self, *hows: How) -> set[Link]:
        """The pairs of earlier and later unit, all or those that were made in a certain way."""
        return {
            (origin, i) for i, unit in enumerate(self.units) for origin in unit.origins if not hows or unit.how in hows
        }

    def moved(self) -> set[Link]:
        """The pairs whose unit was moved."""
        return {(origin, i) for i, unit in enumerate(self.units) if unit.moved for origin in unit.origins}

    def repeated(self) -> set[int]:
        """Earlier units whose text is printed more than once: any of them may be the counterpart."""
        texts = [self.texts[0][start:end] for start, end in self.before]
        return {i for i, text in enumerate(texts) if texts.count(text) > 1}


@dataclass(frozen=True, slots=True)
class Said:
    """What yoy says: the pairs of units, those of them called moved, those whose wording is called changed."""

    links: set[Link]
    moved: set[Link]
    changed: set[Link]


def read_said(rows: Iterable[Aligned], texts: tuple[str, str], truth: Truth) -> Said:
    """Turns rows of printed places into pairs of units; `texts` are the printed texts as yoy read them."""
    owners = [
        _Owners(text, printed, places)
        for text, printed, places in zip(texts, truth.texts, (truth.before, truth.after), strict=True)
    ]
    said = Said(set(), set(), set())
    for row in rows:
        links = {(a, b) for a in owners[0](row.before) for b in owners[1](row.after)}
        said.links.update(links)
        if row.moved:
            said.moved.update(links)
        if row.status != "same":
            said.changed.update(links)
    return said


class _Owners:
    """Tells which units a row's spans hold: half of the unit, or a part of it that fills half of a span."""

    def __init__(self, text: str, printed: str, places: Sequence[tuple[int, int]]) -> None:
        self._owner = dict[int, int]()
        unit_of = {i: unit for unit, (start, end) in enumerate(places) for i in range(start, end)}
        for place, other in carry(text, printed).items():
            if other in unit_of:
                self._owner[place] = unit_of[other]
        self._size = [len(fold(printed[start:end])[0]) for start, end in places]

    def __call__(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        held: dict[int, int] = {}
        parts: set[int] = set()
        for start, end in spans:
            owners = [self._owner[i] for i in range(start, end) if i in self._owner]
            for unit in set(owners):
                count = owners.count(unit)
                held[unit] = held.get(unit, 0) + count
                if count >= 8 and count >= 0.25 * self._size[unit] and count >= 0.8 * len(owners):
                    parts.add(unit)
        return parts | {unit for unit, count in held.items() if count >= _PART * self._size[unit]}


def carry(text: str, printed: str) -> dict[int, int]:
    """Where each character of a text as it was read stands in the text as it was printed; lines are matched whole."""
    (a, a_at), (b, b_at) = fold(text), fold(printed)
    if a == b:
        return dict(zip(a_at, b_at, strict=True))
    lines = [tuple(fold(line)[0] for line in side.splitlines()) for side in (text, printed)]
    starts = [[0, *accumulate(map(len, side))] for side in lines]
    found: dict[int, int] = {}
    for i, j, size in SequenceMatcher(None, lines[0], lines[1], autojunk=False).get_matching_blocks():
        for k in range(starts[0][i + size] - starts[0][i]):
            found[a_at[starts[0][i] + k]] = b_at[starts[1][j] + k]
    return found


def judge(truth: Truth, said: Said) -> dict[str, Score | int]:
    """All scores by name. Units that are printed more than once are left out."""
    twice = truth.repeated()
    true = {link for link in truth.links() if link[0] not in twice}
    links = {link for link in said.links if link[0] not in twice}
    moved = {link for link in truth.moved() if link[0] not in twice}
    scores: dict[str, Score | int] = {"alignment": score(links, true)}
    hows: tuple[How, ...] = ("same", "reworded", "figure", "width", "split", "merged", "renamed", "renumbered")
    for how in hows:
        wanted = true & truth.links(how)
        scores[how] = score(links & wanted, wanted)
    scores["moved"] = score({link for link in said.moved if link[0] not in twice}, moved)
    alone = set(range(len(truth.before))) - {a for a, _ in truth.links()}
    free = set(range(len(truth.before))) - {a for a, _ in said.links}
    scores["removed"] = score(free - twice, alone - twice)
    new = {i for i, unit in enumerate(truth.units) if not unit.origins}
    scores["added"] = score(set(range(len(truth.units))) - {b for _, b in said.links}, new)
    scores["renumbered, said to be changed text"] = len(said.changed & truth.links("renumbered"))
    scores["width, said to be changed text"] = len(said.changed & truth.links("width"))
    scores["untouched, said to be changed text"] = len(said.changed & (true & truth.links("same")))
    scores["figure edited, not said"] = len((links & truth.links("figure")) - said.changed)
    return scores
