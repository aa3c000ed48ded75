"""Whether two phrases may be two names of one thing.

The helper of `renames`.
"""

import re
from functools import lru_cache

from yoy.changes.clauses import speaks_of_outcome, specificity
from yoy.changes.lookup import pairs, plain
from yoy.changes.vocabulary import ADVERBS, HEAD, VAGUE

ALIKE = 0.6  # likeness from which two names in like passages are one thing
PLACED = 0.5  # the same where they stand at the same place of corresponding passages
_HEADLESS = 0.06  # names without a head (行动, 条例) must be this much liker
_HEAD_LOST = 0.08  # so must one with a head and one without: 工程 and what it was for
_TITLES = 0.8  # documents of one office are all called alike
_LEAST = 4  # characters that can stand for a name without its common words
_WITHOUT_NUMBERS = re.compile(
    r"\d[\d.]*[万亿多余]*[个家名件项支宗条路台批次期]?|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九十]成"
)
_COMMON = re.compile(r"(?:建设|发展|高质量|工作|水平|项目|的|管理|服务|创新|能力|进程|谈判|质量|供给|支持|功能|标准)+$")
_COUNTS = re.compile(r"\d(?!\.\d?版|G)[\d.]*\s*(?:万|亿|%|％|个|件|项|部|元|美元|人|斤|笔|年|月)|^比上年")
_STATEMENT = re.compile(
    r"(?:为|是|活跃|平稳|稳定|良好|加快|增多|上[涨升行]|下[降行跌]|回[落升暖]|增长|减少|[高低]|较快|收报|[缩收]窄|走[高低强弱阔]|波动|净流[入出]|"
    r"[升贬]值|[复多]杂?多变|严峻|扩大|放缓|明显|显著|反弹|趋[稳缓升降紧])$|有所|没有|分别|^未|^(?:通过|对|在|向|比|分|从)"
)
_DEGREE = re.compile(rf"(?:{ADVERBS}|加快|整体|总体|严重|各类|有关|相关|更加[^的]{{1,3}}的?|^中国)+的?")
_FUNCTION = re.compile(r"[的了和与及同将]|等(?=.)|一批")  # what says nothing by itself


def likeness(name: str, was: str, placed: bool = False) -> float:
    """How likely two phrases are one name in two forms, in [0, 1]; 0 for one that only grew or lost a common word.

    `placed`: they stand at the same place of corresponding passages.
    """
    a, b = bare(name), bare(was)
    if min(len(a), len(b)) < _LEAST:
        a, b = plain(name), plain(was)
    if min(len(a), len(b)) < 2 or sorted(_said(a)) == sorted(_said(b)):
        return 0.0
    heads = has_head(a) + has_head(b)
    if _only_generic(a, b):
        return 0.0
    if heads < 2 and (_STATEMENT.search(name) or _STATEMENT.search(was)):
        return 0.0
    if not heads and not (_ends_meet(a, b) if placed else a[0] == b[0]):
        return 0.0
    if is_abbreviation(a, b) or is_abbreviation(b, a):
        return 0.9
    if min(len(a), len(b)) < (3 if placed else 4) or min(specificity(name), specificity(was)) < (1 if placed else 2):
        return 0.0
    x, y = _grams(a), _grams(b)
    alike = 2 * len(x & y) / (len(x) + len(y)) - (_HEADLESS, _HEAD_LOST, 0.0)[heads]
    if alike < (PLACED if placed else ALIKE) or _COUNTS.search(name + was) or _contradict(a, b):
        return 0.0
    grown = a in b or b in a
    if not heads and (
        speaks_of_outcome(name) or speaks_of_outcome(was) or (grown and not (placed and _modified(a, b)))
    ):
        return 0.0
    return min(alike, 0.99)


def _only_generic(a: str, b: str) -> bool:
    """One is the other with a word more that tells nothing: 种业振兴行动, 持续改善服务, 中国证监会."""
    short, long = sorted((a, b), key=len)
    front = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    more = long[front : front + len(long) - len(short)]
    if not more or not long.endswith(short[front:]):
        return False
    behind = front == len(short) and not has_head(short)
    return bool(_DEGREE.fullmatch(more)) or (behind and not VAGUE.sub("", HEAD.sub("", more)))


def _said(text: str) -> str:
    return _FUNCTION.sub("", _WITHOUT_NUMBERS.sub("", text))


def _ends_meet(a: str, b: str) -> bool:
    """They begin or end alike."""
    return a[:2] == b[:2] or a[-2:] == b[-2:]


def _modified(a: str, b: str) -> bool:
    """The longer one is the shorter one with a telling word before it: 普惠托育服务."""
    short, long = sorted((a, b), key=len)
    return long.endswith(short) and specificity(long[: -len(short)]) >= 2


def _contradict(a: str, b: str) -> bool:
    """They differ in one word in the same place, which makes them two things: 外资准入清单 and 市场准入清单."""
    front = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[front:], b[front:]
    back = next((i for i, (x, y) in enumerate(zip(rest[::-1], other[::-1], strict=False)) if x != y), 0)
    one, two = rest[: len(rest) - back], other[: len(other) - back]
    return back > 0 and min(len(one), len(two)) > 1 and not set(one) & set(two)


@lru_cache(maxsize=50_000)
def has_head(bare_name: str) -> bool:
    """A name ends in a head: 行动, 条例."""
    return bool(HEAD.search(bare_name))


@lru_cache(maxsize=50_000)
def _grams(bare_name: str) -> frozenset[str]:
    plain_name = re.sub(r"\d+", "#", bare_name)  # 12345热线座席 and 12345热线接通率 share one thing
    return frozenset(pairs(plain_name)) | frozenset(plain_name)


@lru_cache(maxsize=50_000)
def bare(name: str) -> str:
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
