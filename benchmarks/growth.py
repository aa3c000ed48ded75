"""How time and memory grow: with the length of a pair, and with the number of years."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands import compare_files
from corpora import Reports, years_in
from frame import cpu_ratio, in_turn, peak, ratio, run
from layout import Part

_HERE = Path(__file__).parent
_SEED = 1
_BEGINNING = 3000  # characters of each report: a hundred times as much is the longest report there is
_LIBRARY = 30  # times the pair's processor time that a library of fifty reports may take
_MEMORY = 400  # MB


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds by stage, without the imports, and the peak of the process in bytes."""

    stages: Mapping[str, float]
    peak: int


def cost(files: Sequence[Path], folder: Path) -> Cost:
    """Runs every stage on some files in a process of its own."""
    output = folder / "stages.json"
    ran = run([sys.executable, str(_HERE / "stages.py"), *map(str, files)], output, fine=(0,))
    return Cost(json.loads(output.read_text(encoding="utf-8")), ran.peak)


def length_part(reports: Reports, folder: Path, factors: Sequence[int]) -> Part:
    """The beginning of the pair 1, 10, 100 … times as long."""
    beginnings = [folder / f"beginning-{year}.txt" for year in reports.years]
    for path, whole in zip(beginnings, (reports.before, reports.after), strict=True):
        path.write_text(_beginning(whole.read_text(encoding="utf-8")), encoding="utf-8")
    costs = {}
    for factor in factors:
        files = [folder / f"{factor}x" / f"{year}.txt" for year in reports.years]
        words = [*map(str, beginnings), str(factor), str(_SEED), *map(str, files)]
        files[0].parent.mkdir()
        run([sys.executable, str(_HERE / "grow.py"), *words], folder / "grow.out", fine=(0,))
        costs[f"{factor} ×"] = cost(files, folder)
    return _part(
        f"Growth with length: the pair's first {_BEGINNING:,} characters, the words exchanged in each further copy",
        costs,
        "A stage that grows with the length alone prints the factor.",
    )


def _beginning(text: str) -> str:
    """A text's first lines; of a short text that is all."""
    end = text.rfind("\n", 0, _BEGINNING)
    return text[:end] if len(text) > _BEGINNING and end > 0 else text


def years_part(reports: Reports, folder: Path, counts: Sequence[int]) -> Part:
    """The latest 2, 4, 8 … years of the library in one comparison."""
    years = years_in(reports.folder, ".html")
    latest = sorted(years)
    counts = sorted({min(count, len(latest)) for count in counts})
    costs = {f"{count} years": cost([years[year] for year in latest[-count:]], folder) for count in counts}
    return _part(
        f"Growth with years: {reports.folder.name}, the latest {' / '.join(map(str, counts))}",
        costs,
        "Two years are one pair, eight are seven, thirty-two are thirty-one.",
    )


def library_part(reports: Reports, folder: Path, rounds: int) -> Part:
    """All years of the library in one command, held against the pair."""
    years = years_in(reports.folder)
    pair = [reports.before, reports.after]
    commands = {
        "pair": compare_files(pair, folder / "two"),
        "all": compare_files([years[year] for year in sorted(years)], folder / "many"),
    }
    runs = in_turn(commands, folder, rounds)
    sizes = [sum(path.stat().st_size for path in files) for files in (pair, years.values())]
    times = cpu_ratio(runs["all"], runs["pair"])
    rows = [
        ["the pair", "2", "1.0 ×", "1.0 ×", "1.0 ×", f"{peak(runs['pair']):.0f}"],
        [
            "the whole library",
            str(len(years)),
            f"{sizes[1] / sizes[0]:.1f} ×",
            f"{times:.1f} ×",
            f"{ratio(runs['all'], runs['pair']):.1f} ×",
            f"{peak(runs['all']):.0f}",
        ],
    ]
    held = "holds" if times <= _LIBRARY else "doesn't hold"
    small = "holds" if peak(runs["all"]) < _MEMORY else "doesn't hold"
    notes = [f"Processor time ≤ {_LIBRARY} × the pair's: {held}. Peak of a process < {_MEMORY} MB: {small}."]
    notes.append("JSON and CSV, nothing remembered of earlier runs; whole commands with all that they load.")
    head = ("command", "reports", "text", "cpu", "time", "peak, MB")
    return Part(f"A whole library in one comparison: {reports.folder.name}", head, rows, notes)


def _part(title: str, costs: Mapping[str, Cost], note: str) -> Part:
    first = next(iter(costs.values()))
    total = sum(first.stages.values())
    rows = [
        [stage, f"{seconds / total:.0%}", *(_times(other.stages[stage], seconds) for other in costs.values())]
        for stage, seconds in first.stages.items()
    ]
    rows.append(["all stages", "100%", *(_times(sum(other.stages.values()), total) for other in costs.values())])
    rows.append(["peak memory, MB", "", *(f"{other.peak / 2**20:.0f}" for other in costs.values())])
    notes = [
        note,
        "Processor time without the imports, times that of the first column; shares are of the first column.",
    ]
    return Part(title, ("stage", "share", *costs), rows, notes)


def _times(seconds: float, first: float) -> str:
    return f"{seconds / first:.1f} ×" if first > 0.002 else "—"
