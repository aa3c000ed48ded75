"""How alike two years' sections are: words kept, cosine and Jaccard of their words, and how much was copied.

Cosine and Jaccard as used for yearly filings (Cohen, Malloy & Nguyen 2020, Lazy Prices), over words without marks, any number
being one word.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from yoy.align.terms import fold
from yoy.changes.clauses import is_rite
from yoy.changes.counted import Counted, Place, around
from yoy.model import Alignment, Change, Passage, Report, Resemblance, SectionMatch

_FILLED = re.compile(r"[1-9一-九]")


def find_resemblances(
    alignment: Alignment, changes: Sequence[Change], counted: Sequence[Counted]
) -> tuple[Resemblance, ...]:
    """For each pair of neighbouring reports the whole, then every section that both have, in the later one's order."""
    sections: dict[int, list[SectionMatch]] = defaultdict(list)
    told: dict[int, list[Change]] = defaultdict(list)
    for match in alignment.sections:
        sections[match.left].append(match)
    for change in changes:
        told[change.match.left].append(change)
    out: list[Resemblance] = []
    for left, (before, after) in enumerate(pairwise(counted)):
        kept, copied = _Kept(before.report, after.report), _Copied(after.report)
        for change in told[left]:
            kept.count(change)
            copied.count(change)
        pairs = [(m.before, m.after) for m in sections[left] if m.before is not None and m.after is not None]
        for old, new in [(None, None), *pairs]:
            one, other = before.words[old], after.words[new]
            out.append(
                Resemblance(
                    left, old, new, kept.of(old, new), _cosine(one, other), _jaccard(one, other), copied.of(new)
                )
            )
    return tuple(out)


class _Kept:
    """The share of both sections' characters that stayed in passages they share."""

    def __init__(self, before: Report, after: Report) -> None:
        self._reports = before, after
        self._all: list[Counter[Place]] = [Counter(), Counter()]
        self._stayed: dict[tuple[Place, Place], float] = defaultdict(float)

    def count(self, change: Change) -> None:
        cells = change.match.before, change.match.after
        places: list[list[Place]] = []
        total = 0
        for side, cell in enumerate(cells):
            report = self._reports[side]
            found: list[Place] = []
            for span in cell:
                passage = report.passages[report.passage_at(span.start)]
                size = len(fold(report.slice(span)))
                total += size
                found = found or around(report, passage)
                self._all[side].update(dict.fromkeys(around(report, passage), size))
            places.append(found)
        for old in places[0]:
            for new in places[1]:
                self._stayed[old, new] += change.similarity * total

    def of(self, old: Place, new: Place) -> float:
        total = self._all[0][old] + self._all[1][new]
        return min(1.0, self._stayed[old, new] / total) if total else 1.0


class _Copied:
    """The share of the later section's sentences, by characters, that repeat the year before word for word.

    Headings, doctrine and table rows that hold nothing but zeros and blanks are left out of both parts.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._all: Counter[Place] = Counter()
        self._same: Counter[Place] = Counter()

    def count(self, change: Change) -> None:
        for span in change.match.after:
            passage = self._report.passages[self._report.passage_at(span.start)]
            text = self._report.slice(span)
            if counts(passage, text):
                size = len(fold(text))
                places = around(self._report, passage)
                self._all.update(dict.fromkeys(places, size))
                if change.status == "same":
                    self._same.update(dict.fromkeys(places, size))

    def of(self, section: Place) -> float | None:
        return self._same[section] / self._all[section] if self._all[section] else None


def counts(passage: Passage, text: str) -> bool:
    """Whether a passage counts for what was copied: no heading, no doctrine, no row without a figure."""
    if passage.kind in ("heading", "front"):
        return False
    if passage.kind == "row":
        return bool(_FILLED.search("".join(text.split("\t")[1:])))
    return not is_rite(text)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    dot = math.fsum(n * other[word] for word, n in one.items())
    norms = math.hypot(*one.values()) * math.hypot(*other.values())
    return min(1.0, dot / norms) if norms else 1.0


def _jaccard(one: Counter[str], other: Counter[str]) -> float:
    union = len(one.keys() | other.keys())
    return len(one.keys() & other.keys()) / union if union else 1.0
