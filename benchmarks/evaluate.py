"""Scores on the hand-annotated pairs, held to their floors: `python benchmarks/evaluate.py [--verbose] [PAIR …]`.

The pairs and their scorer stand beside the folder that YOY_CORPUS names; where they are absent, nothing is measured, and that is
said. A score below its floor in `floors.toml` makes the exit code 1.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numerals
from corpora import ROOT, corpus, gold_folders

from yoy.compare import compare
from yoy.read import SUFFIXES

FLOORS = ROOT / "benchmarks" / "floors.toml"
Scores = dict[str, dict[str, Any]]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", help="names of annotated pairs; all of them unless given")
    parser.add_argument("--verbose", action="store_true", help="print every miss as well")
    asked = parser.parse_args()
    folders = [folder for folder in gold_folders() if not asked.pairs or folder.name in asked.pairs]
    scorer = corpus().parent / "evaluate" / "evaluate.py"
    if not folders or not scorer.is_file():
        print(f"no annotated pairs or no scorer beside {corpus()} (set YOY_CORPUS): nothing measured")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    missed = []
    for name, folder, before, after in _pairs(folders):
        scores = score(folder, before, after, scorer, asked.verbose)
        print(f"\n{name}")
        for part, said in scores.items():
            print(f"  {part:20}", "  ".join(f"{key}={value}" for key, value in said.items()))
        missed += [f"{name}: {miss}" for miss in below(scores, floors.get(name, {}))]
    if not asked.pairs:
        share = numerals.undisputed(*numerals.count(numerals.read_cases(corpus().parent / "gold" / "numerals.jsonl")))
        print(f"\nnumerals\n  undisputed           {share:.3f}")
        missed += [f"numerals: {miss}" for miss in below({"all": {"undisputed": share}}, floors["numerals"])]
    for miss in missed:
        print("below its floor:", miss)
    print(f"\n{'every score at its floor or above' if not missed else f'{len(missed)} scores below their floors'}")
    return 1 if missed else 0


def _pairs(folders: list[Path]) -> Iterator[tuple[str, Path, Path, Path]]:
    """Each annotated pair as the texts it was annotated in, and as the files those came from where these are PDFs."""
    for folder in folders:
        yield folder.name, folder, folder / "A.txt", folder / "B.txt"
        issuer, *years = folder.name.rsplit("-", 2)
        files = [corpus() / issuer / f"{year}.pdf" for year in years]
        if ".pdf" in SUFFIXES and all(path.is_file() for path in files):
            yield f"{folder.name}-pdf", folder, files[0], files[1]


def score(folder: Path, before: Path, after: Path, scorer: Path, verbose: bool = False) -> Scores:
    """What the scorer says of the JSON view of a pair of files."""
    years = folder.name.rsplit("-", 2)[1:]
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / f"{year}{path.suffix}" for year, path in zip(years, (before, after), strict=True)]
        for path, copy in zip((before, after), files, strict=True):
            copy.write_bytes(path.read_bytes())
        view = compare(files, mixed_issuers=True).to_json(Path(name) / "view.json")
        command = [sys.executable, str(scorer), str(folder), str(view)]
        if verbose:
            subprocess.run([*command, "--verbose"], check=True)
        said = subprocess.run([*command, "--json"], check=True, capture_output=True, encoding="utf-8").stdout
    scores: Scores = json.loads(said)
    return scores


def below(scores: Scores, floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The scores that are under their floors, or over their ceilings where the key says so (`trap_hits_at_most`)."""
    for part, limits in floors.items():
        for key, limit in limits.items():
            at_most = key.endswith("_at_most")
            value = scores.get(part, {}).get(key.removesuffix("_at_most"))
            if value is None or (value > limit if at_most else value < limit):
                yield f"{part} {key.removesuffix('_at_most')} is {value}, {'at most' if at_most else 'at least'} {limit}"


if __name__ == "__main__":
    sys.exit(main())
