"""Does a piece of work on another processor while more is done here, where the system does that safely."""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

_Made = TypeVar("_Made")
_SAFE = sys.platform.startswith("linux")  # elsewhere a forked process may not use what its parent has loaded
_alone = False


def stay_alone() -> None:
    """From here on all work is done in this process: the other processors have work of their own."""
    global _alone
    _alone = True


def beside(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Starts a piece of work in a process of its own; calling what is returned waits for it and gives what was made.

    Where no process is to be had, or it fails, the work is done when it is asked for. It must have no effect but its result,
    which must be of plain records.
    """
    if _alone or not _SAFE or threading.active_count() > 1 or (os.cpu_count() or 1) < 2:
        return make
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # no more processes
        os.close(reading)
        os.close(writing)
        return make
    if child == 0:
        _make_and_leave(make, reading, writing)
    os.close(writing)

    def wait() -> _Made:
        with os.fdopen(reading, "rb") as pipe:
            content = pipe.read()
        _, status = os.waitpid(child, 0)
        if status:
            return make()
        made: _Made = pickle.loads(content)  # from our own process, through a pipe that nobody else has
        return made

    return wait


def _make_and_leave(make: Callable[[], object], reading: int, writing: int) -> None:
    """The other process: hands on what it made and ends at once, without what a process does at its end."""
    code = 1
    with suppress(BaseException):  # the parent does the work itself then, and meets the same error
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(make(), pickle.HIGHEST_PROTOCOL))
        code = 0
    os._exit(code)
