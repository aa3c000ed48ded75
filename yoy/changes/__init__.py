"""Alignment → Comparison: what changed in wording, figures and intentions, and what doesn't add up."""

from yoy.model import Alignment, Comparison


def find_changes(alignment: Alignment) -> Comparison:
    """All there is to say about an alignment."""
    from yoy.changes.checks import find_findings
    from yoy.changes.commitments import find_commitments
    from yoy.changes.deltas import compute_deltas
    from yoy.changes.initiatives import find_initiatives
    from yoy.changes.wording import describe_changes

    return Comparison(
        alignment,
        describe_changes(alignment),
        compute_deltas(alignment),
        find_initiatives(alignment),
        find_commitments(alignment),
        find_findings(alignment),
    )
