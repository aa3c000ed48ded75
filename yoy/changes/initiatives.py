"""What one of two neighbouring years names and the other doesn't know, and what goes by another name there."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal, NamedTuple

from yoy.changes.known import Known
from yoy.changes.lookup import pairs, plain
from yoy.changes.names import Phrase, is_everyday, kind_of
from yoy.changes.novelty import Novelty
from yoy.changes.relabelled import find_relabelled
from yoy.changes.renames import Renamed, find_issuer, find_renames
from yoy.changes.stated import find_stated
from yoy.changes.vocabulary import HEAD
from yoy.model import Alignment, Initiative, Report, Span

ENOUGH = -0.55  # log odds from which a phrase is told: misses and false alarms are about as many
_TOGETHER = Fraction(2, 3)  # of a list's members that are new, the list is one initiative
_LONGEST = 26
_SAME = 0.6  # of the character pairs of two names that are one thing's, both have so many
_LEAST = 4  # and at least so many


class _Found(NamedTuple):
    phrase: Phrase
    span: Span
    score: float


def find_initiatives(alignment: Alignment, left: int, gone: Novelty, come: Novelty) -> Iterator[Initiative]:
    """The initiatives between two neighbouring reports, columns `left` and `left + 1`.

    What a reader must see stands first: renamed ones, then new ones of the later and dropped ones of the earlier report by
    how certain they are. `gone` judges the phrases of the earlier report, `come` those of the later one.
    """
    before, after = gone.own, come.own
    earlier, later = before.report, after.report
    new, dropped = _unknown(come), _unknown(gone)
    stated = list(find_stated(earlier, before.lookup, later))
    renamed = list(find_issuer(earlier, later))
    known = [(one.now, one.was) for one in renamed] + [(one.said, one.was) for one in stated]
    renamed += [Renamed(one.now, one.was) for one in stated]
    for pair in (*find_renames(before, after, gone.counterparts, come.counterparts), *find_relabelled(alignment, left)):
        if not any(pair.now.overlaps(now) or pair.was.overlaps(was) for now, was in known):
            renamed.append(pair)
            known.append((pair.now, pair.was))
    yield from (_renamed(left, later, earlier, pair.now, pair.was) for pair in renamed)
    said = [now for now, _ in known] + [pair.now for pair in renamed]
    yield from _told(left, left + 1, after, before, new, said)
    yield from _told(left, left, before, after, dropped, [was for _, was in known])


def _told(
    left: int, column: int, own: Known, other: Known, found: Sequence[_Found], renamed: Collection[Span]
) -> Iterator[Initiative]:
    """The initiatives of one report that the other doesn't know, the surest first, each once."""
    report = own.report
    status: Literal["new", "dropped"] = "new" if column > left else "dropped"
    elsewhere = [report.slice(span) for span in renamed]
    names, within = set(map(plain, elsewhere)), {one for name in elsewhere for one in _names_in(name, other)}
    said: set[str] = set()
    for one in _first_mentions(report, sorted(found, key=lambda f: (-f.score, f.span))):
        name = report.slice(one.span)
        known = _names_in(name, other)
        if known & (said | names) or plain(name) in within or any(one.span.overlaps(span) for span in renamed):
            continue
        said |= known
        section = report.passages[one.phrase.clause.passage].section
        yield Initiative(left, status, name, kind_of(name), column, one.span, section)


def _names_in(name: str, other: Known) -> set[str]:
    """A name, and what it carries in quotation marks that the other report doesn't know: “一带一路” says not which 行动."""
    quoted = (inner for inner in re.findall(r"[“《][^”》]{2,}[”》]", name) if inner not in other.lookup)
    return {plain(name), *map(plain, quoted)}


def _first_mentions(report: Report, found: Sequence[_Found]) -> list[_Found]:
    """Each thing once, where the report first names it: 延迟退休等改革 and 延迟退休改革 are one, 改革 and 改革先行区 two."""
    kept: list[_Found] = []
    grams: list[set[str]] = []
    heads: list[str] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for one in found:
        name = plain(report.slice(one.span))
        own, head = set(pairs(name)), _head(name)
        shared = Counter(k for pair in own for k in holding[pair])
        alike = (
            k
            for k, n in shared.items()
            if n >= max(_LEAST, _SAME * len(own), _SAME * len(grams[k])) and (not head or head == (heads[k] or head))
        )
        same = min(alike, default=None)
        if same is None:
            for pair in own:
                holding[pair].append(len(kept))
            kept.append(one)
            grams.append(own)
            heads.append(head)
        elif one.span < kept[same].span:
            kept[same] = one._replace(score=kept[same].score)
    return kept


def _head(name: str) -> str:
    """The word a name ends in, where that is a head (行动, 条例)."""
    found = HEAD.search(name)
    return found.group(1) if found else ""


def _renamed(left: int, later: Report, earlier: Report, now: Span, then: Span) -> Initiative:
    name, was = later.slice(now), earlier.slice(then)
    section = later.passages[later.passage_at(now.start)].section
    return Initiative(left, "renamed", name, kind_of(name), left + 1, now, section, (was, then))


def _unknown(novelty: Novelty) -> list[_Found]:
    """The phrases that the other report doesn't know; neighbours in one list that share a head are one phrase."""
    out: list[_Found] = []
    for _, group in groupby(novelty.own.phrases, key=lambda p: p.clause.span):
        members = list(group)
        scored = [_Found(phrase, phrase.span, novelty.score(phrase, ENOUGH)) for phrase in members]
        found = [one for one in scored if one.score >= ENOUGH and not is_everyday(novelty.own.report.slice(one.span))]
        out.extend(_joined(found, members))
    return out


def _joined(found: list[_Found], members: Sequence[Phrase]) -> list[_Found]:
    """A list that is new in most of its members is told as one, unless it is long: its modifiers are no things of their own."""
    whole = Span(members[0].span.start, members[-1].span.end)
    if len(found) < 2 or len(found) < _TOGETHER * len(members) or whole.end - whole.start > _LONGEST:
        return found
    best = max(found, key=lambda f: f.score)
    return [_Found(best.phrase, whole, best.score)]
