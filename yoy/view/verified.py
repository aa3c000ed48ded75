"""Statements that were checked by arithmetic, and promises with what became of them."""

from dataclasses import dataclass

from yoy.model import Comparison, Finding, Span
from yoy.view.anchors import Anchors
from yoy.view.cells import CHECKS, COMMITMENTS, passage_at, printable, verdict_words
from yoy.view.display import outcome
from yoy.view.messages import Words

_FURTHER = 18  # and of a second place
_LONG = 34  # characters of evidence that are shown; the link leads to the whole


@dataclass(frozen=True, slots=True)
class Check:
    """A checked statement with its arithmetic."""

    id: str
    verdict: str
    holds: bool | None
    kind: str
    year: str
    said: str
    why: str
    place: str
    dismissed: str  # the reason, or empty


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the later report, and the id of its row."""

    said: str
    place: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise and what the later report says of it."""

    status: str
    status_name: str
    years: str
    said: str
    place: str
    figures: str
    evidence: list[Evidence]


def checks(comparison: Comparison, anchors: Anchors, words: Words) -> list[Check]:
    """What differs first, then what is to be verified, then what agrees; each group in the comparison's order."""
    order = {False: 0, None: 1, True: 2}
    return [
        _check(finding, comparison, anchors, words)
        for finding in sorted(comparison.findings, key=lambda finding: order[finding.holds])
    ]


def _check(finding: Finding, comparison: Comparison, anchors: Anchors, words: Words) -> Check:
    report = comparison.reports[finding.column]
    left = min(finding.column, len(comparison.reports) - 2)
    return Check(
        finding.id,
        words(verdict_words(finding)),
        finding.holds,
        words(CHECKS[finding.kind]),
        report.key,
        _sentence(comparison, finding.column, finding.span),
        words.say(finding.why),
        anchors.of_passage(left, finding.column, finding.span.start),
        printable(finding.dismissed),
    )


def promises(comparison: Comparison, anchors: Anchors, words: Words) -> list[Promise]:
    """The promises in reading order."""
    out = []
    for made in comparison.commitments:
        earlier, later = comparison.reports[made.left : made.left + 2]
        evidence = [
            Evidence(_cut(printable(later.slice(e)), most), anchors.of_passage(made.left, made.left + 1, e.start))
            for e, most in zip(made.evidence, (_LONG, _FURTHER), strict=False)
        ]
        out.append(
            Promise(
                made.status,
                words(COMMITMENTS[made.status]),
                f"{earlier.key} → {later.key}",
                printable(earlier.slice(made.span)),
                anchors.of_passage(made.left, made.left, made.span.start),
                outcome(made, words),
                evidence,
            )
        )
    return out


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _sentence(comparison: Comparison, column: int, span: Span) -> str:
    report = comparison.reports[column]
    passage = passage_at(report, span)
    return printable(report.slice(passage.span if passage else span)).replace("\t", " ")
