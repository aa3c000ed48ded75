"""What one of two neighbouring years names and the other doesn't know, and what goes by another name there."""

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from yoy.changes.clauses import clause_weight, speaks_of_outcome, specificity
from yoy.changes.known import Known
from yoy.changes.lookup import Lookup, fours, pairs, plain
from yoy.changes.names import HEAD, Phrase, kind_of
from yoy.changes.renames import find_renames
from yoy.changes.stated import find_stated
from yoy.changes.vocabulary import EVENTS, STATES
from yoy.model import Initiative, Report, Span

_ENOUGH = 0.0  # how new a phrase must look; the weights below were fitted to two annotated pairs of years
_BEGIN = 0.75
_PER_VERB = 0.95  # a firm verb before it
_PER_KNOWN_CLAUSE = -3.4  # what the other report says of the whole clause's matter
_PER_KNOWN = -2.1  # what it says of the phrase's own matter
_PER_UNKNOWN = 0.9  # runs of four characters that the other report doesn't have
_PER_SPECIFIC = 0.07
_PER_LENGTH = -0.0098  # long sentences are rhetoric
_PER_NAMESAKE = -0.9  # something with the same head (…工程) and a like name there
_OPENS, _RITE, _OUTCOME, _LISTED, _QUOTED, _SHORT = -0.77, -0.2, -0.44, -0.4, 0.7, 0.6
_STATES, _MORE, _EVENT, _NUMBERED, _LATIN = -1.2, -1.0, 2.4, 0.9, 1.6
_UNHEARD = 1.5  # a quoted name that the other report doesn't have
_TOGETHER = Fraction(2, 3)  # of a list's members that are new, the list is one initiative
_LONGEST = 26


_ORDINAL = re.compile(r"第[一二三四五六七八九十]+[届次批]|首批|新版|新一轮")


class _Found(NamedTuple):
    phrase: Phrase
    span: Span
    score: float


def find_initiatives(left: int, before: Known, after: Known) -> Iterator[Initiative]:
    """The initiatives between two neighbouring reports, columns `left` and `left + 1`.

    What a reader must see stands first: renamed ones, then new ones of the later and dropped ones of the earlier report by
    how certain they are.
    """
    earlier, later = before.report, after.report
    new = _unknown(later, after.phrases, before.lookup)
    dropped = _unknown(earlier, before.phrases, after.lookup)
    stated = list(find_stated(earlier, before.lookup, later))
    renamed = [
        pair
        for pair in find_renames(earlier, before.phrases, before.lookup, later, after.phrases, after.lookup)
        if not any(_overlap(pair[0].span, s.said) or _overlap(pair[1].span, s.was) for s in stated)
    ]
    yield from (_renamed(left, later, earlier, s.now, s.was) for s in stated)
    yield from (_renamed(left, later, earlier, now.span, was.span) for now, was in renamed)
    yield from _told(left, left + 1, later, new, [*(s.said for s in stated), *(now.span for now, _ in renamed)])
    yield from _told(left, left, earlier, dropped, [*(s.was for s in stated), *(was.span for _, was in renamed)])


def _told(
    left: int,
    column: int,
    report: Report,
    found: Sequence[_Found],
    renamed: Collection[Span],
) -> Iterator[Initiative]:
    """The initiatives of one report that the other doesn't know, the surest first, each once."""
    names = {plain(report.slice(span)) for span in renamed}
    said: set[str] = set()
    for one in sorted(found, key=lambda f: (-f.score, f.span)):
        name = report.slice(one.span)
        known = {plain(name), *map(plain, re.findall(r"[“《][^”》]{2,}[”》]", name))}
        if known & (said | names) or any(_overlap(one.span, span) for span in renamed):
            continue
        said |= known
        section = report.passages[one.phrase.clause.passage].section
        yield Initiative(
            left,
            "new" if column > left else "dropped",
            name,
            kind_of(name),
            column,
            one.span,
            section,
        )


def _renamed(left: int, later: Report, earlier: Report, now: Span, then: Span) -> Initiative:
    name, was = later.slice(now), earlier.slice(then)
    section = later.passages[later.passage_at(now.start)].section
    return Initiative(left, "renamed", name, kind_of(name), left + 1, now, section, (was, then))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _unknown(report: Report, phrases: Sequence[Phrase], other: Lookup) -> list[_Found]:
    """The phrases that the other report doesn't know; neighbours in one list that share a head are one phrase."""
    out: list[_Found] = []
    for _, group in groupby(phrases, key=lambda p: p.clause.span):
        members = list(group)
        scored = [(phrase, _novelty(report, phrase, other)) for phrase in members]
        found = [
            _Found(phrase, phrase.span, score)
            for phrase, score in scored
            if score >= _ENOUGH and report.slice(phrase.span) not in other
        ]
        out.extend(_joined(found, members))
    return out


def _joined(found: list[_Found], members: Sequence[Phrase]) -> list[_Found]:
    """A list that is new in most of its members is told as one, unless it is long: its modifiers are no things of their own."""
    whole = Span(members[0].span.start, members[-1].span.end)
    if len(found) < 2 or len(found) < _TOGETHER * len(members) or whole.end - whole.start > _LONGEST:
        return found
    best = max(found, key=lambda f: f.score)
    return [_Found(best.phrase, whole, best.score)]


def _novelty(report: Report, phrase: Phrase, other: Lookup) -> float:
    """How new a phrase looks; what the other report knows of it can only lower that, and is asked for last."""
    name = report.slice(phrase.span)
    sentence = report.passages[phrase.clause.passage].span
    clause = report.slice(phrase.clause.span)
    score = _BEGIN + _PER_VERB * clause_weight(phrase.clause) + _PER_UNKNOWN * _strange(name, other)
    score += _PER_SPECIFIC * min(specificity(name), 8) + _PER_LENGTH * (sentence.end - sentence.start)
    score += _OPENS * phrase.clause.opens + _RITE * phrase.clause.rite + _OUTCOME * speaks_of_outcome(name)
    score += _STATES * bool(STATES.search(clause)) + _MORE * ("更" in clause) + _EVENT * bool(EVENTS.search(name))
    score += _NUMBERED * bool(_ORDINAL.search(name)) + _LATIN * bool(re.search(r"[A-Za-z]", name))
    score += _UNHEARD * _unheard(name, other)
    score += _LISTED * phrase.listed + _QUOTED * bool(re.search(r"[“《]", name)) + _SHORT * (len(plain(name)) < 4)
    if score >= _ENOUGH:
        score += _PER_KNOWN_CLAUSE * _share(other, report.slice(phrase.clause.object))
    if score >= _ENOUGH:
        score += _PER_KNOWN * _share(other, name) + _PER_NAMESAKE * _namesake(name, other)
    return score


def _unheard(name: str, other: Lookup) -> bool:
    """It carries a name in quotation marks that stands nowhere in the other report."""
    return any(len(inner) > 2 and inner not in other for inner in re.findall(r"[“《]([^”》]+)[”》]", name))


def _share(other: Lookup, name: str) -> float:
    near = other.near(name, 1)
    return near[0][0] if near else 0.0


def _strange(name: str, other: Lookup) -> float:
    """The share of a name's four-character runs that the other report doesn't have."""
    runs = fours(plain(name))
    return sum(run not in other.runs for run in runs) / len(runs) if runs else 0.0


def _namesake(name: str, other: Lookup) -> float:
    """How much of a name's modifier stands before the same head (行动, 条例) somewhere in the other report; 1 without a head."""
    bare = plain(name)
    head = HEAD.search(bare)
    modifier = set(pairs(bare[: head.start()])) if head else set()
    if not head or not modifier:
        return 1.0
    best = 0
    for place in re.finditer(re.escape(head.group(1)), other.whole):
        before = other.whole[max(0, place.start() - len(bare) - 6) : place.start()].rpartition("\n")[2]
        best = max(best, len(modifier & set(pairs(before))))
    return best / len(modifier)
