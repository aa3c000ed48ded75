"""Runs every stage on some files and prints the processor seconds of each as JSON: stages.py FILE FILE …"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from yoy.align import align
from yoy.changes import find_changes
from yoy.model import Comparison, Report
from yoy.parse import parse
from yoy.read import read
from yoy.view.data import render_json
from yoy.view.messages import Words
from yoy.view.page import render_page
from yoy.view.tables import render_csv
from yoy.view.workbook import render_workbook

T = TypeVar("T")
_WARM = "{}年度工作报告\n一、工作情况\n全年办理事项{}件，比上年增长5%。\n二、下一步打算\n继续推进各项工作。\n"


class Clock:
    """Adds up processor time by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        done = work()
        self.stages[stage] = self.stages.get(stage, 0.0) + time.process_time() - start
        return done


def run_stages(files: list[Path], clock: Clock) -> None:
    """The whole flow, stage by stage, without writing files."""
    sources = clock("read", lambda: [read(path) for path in files])
    reports: list[Report] = clock("parse", lambda: [parse(source) for source in sources])
    alignment = clock("align", lambda: align(sorted(reports, key=lambda report: report.year)))
    comparison: Comparison = clock("changes", lambda: find_changes(alignment))
    words = Words("zh")
    clock("page", lambda: render_page(comparison, "zh", None))
    clock("workbook", lambda: render_workbook(comparison, words))
    clock("csv", lambda: render_csv(comparison, words))
    clock("json", lambda: "".join(render_json(comparison, words)))


def warm_up() -> None:
    """Runs everything once on a few lines, so that imports and dictionaries aren't counted to a stage."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{year}.txt" for year in (2001, 2002)]
        for path in files:
            path.write_text(_WARM.format(path.stem, path.stem), encoding="utf-8")
        run_stages(files, Clock())


def main(*files: str) -> None:
    """The command line."""
    warm_up()
    clock = Clock()
    run_stages([Path(path) for path in files], clock)
    json.dump(clock.stages, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
