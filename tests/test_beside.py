"""Work done beside other work gives what it gives here, also where it fails or can't be done apart."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from yoy.beside import ahead, beside
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
