"""How long a reader waits: held against a process that only imports, since machines differ."""

import os
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
_LEAST = "import jieba, pandas, jinja2; jieba.setLogLevel(60); jieba.initialize()"


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


@pytest.mark.skipif(sys.platform == "win32", reason="no processor time of child processes here")
def test_a_pair_made_before_takes_less_than_importing(corpus: Path, tmp_path: Path) -> None:
    """Two State Council years, the four default views, compared before: in processor time, the best of three rounds."""
    words = ["-m", "yoy", "compare", "2023", "2024", "--reports", str(corpus / "state-council")]
    words += ["--out", str(tmp_path), "--quiet"]
    _spent(words)
    assert min(_spent(words) / _spent(["-c", _LEAST]) for _ in range(3)) <= 1.0


def _importing() -> float:
    return _spent(["-c", _FLOOR])


def _spent(words: list[str]) -> float:
    """The processor time of a process of its own, which may keep compiled bytecode as a user's does."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-W", "ignore", *words], check=True, timeout=120, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
