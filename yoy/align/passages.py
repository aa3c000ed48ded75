"""Which passages of two neighbouring reports correspond: wording, and the paragraph and section around it."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from yoy.align.exact import same_words
from yoy.align.pairing import Pairs, best, cosines, relative, shared
from yoy.align.side import Figure, Side
from yoy.align.terms import Vector, add, weigh

# Log-odds that two passages correspond, from what can be said of the pair. Fitted by logistic regression on one annotated
# pair of work reports and rounded; docs/alignment.md shows what each contributes and how it holds on other pairs.
_BIAS = -16.9
_COVER = 5.1  # the larger share of the one's wording that stands in the other
_RANK = 3.0  # how close the pair comes to the best candidate of either side (twice)
_PARAGRAPH = 2.9  # how well the paragraphs or items around them correspond
_SECTION = 3.4  # how well the sections around them correspond
_LEAD = 2.7  # both open their paragraph, or neither does
_KIND = 2.0  # both are headings, sentences, rows
_FIGURE = 3.0  # both give a figure for one thing, and no other passage does
_NEIGHBOUR = 0.5  # how well the passages before or behind them correspond
_ROUNDS = 3  # context is judged anew from the pairs found so far
_ACCEPT = 0.5
_HOPELESS = -1.5  # log-odds that no wording can mend; such a pair is judged no further
_CONTEXT_POSTINGS = 10  # a term in more paragraphs or sections says little of a single one
_LEAST_COVER = 0.12  # strangers in the same place of the outline stay strangers


@dataclass(frozen=True, slots=True)
class Link:
    """Passages `left` and `right` (indexes into the reports' passages) correspond with this probability."""

    left: int
    right: int
    probability: float


def weigh_sides(left: Side, right: Side) -> tuple[list[Vector], list[Vector]]:
    """The weighted terms of the passages of both reports."""
    vectors = weigh([*left.counts, *right.counts])
    return vectors[: len(left.plain)], vectors[len(left.plain) :]


def link_passages(
    left: Side,
    right: Side,
    mine: Sequence[Vector],
    theirs: Sequence[Vector],
    known: Iterable[tuple[int, int]] = (),
) -> list[Link]:
    """The corresponding passages of two reports, most certain first; a passage may be in several links (split, merged).

    `mine` and `theirs` are the passages' weighted terms (`weigh_sides`); `known` are sections that correspond.
    """
    exact = same_words(left, right)
    figures = _same_figures(left, right)
    wording = dict.fromkeys(figures, 0.0) | cosines(mine, theirs) | dict.fromkeys(exact, 1.0)
    weights = [[sum(vector.values()) or 1.0 for vector in vectors] for vectors in (mine, theirs)]
    paragraphs = _Context(left.paragraph, right.paragraph, mine, theirs)
    sections = _Context(left.section, right.section, mine, theirs)
    for a, b in known:
        sections.hold(a, b)
        paragraphs.hold(("item", a), ("item", b))
    probability: Pairs = wording
    covers: Pairs = dict.fromkeys(exact, 1.0)
    for _ in range(_ROUNDS):
        odds = _context_odds(left, right, probability, paragraphs, sections, figures)
        for (i, j), rest in odds.items():
            if (i, j) not in covers and rest + _COVER > _HOPELESS:
                covers[i, j] = shared(mine[i], theirs[j]) / min(weights[0][i], weights[1][j])
        probability = {
            pair: 1 / (1 + math.exp(-rest - _COVER * covers[pair])) for pair, rest in odds.items() if pair in covers
        }
    whole = {i for i, _ in exact}, {j for _, j in exact}  # nothing of these is left for another passage
    found = [
        Link(i, j, p)
        for (i, j), p in probability.items()
        if (i, j) in exact
        or (p >= _ACCEPT and covers[i, j] >= _LEAST_COVER and i not in whole[0] and j not in whole[1])
    ]
    return sorted(found, key=lambda k: ((k.left, k.right) not in exact, -k.probability, k.left, k.right))


def _context_odds(
    left: Side,
    right: Side,
    before: Pairs,
    paragraphs: "_Context",
    sections: "_Context",
    figures: set[tuple[int, int]],
) -> Pairs:
    """The log-odds of each pair but for what their wording itself adds."""
    of_left, of_right = best(before)
    kinds = [[p.kind for p in side.report.passages] for side in (left, right)]
    out: Pairs = {}
    for (i, j), score in before.items():
        out[i, j] = (
            _BIAS
            + _RANK * (score / (of_left[i] or 1) + score / (of_right[j] or 1))
            + _PARAGRAPH * paragraphs.of(i, j)
            + _SECTION * sections.of(i, j)
            + _LEAD * (left.lead[i] == right.lead[j])
            + _FIGURE * ((i, j) in figures)
            + _NEIGHBOUR * max(before.get((i - 1, j - 1), 0.0), before.get((i + 1, j + 1), 0.0))
            + _KIND * (kinds[0][i] == kinds[1][j])
        )
    return out


class _Context:
    """How well the groups (paragraphs, sections) that two passages stand in correspond, in [0, 1]."""

    def __init__(
        self, left: Sequence[Hashable], right: Sequence[Hashable], mine: Sequence[Vector], theirs: Sequence[Vector]
    ) -> None:
        self._left, group_left, left_names = _number(left)
        self._right, group_right, right_names = _number(right)
        self._groups = left_names, right_names
        pairs = cosines(
            [add(mine[i] for i in group) for group in group_left],
            [add(theirs[j] for j in group) for group in group_right],
            keep=24,
            postings_most=_CONTEXT_POSTINGS,
        )
        self._share = relative(pairs)

    def hold(self, one: Hashable, other: Hashable) -> None:
        """Takes two groups to correspond, whatever their words."""
        if one in self._groups[0] and other in self._groups[1]:
            self._share[self._groups[0][one], self._groups[1][other]] = 1.0

    def of(self, i: int, j: int) -> float:
        return self._share.get((self._left[i], self._right[j]), 0.0)


def _number(groups: Sequence[Hashable]) -> tuple[list[int], list[list[int]], dict[Hashable, int]]:
    """Numbers the groups; gives each element's group number, each group's elements, and the numbers by group."""
    numbers: dict[Hashable, int] = {}
    members: list[list[int]] = []
    of = []
    for k, group in enumerate(groups):
        if group not in numbers:
            numbers[group] = len(members)
            members.append([])
        of.append(numbers[group])
        members[of[-1]].append(k)
    return of, members, numbers


def _same_figures(left: Side, right: Side) -> set[tuple[int, int]]:
    """Pairs of passages that give a figure for the same thing, each as the only one of its report."""
    only: list[dict[Figure, int]] = []
    for side in (left, right):
        found: dict[Figure, list[int]] = defaultdict(list)
        for k, figures in enumerate(side.figures):
            for figure in figures:
                found[figure].append(k)
        only.append({figure: ks[0] for figure, ks in found.items() if len(ks) == 1})
    return {(k, only[1][figure]) for figure, k in only[0].items() if figure in only[1]}
