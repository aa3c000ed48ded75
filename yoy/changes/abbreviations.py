"""Names that one report spells out and the other shortens: 集中采购 and 集采, “双减” and what the two are.

The helper of `renames`.
"""

import itertools
import re
from collections.abc import Iterator

from yoy.changes.counterparts import Counterparts
from yoy.changes.known import Known
from yoy.changes.lookup import plain
from yoy.changes.names import Phrase
from yoy.changes.vocabulary import VAGUE, VERBS
from yoy.model import Span
from yoy.parse.words import Segmenter

_FOUR = re.compile(r"(?=([\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff]))")
_COUNTED = re.compile(r"“(?P<number>[两双二三四五六七八九十])(?P<rest>[\u4e00-\u9fff]{1,3})”")
_NUMBERS = {"两": 2, "双": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_PARTS = re.compile(r"和|与|以及|及|、")
_NEAR = 4  # passages that may speak of the same
_BESIDE = 2  # characters beside both that say they are one name
_WINDOW = 8  # characters around a place that are cut into words
_AROUND = 4  # characters beside both that are shown with the name


def find_shortened(long: Known, short: Known, counterparts: Counterparts) -> Iterator[tuple[Span, Span]]:
    """Places (in `long`, in `short`) of a name of two words of which the other report takes the first characters."""
    segmenter, told = Segmenter(), set[str]()
    for phrase in long.phrases:
        for found in _FOUR.finditer(long.report.text, phrase.span.start, phrase.span.end - 3):
            full, brief = "".join(found.groups()), found[1] + found[3]
            if (
                full in told
                or brief in long.lookup
                or brief not in short.lookup
                or full in short.lookup
                or brief in VERBS
            ):
                continue
            words = list(segmenter.words(full))
            if words not in ([full[:2], full[2:]], [full]) or full[0] in "以在对把为" or not VAGUE.sub("", full):
                continue
            # 凝心聚力 is one word, and 凝聚 another: there, only what stands beside both tells that they are one
            whole = len(words) == 1 or len(list(segmenter.words(brief))) == 1
            passages = set() if whole else _near(long, short, phrase, counterparts)
            place = _beside(long, short, found.start(), brief, passages)
            if place is not None and _is_word(short.report.text, place, segmenter):
                told.add(full)
                yield _widened(long, short, Span(found.start(), found.start() + 4), Span(place, place + 2))


def _near(long: Known, short: Known, phrase: Phrase, counterparts: Counterparts) -> set[int]:
    """The passages of the other report that may speak of what a phrase speaks of."""
    sentence = long.report.slice(long.report.passages[phrase.clause.passage].span)
    found = {k for said in (sentence, long.report.slice(phrase.span)) for _, k in short.lookup.near(said, _NEAR)}
    return found | counterparts.get(phrase.clause.passage, set())


def _beside(long: Known, short: Known, start: int, brief: str, passages: set[int]) -> int | None:
    """Where the short form stands that is surely this one: the same characters beside it, or in one of some passages."""
    text, other = long.report.text, short.report.text
    before, behind = text[start - _BESIDE : start], text[start + 4 : start + 4 + _BESIDE]
    for found in re.finditer(brief, other):
        at, end = found.span()
        alike = before == other[at - _BESIDE : at] or behind == other[end : end + _BESIDE]
        if alike or short.report.passage_at(at) in passages:
            return at
    return None


def _is_word(text: str, at: int, segmenter: Segmenter) -> bool:
    """Whether two characters are no parts of longer words: 贸组 in 世贸组织."""
    start = max(0, at - _WINDOW)
    ends = [start, *itertools.accumulate(map(len, segmenter.words(text[start : at + _WINDOW])), initial=start)]
    return at in ends and (at + 2 in ends or at + 4 in ends)


def _widened(long: Known, short: Known, one: Span, other: Span) -> tuple[Span, Span]:
    """Both places with the characters that stand beside both."""
    a, b = long.report.text, short.report.text
    left = right = 0
    while left < _AROUND and (c := a[one.start - left - 1]) == b[other.start - left - 1] and "\u4e00" <= c <= "\u9fff":
        left += 1
    while (
        right < _AROUND
        and (c := a[one.end + right : one.end + right + 1]) == b[other.end + right : other.end + right + 1]
    ):
        if not "\u4e00" <= c <= "\u9fff":
            break
        right += 1
    return Span(one.start - left, one.end + right), Span(other.start - left, other.end + right)


def find_counted(long: Known, short: Known, counterparts: Counterparts) -> Iterator[tuple[Span, Span]]:
    """Places (in `long`, in `short`) of things that a name in quotes counts: “双减” of 减轻作业负担和减轻培训负担.

    `counterparts` lead from the passages of `short` to those of `long`.
    """
    told = set[str]()
    clauses = _clauses(long)
    for found in _COUNTED.finditer(short.report.text):
        if found.group() in told or plain(found.group()) in long.lookup:
            continue
        k = short.report.passage_at(found.start())
        sentence = short.report.slice(short.report.passages[k].span)
        near = [*sorted(counterparts.get(k, set())), *(j for _, j in long.lookup.near(sentence, _NEAR))]
        objects = (span for j in near for span in clauses.get(j, ()))
        place = next((span for span in objects if _counts(long.report.slice(span), found)), None)
        if place is not None:
            told.add(found.group())
            first = short.report.text.find(found.group())
            yield place, Span(first, first + len(found.group()))


def _clauses(known: Known) -> dict[int, list[Span]]:
    out: dict[int, list[Span]] = {}
    for clause in known.clauses:
        out.setdefault(clause.passage, []).append(clause.object)
    return out


def _counts(text: str, name: re.Match[str]) -> bool:
    """Whether a text has as many members as a name counts, and what it counts is in each of them, or says it of all."""
    members, rest = _PARTS.split(text), name["rest"]
    joined = re.split("和|与", text)
    if _NUMBERS[name["number"]] not in (len(members), len(joined)):
        return False
    if len(rest) > 1:
        return rest in text
    return any(
        len(parts) == _NUMBERS[name["number"]] and all(rest in part for part in parts) for parts in (members, joined)
    )
