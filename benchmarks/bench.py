"""The benchmarks, results as ratios within one run: `python benchmarks/bench.py [--quick] [--whole] [--markdown]`.

The commands of a table are run in turn, A B C A B C …; a ratio is the median over the rounds. YOY_CORPUS names the folder of
third-party reports (../shared/corpus); where it is absent, the bundled sample is measured, and the tables say so.
"""

import argparse
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import mutate
from again import again_part
from commands import HELP, IMPORT_TYPER
from corpora import ROOT, donor_for, pair_of_reports
from frame import cpu_ratio, in_turn, ratio
from growth import length_part, library_part, years_part
from layout import Part, markdown, terminal
from pair import Timings, pair_part
from recognise import recognise_part

_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"


def help_part(folder: Path, rounds: int) -> Part:
    """How long a user waits for `yoy --help`."""
    runs = in_turn({"typer": IMPORT_TYPER, "help": HELP}, folder, rounds)
    rows = [
        ["python -c 'import typer'", "1.00", "1.00"],
        ["yoy --help", f"{ratio(runs['help'], runs['typer']):.2f}", f"{cpu_ratio(runs['help'], runs['typer']):.2f}"],
    ]
    return Part("Start-up", ("command", "time", "cpu"), rows)


def mutation_part(seed: int) -> Part:
    """yoy held to changes made in known places."""
    path = pair_of_reports().after
    donor = donor_for(path)
    scores = mutate.score_once(
        path.read_text(encoding="utf-8"), seed, donor.read_text(encoding="utf-8") if donor else ""
    )
    note = f"`python benchmarks/mutate.py --seed {seed}` repeats it."
    return Part(f"Mutations of {path.parent.name} {path.stem}, seed {seed}", mutate.HEAD, mutate.table(scores), [note])


def parts(quick: bool, whole: bool, seed: int) -> Iterator[Part]:
    """All parts. What is timed comes before what loads much into this process: a child's peak counts our pages."""
    reports = pair_of_reports()
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / part for part in ("pair", "help", "again", "length", "years", "library")]
        for folder in folders:
            folder.mkdir()
        os.environ["YOY_CACHE"] = str(Path(name) / "cache")
        timings = Timings(reports, folders[0], 2 if quick else 5, whole)
        timed = [
            help_part(folders[1], 3 if quick else 9),
            again_part(folders[2], reports.folder, reports.years, 3 if quick else 9),
            length_part(reports, folders[3], (1, 10) if quick else (1, 10, 100)),
            years_part(reports, folders[4], (2, 8) if quick else (2, 8, 32)),
            *([] if quick else [library_part(reports, folders[5], 1)]),
        ]
        yield pair_part(timings, reports)
        yield from timed
    yield recognise_part(reports.after, 3 if quick else 7)
    yield mutation_part(seed)


def write_docs(said: str) -> None:
    """Puts the tables into docs/benchmarks.md, between its two marks."""
    path = ROOT / "docs" / "benchmarks.md"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    path.write_text(f"{before}{_BEGIN}\n\n{said}\n\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and sizes, some minutes")
    parser.add_argument(
        "--whole", action="store_true", help="run diff-match-patch without its timeout on the whole pair"
    )
    parser.add_argument("--markdown", action="store_true", help="put the tables into docs/benchmarks.md as well")
    parser.add_argument("--seed", type=int, help="of the mutations; a new one each run unless given")
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else secrets.randbelow(10**6)
    said = []
    for part in parts(asked.quick, asked.whole, seed):
        print(terminal(part), flush=True)
        said.append(markdown(part))
    if asked.markdown:
        write_docs("\n\n".join(said))


if __name__ == "__main__":
    main()
