"""What the reports give room to: the share of each top section, and words that one year uses far more than the other."""

import math
from collections.abc import Iterator, Sequence

from yoy.align.terms import fold
from yoy.changes.counted import NUMBER, Counted
from yoy.model import Alignment, Emphasis, Report, SectionShare, Term

_TOLD = 6.63  # G² of a word that is told: p < 0.01 with one degree of freedom
_SPREAD = 3  # passages it stands in at least: one sentence that repeats a word makes no emphasis
_BOUNDS = frozenset(("以上", "以下", "以内", "左右"))  # parts of figures, as their units are
_ABSENT = 0.5  # what a count of none is taken for in the ratio (Hardie 2014, Log Ratio)


def find_emphasis(alignment: Alignment, counted: Sequence[Counted]) -> Emphasis:
    """The shares of text per top section over the years, and the words whose use shifted between neighbours."""
    totals = tuple(one.words[None].total() for one in counted)
    terms = [term for left in range(len(counted) - 1) for term in _shifted(left, counted, totals)]
    return Emphasis(totals, tuple(sorted(_section_shares(alignment), key=_latest_first)), tuple(terms))


def _shifted(left: int, counted: Sequence[Counted], totals: Sequence[int]) -> Iterator[Term]:
    """The words told between two neighbours, the strongest first."""
    before, after = counted[left].words[None], counted[left + 1].words[None]
    sizes = totals[left], totals[left + 1]
    found = []
    units = {m.quantity.unit for one in counted[left : left + 2] for m in one.report.measures}
    for word in (before.keys() | after.keys()) - units - _BOUNDS - {NUMBER}:
        if len(word) < 2:
            continue
        uses = before[word], after[word]
        more = left + (uses[1] * sizes[0] > uses[0] * sizes[1])
        if counted[more].standing[word] < _SPREAD:
            continue
        strength = log_likelihood(uses, sizes)
        if strength >= _TOLD:
            counts = tuple(one.words[None][word] for one in counted)
            found.append(Term(left, word, counts, strength, _log_ratio(uses, sizes)))
    yield from sorted(found, key=lambda term: (-term.strength, term.word))


def log_likelihood(uses: tuple[int, int], sizes: tuple[int, int]) -> float:
    """G² of a word used so often in two texts of so many words (Dunning 1993, in the form of Rayson & Garside 2000)."""
    share = sum(uses) / sum(sizes)
    return 2 * math.fsum(n * math.log(n / (size * share)) for n, size in zip(uses, sizes, strict=True) if n)


def _log_ratio(uses: tuple[int, int], sizes: tuple[int, int]) -> float:
    """How many times its share of the words doubled."""
    return math.log2((uses[1] or _ABSENT) / sizes[1]) - math.log2((uses[0] or _ABSENT) / sizes[0])


# ---------------------------------------------------------------- sections
def _section_shares(alignment: Alignment) -> Iterator[SectionShare]:
    """A row per top section, followed through the years where it corresponds."""
    shares = [dict(_tops(report)) for report in alignment.reports]
    next_of = {
        (m.left, m.before): m.after
        for m in alignment.sections
        if m.before in shares[m.left] and m.after in shares[m.left + 1]
    }
    followed: set[tuple[int, int]] = set()
    for column, tops in enumerate(shares):
        for section in tops:
            if (column, section) in followed:
                continue
            row: list[int | None] = [None] * len(shares)
            at, here = column, section
            while True:
                row[at] = here
                followed.add((at, here))
                onward = next_of.get((at, here))
                if onward is None or (at + 1, onward) in followed:
                    break
                at, here = at + 1, onward
            yield SectionShare(tuple(row), tuple(None if k is None else shares[c][k] for c, k in enumerate(row)))


def _latest_first(row: SectionShare) -> list[tuple[bool, int]]:
    """In the order of the latest report, then what only earlier ones have in theirs."""
    return [(section is None, section or 0) for section in reversed(row.sections)]


def _tops(report: Report) -> Iterator[tuple[int, float]]:
    """Each top section with its share of the report's characters."""
    whole = len(fold(report.text))
    for k, section in enumerate(report.sections):
        if section.level == 1 and whole:
            yield k, len(fold(report.slice(section.span))) / whole
