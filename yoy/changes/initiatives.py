"""What one of two neighbouring years names and the other doesn't know, and what goes by another name there."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from yoy.changes.clauses import clause_weight, speaks_of_outcome, specificity
from yoy.changes.lookup import Lookup, fours, pairs, plain
from yoy.changes.names import HEAD, Phrase, find_phrases, kind_of
from yoy.changes.renames import find_renames
from yoy.model import Alignment, Initiative, Report, Span

_ENOUGH = 0.0  # how new a phrase must look; the weights below were fitted to two annotated pairs of years
_BEGIN = 0.4
_PER_VERB = 1.0  # a firm verb before it
_PER_KNOWN_CLAUSE = -3.2  # what the other report says of the whole clause's matter
_PER_KNOWN = -2.2  # what it says of the phrase's own matter
_PER_UNKNOWN = 1.0  # runs of four characters that the other report doesn't have
_PER_SPECIFIC = 0.09
_PER_LENGTH = -0.0096  # long sentences are rhetoric
_PER_NAMESAKE = -0.85  # something with the same head (…工程) and a like name there
_OPENS, _RITE, _OUTCOME, _LISTED, _QUOTED, _SHORT = (
    -0.77,
    -0.13,
    -0.42,
    -0.33,
    0.62,
    0.9,
)


class _Found(NamedTuple):
    phrase: Phrase
    span: Span
    score: float


def find_initiatives(alignment: Alignment) -> tuple[Initiative, ...]:
    """The initiatives between neighbouring reports: new ones in the later, dropped ones in the earlier, renamed ones.

    What a reader must see stands first: renamed, then new and dropped ones by how certain they are.
    """
    out: list[Initiative] = []
    for left, (earlier, later) in enumerate(zip(alignment.reports, alignment.reports[1:], strict=False)):
        before, after = list(find_phrases(earlier)), list(find_phrases(later))
        known_before, known_after = Lookup(earlier), Lookup(later)
        new = _unknown(later, after, known_before)
        dropped = _unknown(earlier, before, known_after)
        renamed = list(find_renames(earlier, before, known_before, later, after, known_after))
        out.extend(_renamed(left, later, earlier, *pair) for pair in renamed)
        out.extend(_told(left, left + 1, later, new, [b for b, _ in renamed]))
        out.extend(_told(left, left, earlier, dropped, [a for _, a in renamed]))
    return tuple(out)


def _told(
    left: int,
    column: int,
    report: Report,
    found: Sequence[_Found],
    renamed: Collection[Phrase],
) -> Iterator[Initiative]:
    """The initiatives of one report that the other doesn't know, the surest first, each once."""
    taken = {phrase.span for phrase in renamed}
    said: set[str] = set()
    for one in sorted(found, key=lambda f: (-f.score, f.span)):
        name = report.slice(one.span)
        if plain(name) in said or any(s.start < one.span.end and one.span.start < s.end for s in taken):
            continue
        said.add(plain(name))
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


def _renamed(left: int, later: Report, earlier: Report, now: Phrase, then: Phrase) -> Initiative:
    name, was = later.slice(now.span), earlier.slice(then.span)
    section = later.passages[now.clause.passage].section
    return Initiative(
        left,
        "renamed",
        name,
        kind_of(name),
        left + 1,
        now.span,
        section,
        (was, then.span),
    )


def _unknown(report: Report, phrases: Sequence[Phrase], other: Lookup) -> list[_Found]:
    """The phrases that the other report doesn't know; neighbours in one list that share a head are one phrase."""
    out: list[_Found] = []
    for _, group in groupby(phrases, key=lambda p: p.clause.span):
        members = list(group)
        about = _share(other, report.slice(members[0].clause.object))
        scored = [(phrase, _novelty(report, phrase, other, about)) for phrase in members]
        found = [_Found(phrase, phrase.span, score) for phrase, score in scored if score >= _ENOUGH]
        out.extend(found)
    return out


def _novelty(report: Report, phrase: Phrase, other: Lookup, about: float) -> float:
    name = report.slice(phrase.span)
    sentence = report.passages[phrase.clause.passage].span
    score = _BEGIN + _PER_VERB * clause_weight(phrase.clause) + _PER_KNOWN_CLAUSE * about
    score += _PER_KNOWN * _share(other, name) + _PER_UNKNOWN * _strange(name, other)
    score += _PER_SPECIFIC * min(specificity(name), 8) + _PER_LENGTH * (sentence.end - sentence.start)
    score += _PER_NAMESAKE * _namesake(name, other)
    score += _OPENS * phrase.clause.opens + _RITE * phrase.clause.rite + _OUTCOME * speaks_of_outcome(name)
    score += _LISTED * phrase.listed + _QUOTED * bool(re.search(r"[“《]", name)) + _SHORT * (len(plain(name)) < 4)
    return score


def _share(other: Lookup, name: str) -> float:
    near = other.near(name, 1)
    return near[0][0] if near else 0.0


def _strange(name: str, other: Lookup) -> float:
    """The share of a name's four-character runs that the other report doesn't have."""
    runs = fours(plain(name))
    return sum(run not in other.whole for run in runs) / len(runs) if runs else 0.0


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
