"""What a passage is compared by: its text folded, and weighted character terms."""

import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

Vector = dict[str, float]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[-~至度/.]|$)")
_NUMBER = re.compile(r"\d[\d,.]*")
_PUNCTUATION = re.compile(r"[^\w#%@]+")
_UNIGRAM = 0.35  # a shared character says less than a shared pair of neighbours
# Marks that printings use for one another.
_MARKS = str.maketrans(
    dict.fromkeys("—–―‐‑−─", "-") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("•‧∙・", "·")
)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The text without white space, width-folded, quotes and dashes made alike: two printings of the same words are one."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_MARKS).split())


def roll(folded: str, year: int) -> str:
    """A folded text with the years near the report's own written relative to it, so that a year rolled on is no change."""

    def relative(found: re.Match[str]) -> str:
        distance = int(found[1]) - year
        return f"@{distance:+d}" if abs(distance) <= 2 else found[1]

    return _YEAR.sub(relative, folded)


def terms(rolled: str) -> Counter[str]:
    """Characters and pairs of neighbouring characters within the words between punctuation; any number is #."""
    counts: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    for part in _PUNCTUATION.split(_NUMBER.sub("#", rolled)):
        counts.update(map("".join, itertools.pairwise(part)))
        singles.update(part)
    for character, n in singles.items():
        counts[character] = n
    return counts


def weigh(documents: Sequence[Counter[str]]) -> list[Vector]:
    """TF-IDF vectors over all the documents (Salton & Buckley 1988): log(1 + N/n) × (1 + log count)."""
    frequency: Counter[str] = Counter()
    for counts in documents:
        frequency.update(counts.keys())
    total = len(documents)
    weight = {
        term: math.log((total + 1) / (n + 0.5)) * (1.0 if len(term) > 1 else _UNIGRAM) for term, n in frequency.items()
    }
    return [
        {t: weight[t] if n == 1 else (1 + math.log(n)) * weight[t] for t, n in counts.items()} for counts in documents
    ]


def add(vectors: Iterable[Vector]) -> Vector:
    """The sum of vectors: what a group of passages is compared by."""
    out: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            out[term] = out.get(term, 0.0) + weight
    return out
