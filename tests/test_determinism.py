"""The same reports give the same views, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _views(files: list[Path], seed: str, out: Path) -> dict[str, bytes]:
    words = ["compare", *map(str, files), "--format", "html,csv,json,md", "--out", str(out), "--quiet"]
    env = {**os.environ, "PYTHONHASHSEED": seed, "YOY_CACHE": ""}
    subprocess.run([sys.executable, "-m", "yoy", *words], check=True, timeout=300, env=env, cwd=ROOT)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def _same(files: list[Path], tmp_path: Path) -> None:
    first = _views(files, "1", tmp_path / "1")
    assert len(first) >= 4
    for seed in ("2", "3"):
        other = _views(files, seed, tmp_path / seed)
        assert [name for name in first if other[name] != first[name]] == []


def test_the_sample_gives_the_same_bytes(tmp_path: Path) -> None:
    _same(sorted((ROOT / "reports").glob("202*")), tmp_path)


@pytest.mark.parametrize("series", ["state-council", "suqian", "hongze"])
def test_real_reports_give_the_same_bytes(corpus: Path, series: str, tmp_path: Path) -> None:
    files = sorted(path for path in (corpus / series).iterdir() if path.suffix in (".txt", ".pdf"))[-4:]
    _same(files, tmp_path)
