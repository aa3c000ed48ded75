"""Does a piece of work in another process, where the system does that safely: while more is done here, or within bounds."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
Told = Callable[[int, int], None]
"""Told the number of the step that begins, from 1, and how many there are."""

_MORE_MEMORY = 1 << 31  # bytes of addresses that watched work may take beside what is taken already
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
    child = _split_off(make)
    return (lambda: child.made(make)) if child else make


@contextmanager
def ahead(
    prepare: Callable[[], Callable[[_Given], _Made]],
) -> Iterator[Callable[[_Given], Callable[[], _Made]]]:
    """A process that gets ready, by `prepare`, for work that isn't known yet; what is yielded hands it over as `beside` does.

    What is handed over must be of plain records too.
    """
    handed = _Handed() if _may_split() else None
    child = _split_off(lambda: prepare()(handed.wait())) if handed else None

    def hand_over(given: _Given) -> Callable[[], _Made]:
        def here() -> _Made:
            return prepare()(given)

        if not child or not handed:
            return here
        try:
            handed.give(given)
        except OSError:  # no memory for it
            return here
        return lambda: child.made(here)

    try:
        yield hand_over
    finally:
        if handed:
            handed.close()
        if child:
            child.stop()


class OutOfBounds(Exception):
    """Watched work took too long or too much memory, or fell over so hard that its process ended."""


def watched(make: Callable[[Told], _Made], seconds: float, told: Told) -> _Made:
    """Does a piece of work that may never end, in a process of its own that then does.

    `make` is to call what it is given before each step, which `told` hears of; each may take so many seconds of processor
    time. What is made must be of plain records. Raises OutOfBounds, or what the work raises. Where no process is to be had
    (beside threads, on other systems than Linux), the work is done here and isn't bounded.
    """
    free = _SAFE and threading.active_count() == 1
    child: _Child[_Made] | None = _fork(lambda writing: _work_watched(make, seconds, writing)) if free else None
    if not child:
        return make(told)
    try:
        for kind, said in child.messages():
            if kind == "step":
                told(*said)
            elif kind == "made":
                made: _Made = said
                return made
            elif isinstance(said, (MemoryError, RecursionError)):
                break
            else:
                raise said
    finally:
        child.stop()
    raise OutOfBounds


def _work_watched(make: Callable[[Told], object], seconds: float, writing: int) -> None:
    """The other process of watched work: says what it does, and is ended by the system where it does too much."""
    import resource

    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + _MORE_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with os.fdopen(writing, "wb") as pipe:

        def say(kind: str, said: object) -> None:
            pipe.write(pickle.dumps((kind, said), pickle.HIGHEST_PROTOCOL))
            pipe.flush()

        def step(number: int, of: int) -> None:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            say("step", (number, of))

        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            made = make(step)
        except Exception as error:
            say("failed", error)
        else:
            say("made", made)


class _Child(Generic[_Made]):
    """A process that makes something, and the pipe that it hands it on by."""

    def __init__(self, number: int, pipe: int) -> None:
        self._number, self._pipe = number, os.fdopen(pipe, "rb")

    def made(self, make: Callable[[], _Made]) -> _Made:
        """What it made; made here where it failed."""
        content = self._pipe.read()
        self._pipe.close()
        number, self._number = self._number, 0
        if os.waitpid(number, 0)[1]:
            return make()  # and so meets the same error
        made: _Made = pickle.loads(content)  # from our own process, through a pipe that nobody else has
        return made

    def messages(self) -> Iterator[tuple[str, Any]]:
        """What it says, as it comes."""
        with suppress(EOFError, pickle.UnpicklingError):  # it ended, perhaps in the middle of a word
            while True:
                yield pickle.load(self._pipe)  # from our own process

    def stop(self) -> None:
        """Ends it where nobody waits for what it makes any more."""
        if self._number:
            self._pipe.close()
            os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)
            self._number = 0


class _Handed:
    """A record given to a process that is there already: through memory, so that giving never waits for taking."""

    def __init__(self) -> None:
        self._memory = os.memfd_create("handed")
        self._reading, self._writing = os.pipe()

    def give(self, record: object) -> None:
        """Hands a record over."""
        with os.fdopen(self._memory, "wb", closefd=False) as file:
            file.write(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))
        os.write(self._writing, b".")

    def wait(self) -> Any:
        """The record, in the other process. Raises EOFError where none came."""
        os.close(self._writing)
        if not os.read(self._reading, 1):
            raise EOFError
        os.lseek(self._memory, 0, os.SEEK_SET)
        with os.fdopen(self._memory, "rb") as file:
            return pickle.load(file)  # from our own process

    def close(self) -> None:
        """Ends the process that waits, where nothing was given."""
        for place in (self._memory, self._reading, self._writing):
            os.close(place)


def _may_split() -> bool:
    return not _alone and _SAFE and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _split_off(make: Callable[[], _Made]) -> _Child[_Made] | None:
    """A process that does a piece of work; None where there is none to be had."""
    return _fork(lambda writing: _hand_on(make, writing)) if _may_split() else None


def _fork(work: Callable[[int], None]) -> _Child[Any] | None:
    """A process that does some work with the writing end of a pipe, and ends at once, without what a process does at its end."""
    reading, writing = os.pipe()
    try:
        number = os.fork()
    except OSError:  # no more processes
        os.close(reading)
        os.close(writing)
        return None
    if number == 0:
        code = 1
        with suppress(BaseException):  # the parent finds out
            os.close(reading)
            work(writing)
            code = 0
        os._exit(code)
    os.close(writing)
    return _Child(number, reading)


def _hand_on(make: Callable[[], object], writing: int) -> None:
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(pickle.dumps(make(), pickle.HIGHEST_PROTOCOL))
