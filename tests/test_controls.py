"""Controls: a report beside a copy with edits that are known, and reports in another language than yoy is made for."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from yoy import compare
from yoy.compare import load
from yoy.model import Change, Comparison, Match, Report

SEEDED = [
    ("财政局", "XX局"),
    ("支出支出支出", ""),
    ("2024年", "2023年"),
    ("2995.39万元", "0万元"),
    ("；", "。"),
    ("；", "。"),
    ("0.3万元", "2961.68万元"),
    ("持平", "减少63.14万元，下降2.09%"),
    ("；", "。"),
    ("小于", "大于"),
    ("小于", "大于"),
    ("小于", "等于"),
    ("2024年", "2023年"),
    ("", "。"),
]
"""What was exchanged in the copy, in reading order."""


@pytest.fixture(scope="module")
def tampered(corpus: Path) -> Comparison:
    folder = corpus / "control-tampered"
    if not folder.is_dir():
        pytest.skip("the corpus has no tampered copy")
    return compare([folder / "2024-original.pdf", folder / "2024-tampered.pdf"]).comparison


def _told(comparison: Comparison, status: str) -> list[tuple[Match, Change]]:
    pairs = zip(comparison.alignment.matches, comparison.changes, strict=True)
    return [(match, change) for match, change in pairs if change.status == status]


def test_every_seeded_edit_is_told_and_no_other(tampered: Comparison) -> None:
    found = []
    for _, change in _told(tampered, "edited"):
        gone, came = (
            "".join(edit.text for edit in change.edits if edit.op == op).replace("\t", "")
            for op in ("delete", "insert")
        )
        found.append((gone, came))
    assert found == SEEDED


def test_what_was_taken_out_is_one_table_and_one_row(tampered: Comparison) -> None:
    before = tampered.alignment.reports[0]
    gone = [before.passage_at(match.before[0].start) for match, _ in _told(tampered, "removed")]
    table, row = gone[:-1], gone[-1]
    assert table == list(range(table[0], table[0] + 23)) and row > table[-1] + 1
    assert [before.passages[k].kind for k in table[2:]] == ["row"] * 21 and before.passages[row].kind == "row"


def test_nothing_is_said_to_have_come_or_moved(tampered: Comparison) -> None:
    assert _told(tampered, "added") == []
    assert not any(match.moved for match in tampered.alignment.matches)


@pytest.fixture(scope="module")
def english(corpus: Path) -> list[Report]:
    folder = corpus / "control-en"
    if not folder.is_dir():
        pytest.skip("the corpus has no reports in English")
    return [load(path) for path in sorted(folder.glob("*.pdf"))]


def test_an_english_report_has_an_outline_and_figures(english: list[Report]) -> None:
    assert [report.year for report in english] == [2018, 2019]
    for report in english:
        titles = [section.title for section in report.sections]
        assert {"OPM Overview", "Summary of Performance Results", "Appendix"} <= set(titles)
        units = Counter(measure.quantity.unit for measure in report.measures)
        assert units["%"] > 40


def test_an_english_report_is_said_to_be_read_in_part_only(english: list[Report]) -> None:
    for report in english:
        assert sum("hardly Chinese" in note.text for note in report.notes) == 1


def test_english_reports_are_compared_word_by_word(corpus: Path, english: list[Report]) -> None:
    comparison = compare([report.path for report in english]).comparison
    statuses = Counter(change.status for change in comparison.changes)
    assert min(statuses[status] for status in ("same", "edited")) > 100
    cuts = words = 0
    for _, change in _told(comparison, "edited"):
        for one, other in pairwise(change.edits):
            if "equal" in (one.op, other.op):
                words += 1
                cuts += bool(re.fullmatch("[A-Za-z]{2}", one.text[-1:] + other.text[:1]))
    assert words > 1000 and cuts < 0.05 * words  # words that the file itself glues together
