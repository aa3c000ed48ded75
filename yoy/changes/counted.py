"""A report's words, counted once: by section, and in how many passages they stand.

The helper of `similarity` and `emphasis`. Words without marks, any number being one word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from yoy.align.terms import fold
from yoy.model import Passage, Report
from yoy.parse.words import Segmenter, segmenter_for

NUMBER = "#"
"""The word that stands for any number."""

_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")

Place = int | None
"""A section's index, None for the whole report."""


class Counted:
    """One report: the words of each section with all below it, and of the whole; `standing` counts passages."""

    def __init__(self, report: Report, segmenter: Segmenter) -> None:
        self.report = report
        self.words: dict[Place, Counter[str]] = defaultdict(Counter)
        self.standing: Counter[str] = Counter()
        for passage in report.passages:
            counted = Counter(_words(segmenter.words(report.slice(passage.span))))
            self.standing.update(counted.keys())
            for place in around(report, passage):
                self.words[place].update(counted)


def count_words(reports: Sequence[Report]) -> list[Counted]:
    """The reports' words; a name that one of them puts into quotes is one word in all."""
    segmenter = segmenter_for(report.text for report in reports)
    return [Counted(report, segmenter) for report in reports]


def around(report: Report, passage: Passage) -> list[Place]:
    """The sections around a passage, innermost first, and the whole report."""
    return [*report.sections_around(passage.section), None]


def _words(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if _WORD.search(word):
            yield NUMBER if _DIGIT.search(word) else fold(word)
