"""Where a phrase's matter stands in a report: character pairs weighted by their rarity, through an inverted index."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from yoy.model import Report

_NOISE = re.compile(r"[\s“”\"'‘’《》〈〉()（）、，。；：！？·,;:!?—\-–～~]|20\d\d年?")
_DIGITS = re.compile(r"\d+")
_LEAST = 6  # passages kept of each search, so that the next question finds them
_COMMON = 20  # pairs that stand in more passages open no candidates, unless there are no others
_CANDIDATES = 2  # passages weighed in full, besides as many as are asked for
_SINGLE = 0.3  # a single character says this much of what a pair says


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A text as it is compared: width folded, without white space, marks and years."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def pairs(text: str) -> list[str]:
    """The neighbouring character pairs of a plain text."""
    return [text[i : i + 2] for i in range(len(text) - 1)]


def grams_of(text: str) -> frozenset[str]:
    """The characters of a plain text and their neighbouring pairs; digits tell nothing of what is spoken of (12345热线)."""
    return frozenset(gram for gram in (*pairs(text), *text) if not gram.isdecimal())


def fours(text: str) -> list[str]:
    """The runs of four characters of a plain text."""
    return [text[i : i + 4] for i in range(len(text) - 3)]


def likeness(label: str, other: str) -> float:
    """How much two labels have in common, in [0, 1]: by their character pairs, any number counting as one character."""
    label, other = _DIGITS.sub("#", label), _DIGITS.sub("#", other)
    a = {label[i : i + 2] for i in range(len(label) - 1)}
    b = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(label == other)


class _Weights(dict[str, float]):
    """How telling characters and pairs are; what stands nowhere tells most."""

    unseen = 0.0

    def __missing__(self, gram: str) -> float:
        return self.unseen


class Lookup:
    """Finds passages of one report by what they are about."""

    def __init__(self, report: Report) -> None:
        self.passages = [plain(report.slice(p.span)) if p.kind != "front" else "" for p in report.passages]
        self.whole = "\n".join(self.passages)
        self._grams = list(map(grams_of, self.passages))
        self.runs = frozenset(run for text in self.passages for run in fours(text))
        self._stands: dict[str, list[int]] = defaultdict(list)
        for k, grams in enumerate(self._grams):
            for gram in grams:
                self._stands[gram].append(k)
        size = len(self.passages) + 1
        self._weights = _Weights((gram, self._weight(gram, len(ks), size)) for gram, ks in self._stands.items())
        self._weights.unseen = math.log(size / 0.5)
        self._found: dict[tuple[str, int], list[tuple[float, int]]] = {}

    @staticmethod
    def _weight(gram: str, places: int, size: int) -> float:
        """How telling a character or a pair is: the rarer, the more."""
        return math.log(size / (places + 0.5)) * (_SINGLE if len(gram) == 1 else 1.0)

    def _unseen(self, gram: str) -> float:
        return self._weights.unseen * (_SINGLE if len(gram) == 1 else 1.0)

    def near(self, phrase: str, most: int = 5) -> list[tuple[float, int]]:
        """The passages that hold most of a phrase's weight: (share in [0, 1], index), best first.

        Long passages are held back a little, as they hold a bit of everything. Rare pairs of characters open the
        candidates; only the best of these are weighed in full.
        """
        wanted = plain(phrase)
        key = wanted, max(most, _LEAST)
        if key not in self._found:
            self._found[key] = self._near(*key)
        return self._found[key][:most]

    def _near(self, wanted: str, most: int) -> list[tuple[float, int]]:
        known = {gram: self._stands[gram] for gram in pairs(wanted) if gram in self._stands}
        rare = [gram for gram, places in known.items() if len(places) <= _COMMON]
        found: dict[int, float] = {}
        for gram in rare or known:
            weight = self._weights[gram]
            for k in known[gram]:
                found[k] = found.get(k, 0.0) + weight
        weights = {gram: self._weights.get(gram, self._unseen(gram)) for gram in grams_of(wanted)}
        total = math.fsum(weights.values()) or 1.0
        wanted_grams = frozenset(weights)
        best = sorted(found, key=found.__getitem__, reverse=True)[: _CANDIDATES + most]
        scored = []
        for k in best:
            shared = math.fsum(map(weights.__getitem__, self._grams[k] & wanted_grams))
            scored.append((shared / total / (1 + 0.006 * max(0, len(self.passages[k]) - len(wanted))), k))
        return sorted(scored, key=lambda s: (-s[0], s[1]))[:most]

    def places(self, gram: str) -> int:
        """In how many passages a character or a pair of characters stands."""
        return len(self._stands.get(gram, ()))

    def weigh(self, grams: Iterable[str]) -> float:
        """How telling characters and pairs are in this report, taken together."""
        return math.fsum(map(self._weights.__getitem__, grams))

    def alike(self, one: str, other: str) -> float:
        """How much of what tells two plain phrases apart they share, in [0, 1]: Dice coefficient of their weights."""
        a, b = grams_of(one), grams_of(other)
        return 2 * self.weigh(a & b) / ((self.weigh(a) + self.weigh(b)) or 1)

    def unknown(self, grams: Iterable[str]) -> list[str]:
        """Those of some characters and pairs that stand nowhere in this report."""
        return [gram for gram in grams if gram not in self._weights]

    def grams(self, k: int) -> frozenset[str]:
        """The characters and pairs of a passage."""
        return self._grams[k]

    def __contains__(self, phrase: str) -> bool:
        wanted = plain(phrase)
        if len(wanted) < 3:
            return wanted in self._stands
        ends = (wanted[:4], wanted[-4:]) if len(wanted) > 3 else ()
        return all(end in self.runs for end in ends) and wanted in self.whole
