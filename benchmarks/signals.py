"""What each signal of the alignment contributes: F1 on the annotated pairs with one signal at a time left out.

    python benchmarks/signals.py

Reads the gold folders beside YOY_CORPUS; says so and stops where they are absent.
"""

import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from corpora import gold_folders
from gold import places, rows

from yoy.align import passages
from yoy.align.pins import Pinned
from yoy.align.side import prepare
from yoy.align.years import link_groups
from yoy.compare import load
from yoy.model import Report

SIGNALS: dict[str, dict[str, Any]] = {
    "all signals": {},
    "without shared wording (cover)": {"_COVER": 0.0},
    "without rank among candidates": {"_RANK": 0.0},
    "without the paragraph around": {"_PARAGRAPH": 0.0},
    "without the section around": {"_SECTION": 0.0},
    "without the passages before and behind": {"_NEIGHBOUR": 0.0},
    "without figures in common": {"_FIGURE": 0.0},
    "without opening sentences": {"_LEAD": 0.0},
    "without kind of passage": {"_KIND": 0.0},
    "context judged once": {"_ROUNDS": 1},
}
_MEAN = {"_COVER": 0.5, "_RANK": 1.2, "_PARAGRAPH": 0.6, "_SECTION": 0.7, "_LEAD": 1.0, "_KIND": 1.0, "_NEIGHBOUR": 0.3}


def main() -> int:
    """Prints a Markdown table, a row per signal left out."""
    folders = list(gold_folders())
    if not folders:
        print("no annotated pairs found beside YOY_CORPUS: nothing measured")
        return 0
    print("| | " + " | ".join(folder.name for folder in folders) + " |")
    print("|---|" + "---|" * len(folders))
    for name, off in SIGNALS.items():
        # what a signal adds on average moves into the bias, so that the threshold keeps its meaning
        lost = sum(getattr(passages, key) * _MEAN.get(key, 0) for key in off if key in _MEAN)
        with patch.multiple(passages, **off, _BIAS=passages._BIAS + lost):
            print(f"| {name} | " + " | ".join(f"{score(folder):.3f}" for folder in folders) + " |")
    return 0


def score(folder: Path) -> float:
    """F1 of the passage links against the sure links of a gold folder."""
    year = int(folder.name.split("-")[-2])
    left, right = load(folder / "A.txt", year), load(folder / "B.txt", year + 1)
    units = _passages(folder, "A", left), _passages(folder, "B", right)
    truth: set[tuple[int, int]] = set()
    optional: set[tuple[int, int]] = set()
    for row in rows(folder / "align.jsonl"):
        links = {(units[0][a], units[1][b]) for a in row["a"] for b in row["b"] if a in units[0] and b in units[1]}
        (truth if row.get("sure", True) else optional).update(links)
    groups = link_groups(prepare(left), prepare(right), Pinned(left, right))
    scored = set(units[0].values()), set(units[1].values())
    found = {(k.left, k.right) for g in groups for k in g if k.left in scored[0] and k.right in scored[1]} - (
        optional - truth
    )
    return 2 * len(found & truth) / (len(found) + len(truth))


def _passages(folder: Path, side: str, report: Report) -> dict[str, int]:
    """Which passage each annotated unit is, found by its place among the characters that are not white space."""
    place = places(folder, side, report)
    begins = {p.span.start: k for k, p in enumerate(report.passages)}
    annotated = rows(folder / f"units_{side}.jsonl")
    return {
        u["id"]: begins[at] for u in annotated if u["kind"] != "front_matter" and (at := place[u["start"]]) in begins
    }


if __name__ == "__main__":
    sys.exit(main())
