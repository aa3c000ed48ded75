"""Which planning clauses are promises: those that name an act one can ask about a year later, not the phrases around them."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yoy.changes.clauses import Clause, specificity
from yoy.changes.known import Known
from yoy.changes.lookup import Lookup, pairs, plain
from yoy.changes.vocabulary import ABSTRACT, ACTS, FIRM, HEADS, IDLE, STATES
from yoy.model import Passage, Report

_ENOUGH = 0.4  # probability from which a planning clause is a promise
_BIAS = -0.89
_RARE = 1.16  # times the share of the object's pairs of characters that stand nowhere else in the report
# What speaks for and against; fitted on one annotated pair of reports (ridge logistic regression), the same signs hold in
# each half of it; those of everyday words and hopes were set by hand, so that shorter reports keep their precision.
_SIGNS = {
    "concrete": 0.97,
    "construction": 0.86,
    "alone": 0.78,
    "firm": 0.58,
    "act": 0.59,
    "specific": 0.54,
    "long": 0.52,
    "named": 0.43,
    "everyday": -0.8,
    "hope": -1.2,
    "list": -0.54,
    "statement": -0.82,
    "more": -0.79,
    "before a phrase": -0.88,
    "modified": -0.84,
    "opens": -1.06,
    "rite": -1.47,
    "under a chapter": -1.61,
    "attitude": -1.64,
    "no verb": -1.87,
    "topic": -2.17,
}
_EVERYDAY = 3
_SPECIFIC = 6  # characters that are no everyday vocabulary
_LONG = 14
_NAMED = re.compile(r"[“《].{2,}[”》]")
_LEADS = re.compile(r"(?:是|为|如下)$|以下|下列")  # 主要预期目标是 leads to the targets and is none
# what a part that looks ahead tells of how things are: an outlook begins with it
_IS_SO = re.compile(
    r"有望|连续[^，]{1,4}[个年]|[由从][^，]*[降升增减]至|完成年初|^(?:我国|全[国省市区县])?(?:目前|现|还|已)有|"
    r"同比(?!.*(?:以上|以内|左右|以下))"
)

Unit = tuple[int, int | None]
"""A paragraph, or an item in it: line and section."""


def find_promises(known: Known) -> Iterator[Clause]:
    """The promises of a report, in reading order: all that aims at a figure, and clauses concrete enough to be checked."""
    report, sentences = known.report, _sentences(known.clauses)
    paragraphs = _Paragraphs(report)
    for clauses in sentences:
        for k, clause in enumerate(clauses):
            text = report.slice(clause.span)
            if clause.role != "plan" or _LEADS.search(text) or _IS_SO.search(text):
                continue
            if _aims(report, clause) or _likely(known, clauses, k, paragraphs) >= _ENOUGH:
                yield clause


def _sentences(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """The clauses sentence by sentence."""
    out: dict[int, list[Clause]] = defaultdict(list)
    for clause in clauses:
        out[clause.passage].append(clause)
    return list(out.values())


class _Paragraphs:
    """Where sentences stand in their paragraphs, and which paragraphs only introduce a chapter."""

    def __init__(self, report: Report) -> None:
        self._sentences: dict[Unit, list[Passage]] = defaultdict(list)
        self._headed: set[Unit] = set()
        self._lines: dict[int | None, set[int]] = defaultdict(set)
        for passage in report.passages:
            if passage.kind == "heading":
                self._headed.add((passage.line, passage.section))
            elif passage.kind == "sentence":
                self._sentences[passage.line, passage.section].append(passage)
                self._lines[passage.section].add(passage.line)

    def opens(self, passage: Passage) -> bool:
        """It is the first of several sentences, and no heading or 一是 title stands before it."""
        unit = passage.line, passage.section
        around = self._sentences[unit]
        return len(around) > 1 and around[0] == passage and unit not in self._headed

    def introduces(self, passage: Passage) -> bool:
        """It stands on the line of its heading, and paragraphs follow below."""
        return (passage.line, passage.section) in self._headed and len(self._lines[passage.section]) > 1


def _aims(report: Report, clause: Clause) -> bool:
    """Whether a clause states a target, or a figure to be reached."""
    if STATES.search(report.slice(clause.span)):
        return False
    return clause.target or any(m.stance != "actual" and not m.table for m in report.measures_in(clause.span))


def _likely(known: Known, clauses: Sequence[Clause], k: int, paragraphs: _Paragraphs) -> float:
    """How likely the k-th clause of a sentence is a promise, in [0, 1]."""
    report, clause = known.report, clauses[k]
    signs = [*_of_wording(report, clause), *_of_place(report, clauses, k, paragraphs)]
    score = _BIAS + sum(map(_SIGNS.__getitem__, signs)) + _RARE * _rare(known.lookup, report.slice(clause.object))
    return 1 / (1 + math.exp(-score))


def _of_wording(report: Report, clause: Clause) -> Iterator[str]:
    """The signs that lie in a clause's own words."""
    text, thing = report.slice(clause.span), report.slice(clause.object)
    found = {
        "concrete": HEADS.search(thing),
        "everyday": specificity(thing) < _EVERYDAY,
        "hope": ABSTRACT.search(text),
        "construction": thing.endswith("建设"),
        "firm": clause.verb in FIRM,
        "act": clause.verb in ACTS,
        "specific": specificity(thing) >= _SPECIFIC,
        "long": len(thing) >= _LONG,
        "named": _NAMED.search(thing),
        "list": "、" in thing,
        "statement": STATES.search(text),
        "more": "更" in text,
        "modified": "的" in thing,
        "rite": clause.rite,
        "attitude": clause.verb in IDLE,
        "no verb": not clause.verb,
    }
    return (sign for sign, there in found.items() if there)


def _of_place(report: Report, clauses: Sequence[Clause], k: int, paragraphs: _Paragraphs) -> Iterator[str]:
    """The signs that lie in where a clause stands."""
    passage = report.passages[clauses[k].passage]
    if len(clauses) == 1:
        yield "alone"
    elif k + 1 < len(clauses) and _is_phrase(report, clauses[k + 1]):
        yield "before a phrase"
    if paragraphs.opens(passage):
        yield "topic" if len(clauses) == 1 else "opens"
    if paragraphs.introduces(passage):
        yield "under a chapter"


def _is_phrase(report: Report, clause: Clause) -> bool:
    """Whether a clause says what for, or in what spirit, and not what is done."""
    return (clause.verb in IDLE or not clause.verb) and not _aims(report, clause)


def _rare(lookup: Lookup, thing: str) -> float:
    """The share of a phrase's pairs of characters that stand in no other passage."""
    found = pairs(plain(thing))
    return sum(lookup.places(pair) <= 1 for pair in found) / max(1, len(found))
