"""Makes a library of many issuers out of one report: `python benchmarks/province.py FOLDER ISSUERS YEARS [SEED]`.

Each issuer's first report is the sample with some words exchanged; each further year is the year before, mutated, with all years
in it one later. Reports of neighbouring years stay a pair, and no two issuers' are alike.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from corpora import ROOT
from mutate import mutate
from vocabulary import exchange, rewrite, words

FIRST = 2015
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?=年|$)")
_CHANGED = 0.04  # of a report's sentences by each kind of mutation
_DONORS = 3  # other texts that new sentences are taken from
_SHARE = 0.3  # of the words that an issuer has its own


def make_library(folder: Path, issuers: int, years: int, seed: int = 1) -> int:
    """Writes so many issuers' reports of so many years; gives how many bytes."""
    size = 0
    for number in range(issuers):
        home = folder / f"第{number + 1:05}号局"
        home.mkdir(parents=True)
        for year, text in enumerate(_reports(years, random.Random(f"{seed}/{number}")), start=FIRST):
            size += (home / f"{year}.txt").write_bytes(text.encode("utf-8"))
    return size


def _reports(years: int, chance: random.Random) -> Iterator[str]:
    text = (ROOT / "reports" / "2022.txt").read_text(encoding="utf-8")
    tokens = words(text)
    table = exchange(tokens, chance)
    own = {word: other for word, other in table.items() if chance.random() < _SHARE}
    donor = "\n".join(rewrite(tokens, exchange(tokens, chance)) for _ in range(_DONORS))
    text = _dated(rewrite(tokens, own), FIRST - 2022)
    for turn in range(years):
        yield text
        if turn < years - 1:
            text = _dated(mutate(text, chance.randrange(2**32), donor, _CHANGED)[1], 1)


def _dated(text: str, later: int) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + later), text)


def main(folder: str, issuers: str, years: str, seed: str = "1") -> None:
    """Makes the library, which must not be there yet."""
    print(make_library(Path(folder), int(issuers), int(years), int(seed)))


if __name__ == "__main__":
    main(*sys.argv[1:])
