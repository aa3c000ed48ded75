"""How much of each section was kept, as the page and the workbook print it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from yoy.model import Comparison, Resemblance, Section
from yoy.view.cells import printable
from yoy.view.messages import Words

FORMULAS: Final = (
    "Words kept: characters that stayed ÷ characters of both years. Copied: characters of sentences that repeat the year "
    "before word for word ÷ characters of all sentences of this year; width, white space and years that roll on are no "
    "difference; headings, doctrine and table rows of zeros or blanks are left out. Cosine and Jaccard compare the words "
    "used, any number being one word. The most changed sections stand first."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A section's row, shares as printed: — for `copied` where there is nothing to count; no `section` is the whole report."""

    section: Section | None
    title: str
    kept: str
    copied: str
    cosine: str
    jaccard: str


def kept_sections(comparison: Comparison, deepest: int, words: Words) -> Iterator[list[Kept]]:
    """For each pair of neighbouring reports the whole and its sections down to a level, the most changed first."""
    for left, (_, report) in enumerate(pairwise(comparison.reports)):
        rows = [
            _row(told, None if told.after is None else report.sections[told.after], words)
            for told in sorted(comparison.resemblances, key=lambda r: (r.after is not None, r.kept))
            if told.left == left
        ]
        yield [r for r in rows if r.section is None or (r.section.level <= deepest and r.section.kind == "heading")]


def _row(told: Resemblance, section: Section | None, words: Words) -> Kept:
    return Kept(
        section,
        words("the whole report") if section is None else printable(section.marker + section.title),
        f"{told.kept:.0%}",
        "—" if told.copied is None else f"{told.copied:.0%}",
        f"{told.cosine:.2f}",
        f"{told.jaccard:.2f}",
    )
