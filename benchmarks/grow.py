"""Makes a pair of reports n times as long: n copies, in each of them the words exchanged, the same way in both reports."""

import random
import re
import sys
from pathlib import Path

from document import chinese
from vocabulary import exchange, rewrite, words

_CHAPTER = re.compile(r"^[一二三四五六七八九十]+、", re.MULTILINE)


def grow(earlier: str, later: str, factor: int, seed: int) -> tuple[str, str]:
    """Both reports `factor` times as long. The first copy is the text itself; chapters are numbered through.

    The pair stays a pair (a sentence that was edited is an edited sentence in every copy), while no copy repeats another.
    """
    chance = random.Random(seed)
    tokens = words(earlier), words(later)
    texts = [[earlier], [later]]
    for _ in range(factor - 1):
        table = exchange({word for side in tokens for word in side}, chance)
        for copies, side in zip(texts, tokens, strict=True):
            copies.append(_body(rewrite(side, table)))
    before, after = (_number("\n".join(copies)) for copies in texts)
    return before, after


def _body(text: str) -> str:
    """The text from its first chapter on; all of it where it has none."""
    first = _CHAPTER.search(text)
    return text[first.start() :] if first else text


def _number(text: str) -> str:
    count = 0

    def marker(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{chinese(min(count, 99))}、"

    return _CHAPTER.sub(marker, text)


def main(before: str, after: str, factor: str, seed: str, *goals: str) -> None:
    """Writes the longer pair: grow.py BEFORE AFTER FACTOR SEED NEW_BEFORE NEW_AFTER."""
    earlier, later = (Path(path).read_text(encoding="utf-8") for path in (before, after))
    grown = grow(earlier, later, int(factor), int(seed))
    for goal, text in zip(goals, grown, strict=True):
        Path(goal).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
