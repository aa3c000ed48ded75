"""Feeds a reader broken files, and keeps those that it falls over.

    python -m tests.fuzz READER [--minutes 10] [--inputs 200000] [--seed WORD]

READER is one of txt, md, html, docx, pdf. What is found goes to tests/read/finds/, where a test reads it from then on.
"""

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.hunt import Hunt
from tests.fuzz.mutations import READERS
from tests.fuzz.worker import made

FINDS = Path(__file__).parent.parent / "read" / "finds"


def main() -> int:
    """Prints what was tried and found; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", default=str(int(time.time())))
    asked = parser.parse_args()
    hunt = Hunt(asked.reader, asked.seed)
    hunt.run(asked.minutes * 60, asked.inputs)
    print(
        f"{hunt.reader}: {hunt.inputs} inputs in {hunt.seconds:.0f} s, seed {hunt.seed}: "
        f"{len(hunt.finds)} places that it falls over"
    )
    for number, what in hunt.finds.items():
        path = FINDS / f"{hunt.seed}-{number}.{hunt.reader}"
        FINDS.mkdir(exist_ok=True)
        path.write_bytes(made(hunt.reader, hunt.seed, number))
        print(f"  {path.name}: {what}")
    return int(bool(hunt.finds))


if __name__ == "__main__":
    sys.exit(main())
