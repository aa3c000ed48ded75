"""Exchanges words of a text for others of its own, so that new text of the same register arises."""

import random
import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NUMERAL = re.compile("[〇零一二三四五六七八九十百千万亿两第年月日]")


def words(text: str) -> list[str]:
    """The text as jieba's words."""
    import jieba

    return list(jieba.cut(text))


def is_exchangeable(word: str) -> bool:
    """Chinese words of two to four characters that hold no numeral, so that markers, dates and figures stay."""
    return bool(_WORD.fullmatch(word)) and not _NUMERAL.search(word)


def exchange(vocabulary: Iterable[str], chance: random.Random) -> dict[str, str]:
    """Each exchangeable word's substitute, another word of its length: they are put into a ring, each gives way to the next."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(set(filter(is_exchangeable, vocabulary))):
        by_length.setdefault(len(word), []).append(word)
    table: dict[str, str] = {}
    for known in by_length.values():
        chance.shuffle(known)
        table |= dict(zip(known, [*known[1:], known[0]], strict=True))
    return table


def rewrite(tokens: Iterable[str], table: Mapping[str, str]) -> str:
    """The tokens with every exchangeable word replaced."""
    return "".join(table.get(token, token) for token in tokens)
