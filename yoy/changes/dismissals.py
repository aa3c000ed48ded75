"""Findings that someone has looked into and dismissed, with the reason."""

from collections.abc import Mapping
from dataclasses import replace

from yoy.model import Comparison


def dismiss(comparison: Comparison, reasons: Mapping[str, str]) -> Comparison:
    """A comparison whose findings carry the reasons given by their ids; ids that it doesn't have are left alone."""
    if not reasons:
        return comparison
    findings = tuple(replace(f, dismissed=reasons.get(f.id, "")) for f in comparison.findings)
    return replace(comparison, findings=findings)
