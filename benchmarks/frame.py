"""Runs commands as whole processes, in turn, and says how long each took and how much memory it held."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


class ChildFailed(Exception):
    """A measured command failed; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a command: wall-clock and processor seconds, the most memory it held in bytes."""

    seconds: float
    cpu: float
    peak: int


def run(command: Sequence[str], output: Path, fine: Sequence[int] = (0, 1)) -> Ran:
    """Runs a command, its standard output to a file. Children may read and write compiled bytecode, as a user's would.

    The peak of a child counts the pages that its parent held when it was started: keep this process small until the
    last measurement. Raises ChildFailed on an exit code that isn't `fine` (comparing tools say 1 for "differs").
    """
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    errors = output.with_suffix(".err")
    with output.open("wb") as out, errors.open("wb") as err:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, env=env)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in fine:
        said = errors.read_text(encoding="utf-8", errors="replace")[-600:]
        raise ChildFailed(f"{' '.join(command)[:200]}: exit code {child.returncode}\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Ran(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def in_turn(commands: Mapping[str, Sequence[str]], folder: Path, rounds: int) -> dict[str, list[Ran]]:
    """Runs each command once to warm the caches, then all of them in turn, `rounds` times: A B C A B C …

    The outputs of the last round stay in `folder` as 0.out, 1.out …, in the commands' order.
    """
    results: dict[str, list[Ran]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for place, (name, command) in enumerate(commands.items()):
            ran = run(command, folder / f"{place}.out")
            if turn:
                results[name].append(ran)
    return results


def ratio(runs: Sequence[Ran], floor: Sequence[Ran]) -> float:
    """How many times the floor's time a command takes: the median over the rounds of the ratio within a round."""
    return median(a.seconds / b.seconds for a, b in zip(runs, floor, strict=True))


def cpu_ratio(runs: Sequence[Ran], floor: Sequence[Ran]) -> float:
    """The same of processor time, which other work on the machine disturbs less."""
    return median(a.cpu / b.cpu for a, b in zip(runs, floor, strict=True))


def peak(runs: Sequence[Ran]) -> float:
    """The most memory that any of the runs held, in MB."""
    return max(ran.peak for ran in runs) / 2**20
