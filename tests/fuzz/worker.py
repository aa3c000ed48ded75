"""Reads broken files one after another, in a process that may die of one.

    python -m tests.fuzz.worker READER SEED FIRST STATE

STATE is a file where the number of the input at hand always stands; a line of JSON on standard output tells of each find.
"""

import json
import mmap
import resource
import sys
import traceback
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz.mutations import broken
from yoy.compare import understand
from yoy.errors import YoyError

MOST_MEMORY = 1_000_000_000  # bytes that one input may take


def made(reader: str, seed: str, number: int) -> bytes:
    """The input of a number, the same in every process."""
    return broken(reader, Random(f"{seed}/{number}"))


def tried(path: Path) -> str:
    """What went wrong with a file: the error and where it arose; empty where it was read, or refused with a sentence."""
    try:
        understand(path)
    except YoyError as error:
        return "" if str(error) else "an error without a sentence"
    except BaseException as error:  # whatever it is: that is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {str(error)[:120]}"
    return ""


def main(reader: str, seed: str, first: int, state: Path) -> None:
    """Works until it is stopped, or has taken too much memory."""
    usual = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_MEMORY, 4 * MOST_MEMORY))
    number = first
    with TemporaryDirectory() as folder, state.open("r+b") as file, mmap.mmap(file.fileno(), 8) as shown:
        path = Path(folder, f"2024.{reader}")
        while True:
            shown[:8] = number.to_bytes(8, "little")
            path.write_bytes(made(reader, seed, number))
            what = tried(path)
            taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - usual) * 1024
            if taken > MOST_MEMORY:
                what = what or f"{taken // 1_000_000} MB of memory"
            if what:
                print(json.dumps({"number": number, "what": what}), flush=True)
            if taken > MOST_MEMORY:
                return
            number += 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
