"""Keeps a worker at work, and tells what it fell over: errors, crashes, more than ten seconds, more than a gigabyte."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

PATIENCE = 10  # seconds that one input may take
_LOOK = 0.25  # seconds between two looks at the worker


@dataclass
class Hunt:
    """What was tried, and what was found: the inputs' numbers with what went wrong, one for each place in the code."""

    reader: str
    seed: str
    inputs: int = 0
    seconds: float = 0.0
    finds: dict[int, str] = field(default_factory=dict)

    def run(self, seconds: float, inputs: int) -> None:
        """Works for so many seconds or inputs, whatever comes first."""
        begun = time.monotonic()
        with TemporaryDirectory() as folder:
            state = Path(folder, "state")
            state.write_bytes(bytes(8))
            while (left := seconds - (time.monotonic() - begun)) > 0 and self.inputs < inputs:
                for number, what in self._shift(state, left, inputs):
                    if what.split(": ")[0] not in {known.split(": ")[0] for known in self.finds.values()}:
                        self.finds[number] = what
        self.seconds = time.monotonic() - begun

    def _shift(self, state: Path, seconds: float, inputs: int) -> Iterator[tuple[int, str]]:
        """One worker until it ends or is ended."""
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.fuzz.worker",
            self.reader,
            self.seed,
            str(self.inputs),
            str(state),
        ]
        first = self.inputs
        state.write_bytes(first.to_bytes(8, "little"))
        with (state.parent / "told").open("w+b") as told:
            worker = subprocess.Popen(command, stdout=told, stderr=subprocess.DEVNULL)
            ended = self._watch(worker, state, seconds, inputs)
            worker.kill()
            worker.wait()
            told.seek(0)
            lines = [json.loads(line) for line in told.read().decode().splitlines()]
        at = int.from_bytes(state.read_bytes(), "little")
        self.inputs = at + 1 if ended else at
        yield from ((line["number"], line["what"]) for line in lines)
        if ended and not any(line["number"] == at for line in lines):
            yield at, ended

    def _watch(self, worker: "subprocess.Popen[bytes]", state: Path, seconds: float, inputs: int) -> str:
        """What ended the worker; empty where nothing but the end of its time did."""
        until = time.monotonic() + seconds
        last, since = -1, time.monotonic()
        while time.monotonic() < until:
            time.sleep(_LOOK)
            at = int.from_bytes(state.read_bytes(), "little")
            if worker.poll() is not None:
                return f"ended with {worker.returncode}"
            if at != last:
                last, since = at, time.monotonic()
            elif time.monotonic() - since > PATIENCE:
                return f"more than {PATIENCE} seconds"
            if at >= inputs:
                return ""
        return ""
