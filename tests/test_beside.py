"""Work done beside other work gives what it gives here, also where it fails or can't be done apart."""

import os
import threading

import pytest

from yoy.beside import beside
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
