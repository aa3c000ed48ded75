"""Alignment → Comparison: what changed in wording, figures and intentions, and what doesn't add up."""

from yoy.beside import beside
from yoy.model import Alignment, Comparison


def find_changes(alignment: Alignment) -> Comparison:
    """All there is to say about an alignment."""
    from yoy.changes.checks import find_findings
    from yoy.changes.counted import count_words
    from yoy.changes.deltas import compute_deltas
    from yoy.changes.emphasis import find_emphasis
    from yoy.changes.firmness import find_shifts
    from yoy.changes.kinship import find_kinship
    from yoy.changes.meaning import find_meaning
    from yoy.changes.similarity import find_resemblances
    from yoy.changes.stale import find_stale
    from yoy.changes.traces import find_traces
    from yoy.changes.wording import describe_changes

    # names and promises take as long as the wording, and need nothing of it
    meant = beside(lambda: find_meaning(alignment))
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
