"""Generic pairing of two lists of vectors: sparse similarities from an inverted index, never all pairs."""

import math
from collections import defaultdict
from collections.abc import Sequence

from yoy.align.terms import Vector

Pairs = dict[tuple[int, int], float]

_POSTINGS = 16  # a term that stands in more places than this says nothing about a single one


def cosines(left: Sequence[Vector], right: Sequence[Vector], keep: int = 10, postings_most: int = _POSTINGS) -> Pairs:
    """Cosine similarity of the `keep` most similar candidates of each vector on either side.

    Terms that stand in more than `postings_most` vectors of the right side are left out.
    """
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(right):
        for term, weight in vector.items():
            postings[term].append((j, weight))
    telling = {term: places for term, places in postings.items() if len(places) <= postings_most}
    norm_right = [_norm(v) for v in right]
    by_right: list[list[tuple[float, int]]] = [[] for _ in right]
    found: Pairs = {}
    for i, vector in enumerate(left):
        dots: dict[int, float] = defaultdict(float)
        for weight, places in [(weight, telling[term]) for term, weight in vector.items() if term in telling]:
            for j, other in places:
                dots[j] += weight * other
        norm = _norm(vector)
        scored = [(dot / (norm * norm_right[j]), j) for j, dot in dots.items()]
        for score, j in sorted(scored, reverse=True)[:keep]:
            found[i, j] = score
        for score, j in scored:
            by_right[j].append((score, i))
    for j, scores in enumerate(by_right):
        for score, i in sorted(scores, reverse=True)[:keep]:
            found[i, j] = score
    return found


def _norm(vector: Vector) -> float:
    return math.hypot(*vector.values()) or 1.0


def relative(pairs: Pairs) -> Pairs:
    """Each similarity as a share of the best that its left and its right side reach, averaged."""
    left, right = best(pairs)
    return {(i, j): (s / left[i] + s / right[j]) / 2 if s else 0.0 for (i, j), s in pairs.items()}


def best(pairs: Pairs) -> tuple[dict[int, float], dict[int, float]]:
    """The best score of each left and of each right element."""
    left: dict[int, float] = defaultdict(float)
    right: dict[int, float] = defaultdict(float)
    for (i, j), score in pairs.items():
        left[i] = max(left[i], score)
        right[j] = max(right[j], score)
    return left, right


def coverage(small: Vector, large: Vector) -> float:
    """The share of a vector's weight that stands in another one too."""
    total = sum(small.values())
    return shared(small, large) / total if total else 0.0


def shared(one: Vector, other: Vector) -> float:
    """The weight that two vectors have in common."""
    if len(one) > len(other):
        one, other = other, one
    return sum([min(weight, other[term]) for term, weight in one.items() if term in other])
