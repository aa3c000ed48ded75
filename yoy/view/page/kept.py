"""How much of each section was kept, the most changed first; and what looks carried over."""

from dataclasses import dataclass

from yoy.model import Comparison
from yoy.view.anchors import Anchors
from yoy.view.cells import joined
from yoy.view.likeness import Kept, kept_sections
from yoy.view.messages import Words

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage that looks carried over: the words around what stayed, and where it stands."""

    year: str
    why: str
    before: str
    at: str
    behind: str
    place: str


def kept_tables(comparison: Comparison, anchors: Anchors, words: Words) -> list[tuple[str, list[tuple[str, Kept]]]]:
    """A table for each pair of neighbouring reports that has sections: its years, and each row with its place in the text."""
    out = []
    for left, rows in enumerate(kept_sections(comparison, _DEEPEST, words)):
        old, new = comparison.reports[left], comparison.reports[left + 1]
        if len(rows) > 1:
            places = (anchors.of_passage(left, left + 1, r.section.heading.start) if r.section else "" for r in rows)
            out.append((f"{old.key} → {new.key}", list(zip(places, rows, strict=True))))
    return out


def carried_over(comparison: Comparison, anchors: Anchors, words: Words) -> list[Carried]:
    """What looks carried over, last year's year first."""
    out = []
    for stale in comparison.stale:
        report = comparison.reports[stale.left + 1]
        text = joined(report, stale.cell)
        start = stale.at.start - stale.cell[0].start if len(stale.cell) == 1 else text.find(report.slice(stale.at))
        end = start + stale.at.end - stale.at.start
        why = "last year's year stands here" if stale.kind == "year" else "the sentence and its figure are last year's"
        place = anchors.of_passage(stale.left, stale.left + 1, stale.at.start)
        out.append(Carried(report.key, words(why), text[:start], text[start:end], text[end:], place))
    return out
