"""Finds the figures that every reader looks for in two reports, by the patterns of figures.toml."""

import re
import tomllib
from pathlib import Path

from readability import Pair
from runs import fold


def find_pairs(earlier: str, later: str, patterns: Path | None = None) -> dict[str, Pair]:
    """Each well-known figure that both printed texts give, by name: its places in the two folded texts."""
    path = patterns or Path(__file__).with_name("figures.toml")
    figures = tomllib.loads(path.read_text(encoding="utf-8"))["figure"]
    pairs = {}
    for figure in figures:
        before, after = _find(figure["find"], earlier), _find(figure["find"], later)
        if before and after:
            pairs[figure["name"]] = Pair(before, after)
    return pairs


def _find(pattern: str, printed: str) -> tuple[int, int] | None:
    """The place of a pattern's first filled group in the printed text, as a place in the folded text."""
    found = re.search(pattern, printed)
    if found is None:
        return None
    group = next(i for i in range(1, found.re.groups + 1) if found[i] is not None)
    start, end = found.span(group)
    before = len(fold(printed[:start])[0])
    return before, before + len(fold(printed[start:end])[0])
