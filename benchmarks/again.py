"""Where the time of a comparison made before goes, by the steps of a process that makes its views again."""

import json
import sys
from pathlib import Path
from statistics import median

from frame import run
from layout import Part

_STEPS = """
import gc, sys, time
gc.disable()
spent, told = time.process_time(), {"the interpreter": time.process_time()}
def done(step):
    global spent
    now = time.process_time()
    told[step] = told.get(step, 0.0) + now - spent
    spent = now
import typer
done("typer")
import yoy.cli.compare, yoy.settings
done("yoy's command line")
from yoy.compare import compare
comparison = compare(sys.argv[2:], sys.argv[1]).comparison
done("recalling the comparison")
from yoy.view.options import Options
from yoy.view.render import render_view
import jinja2
done("jinja2")
import xlsxwriter
done("xlsxwriter")
for kind in ("html", "xlsx", "csv", "json"):
    render_view(kind, comparison, Options("zh"))
    done({"html": "the page", "xlsx": "the workbook"}.get(kind, "CSV and JSON"))
import json
print(json.dumps(told))
"""


def again_part(folder: Path, library: Path, years: tuple[int, int], rounds: int) -> Part:
    """The steps' shares of the processor time, the median over the rounds; what was made before is in YOY_CACHE."""
    output = folder / "again.json"
    found: list[dict[str, float]] = []
    for turn in range(rounds + 1):
        run([sys.executable, "-c", _STEPS, str(library), *map(str, years)], output, fine=(0,))
        if turn:  # the first one makes it
            found.append(json.loads(output.read_text(encoding="utf-8")))
    steps = {step: median(one[step] for one in found) for step in found[0]}
    total = sum(steps.values())
    rows = [[step, f"{seconds / total:.0%}"] for step, seconds in steps.items()]
    note = "The libraries alone are what a page and a workbook can't be written without; the rest is writing them."
    return Part(
        f"Where the time goes: {library.name} {years[0]} and {years[1]}, made before", ("step", "cpu"), rows, [note]
    )
