"""How fast figures are recognised, named and dated, and that it takes as long per character in long texts."""

import time
from pathlib import Path
from statistics import median

from layout import Part

from yoy.model import Report, Source
from yoy.parse import parse
from yoy.parse.figures import find_figures
from yoy.read import read

_TIMES = (1, 10, 100)


def recognise_part(path: Path, rounds: int) -> Part:
    """Characters a second of `find_figures` on a report printed so many times over, on one core."""
    rows = []
    first = 0.0
    for times in _TIMES:
        report = _repeated(path, times)
        speed = median(_speed(report) for _ in range(rounds if times < _TIMES[-1] else 1))
        first = first or speed
        rows.append([f"{times} ×", f"{len(report.text):,}", f"{speed:,.0f}", f"{first / speed:.2f} ×"])
    note = (
        "Seconds say something of this machine; the last column is time per character, relative to the text as it is."
    )
    return Part(
        "Figures recognised, named and dated", ("text", "characters", "characters a second", "time"), rows, [note]
    )


def _repeated(path: Path, times: int) -> Report:
    source = read(path)
    return parse(Source(source.path, source.sha256, source.blocks * times), int(path.stem))


def _speed(report: Report) -> float:
    begun = time.perf_counter()
    find_figures(report)
    return len(report.text) / (time.perf_counter() - begun)
