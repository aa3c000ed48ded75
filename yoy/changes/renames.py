"""One thing under two names: abbreviations, next stages, near names in passages about the same matter.

The helper of `initiatives`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from yoy.changes.abbreviations import find_counted, find_shortened
from yoy.changes.counterparts import Counterparts
from yoy.changes.known import Known
from yoy.changes.lookup import plain
from yoy.changes.names import Phrase, kind_of
from yoy.changes.sameness import bare, has_head, likeness
from yoy.changes.vocabulary import FOUNDING
from yoy.model import Report, Span

_NEAR = 4  # passages that are asked
_LONGEST = 26
_OFFICE = 4  # characters of an issuer's name
_SHORT = 18  # characters of what may be a name without a verb before it
_SAME_VERB = 0.05  # what is done to both speaks for their being one
_NAMED = ("programme", "platform", "document", "institution", "event")


class Renamed(NamedTuple):
    """A name in the later report, and the place of the earlier name in the earlier one."""

    now: Span
    was: Span


def find_renames(before: Known, after: Known, there: Counterparts, back: Counterparts) -> Iterator[Renamed]:
    """Names of one thing in two forms, each name once: abbreviations, then named things, then others, the likest first.

    `there` leads from passages of the earlier report to those of the later one, `back` the other way.
    """
    yield from (Renamed(now, was) for was, now in find_counted(before, after, back))
    yield from (Renamed(now, was) for now, was in find_counted(after, before, there))
    yield from (Renamed(now, was) for was, now in find_shortened(before, after, there))
    yield from (Renamed(now, was) for now, was in find_shortened(after, before, back))
    alike = list(_best(_scored(before, after, back), before, after))
    named = [kind_of(after.report.slice(now.span)) in _NAMED for now, _ in alike]
    for wanted in (True, False):
        yield from (
            Renamed(now.span, was.span) for (now, was), is_named in zip(alike, named, strict=True) if is_named is wanted
        )


def find_issuer(earlier: Report, later: Report) -> Iterator[Renamed]:
    """The issuer's own name, where it says more or less of the place than the year before: 某区政府 and 某市某区政府."""
    was, now = earlier.issuer, later.issuer
    if was != now and min(len(was), len(now)) >= _OFFICE and (was.endswith(now) or now.endswith(was)):
        at, there = later.text.find(now), earlier.text.find(was)
        if min(at, there) >= 0:
            yield Renamed(Span(at, at + len(now)), Span(there, there + len(was)))


def _scored(before: Known, after: Known, back: Counterparts) -> Iterator[tuple[float, Phrase, Phrase]]:
    """All pairs of phrases in like passages that may be one thing, with their likeness."""
    by_passage: dict[int, list[tuple[Phrase, str, tuple[str, bool]]]] = {}
    for phrase in before.phrases:
        was = before.report.slice(phrase.span)
        by_passage.setdefault(phrase.clause.passage, []).append((phrase, was, _face(was)))
    for now in after.phrases:
        name = after.report.slice(now.span)
        if not 2 <= len(plain(name)) <= _LONGEST or now.clause.verb in FOUNDING:
            continue
        sentence = after.report.slice(after.report.passages[now.clause.passage].span)
        counterparts = back.get(now.clause.passage, set())
        near = {k for _, k in (*before.lookup.near(name, _NEAR), *before.lookup.near(sentence, 2))}
        face = _face(name)
        if now.clause.rite and not face[1]:
            continue
        for k in sorted(near | counterparts):
            for then, was, other in by_passage.get(k, ()):
                placed = k in counterparts
                acted = now.clause.verb and then.clause.verb
                if not (
                    face[1] or other[1] or (acted and (placed or face[0] == other[0])) or (placed and _short(name, was))
                ):
                    continue
                score = likeness(name, was, placed)
                if score and _strangers(plain(name), plain(was), before.lookup.whole, after.lookup.whole):
                    yield score + _SAME_VERB * (placed and now.clause.verb == then.clause.verb), now, then


def _short(name: str, was: str) -> bool:
    """Both are short enough for names where nothing is done to them, which sentences aren't."""
    return max(len(plain(name)), len(plain(was))) <= _SHORT


def _face(name: str) -> tuple[str, bool]:
    """A name's first character and whether it ends in a head: what two names must have one of in common."""
    return bare(name)[:1], has_head(bare(name))


def _best(
    scored: Iterator[tuple[float, Phrase, Phrase]], before: Known, after: Known
) -> Iterator[tuple[Phrase, Phrase]]:
    taken_now: set[str] = set()
    taken_then: set[str] = set()
    for _, now, then in sorted(scored, key=lambda s: (-s[0], s[1].span, s[2].span)):
        a, b = plain(after.report.slice(now.span)), plain(before.report.slice(then.span))
        if a not in taken_now and b not in taken_then:
            taken_now.add(a)
            taken_then.add(b)
            yield now, then


def _strangers(name: str, was: str, before: str, after: str) -> bool:
    """Neither name stands in the other report, but for where the shorter is a part of the longer."""
    return before.count(name) <= (before.count(was) if name in was else 0) and after.count(was) <= (
        after.count(name) if was in name else 0
    )
