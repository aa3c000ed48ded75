"""Those who do the work, behind the interface of concurrent.futures: processes here, or a Dask cluster's workers.

The home of distributed, which `yoy[cluster]` brings.
"""

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from typing import Any, TypeVar

from yoy.errors import UsageError

_AHEAD = 3  # tasks for each process that are handed out before they are needed
_QUEUE = 5000  # tasks that a cluster's scheduler is given at a time: workers may come and go
_PATIENCE = 10  # seconds for a scheduler to answer
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl
Asked = TypeVar("Asked")
Got = TypeVar("Got")


class Crew:
    """Does a function on many things, in any order, on all workers."""

    def __init__(self, hire: Callable[[], Executor], ahead: int) -> None:
        self._hire = hire
        self._executor = hire()
        self._ahead = ahead
        self._waiting: Iterable[Future[Any]] = ()

    def each(self, function: Callable[[Asked], Got], things: deque[Asked]) -> Iterator[tuple[Asked, "Future[Got]"]]:
        """Each thing with what became of it, as it comes. More things may be put into the queue on the way.

        A thing on which a process ended is tried once more, alone: then it is known which one that was.
        """
        waiting: dict[Future[Got], Asked] = {}
        self._waiting = waiting
        suspects: deque[Asked] = deque()
        while things or waiting or suspects:
            while things and not suspects and len(waiting) < self._ahead:
                thing = things.popleft()
                try:
                    waiting[self._executor.submit(function, thing)] = thing
                except BrokenExecutor:
                    suspects.append(thing)
            if not waiting:
                self._replace()
                yield from self._alone(function, suspects)
            for future in wait(waiting, return_when=FIRST_COMPLETED).done if waiting else ():
                thing = waiting.pop(future)
                if isinstance(future.exception(), BrokenExecutor):
                    suspects.append(thing)
                else:
                    yield thing, future

    def _alone(self, function: Callable[[Asked], Got], things: deque[Asked]) -> Iterator[tuple[Asked, "Future[Got]"]]:
        while things:
            thing = things.popleft()
            future = self._executor.submit(function, thing)
            if isinstance(future.exception(), BrokenExecutor):
                self._replace()
            yield thing, future

    def _replace(self) -> None:
        self._executor.shutdown(wait=False)
        self._executor = self._hire()

    def leave(self) -> None:
        """Waits for what is being done, and drops what isn't."""
        for future in self._waiting:
            future.cancel()
        self._executor.shutdown(wait=True)


@contextmanager
def local_crew(workers: int | None) -> Iterator[Crew]:
    """Processes of this machine, as many as it has processors unless told otherwise."""
    many = workers or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    fresh = multiprocessing.get_context("spawn")  # the same everywhere, and nothing of ours in them
    crew = Crew(lambda: ProcessPoolExecutor(many, mp_context=fresh, initializer=_begin), many * _AHEAD)
    try:
        yield crew
    finally:
        crew.leave()


def _begin() -> None:
    """A process of the crew: ends when it is told to and not by Ctrl-C, and leaves the other processors to the others."""
    from yoy.beside import stay_alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    stay_alone()
    gc.freeze()


def _end_with_parent() -> None:
    """A run that was killed can't tell its processes to end, and they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":  # without a thread, beside which nothing could be watched (`beside.watched`)
        import ctypes

        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent.pid:  # it was over before that
            os._exit(1)
    else:
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


@contextmanager
def cluster_crew(scheduler: str) -> Iterator[Crew]:
    """The workers of a Dask cluster. Raises UsageError where there is none, or distributed isn't installed."""
    try:
        import distributed
    except ImportError:
        raise UsageError("A cluster needs Dask: pip install 'yoy[cluster]'") from None
    try:
        kind, _, place = scheduler.partition("://")
        host, _, port = place.rpartition(":")
        if kind not in ("tcp", "tls"):
            raise ValueError("tcp://host:port")
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()  # Dask would try for long, and aloud
        make: Any = distributed.Client
        client = make(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            "{scheduler}: no scheduler answers there ({reason})", scheduler=scheduler, reason=str(error)
        ) from error
    with client:
        crew = Crew(lambda: client.get_executor(pure=False), _QUEUE)
        try:
            yield crew
        except CancelledError as error:
            raise UsageError(
                "{scheduler}: the scheduler went away; the same command goes on where this run ended",
                scheduler=scheduler,
            ) from error
        finally:
            crew.leave()
