"""Work done beside other work gives what it gives here, also where it fails or can't be done apart."""

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from yoy.beside import Told, ahead, beside, watched
from yoy.errors import UnreadableReport
from yoy.model import Span


def test_what_was_made_comes_back() -> None:
    waiting = beside(lambda: [Span(1, 2), "三" * 100_000])
    assert waiting() == [Span(1, 2), "三" * 100_000]


@pytest.mark.skipif(not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="one processor, or no fork")
def test_it_is_done_in_another_process() -> None:
    if threading.active_count() > 1:
        pytest.skip("the test run has threads of its own")
    assert beside(os.getpid)() != os.getpid()


def test_its_error_is_met_here() -> None:
    def fail() -> None:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        beside(fail)()


def test_with_threads_it_is_done_here() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        done.set()
        thread.join()


def _double() -> Callable[[int], tuple[int, int]]:
    return lambda given: (2 * given, os.getpid())


def test_what_is_handed_over_later_is_worked_on_by_who_got_ready() -> None:
    with ahead(_double) as hand_over:
        assert hand_over(21)()[0] == 42


@pytest.mark.skipif(not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="one processor, or no fork")
def test_who_got_ready_is_another_process() -> None:
    if threading.active_count() > 1:
        pytest.skip("the test run has threads of its own")
    with ahead(_double) as hand_over:
        assert hand_over(1)()[1] != os.getpid()


def test_more_than_a_pipe_holds_is_handed_over_without_waiting() -> None:
    def prepare() -> Callable[[str], int]:
        time.sleep(0.2)
        return len

    with ahead(prepare) as hand_over:
        assert hand_over("三" * 1_000_000)() == 1_000_000


def test_an_error_of_who_got_ready_is_met_here() -> None:
    def prepare() -> Callable[[int], int]:
        raise ValueError("no such thing")

    with ahead(prepare) as hand_over, pytest.raises(ValueError, match="no such thing"):
        hand_over(1)()


_CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")


@pytest.mark.skipif(not _CHILDREN.exists(), reason="the system doesn't say which processes there are")
def test_nobody_is_left_waiting_where_nothing_is_handed_over() -> None:
    before = _CHILDREN.read_text()
    with pytest.raises(KeyError), ahead(_double):
        raise KeyError
    assert _CHILDREN.read_text() == before


@pytest.mark.skipif(not _CHILDREN.exists(), reason="the system doesn't say which processes there are")
def test_nobody_waits_for_work_that_is_no_longer_asked_for() -> None:
    def abandoned() -> None:
        with ahead(lambda: time.sleep) as hand_over:
            hand_over(60)
            raise KeyError

    begun = time.monotonic()
    with pytest.raises(KeyError):
        abandoned()
    assert time.monotonic() - begun < 30


@pytest.fixture
def steps() -> list[tuple[int, int]]:
    return []


@pytest.fixture
def tell(steps: list[tuple[int, int]]) -> Told:
    return lambda number, of: steps.append((number, of))


def test_watched_work_gives_what_it_makes_and_says_where_it_is(steps: list[tuple[int, int]], tell: Told) -> None:
    def make(step: Told) -> list[str]:
        for number in (1, 2, 3):
            step(number, 3)
        return ["三" * 500_000]

    assert watched(make, 60, tell) == ["三" * 500_000]
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_an_error_of_watched_work_is_met_here(tell: Told) -> None:
    def make(step: Told) -> None:
        raise UnreadableReport("{path}: damaged", path=Path("甲.pdf"))

    with pytest.raises(UnreadableReport) as met:
        watched(make, 60, tell)
    assert met.value.values == {"path": Path("甲.pdf")} and str(met.value) == "甲.pdf: damaged"


alone = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no process is to be had safely")


def _in_a_process(script: str) -> str:
    """What a script prints in a process without threads, which the test run's own has."""
    head = "import os, signal, time\nfrom yoy.beside import OutOfBounds, watched\ntell = lambda number, of: None\n"
    words = [sys.executable, "-c", head + textwrap.dedent(script)]
    return subprocess.run(words, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout.strip()


@alone
@pytest.mark.parametrize(
    "work",
    [
        "while True: pass",
        "step(1, 2); step(2, 2); sum(range(10 ** 15))",  # in one call of C
        "b'x' * (1 << 33)",
        "os.abort()",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os._exit(3)",
    ],
)
def test_work_without_end_or_measure_is_ended(work: str) -> None:
    said = _in_a_process(
        f"""
        def make(step):
            {work}
        begun = time.monotonic()
        try:
            watched(make, 0.3, tell)
        except OutOfBounds:
            print("ended", time.monotonic() - begun < 60)
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("nobody left")
        """
    )
    assert said == "ended True\nnobody left"


@alone
def test_each_step_has_its_own_time() -> None:
    said = _in_a_process(
        """
        def make(step):
            for number in range(8):
                step(number, 8)
                end = time.process_time() + 0.3
                while time.process_time() < end: pass
            return os.getpid()
        print(watched(make, 1.5, tell) != os.getpid())
        """
    )
    assert said == "True"
