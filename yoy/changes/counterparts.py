"""Which passages of two neighbouring reports correspond, by their indexes."""

from collections import defaultdict
from collections.abc import Mapping, Set

from yoy.model import Alignment

Counterparts = Mapping[int, Set[int]]
"""The passages of the other report that correspond to a passage."""


def find_counterparts(alignment: Alignment, left: int) -> tuple[Counterparts, Counterparts]:
    """From the report in column `left` to the next one, and back."""
    earlier, later = alignment.reports[left], alignment.reports[left + 1]
    there: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for match in alignment.matches:
        if match.left == left and match.before and match.after:
            before = {earlier.passage_at(span.start) for span in match.before}
            after = {later.passage_at(span.start) for span in match.after}
            for k in before:
                there[k] |= after
            for k in after:
                back[k] |= before
    return there, back
