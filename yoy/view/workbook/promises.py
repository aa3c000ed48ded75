"""The sheet of promises and checks: what was said, what became of it, and what adds up."""

from decimal import Decimal

from yoy.model import Commitment, Comparison, Finding, Measure, Report
from yoy.view.cells import (
    CHECKS,
    COMMITMENTS,
    in_scale,
    joined,
    passage_at,
    scale_of,
    section_path,
    verdict_words,
    year_name,
)
from yoy.view.messages import Words
from yoy.view.workbook.forms import in_full, stated
from yoy.view.workbook.sheet import Book, Cell, Column, Number, Table


def add_promises(book: Book, comparison: Comparison) -> None:
    """承诺与核对: checked statements first, then the earlier reports' promises."""
    words, reports = book.words, comparison.reports
    columns = [
        Column("about", words("matter"), 10),
        Column("year", words("report"), 12),
        Column("verdict", words("outcome"), 14),
        Column("text", words("said"), 60),
        Column("stated", words("stated or aimed at"), 18),
        Column("found", words("computed or reached"), 18),
        Column("gap", words("above the target"), 14),
        Column("unit", words("unit"), 10),
        Column("why", words("evidence"), 60),
        Column("section", words("section"), 30),
    ]
    table = Table(book, words("Promises and checks"), columns)
    order = {False: 0, None: 1, True: 2}
    for finding in sorted(comparison.findings, key=lambda finding: order[finding.holds]):
        table.add(_finding(finding, reports[finding.column], words))
    for commitment in comparison.commitments:
        table.add(_commitment(commitment, reports[commitment.left], reports[commitment.left + 1], words))
    table.finish()


def _finding(finding: Finding, report: Report, words: Words) -> dict[str, Cell]:
    passage = passage_at(report, finding.span)
    return {
        "about": words(CHECKS[finding.kind]),
        "year": year_name(report, words),
        "verdict": words(verdict_words(finding)),
        "text": report.slice(finding.span),
        "stated": _plain(finding.stated),
        "found": _plain(finding.computed),
        "why": "\n".join([words.say(finding.why), *filter(None, [finding.dismissed])]),
        "section": section_path(report, passage.section if passage else None),
    }


def _commitment(commitment: Commitment, before: Report, after: Report, words: Words) -> dict[str, Cell]:
    passage = passage_at(before, commitment.span)
    scale = scale_of(commitment.target, commitment.actual)
    return {
        "about": words("promise"),
        "year": year_name(before, words),
        "verdict": words(COMMITMENTS[commitment.status]),
        "text": before.slice(commitment.span),
        "stated": stated(commitment.target, scale, words),
        "found": stated(commitment.actual, scale, words),
        "gap": _plain(None if commitment.gap is None else in_scale(commitment.gap, scale)),
        "unit": _unit(scale, commitment.target or commitment.actual),
        "why": "\n".join(joined(after, [span]) for span in commitment.evidence),
        "section": section_path(before, passage.section if passage else None),
    }


def _plain(value: Decimal | None) -> Cell:
    return None if value is None else Number(value, in_full(value))


def _unit(scale: str, measure: Measure | None) -> str:
    return scale + measure.quantity.unit if measure else ""
