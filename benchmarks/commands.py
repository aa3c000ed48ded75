"""The commands that are measured: yoy, and what yoy is held against."""

import sys
from collections.abc import Sequence
from pathlib import Path

_IMPORTS = "import jieba; jieba.setLogLevel(60); jieba.initialize(); import pandas, jinja2, typer"

FLOOR = (sys.executable, "-c", _IMPORTS)
"""What a pair costs before anything is compared: the libraries loaded, jieba's dictionary read from its cache."""

IMPORT_TYPER = (sys.executable, "-c", "import typer")
HELP = (sys.executable, "-m", "yoy", "--help")


def compare(folder: Path, years: Sequence[int], out: Path) -> list[str]:
    """`yoy compare` of some years of a library folder, all default views."""
    words = [sys.executable, "-m", "yoy", "compare", *map(str, years)]
    return [*words, "--reports", str(folder), "--out", str(out), "--quiet"]
