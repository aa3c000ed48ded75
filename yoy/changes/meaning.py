"""What the reports mean by their words: what is new, dropped or renamed, and what became of what was promised."""

from yoy.changes.commitments import find_commitments
from yoy.changes.counterparts import find_counterparts
from yoy.changes.elsewhere import find_elsewhere
from yoy.changes.initiatives import find_initiatives
from yoy.changes.known import neighbours
from yoy.changes.novelty import Novelty
from yoy.changes.renames import Renamed
from yoy.model import Alignment, Commitment, Initiative


def find_meaning(alignment: Alignment) -> tuple[tuple[Initiative, ...], tuple[Commitment, ...]]:
    """The initiatives and commitments of all pairs of neighbouring reports, pair by pair."""
    initiatives: list[Initiative] = []
    commitments: list[Commitment] = []
    for left, before, after in neighbours(alignment):
        there, back = find_counterparts(alignment, left)
        gone, come = Novelty(before, after, there), Novelty(after, before, back)
        named = list(find_initiatives(alignment, left, gone, come))
        renamed = [Renamed(one.span, one.was[1]) for one in named if one.was]
        initiatives += named
        commitments += find_commitments(left, gone, renamed)
    return find_elsewhere(alignment.reports, initiatives), tuple(commitments)
