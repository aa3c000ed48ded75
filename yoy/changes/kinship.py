"""Whether the compared reports belong to one series: two kinds of report, strangers, or one file twice."""

import itertools
import re
from collections.abc import Iterator, Sequence

from yoy.model import Alignment, Message, Report, Resemblance

_KINDS = {
    "law-based government": re.compile(r"法治政府|依法行政"),
    "open government": re.compile(r"信息公开|政务公开"),
    "government work": re.compile(r"政府工作报告|工作报告"),
    "final accounts": re.compile(r"决算"),
    "budget": re.compile(r"预算"),
    "monetary policy": re.compile(r"货币政策"),
    "statistics": re.compile(r"统计公报"),
}
_STRANGERS = 0.04  # share of words kept below which two reports have little in common
_TWINS = 0.98  # and from which one is the other but for a few words
_SHORTEST = 400  # characters; shorter texts may well be much alike


def find_kinship(alignment: Alignment, resemblances: Sequence[Resemblance]) -> tuple[Message, ...]:
    """What is odd about putting these reports beside each other, a sentence per pair."""
    whole = {r.left: r.kept for r in resemblances if r.before is None and r.after is None}
    reports = alignment.reports
    return tuple(
        note
        for left, (before, after) in enumerate(itertools.pairwise(reports))
        for note in _between(before, after, whole[left])
    )


def _between(before: Report, after: Report, kept: float) -> Iterator[Message]:
    said = {"before": before.key, "after": after.key, "share": f"{kept:.0%}"}
    kinds = kind_of(before.title), kind_of(after.title)
    if before.text == after.text:
        yield Message("{before} and {after} are the same text: one of the files may be the wrong one", said)
    elif all(kinds) and kinds[0] != kinds[1]:
        titles = {"title": before.title, "other": after.title}
        yield Message("two kinds of report? {before} is “{title}”, {after} is “{other}”", said | titles)
    elif kept >= (_TWINS if len(after.text) >= _SHORTEST else 1):
        yield Message(
            "{before} and {after} are nearly the same ({share} of the text): was the right file taken, or last year's?",
            said,
        )
    elif kept < _STRANGERS:
        yield Message("{before} and {after} have little in common ({share} of the text): are they of one series?", said)


def kind_of(title: str) -> str:
    """What kind of report a title names; empty where it names none that is known."""
    return next((kind for kind, said in _KINDS.items() if said.search(title)), "")
