"""The commands that are measured: yoy, and what yoy is held against."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

_IMPORTS = "import jieba; jieba.setLogLevel(60); jieba.initialize(); import pandas, jinja2"

FLOOR = (sys.executable, "-c", _IMPORTS)
"""What a pair costs before anything is compared: the libraries loaded, jieba's dictionary read from its cache."""

Kept = Literal["comparison", "reports", "nothing"]
IMPORT_TYPER = (sys.executable, "-c", "import typer")
HELP = (sys.executable, "-m", "yoy", "--help")


_RUN = "from yoy.__main__ import main; sys.argv[0] = 'yoy'; main()"
_UNREMEMBERED = f"import os, sys; os.environ['YOY_CACHE'] = ''; {_RUN}"
_READ_BEFORE = (
    "import os, sys, shutil; "
    f"shutil.rmtree(os.path.join(os.environ['YOY_CACHE'], 'comparisons'), ignore_errors=True); {_RUN}"
)


def compare_files(files: Sequence[Path], out: Path) -> list[str]:
    """`yoy compare` of some files, JSON and CSV, with nothing remembered of earlier runs."""
    words = [sys.executable, "-c", _UNREMEMBERED, "compare", *map(str, files)]
    return [*words, "--format", "json,csv", "--out", str(out), "--mixed-issuers", "--quiet"]


def compare(folder: Path, years: Sequence[int], out: Path, kept: Kept = "comparison") -> list[str]:
    """`yoy compare` of some years of a library folder, all default views; `kept` is what an earlier run left to recall.

    The folder that the environment's YOY_CACHE names is where it is kept.
    """
    script = {"comparison": f"import sys; {_RUN}", "reports": _READ_BEFORE, "nothing": _UNREMEMBERED}[kept]
    words = [sys.executable, "-c", script, "compare", *map(str, years)]
    return [*words, "--reports", str(folder), "--out", str(out), "--quiet"]
