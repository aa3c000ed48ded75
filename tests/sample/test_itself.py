"""A report against itself: nothing changed, nothing is new, nothing was promised and broken."""

import pytest

from tests.sample.conftest import REPORTS
from yoy import compare
from yoy.model import Comparison


@pytest.fixture(scope="module", params=[2022, 2023, 2024])
def itself(request: pytest.FixtureRequest) -> Comparison:
    return compare([request.param, request.param], reports=REPORTS).comparison


def test_every_passage_is_the_same(itself: Comparison) -> None:
    assert {change.status for change in itself.changes} == {"same"}
    assert not any(change.match.moved for change in itself.changes)


def test_every_figure_stays(itself: Comparison) -> None:
    assert {delta.status for delta in itself.deltas} <= {"flat", "unclear"}
    assert all(delta.before and delta.after for delta in itself.deltas)
    assert not any(delta.change for delta in itself.deltas)


def test_nothing_is_new_dropped_or_renamed(itself: Comparison) -> None:
    assert itself.initiatives == ()


def test_no_section_moved_or_was_renamed(itself: Comparison) -> None:
    assert not any(m.moved or m.renamed or m.renumbered or m.before is None for m in itself.alignment.sections)
