"""Places where a report looks unfinished: blanks left to be filled in, marks printed twice, text that breaks off.

Precision before recall: what may be meant so is left alone. Numbers out of turn aren't told: nearly all that were found in
real reports were headings that no rule takes for one.
"""

import re
from collections.abc import Iterator, Sequence

from yoy.model import Message, Passage, Report

_BLANK = re.compile(
    r"(?<![0-9A-Za-z×＊*])(?:[×＊]{2,}|[Xx]{2,}|＿{2,}|_{3,})(?![0-9A-Za-z×＊*_])"
    r"|[（(【\[](?:待补充|待填写?|待定|待核实?|此处填写[^）)】\]]{0,12}|填写[^）)】\]]{0,8})[）)】\]]"
)
_ROMAN = re.compile(r"(?!X+$)[IVX]{2,}")
_TWICE = re.compile(r"([。，、；：])(?:\1|[，、；：。])(?!\1)")
_BROKEN = re.compile(r"[，、]$")
_AROUND = 8  # characters on either side that show where it is
_PLACES = 5  # of a kind that are shown


def find_slips(report: Report) -> tuple[Message, ...]:
    """What looks unfinished in a report's text, a note for each kind, in this order."""
    found = {
        "looks unfilled: {places}": list(_blanks(report)),
        "punctuation printed twice: {places}": list(_doubled(report)),
        "breaks off: {places}": list(_broken(report)),
    }
    return tuple(Message(text, {"places": _shown(places)}) for text, places in found.items() if places)


def _shown(places: Sequence[str]) -> str:
    more = f" … (+{len(places) - _PLACES})" if len(places) > _PLACES else ""
    return " / ".join(f"“{place}”" for place in places[:_PLACES]) + more


def _around(report: Report, start: int, end: int) -> str:
    """What stands at a place, on its own line."""
    first = max(report.text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = report.text.find("\n", end)
    return report.text[first : min(end + _AROUND, last if last >= 0 else len(report.text))].replace("\t", " ")


def _prose(report: Report) -> Iterator[Passage]:
    return (passage for passage in report.passages if passage.kind in ("heading", "sentence"))


def _blanks(report: Report) -> Iterator[str]:
    for found in _BLANK.finditer(report.text):
        if not _ROMAN.fullmatch(found[0]):
            yield _around(report, *found.span())


def _doubled(report: Report) -> Iterator[str]:
    for passage in _prose(report):
        for found in _TWICE.finditer(report.text, *passage.span):
            yield _around(report, *found.span())


def _broken(report: Report) -> Iterator[str]:
    """Paragraphs that end with a comma right above a heading or at the end of the report."""
    passages = list(_prose(report))
    for passage, following in zip(passages, [*passages[1:], None], strict=False):
        ends = following is None or following.kind == "heading"
        if ends and passage.kind == "sentence" and _BROKEN.search(report.slice(passage.span)):
            yield _around(report, passage.span.end - 1, passage.span.end)
