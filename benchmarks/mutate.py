"""The mutation benchmark: `python benchmarks/mutate.py [REPORT] [--seed N] [--rounds N] [--amount SHARE]`.

A report is changed in known ways in known places; yoy compares the two, and its JSON view is held to what was done.
Each run takes a new seed and prints it.
"""

import argparse
import json
import random
import secrets
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from corpora import donor_for, pair_of_reports
from document import Line, print_document, read_document
from frame import run
from mutations import MUTATIONS
from verdicts import Score, Truth, judge, read_said
from vocabulary import exchange, rewrite, words
from workshop import Workshop
from yoy_view import aligned_rows, report_texts

AMOUNT = 0.02
"""Each kind of mutation touches this share of the report's units, and at least two of them …"""
FEW = {"move": 0.5, "insert section": 0.2}
"""… but of paragraphs and sections, which hold many units, only so many for each of them."""
_STRANGE = 0.35


def mutate(text: str, seed: int, donor: str = "", amount: float = AMOUNT) -> tuple[str, str, Truth]:
    """The report as it stands, the report changed, and what was done. Same seed and amount, same changes."""
    chance = random.Random(seed)
    lines = read_document(text)
    shop = Workshop(lines[:], _donors(lines, donor or _stranger(text, chance)), chance)
    units = sum(len(line.units) for line in lines)
    for name, change in MUTATIONS.items():
        change(shop, max(2, round(units * amount * FEW.get(name, 1))))
    before, after = print_document(lines), print_document(shop.lines)
    later = [unit for line in shop.lines for unit in line.units]
    return before[0], after[0], Truth(before[1], after[1], later, (before[0], after[0]))


def _stranger(text: str, chance: random.Random) -> str:
    """A text of the same register with its words exchanged."""
    tokens = words(text)
    return rewrite(tokens, exchange(tokens, chance))


def _donors(lines: Sequence[Line], donor: str) -> list[str]:
    """Sentences of another text that are like none of the report: few of their pairs of characters stand in one sentence."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(unit for line in lines for unit in line.units):
        for pair in _pairs(unit.text):
            holders[pair].append(number)
    donors = []
    for line in read_document(donor):
        for unit in line.units:
            if len(unit.text) >= 15 and unit.text.endswith("。"):
                pairs = _pairs(unit.text)
                shared = Counter(number for pair in pairs for number in holders.get(pair, ()))
                if max(shared.values(), default=0) <= _STRANGE * len(pairs):
                    donors.append(unit.text)
    return donors


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def compare(before: str, after: str, folder: Path) -> object:
    """The JSON view that `yoy compare` writes of two texts."""
    (folder / "before").mkdir(exist_ok=True)
    (folder / "after").mkdir(exist_ok=True)
    files = folder / "before" / "report.txt", folder / "after" / "report.txt"
    for path, text in zip(files, (before, after), strict=True):
        path.write_text(text, encoding="utf-8")
    out = folder / "out"
    command = [
        sys.executable,
        "-m",
        "yoy",
        "compare",
        *map(str, files),
        "--format",
        "json",
        "--out",
        str(out),
        "--quiet",
    ]
    run(command, folder / "said")
    (written,) = out.glob("*.json")
    view: object = json.loads(written.read_text(encoding="utf-8"))
    written.unlink()
    return view


def score_once(text: str, seed: int, donor: str = "", amount: float = AMOUNT) -> dict[str, Score | int]:
    """Mutates, compares and judges."""
    before, after, truth = mutate(text, seed, donor, amount)
    with tempfile.TemporaryDirectory() as folder:
        view = compare(before, after, Path(folder))
    return judge(truth, read_said(aligned_rows(view), report_texts(view), truth))


def table(scores: dict[str, Score | int]) -> list[list[str]]:
    """The scores as rows of a table."""
    rows = []
    for name, found in scores.items():
        if isinstance(found, int):
            rows.append([name, "", "", str(found), ""])
        else:
            rows.append([name, f"{found.precision:.3f}", f"{found.recall:.3f}", f"{found.f1:.3f}", str(found.wanted)])
    return rows


HEAD = ["passages", "precision", "recall", "F1 or count", "of"]


def main() -> None:
    """The command line."""
    from layout import terminal_table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", type=Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--amount", type=float, default=AMOUNT, help="the share of units that each kind touches")
    asked = parser.parse_args()
    pair = pair_of_reports()
    path = asked.report or pair.after
    other = donor_for(path)
    donor = other.read_text(encoding="utf-8") if other else ""
    seed = asked.seed if asked.seed is not None else secrets.randbelow(10**6)
    for turn in range(asked.rounds):
        print(f"{path.name}, seed {seed + turn}")
        scores = score_once(path.read_text(encoding="utf-8"), seed + turn, donor, asked.amount)
        print(terminal_table(HEAD, table(scores)))


if __name__ == "__main__":
    main()
