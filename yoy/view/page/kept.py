"""How much of each section was kept, the most changed first; and what looks carried over."""

from dataclasses import dataclass

from yoy.model import Comparison, Resemblance
from yoy.view.anchors import Anchors
from yoy.view.cells import joined, printable
from yoy.view.messages import Words

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """A section's row: its place in the text, and its shares as printed; `copied` is empty where there is nothing to count."""

    title: str
    place: str
    kept: str
    cosine: str
    jaccard: str
    copied: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage that looks carried over: the words around what stayed, and where it stands."""

    year: str
    why: str
    before: str
    at: str
    behind: str
    place: str


def kept_sections(comparison: Comparison, anchors: Anchors, words: Words) -> list[tuple[str, list[Kept]]]:
    """For each pair of neighbouring reports the whole and its upper sections, the most changed first."""
    out = []
    for left, (old, new) in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        told = [r for r in comparison.resemblances if r.left == left and _is_upper(r, comparison)]
        told.sort(key=lambda r: (r.after is not None, r.kept))
        rows = [_row(resemblance, comparison, anchors, words) for resemblance in told]
        if len(rows) > 1:
            out.append((f"{old.key} → {new.key}", rows))
    return out


def _is_upper(resemblance: Resemblance, comparison: Comparison) -> bool:
    if resemblance.after is None:
        return True
    section = comparison.reports[resemblance.left + 1].sections[resemblance.after]
    return section.level <= _DEEPEST and section.kind == "heading"


def _row(told: Resemblance, comparison: Comparison, anchors: Anchors, words: Words) -> Kept:
    title, place = words("the whole report"), ""
    if told.after is not None:
        section = comparison.reports[told.left + 1].sections[told.after]
        title = printable(section.marker + section.title)
        place = anchors.of_passage(told.left, told.left + 1, section.heading.start)
    return Kept(
        title,
        place,
        f"{told.kept:.0%}",
        f"{told.cosine:.2f}",
        f"{told.jaccard:.2f}",
        "" if told.copied is None else f"{told.copied:.0%}",
        told.after is None,
    )


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
