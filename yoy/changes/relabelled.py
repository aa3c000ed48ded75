"""Figures of one series that two years call in different words: 公开信息2条, then 发布各类信息3条.

The helper of `initiatives`.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from yoy.align.faces import face_of, foreign
from yoy.align.terms import fold, roll
from yoy.changes.renames import Renamed
from yoy.model import Alignment, Measure, Report, Span

_WORD = 2
_YEARS = re.compile(r"@[+-]\d年?|[\[\]（）()、，]")
_LEAST = 4  # characters of a label that names something
_WHERE = re.compile(r"(?:在|通过|依托|利用)[^，、]{2,12}?(?:平台|网站|渠道|方式)+(?=[^，、]{4})")  # and by what means


def find_relabelled(alignment: Alignment, left: int) -> Iterator[Renamed]:
    """The labels of figures that are one series and say the same in other words, as they stand before the figures.

    A label that only says more or less is no other name; nor is one that isn't printed as it is called, as for growth.
    """
    earlier, later = alignment.reports[left : left + 2]
    for series in alignment.series:
        then, now = series.measures[left : left + 2]
        if then is None or now is None:
            continue
        before, after = earlier.measures[then], later.measures[now]
        if before.label == after.label:
            continue
        was, called = _printed(earlier, before), _printed(later, after)
        if not (was and called and _otherwise(_plain(earlier, was), _plain(later, called))):
            continue
        if not any(foreign(face_of(before, earlier), face_of(after, later))):
            yield Renamed(called, was)


def _printed(report: Report, measure: Measure) -> Span | None:
    """Where a sentence's figure is called what it is called, without where or by what means."""
    if measure.table or len(measure.label) < _LEAST:
        return None
    begins = report.passages[report.passage_at(measure.span.start)].span.start
    at = report.text.rfind(measure.label, begins, measure.span.start)
    if at < 0:
        return None
    where = _WHERE.match(measure.label)
    return Span(at + (where.end() if where else 0), at + len(measure.label))


def _otherwise(was: str, now: str) -> bool:
    """Each says something in place of the other's words: a word at least."""
    changes = [code for code in SequenceMatcher(None, was, now, autojunk=False).get_opcodes() if code[0] != "equal"]
    return any(j - i >= _WORD for _, i, j, _, _ in changes) and any(m - k >= _WORD for _, _, _, k, m in changes)


def _plain(report: Report, span: Span) -> str:
    """A label as it is compared: without marks, and years told from the report's own."""
    return _YEARS.sub("", roll(fold(report.slice(span)), report.year))
