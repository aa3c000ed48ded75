"""Alignment → Comparison: what changed in wording, figures and intentions, and what doesn't add up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from yoy.beside import ahead
from yoy.model import Alignment, Commitment, Comparison, Initiative

Meaning = tuple[tuple[Initiative, ...], tuple[Commitment, ...]]


def find_changes(alignment: Alignment) -> Comparison:
    """All there is to say about an alignment."""
    with describing() as describe:
        return describe(alignment)


@contextmanager
def describing() -> Iterator[Callable[[Alignment], Comparison]]:
    """`find_changes` for an alignment that isn't made yet: what takes longest gets ready beside it."""
    with ahead(_ready) as find_meaning:
        yield lambda alignment: _describe(alignment, find_meaning(alignment))


def _ready() -> Callable[[Alignment], Meaning]:
    from yoy.changes.meaning import find_meaning
    from yoy.parse.words import load_dictionary

    load_dictionary()
    return find_meaning


def _describe(alignment: Alignment, meant: Callable[[], Meaning]) -> Comparison:
    """The names and promises, which take longer than all else and need nothing of it, are asked for last."""
    from yoy.changes.checks import find_findings
    from yoy.changes.counted import count_words
    from yoy.changes.deltas import compute_deltas
    from yoy.changes.emphasis import find_emphasis
    from yoy.changes.firmness import find_shifts
    from yoy.changes.kinship import find_kinship
    from yoy.changes.similarity import find_resemblances
    from yoy.changes.stale import find_stale
    from yoy.changes.traces import find_traces
    from yoy.changes.wording import describe_changes

    changes, deltas, findings = describe_changes(alignment), compute_deltas(alignment), find_findings(alignment)
    shifts = find_shifts(alignment.reports, changes)
    counted = count_words(alignment.reports)
    alike, emphasis = find_resemblances(alignment, changes, counted), find_emphasis(alignment, counted)
    stale, notes = find_stale(alignment, changes), find_kinship(alignment, alike)
    initiatives, commitments = meant()
    traces = find_traces(alignment.reports, initiatives)
    return Comparison(
        alignment, changes, deltas, initiatives, commitments, findings, alike, stale, traces, notes, emphasis, shifts
    )
