"""All views of five long years take little beside the comparison itself."""

import time
from pathlib import Path

import pytest

from yoy import compare
from yoy.view.render import FORMATS, render_view


def test_all_views_of_five_long_years_take_less_than_three_seconds(corpus: Path) -> None:
    """In processor time, the better of two runs: other work may disturb one."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    source = compare([corpus / "state-council" / f"{year}.txt" for year in range(2021, 2026)]).comparison
    taken = []
    for _ in range(2):
        begun = time.process_time()
        for kind in FORMATS:
            assert render_view(kind, source)
        taken.append(time.process_time() - begun)
    assert min(taken) < 3, taken
