"""Many issuers on one processor and on two: `python benchmarks/batch.py [--issuers N] [--years N] [--markdown]`.

The library is made of the bundled sample (province.py), or taken from `--library`, a folder that province.py filled.
With 400 issuers of 5 years, the default, this takes about an hour on two processors: leave the machine alone meanwhile.
"""

import argparse
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from corpora import ROOT
from layout import Part, markdown, terminal
from province import make_library

_BEGIN, _END = "<!-- batch: begin -->", "<!-- batch: end -->"
_LIMIT = 1.8  # times the throughput of one processor that two should have
_COUNTIES = 3000 * 40, 10  # issuers and years of the estimate
_LOOP = 30_000_000  # turns of a loop that nothing but the processor holds up
_BEAT = 0.25  # seconds between looks at the processes


@dataclass(slots=True)
class Watched:
    """A run: seconds, seconds to the first page, and the largest process of each quarter of the time in bytes."""

    seconds: float = 0.0
    first: float = 0.0
    sizes: list[tuple[float, int]] = field(default_factory=list)

    def peak(self, quarter: int) -> float:
        """The most memory, in MB, that a process held in a quarter (0 to 3) of the run."""
        part = [size for when, size in self.sizes if quarter <= 4 * when / self.seconds < quarter + 1]
        return max(part, default=0) / 2**20


def run_batch(library: Path, out: Path, workers: int) -> Watched:
    """`yoy batch` as a user runs it, looked at from outside. Raises CalledProcessError where it fails."""
    words = ["batch", "--reports", str(library), "--out", str(out), "--workers", str(workers), "--quiet"]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.monotonic()
    seen = Watched()
    with subprocess.Popen([sys.executable, "-m", "yoy", *words], env=env, cwd=ROOT) as child:
        while child.poll() is None:
            now = time.monotonic() - begun
            seen.sizes.append((now, max(map(_resident, _family(child.pid)), default=0)))
            if not seen.first and any((out / "pages").glob("*/*.html")):
                seen.first = now
            time.sleep(_BEAT)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, words)
    seen.seconds = time.monotonic() - begun
    return seen


def _family(number: int) -> list[int]:
    """A process and all that it started."""
    try:
        told = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [number, *(one for child in told.split() for one in _family(int(child)))]


def _resident(number: int) -> int:
    try:
        return int(Path(f"/proc/{number}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGESIZE")
    except (OSError, IndexError):
        return 0


def machine_scaling() -> float:
    """How much more two processes get done than one where nothing is shared but the machine; the best of three times."""
    return max(_scaled() for _ in range(3))


def _scaled() -> float:
    rates = []
    for many in (1, 2):
        begun = time.monotonic()
        processes = [multiprocessing.Process(target=_loop) for _ in range(many)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        rates.append(many / (time.monotonic() - begun))
    return rates[1] / rates[0]


def _loop() -> None:
    total = 0
    for number in range(_LOOP):
        total += number


def apart(library: Path, out: Path) -> float:
    """Seconds for two runs of one process each, side by side, half of the issuers each: nothing of ours between them."""
    homes = sorted(library.iterdir())
    halves = [out / f"half{side}" for side in (0, 1)]
    for side, half in enumerate(halves):
        for home in homes[side::2]:
            shutil.copytree(home, half / home.name)
    begun = time.monotonic()
    with ThreadPoolExecutor(len(halves)) as pool:
        for _ in pool.map(lambda half: run_batch(half, out / f"out-{half.name}", 1), halves):
            pass  # raises where a run fails
    return time.monotonic() - begun


def batch_part(library: Path, folder: Path, halves: bool) -> Part:
    """The table; `halves`: with the control of two runs of half the library each."""
    reports = list(library.glob("*/*.txt"))
    issuers = len(list(library.iterdir()))
    one, two = (run_batch(library, folder / f"out{workers}", workers) for workers in (1, 2))
    _same(folder / "out1", folder / "out2")
    again = run_batch(library, folder / "out2", 2)
    changed = reports[len(reports) // 2]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n全年另有1件。\n", encoding="utf-8")
    after = run_batch(library, folder / "out2", 2)
    rows = [
        [
            name,
            str(len(reports)),
            f"{len(reports) / run.seconds:.2f}",
            f"{one.seconds / run.seconds:.2f} ×",
            f"{run.first:.1f}",
            " / ".join(f"{run.peak(quarter):.0f}" for quarter in range(4)),
        ]
        for name, run in (("1 process", one), ("2 processes", two))
    ]
    rows += [
        [name, str(len(reports)), "", f"{one.seconds / run.seconds:.0f} ×", "", ""]
        for name, run in (("again, nothing changed", again), ("again, one report changed", after))
    ]
    side_by_side = apart(library, folder) if halves else None
    notes = [_scaling(one, two, side_by_side), _estimate(len(reports), issuers, two, folder / "out2")]
    head = (
        "run",
        "reports",
        "reports a second",
        "throughput",
        "first page, s",
        "peaks by quarter, MB",
    )
    return Part(f"{issuers} issuers, {len(reports)} reports: pages, dataset, index", head, rows, notes)


def _same(one: Path, other: Path) -> None:
    """Raises AssertionError unless both runs wrote the same dataset and pages."""
    for kind in ("pages/*/*.html", "dataset/*/*/*.parquet", "index.html"):
        files = [sorted(path.relative_to(folder) for path in folder.glob(kind)) for folder in (one, other)]
        assert files[0] == files[1], kind
        assert all((one / path).read_bytes() == (other / path).read_bytes() for path in files[0]), kind


def _scaling(one: Watched, two: Watched, side_by_side: float | None) -> str:
    times = one.seconds / two.seconds
    held = "holds" if times >= _LIMIT else "doesn't hold"
    said = (
        f"Two processes ≥ {_LIMIT} × one: {held} ({times:.2f} ×). What this machine gives: {machine_scaling():.2f} × "
    )
    said += "for a loop that needs nothing but a processor"
    return said + (
        f", {one.seconds / side_by_side:.2f} × for two runs of half the library each." if side_by_side else "."
    )


def _estimate(reports: int, issuers: int, run: Watched, out: Path) -> str:
    """On paper: all county governments' departments, from the rate measured."""
    many, years = _COUNTIES
    rate = reports / run.seconds / 2
    hours = many * years / rate / 3600
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / reports * many * years
    rows = sum(path.stat().st_size for path in (out / "dataset").rglob("*.parquet")) / reports * many * years
    return (
        f"On paper, 3,000 counties × 40 departments × {years} years = {many * years:,} reports: {hours:,.0f} processor hours at "
        f"{rate:.2f} reports a second and processor ({hours / 64:,.1f} hours on 64 processors), {size / 1e12:.1f} TB of results, "
        f"{rows / 1e9:,.0f} GB of it the dataset."
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--issuers", type=int, default=400)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--library", type=Path, help="a folder that province.py filled, instead of making one")
    parser.add_argument(
        "--halves", action="store_true", help="and two runs of half the library, side by side: the limit"
    )
    parser.add_argument("--markdown", action="store_true", help="put the table into docs/benchmarks.md as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "library"
        if asked.library:
            shutil.copytree(asked.library, library)
        else:
            make_library(library, asked.issuers, asked.years)
        part = batch_part(library, folder, asked.halves)
    print(terminal(part))
    if asked.markdown:
        path = ROOT / "docs" / "benchmarks.md"
        before, _, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
        said = f"{before}{_BEGIN}\n\n{markdown(part)}\n\n{_END}{rest.partition(_END)[2]}"
        path.write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main()
