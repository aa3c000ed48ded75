"""Which passages of two reports say the same in the same words, also where a report says them several times."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from yoy.align.side import Side
from yoy.align.terms import fold


def same_words(left: Side, right: Side) -> set[tuple[int, int]]:
    """Pairs of passages (indexes) of the same words, one to one; table rows are the same whatever their numbers.

    Words that stand once in each report are paired at once. What stands more often is paired behind or before others that
    are, or as the only one of its kind between them; what then stands equally often in both is paired in order. As in
    patience diff (Cohen), but what moved is paired too. Linear in the reports' lengths.
    """
    words = [[_words(side, k) for k in range(len(side.plain))] for side in (left, right)]
    printed = [[fold(side.report.slice(p.span)) for p in side.report.passages] for side in (left, right)]
    found = _Found(words)
    found.add_alone(words)
    found.grow(1)
    found.add_alone([list(zip(found.gaps(k), printed[k], strict=True)) for k in (0, 1)])
    found.grow(1)
    found.grow(-1)
    found.add_alone([list(zip(found.gaps(k), words[k], strict=True)) for k in (0, 1)])
    found.add_in_order()
    return set(found.partner[0].items())


class _Found:
    """The pairs so far: each paired passage's partner, from either side."""

    def __init__(self, words: Sequence[Sequence[Hashable]]) -> None:
        self._words = words
        self.partner: tuple[dict[int, int], dict[int, int]] = {}, {}

    def _add(self, i: int, j: int) -> None:
        self.partner[0][i] = j
        self.partner[1][j] = i

    def _free(self, k: int) -> Iterable[int]:
        return (i for i in range(len(self._words[k])) if i not in self.partner[k])

    def add_alone(self, keys: Sequence[Sequence[Hashable]]) -> None:
        """Pairs the passages whose key no other free passage of their report has."""
        often = [Counter(keys[k][i] for i in self._free(k)) for k in (0, 1)]
        place = {keys[1][j]: j for j in self._free(1)}
        for i in list(self._free(0)):
            if (
                often[0][keys[0][i]] == often[1][keys[0][i]] == 1
                and self._words[0][i] == self._words[1][place[keys[0][i]]]
            ):
                self._add(i, place[keys[0][i]])

    def grow(self, step: int) -> None:
        """Pairs what stands next to paired passages, behind (1) or before (-1) them, as far as the words are the same."""
        for i, j in list(self.partner[0].items()):
            while True:
                i, j = i + step, j + step
                if i in self.partner[0] or j in self.partner[1] or min(i, j) < 0:
                    break
                if i >= len(self._words[0]) or j >= len(self._words[1]) or self._words[0][i] != self._words[1][j]:
                    break
                self._add(i, j)

    def gaps(self, k: int) -> list[int]:
        """Behind which pair each passage of a report stands, by that one's place in the later report; -1 at the head."""
        out, last = [], -1
        for i in range(len(self._words[k])):
            if i in self.partner[k]:
                last = self.partner[0][i] if k == 0 else i
            out.append(last)
        return out

    def add_in_order(self) -> None:
        """Pairs what stands equally often, and not yet paired, in both reports."""
        places: dict[Hashable, tuple[list[int], list[int]]] = {}
        for k in (0, 1):
            for i in self._free(k):
                places.setdefault(self._words[k][i], ([], []))[k].append(i)
        for mine, theirs in places.values():
            if len(mine) == len(theirs):
                for i, j in zip(mine, theirs, strict=True):
                    self._add(i, j)


def _words(side: Side, k: int) -> tuple[bool, str]:
    """What makes passages the same: their words, and whether these stand in a table; one report's heading is another's line."""
    passage = side.report.passages[k]
    # a dash alone is taken for a marker, and nothing is left of it
    return passage.kind == "row", side.plain[k] or fold(side.report.slice(passage.span))
