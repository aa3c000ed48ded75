"""Which of many labels are alike enough to be asked about, found without asking every one."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Piece = tuple[str, int]
"""A pair of characters, and how many times it has come before in its label."""


class Labels:
    """Labels by number, as counts of their character pairs, among which those near to another are looked up.

    Two labels whose Dice coefficient is at least `least` share so many pairs that they share one of each label's rarest few:
    only these are indexed. Prefix filtering (Chaudhuri, Ganti, Kaushik: A primitive operator for similarity joins, 2006).
    """

    def __init__(self, labels: Mapping[int, Counter[str]], least: float) -> None:
        self._least = least
        pieces = {number: _pieces(pairs) for number, pairs in labels.items()}
        self._often = Counter(piece for some in pieces.values() for piece in some)
        self._holders: dict[Piece, list[int]] = defaultdict(list)
        for number, some in pieces.items():
            for piece in self._rarest(some):
                self._holders[piece].append(number)

    def near(self, pairs: Counter[str]) -> list[int]:
        """All labels with a Dice coefficient of at least `least`, and some others, in order."""
        return sorted({number for piece in self._rarest(_pieces(pairs)) for number in self._holders.get(piece, ())})

    def _rarest(self, pieces: Iterable[Piece]) -> list[Piece]:
        """So many of a label's pieces, rarest first, that whatever is near to it has one of them among its own."""
        ordered = sorted(pieces, key=lambda piece: (self._often[piece], piece))
        shared = math.ceil(len(ordered) * self._least / (2 - self._least) - 1e-9)
        return ordered[: len(ordered) - shared + 1]


def _pieces(pairs: Counter[str]) -> list[Piece]:
    return [(pair, nth) for pair, count in pairs.items() for nth in range(count)]
