"""Where a phrase's matter stands in a report: character pairs weighted by their rarity, through an inverted index."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache

from yoy.model import Report

_NOISE = re.compile(r"[\s“”\"'‘’《》〈〉()（）、，。；：！？·,;:!?—\-–～~]|20\d\d年?")
_DIGITS = re.compile(r"\d+")
_SINGLE = 0.3  # a single character says this much of what a pair says


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A text as it is compared: width folded, without white space, marks and years."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def pairs(text: str) -> list[str]:
    """The neighbouring character pairs of a plain text."""
    return [text[i : i + 2] for i in range(len(text) - 1)]


def fours(text: str) -> list[str]:
    """The runs of four characters of a plain text."""
    return [text[i : i + 4] for i in range(len(text) - 3)]


def likeness(label: str, other: str) -> float:
    """How much two labels have in common, in [0, 1]: by their character pairs, any number counting as one character."""
    label, other = _DIGITS.sub("#", label), _DIGITS.sub("#", other)
    a = {label[i : i + 2] for i in range(len(label) - 1)}
    b = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(label == other)


class Lookup:
    """Finds passages of one report by what they are about."""

    def __init__(self, report: Report) -> None:
        self.passages = [plain(report.slice(p.span)) if p.kind != "front" else "" for p in report.passages]
        self.whole = "\n".join(self.passages)
        self._stands: dict[str, list[int]] = defaultdict(list)
        for k, text in enumerate(self.passages):
            for gram in {*pairs(text), *text}:
                self._stands[gram].append(k)

    def weight(self, gram: str) -> float:
        """How telling a character or a pair is: the rarer, the more."""
        rarity = math.log((len(self.passages) + 1) / (len(self._stands.get(gram, ())) + 0.5))
        return rarity * (_SINGLE if len(gram) == 1 else 1.0)

    def near(self, phrase: str, most: int = 5) -> list[tuple[float, int]]:
        """The passages that hold most of a phrase's weight: (share in [0, 1], index), best first.

        Long passages are held back a little, as they hold a bit of everything.
        """
        wanted = plain(phrase)
        grams = {*pairs(wanted), *wanted}
        weights = {gram: self.weight(gram) for gram in grams}
        total = sum(weights.values())
        found: Counter[int] = Counter()
        for gram, weight in weights.items():
            for k in self._stands.get(gram, ()):
                found[k] += weight  # type: ignore[assignment]
        scored = [
            (
                value / total / (1 + 0.006 * max(0, len(self.passages[k]) - len(wanted))),
                k,
            )
            for k, value in found.items()
        ]
        return sorted(scored, key=lambda s: (-s[0], s[1]))[:most]

    def unknown(self, phrase: str) -> float:
        """The share of a phrase's character pairs that stand nowhere in the report."""
        grams = pairs(plain(phrase))
        return sum(gram not in self._stands for gram in grams) / len(grams) if grams else 0.0

    def __contains__(self, phrase: str) -> bool:
        return plain(phrase) in self.whole
