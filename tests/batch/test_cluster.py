"""The batch on a Dask cluster: a real scheduler and real workers on this machine, one of them killed in mid-run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.conftest import Run, content, write
from yoy.errors import UsageError

pytest.importorskip("distributed", reason="needs yoy[cluster]")
ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "10"}


def _start(tool: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-W", "ignore", "-m", f"distributed.cli.dask_{tool}", *map(str, arguments)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _worker(scheduler: Path) -> subprocess.Popen[bytes]:
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    return _start("worker", "--scheduler-file", scheduler, *options, "--local-directory", scheduler.parent)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler's address, and its three workers."""
    import json

    said = tmp_path / "scheduler" / "scheduler.json"
    said.parent.mkdir()
    started = [_start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", said)]
    try:
        workers = [_worker(said) for _ in range(3)]
        started += workers
        until = time.monotonic() + 60
        while not (said.exists() and said.read_text(encoding="utf-8").endswith("}")) and time.monotonic() < until:
            time.sleep(0.05)  # the file is there before it is written
        yield json.loads(said.read_text(encoding="utf-8"))["address"], workers
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    run: Run, library: Path, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    for number in range(30):
        for year in (2022, 2023, 2024):
            write(library, f"第{number}局", year, 100 + number + year, "推进流程优化。" * 20)
    killed: list[tuple[int, int]] = []

    def kill_one(made: int, kept: int, of: int) -> None:
        if made > of // 4 and not killed:
            killed.append((made, of))
            workers[0].kill()

    there = run("there", scheduler=address, progress=kill_one)
    ((made, of),) = killed
    assert made < of and workers[0].wait() != 0 and all(worker.poll() is None for worker in workers[1:])
    here = run("here", workers=2)
    assert (there.made, there.problems) == (here.made, here.problems) and there.made == of - 1  # one is unreadable
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_workers_that_do_not_see_the_results_stop_the_run_with_a_sentence(
    run: Run, cluster: tuple[str, list[subprocess.Popen[bytes]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from yoy.batch import run as batch

    def elsewhere(path: Path, content: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("another run's", encoding="ascii")
        return path

    monkeypatch.setattr(batch, "write_file", elsewhere)
    with pytest.raises(UsageError, match="storage that all share"):
        run(scheduler=cluster[0])
