"""One thing under two names: abbreviations, next stages, near names in passages about the same matter.

The helper of `initiatives`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from yoy.changes.clauses import speaks_of_outcome, specificity
from yoy.changes.lookup import Lookup, pairs, plain
from yoy.changes.names import HEAD, Phrase
from yoy.model import Report

_ALIKE = 0.6  # likeness from which two names in like passages are one thing
_NEAR = 4  # passages that are asked
_LONGEST = 26
_HEADLESS = 0.06  # names without a head (行动, 条例) must be this much liker
_WITHOUT_NUMBERS = re.compile(
    r"\d[\d.]*[万亿多余]*[个家名件项支宗条路台批次期]?|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九十]成"
)
_FOUNDING = ("新增", "增设", "新建", "新设", "首创")  # what a report calls new is no other name
_COMMON = re.compile(r"(?:建设|发展|高质量|工作|水平|项目|的|管理|服务|创新|能力|进程|谈判)+$")
_COUNTS = re.compile(r"\d(?!\.\d?版|G)[\d.]*(?:万|亿|%|％|个|件|项|部|元|人|斤)|^比上年")

Pair = tuple[Phrase, Phrase]


def find_renames(
    earlier: Report,
    before: Sequence[Phrase],
    known_before: Lookup,
    later: Report,
    after: Sequence[Phrase],
    known_after: Lookup,
) -> Iterator[Pair]:
    """Pairs (later phrase, earlier phrase) that name one thing in two ways, each phrase in one pair, the likest first."""
    by_passage: dict[int, list[tuple[Phrase, str, tuple[str, bool]]]] = {}
    for phrase in before:
        was = earlier.slice(phrase.span)
        by_passage.setdefault(phrase.clause.passage, []).append((phrase, was, _face(was)))
    scored: list[tuple[float, Phrase, Phrase]] = []
    for now in after:
        name = later.slice(now.span)
        if not 2 <= len(plain(name)) <= _LONGEST or now.clause.rite or now.clause.verb in _FOUNDING:
            continue
        sentence = later.slice(later.passages[now.clause.passage].span)
        near = {
            k
            for _, k in (
                *known_before.near(name, _NEAR),
                *known_before.near(sentence, 2),
            )
        }
        face = _face(name)
        for then, was, other in (found for k in near for found in by_passage.get(k, ())):
            if not (face[1] or other[1]) and face[0] != other[0]:
                continue
            score = likeness(name, was)
            if score >= _ALIKE and _strangers(plain(name), plain(was), known_before.whole, known_after.whole):
                scored.append((score, now, then))
    yield from _best(scored, later, earlier)


def _face(name: str) -> tuple[str, bool]:
    """A name's first character and whether it ends in a head: what two names must have one of in common."""
    bare = _bare(name)
    return bare[:1], _has_head(bare)


def _best(scored: list[tuple[float, Phrase, Phrase]], later: Report, earlier: Report) -> Iterator[Pair]:
    taken_now: set[str] = set()
    taken_then: set[str] = set()
    for _, now, then in sorted(scored, key=lambda s: (-s[0], s[1].span, s[2].span)):
        a, b = plain(later.slice(now.span)), plain(earlier.slice(then.span))
        if a not in taken_now and b not in taken_then:
            taken_now.add(a)
            taken_then.add(b)
            yield now, then


def _strangers(name: str, was: str, before: str, after: str) -> bool:
    """Neither name stands in the other report, but for where the shorter is a part of the longer."""
    return before.count(name) <= (before.count(was) if name in was else 0) and after.count(was) <= (
        after.count(name) if was in name else 0
    )


def likeness(name: str, was: str) -> float:
    """How likely two phrases are one name in two forms, in [0, 1]; 0 for one that only grew or lost a common word."""
    a, b = _bare(name), _bare(was)
    if not a or not b:
        return 0.0
    headed = _has_head(a) or _has_head(b)
    if not headed and a[0] != b[0]:
        return 0.0
    if min(len(a), len(b)) < 2 or _WITHOUT_NUMBERS.sub("", a) == _WITHOUT_NUMBERS.sub("", b):
        return 0.0
    if is_abbreviation(a, b) or is_abbreviation(b, a):
        return 0.9
    if min(len(a), len(b)) < 4 or min(specificity(name), specificity(was)) < 2:
        return 0.0
    x, y = _grams(a), _grams(b)
    alike = 2 * len(x & y) / (len(x) + len(y)) - (0.0 if headed else _HEADLESS)
    if alike < _ALIKE or _COUNTS.search(name + was):
        return 0.0
    if not headed and (speaks_of_outcome(name) or speaks_of_outcome(was) or a in b or b in a):
        return 0.0
    return min(alike, 0.99)


@lru_cache(maxsize=50_000)
def _has_head(bare: str) -> bool:
    return bool(HEAD.search(bare))


@lru_cache(maxsize=50_000)
def _grams(bare: str) -> frozenset[str]:
    plain_name = re.sub(r"\d+", "#", bare)  # 12345热线座席 and 12345热线接通率 share one thing
    return frozenset(pairs(plain_name)) | frozenset(plain_name)


@lru_cache(maxsize=50_000)
def _bare(name: str) -> str:
    """A name without marks and the common words behind it."""
    return _COMMON.sub("", plain(name))


def is_abbreviation(short: str, long: str) -> bool:
    """世贸组织 of 世界贸易组织: the short name's characters in order, its first one first, each from another place."""
    if not 2 <= len(short) <= 6 or not len(short) + 2 <= len(long) <= 3 * len(short) or short in long:
        return False
    if short[0] != long[0] or not re.fullmatch(r"[^\W\d_]+", short) or short[0] in "在对的把以":
        return False
    at = -1
    for c in short:
        at = long.find(c, at + 1)
        if at < 0:
            return False
    return at >= len(long) - 2
