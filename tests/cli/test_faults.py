"""What can befall a run (full disks, signals, other runs, odd files): nothing is lost, and one sentence is said."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="signals, limits and devices as POSIX has them")
MOMENTS = 12


@pytest.fixture
def begin(folder: Path, tmp_path: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Begins `yoy` there, with a cache of its own; `limit` is how many bytes it may write into a file."""

    def run(
        *arguments: str, limit: int = 0, stdout: int = subprocess.PIPE, cached: bool = True
    ) -> "subprocess.Popen[str]":
        def limited() -> None:
            import resource

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"}
        environment["YOY_CACHE"] = str(tmp_path / "cache") if cached else ""
        return subprocess.Popen(
            [sys.executable, "-m", "yoy", *arguments],
            cwd=folder,
            env=environment,
            stdout=stdout,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=limited if limit else None,
        )

    return run


def _ended(run: "subprocess.Popen[str]") -> tuple[int, str]:
    said = run.communicate(timeout=120)[1]
    return run.returncode, said


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _one_sentence(said: str) -> str:
    lines = said.strip().splitlines()
    assert len(lines) == 1 and "Traceback" not in said, said
    return lines[0]


# ---------------------------------------------------------------- nowhere to write
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "words",
    [("list",), ("figures", "2024"), ("compare", "2023", "2024"), ("compare", "2023", "2024", "--format", "json", "-")],
)
def test_a_standard_output_that_takes_nothing_is_one_sentence(
    words: tuple[str, ...], begin: Callable[..., "subprocess.Popen[str]"]
) -> None:
    with open("/dev/full", "wb") as full:
        code, said = _ended(begin(*words, stdout=full.fileno()))
    assert code == 9 and "无法写入" in _one_sentence(said)


@posix
def test_a_reader_that_goes_away_is_no_error(begin: Callable[..., "subprocess.Popen[str]"]) -> None:
    reading, writing = os.pipe()
    run = begin("figures", "2024", stdout=writing)
    os.close(writing)
    os.close(reading)
    code, said = _ended(run)
    assert said == "" and code in (0, 1)  # 1 is what the library of the command line makes of it


@posix
@pytest.mark.parametrize("limit", [1, 4096, 20_000])
def test_a_full_disk_leaves_the_old_files(
    limit: int, begin: Callable[..., "subprocess.Popen[str]"], folder: Path
) -> None:
    assert _ended(begin("compare", "2023", "2024"))[0] == 0
    old = _files(folder)
    (folder / "reports" / "2024.txt").write_bytes(old["reports/2024.txt"].replace(b"150", b"160"))
    old["reports/2024.txt"] = (folder / "reports" / "2024.txt").read_bytes()
    code, said = _ended(begin("compare", "2023", "2024", limit=limit))
    assert code == 9 and "out" in _one_sentence(said)
    now = {name: content for name, content in _files(folder).items() if not name.startswith("cache")}
    assert now == {name: content for name, content in old.items() if not name.startswith("cache")}


# ---------------------------------------------------------------- signals
def _time_of(begin: Callable[..., "subprocess.Popen[str]"]) -> float:
    begun = time.monotonic()
    assert _ended(begin("compare", "2023", "2024", "--out", "first", cached=False))[0] == 0
    return time.monotonic() - begun


@posix
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_run_that_is_ended_at_any_moment_leaves_whole_files(
    number: signal.Signals, begin: Callable[..., "subprocess.Popen[str]"], folder: Path
) -> None:
    taken = _time_of(begin)
    reports = _files(folder / "reports")
    whole = _files(folder / "first")
    ended = 0
    for moment in range(MOMENTS):
        run = begin("compare", "2023", "2024", cached=False)
        time.sleep(taken * (moment + 0.5) / MOMENTS)
        run.send_signal(number)
        code, said = _ended(run)
        ended += code != 0
        assert "Traceback" not in said
        if number == signal.SIGINT and code == 130:
            assert _one_sentence(said) == "已中断"
        assert _files(folder / "reports") == reports
        written = {name: content for name, content in _files(folder / "out").items() if not name.startswith(".yoy-")}
        assert all(content == whole[name] for name, content in written.items()), moment
    assert ended > MOMENTS // 3
    time.sleep(2.1)  # what is younger may be a run at work's
    assert _ended(begin("compare", "2023", "2024"))[0] == 0
    assert _files(folder / "out") == whole  # and what killed runs left is gone


# ---------------------------------------------------------------- at once
@pytest.mark.slow
def test_runs_at_once_write_whole_files(begin: Callable[..., "subprocess.Popen[str]"], folder: Path) -> None:
    assert _ended(begin("compare", "2023", "2024", "--out", "first"))[0] == 0
    runs = [begin("compare", "2023", "2024") for _ in range(4)]
    assert [_ended(run) for run in runs] == [(0, "")] * 4
    assert _files(folder / "out") == _files(folder / "first")


# ---------------------------------------------------------------- odd files
@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "dangling link", "link to itself"])
def test_what_is_no_file_is_refused(kind: str, begin: Callable[..., "subprocess.Popen[str]"], folder: Path) -> None:
    path = folder / "2025.txt"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case "dangling link":
            path.symlink_to(folder / "nowhere.txt")
        case _:
            path.symlink_to(path)
    code, said = _ended(begin("compare", "reports/2024.txt", "2025.txt"))
    assert code in (3, 6) and "2025.txt" in _one_sentence(said)
    assert not (folder / "out").exists()


NAMES = {
    "line end": "2024\n报告.txt",
    "terminal code": "2024\x1b[31m红.txt",
    "markup": "2024<script>alert(1)<script>.txt",
    "formula": "2024=1+1.txt",
    "direction": "2024\u202e文.txt",
    "long": f"2024 {'长' * 70}.txt",
}


@posix
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_is_shown_and_does_nothing(
    name: str, begin: Callable[..., "subprocess.Popen[str]"], folder: Path
) -> None:
    (folder / "reports" / "2024.txt").rename(folder / name)
    run = begin("compare", "reports/2023.txt", name, "--format", "html,csv,json,md")
    said, errors = run.communicate(timeout=120)
    assert run.returncode == 0, errors
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", said)
    page = (folder / "out" / "2023-2024.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", page)
    assert json.loads((folder / "out" / "2023-2024.json").read_text(encoding="utf-8"))["years"] == [2023, 2024]


@posix
def test_a_name_of_no_encoding_is_shown_and_does_nothing(
    begin: Callable[..., "subprocess.Popen[str]"], folder: Path
) -> None:
    name = os.fsdecode(b"2024\xff\xfe.txt")
    (folder / "reports" / "2024.txt").rename(folder / name)
    code, said = _ended(begin("compare", "reports/2023.txt", name))
    assert (code, said) == (0, "")
    assert "2024??.txt" in (folder / "out" / "2023-2024.html").read_text(encoding="utf-8")
