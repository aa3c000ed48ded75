"""The weights of what speaks for a name being new and for a promise being mentioned, fitted on an annotated pair of reports.

    python benchmarks/weights.py

Prints the weights in use beside the fitted ones, and what fitted weights reach on paragraphs they were not fitted on: ridge
logistic regression, five folds, the mean of ten divisions. Says so and stops where the pair is absent.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from corpora import gold_folders
from gold import places, rows
from numpy.typing import NDArray

from yoy.align import align
from yoy.changes import commitments, initiatives, novelty
from yoy.changes.commitments import Answers
from yoy.changes.counterparts import find_counterparts
from yoy.changes.known import Known
from yoy.changes.novelty import Novelty
from yoy.changes.outcomes import find_target
from yoy.changes.promises import find_promises
from yoy.compare import load
from yoy.model import Span

Vector = NDArray[np.float64]
Weights = Mapping[str, float]
_PAIR = "sc-2024-2025"
_ROWS = {"A": "dropped_a.jsonl", "B": "new_b.jsonl"}
_TURNS, _FOLDS = 10, 5
_RIDGE_NAMES, _RIDGE_PROMISES = 20.0, 5.0
_BY_HAND = "founded"  # too rare to be fitted


class Case(NamedTuple):
    """Something to be told apart: its signs, the annotated rows it is, its side and its paragraph."""

    signs: dict[str, float]
    found: list[dict[str, Any]]
    side: str
    line: int
    counts: bool = True  # for precision: what is renamed doesn't


def main() -> int:
    """The command line."""
    folder = next((folder for folder in gold_folders() if folder.name == _PAIR), None)
    if folder is None:
        print(f"no annotated pair {_PAIR} beside YOY_CORPUS: nothing measured")
        return 0
    year = int(_PAIR.split("-")[-2])
    before, after = (Known(load(folder / f"{side}.txt", year + k)) for k, side in enumerate("AB"))
    there, back = find_counterparts(align([before.report, after.report]), 0)
    gone, come = Novelty(before, after, there), Novelty(after, before, back)
    names = _names(folder, "A", gone) + _names(folder, "B", come)
    _print("novelty (yoy/changes/novelty.py)", novelty.WEIGHTS, fit(names, _RIDGE_NAMES))
    _print_names(folder, names)
    with patch.dict(novelty.WEIGHTS, fit([case for case in names if case.side == "B"], _RIDGE_NAMES)):
        promises = _promises(folder, gone)
    _print("mention (yoy/changes/commitments.py)", commitments.MENTIONED, fit(promises, _RIDGE_PROMISES))
    turns = held_out(promises, _RIDGE_PROMISES)
    right = [(odds >= 0) == bool(case.found) for turn in turns for odds, case in zip(turn, promises, strict=True)]
    print(f"promises of acts rightly called mentioned or not: {np.mean(right):.3f} of {len(promises)}")
    return 0


# ---------------------------------------------------------------- cases
def _names(folder: Path, side: str, judge: Novelty) -> list[Case]:
    """The phrases of one report that the other doesn't have character by character."""
    report, key = judge.own.report, side.lower()
    place = places(folder, side, report)
    told = [(Span(place[r["start"]], place[r["end"] - 1] + 1), r) for r in rows(folder / _ROWS[side])]
    renamed = [
        Span(place[r[f"{key}_start"]], place[r[f"{key}_start"]] + len(r[f"{key}_name"]))
        for r in rows(folder / "renamed.jsonl")
        if r[f"{key}_start"] in place
    ]
    return [
        Case(
            {name: float(value) for name, value in judge.signs(phrase).items() if name in novelty.WEIGHTS},
            [row for span, row in told if _same(phrase.span, span)],
            side,
            report.passages[phrase.clause.passage].line,
            not any(_same(phrase.span, span) for span in renamed),
        )
        for phrase in judge.own.phrases
        if report.slice(phrase.span) not in judge.other.lookup
    ]


def _promises(folder: Path, gone: Novelty) -> list[Case]:
    """The annotated promises that are found and aim at no figure; what is found in a case is what the later report says."""
    report, answers = gone.own.report, Answers(gone)
    place = places(folder, "A", report)
    annotated = [(Span(place[r["a_start"]], place[r["a_end"] - 1] + 1), r) for r in rows(folder / "commitments.jsonl")]
    out = []
    for clause in find_promises(gone.own):
        row = next((row for span, row in annotated if _same(clause.span, span)), None)
        if row and not find_target(report, clause):
            said = [row] if row["status"] != "not_mentioned" else []
            signs = answers.signs(clause, answers.near(clause))
            out.append(Case(signs, said, "A", report.passages[clause.passage].line))
    return out


def _same(one: Span, other: Span) -> bool:
    """As the scorer has it: they share at least half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= 0.5 * min(one.end - one.start, other.end - other.start)


# ---------------------------------------------------------------- fitting
def fit(cases: Sequence[Case], ridge: float) -> dict[str, float]:
    """The weights of ridge logistic regression over standardised signs (Newton's method), as weights of the raw signs."""
    names = sorted({name for case in cases for name in case.signs} - {"always", _BY_HAND})
    x = np.array([[case.signs.get(name, 0.0) for name in names] for case in cases])
    wanted = np.array([float(bool(case.found)) for case in cases])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    held = np.diag([ridge] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(60):
        p = 1 / (1 + np.exp(-z @ weights))
        step = np.linalg.solve((z * (p * (1 - p) + 1e-9)[:, None]).T @ z + held, z.T @ (p - wanted) + held @ weights)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    raw = dict(zip(names, (weights[:-1] / spread).tolist(), strict=True))
    return raw | {"always": float(weights[-1] - (weights[:-1] * mean / spread).sum())}


def held_out(cases: Sequence[Case], ridge: float) -> list[Vector]:
    """The log odds of every case by weights fitted on other paragraphs, once for each division."""
    lines = sorted({(case.side, case.line) for case in cases})
    turns = []
    for turn in range(_TURNS):
        folds = dict(zip(lines, np.random.default_rng(turn).integers(0, _FOLDS, len(lines)), strict=True))
        odds = np.zeros(len(cases))
        for fold in range(_FOLDS):
            inside = [folds[case.side, case.line] == fold for case in cases]
            others = [case for case, within in zip(cases, inside, strict=True) if not within]
            weights = fit(others, ridge)
            for k, case in enumerate(cases):
                if inside[k]:
                    odds[k] = sum(
                        weights.get(name, 0.0) * value for name, value in (case.signs | {"always": 1.0}).items()
                    )
        turns.append(odds)
    return turns


# ---------------------------------------------------------------- what is printed
def _print(title: str, used: Weights, fitted: Weights) -> None:
    print(f"{title}: in use, fitted")
    for name in sorted(used):
        print(f"  {name:22} {used[name]:6.2f} {fitted.get(name, float('nan')):6.2f}")


def _print_names(folder: Path, names: Sequence[Case]) -> None:
    turns = held_out(names, _RIDGE_NAMES)
    for side, status in (("A", "dropped"), ("B", "new")):
        clear = sum(row["strength"] == "clear" for row in rows(folder / _ROWS[side]))
        scores = [_f1(names, odds, side, clear) for odds in turns]
        print(f"{status} names, F1 on paragraphs not fitted on: {np.mean(scores):.3f}")


def _f1(names: Sequence[Case], odds: Vector, side: str, clear: int) -> float:
    told = [c for c, p in zip(names, odds, strict=True) if c.side == side and c.counts and p >= initiatives.ENOUGH]
    hit = {row["start"] for case in told for row in case.found if row["strength"] == "clear"}
    precision, recall = float(np.mean([bool(case.found) for case in told])), len(hit) / clear
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    sys.exit(main())
