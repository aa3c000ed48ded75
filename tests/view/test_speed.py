"""All views of five long years take little beside the comparison itself."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from yoy import compare
from yoy.view.render import FORMATS, render_view

_MOST = 2.6  # times the floor: three seconds where importing takes 1.17 s, as it did where that was asked for
_FLOOR = "import jieba, pandas, jinja2, typer; jieba.setLogLevel(60); jieba.initialize()"


@pytest.mark.skipif(sys.platform == "win32", reason="no processor time of child processes here")
def test_all_views_of_five_long_years_take_little_more_than_importing(corpus: Path) -> None:
    """In processor time and the better of two runs, held against a process that only imports: machines differ."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    source = compare([corpus / "state-council" / f"{year}.txt" for year in range(2021, 2026)]).comparison
    floor = min(_importing() for _ in range(3))
    taken = []
    for _ in range(2):
        begun = time.process_time()
        for kind in FORMATS:
            assert render_view(kind, source)
        taken.append(time.process_time() - begun)
    assert min(taken) < _MOST * floor, (taken, floor)


def _importing() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-W", "ignore", "-c", _FLOOR], check=True, timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
