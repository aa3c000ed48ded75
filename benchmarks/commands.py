"""The commands that are measured: yoy, and what yoy is held against."""

import sys
from collections.abc import Sequence
from pathlib import Path

_IMPORTS = "import jieba; jieba.setLogLevel(60); jieba.initialize(); import pandas, jinja2, typer"

FLOOR = (sys.executable, "-c", _IMPORTS)
"""What a pair costs before anything is compared: the libraries loaded, jieba's dictionary read from its cache."""

IMPORT_TYPER = (sys.executable, "-c", "import typer")
HELP = (sys.executable, "-m", "yoy", "--help")


_UNREMEMBERED = "import os, sys; os.environ['YOY_CACHE'] = ''; from yoy.cli import main; sys.argv[0] = 'yoy'; main()"


def compare_files(files: Sequence[Path], out: Path) -> list[str]:
    """`yoy compare` of some files, JSON and CSV, with nothing remembered of earlier runs."""
    words = [sys.executable, "-c", _UNREMEMBERED, "compare", *map(str, files)]
    return [*words, "--format", "json,csv", "--out", str(out), "--mixed-issuers", "--quiet"]


def compare(folder: Path, years: Sequence[int], out: Path) -> list[str]:
    """`yoy compare` of some years of a library folder, all default views."""
    words = [sys.executable, "-m", "yoy", "compare", *map(str, years)]
    return [*words, "--reports", str(folder), "--out", str(out), "--quiet"]
