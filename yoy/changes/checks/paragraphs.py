"""Paragraphs with their figures. A helper of this folder."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yoy.model import Measure, Report, Span

_BEGINS = 60  # characters that tell a paragraph from others
_NEAR = 24  # characters before a figure that say what it is


class Paragraph(NamedTuple):
    """A paragraph with its figures in reading order."""

    column: int
    report: Report
    span: Span
    measures: Sequence[Measure]

    @property
    def begins(self) -> str:
        """How the paragraph begins: its item's name."""
        return self.report.text[self.span.start : min(self.span.start + _BEGINS, self.span.end)]

    def before(self, measure: Measure) -> str:
        """What stands before a figure."""
        return self.report.text[max(self.span.start, measure.span.start - _NEAR) : measure.span.start]


def paragraphs(column: int, report: Report) -> Iterator[Paragraph]:
    """The paragraphs of a report that hold figures; tables are left out."""
    held: dict[int, list[Measure]] = defaultdict(list)
    spans: dict[int, Span] = {}
    for passage in report.passages:
        if passage.kind in ("sentence", "heading"):
            start = spans[passage.line].start if passage.line in spans else passage.span.start
            spans[passage.line] = Span(start, passage.span.end)
    for measure in sorted((m for m in report.measures if not m.table), key=lambda m: m.span):
        held[report.passages[report.passage_at(measure.span.start)].line].append(measure)
    for number, span in spans.items():
        if number in held:
            yield Paragraph(column, report, span, held[number])
