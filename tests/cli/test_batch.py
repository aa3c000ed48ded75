"""yoy batch and yoy query, as they are typed."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Yoy


@pytest.fixture
def made(yoy: Yoy) -> Yoy:
    """The working folder with a dataset in it."""
    done = yoy("batch", "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    return yoy


def test_a_library_becomes_pages_a_dataset_and_an_index(made: Yoy, folder: Path) -> None:
    assert (folder / "out/pages/云水市数据局/2023-2024.html").is_file() or list((folder / "out/pages").glob("*/*.html"))
    assert "全部对照" in (folder / "out/index.html").read_text(encoding="utf-8")
    again = made("batch", "--workers", "1", "--lang", "zh")
    assert "沿用上次 1 组" in again.stdout and "out/index.html" in again.stdout


def test_quiet_and_without_pages(yoy: Yoy, folder: Path) -> None:
    done = yoy("batch", "--quiet", "--format", "none", "--workers", "1", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (folder / "out/pages").exists() and (folder / "out/dataset/measures").is_dir()
    assert 'lang="en"' in (folder / "out/index.html").read_text(encoding="utf-8")


def test_a_question_is_answered_in_three_forms(made: Yoy) -> None:
    asked = "SELECT label, after_value, change FROM deltas WHERE unit = '件' AND stance = 'actual' ORDER BY label"
    assert made("query", asked).stdout.splitlines()[1].split()[1:] == ["150", "30"]
    rows = list(csv.DictReader(io.StringIO(made("query", asked, "--format", "csv").stdout)))
    assert [(row["after_value"], row["change"]) for row in rows] == [("150", "30")]
    assert json.loads(made("query", asked, "--format", "json").stdout)["rows"][0]["change"] == 30


def test_what_cannot_be_asked_is_one_sentence(made: Yoy) -> None:
    for question in ("DROP VIEW measures", "SELECT * FROM '/etc/passwd'", "SELECT nothing FROM measures"):
        done = made("query", question)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
    assert made("query", "SELECT 1", "--format", "xml").returncode == 2


def test_without_a_dataset_or_a_scheduler_there_is_a_sentence(yoy: Yoy) -> None:
    assert yoy("query", "SELECT 1").returncode == 3
    for address in ("nonsense://", "tcp://127.0.0.1:1", "tcp://127.0.0.1", "127.0.0.1:8786"):
        done = yoy("batch", "--scheduler", address, "--quiet")
        assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_an_interrupted_run_goes_on_where_it_ended(folder: Path, yoy: Yoy) -> None:
    text = (folder / "reports/2023.txt").read_text(encoding="utf-8"), (folder / "reports/2024.txt").read_text("utf-8")
    for number in range(60):
        home = folder / "many" / f"第{number}局"
        home.mkdir(parents=True)
        (home / "2023.txt").write_text(text[0] * 3 + f"第{number}局。", encoding="utf-8")
        (home / "2024.txt").write_text(text[1] * 3, encoding="utf-8")
    command = [sys.executable, "-m", "yoy", "batch", "--reports", "many", "--workers", "1", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    while not list((folder / "out/work").glob("*.kept")):
        assert run.poll() is None
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert len(said.splitlines()) == 1 and "goes on from there" in said
    parts = len(list((folder / "out/work").glob("*.kept")))
    assert 0 < parts < 60
    done = yoy("batch", "--reports", "many", "--lang", "en")
    assert f"{parts} unchanged" in done.stdout and "60 comparisons" in done.stdout
