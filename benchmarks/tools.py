"""The tools that yoy is measured beside: how each is run on two files, and how its output is read."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from marked import docdiff_edits, git_edits, redlines_edits, wdiff_edits, wikidiff2_edits
from runs import Op

Edits = Iterable[tuple[Op, str]]
_HERE = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: its name in the table, what it needs, its command for two files and what its output says.

    `needs` is a program or, where `module` is set, a Python module; `probe` is a command that fails where a part is missing.
    """

    name: str
    needs: str
    command: Callable[[Path, Path], list[str]]
    edits: Callable[[str], Edits]
    module: bool = False
    probe: tuple[str, ...] = ()

    def missing(self) -> str | None:
        """A sentence where the tool isn't installed."""
        there: object = find_spec(self.needs) if self.module else shutil.which(self.needs)
        if there and self.probe:
            there = subprocess.run(self.probe, capture_output=True, check=False).returncode == 0
        return None if there else f"{self.name}: skipped, {self.needs} is not installed."


def json_edits(output: str) -> Edits:
    """The edits that one of our small scripts around a Python library printed."""
    return [(op, text) for op, text in json.loads(output)]


def _script(name: str, *options: str) -> Callable[[Path, Path], list[str]]:
    return lambda before, after: [sys.executable, str(_HERE / name), str(before), str(after), *options]


def _program(*words: str) -> Callable[[Path, Path], list[str]]:
    return lambda before, after: [*words, str(before), str(after)]


_GIT = ("git", "-c", "core.pager=", "diff", "--no-index", "--no-color", "-U1000000", "--word-diff=porcelain")
_DOCDIFF = ("docdiff", "--no-config-file", "--utf8", "--lf", "--wdiff")
_WIKIDIFF2 = ("php", "-r", "exit((int) !function_exists('wikidiff2_inline_diff'));")
_DMP = "run_diff_match_patch.py"

PEERS = (
    Peer("diff-match-patch, default timeout", "diff_match_patch", _script(_DMP), json_edits, True),
    Peer("diff-match-patch, + semantic cleanup", "diff_match_patch", _script(_DMP, "--clean"), json_edits, True),
    Peer("difflib, lines", "difflib", _script("run_difflib.py", "--lines"), json_edits, True),
    Peer("difflib, jieba words", "jieba", _script("run_difflib.py", "--words"), json_edits, True),
    Peer("git diff --word-diff", "git", _program(*_GIT), git_edits),
    Peer("git diff, regex of one character", "git", _program(*_GIT, "--word-diff-regex=."), git_edits),
    Peer("docdiff, words", "docdiff", _program(*_DOCDIFF, "--word"), docdiff_edits),
    Peer("docdiff, characters", "docdiff", _program(*_DOCDIFF, "--char"), docdiff_edits),
    Peer("wikidiff2", "php", _program("php", str(_HERE / "run_wikidiff2.php")), wikidiff2_edits, probe=_WIKIDIFF2),
    Peer("redlines", "redlines", _script("run_redlines.py"), redlines_edits, True),
    Peer("wdiff", "wdiff", _program("wdiff", "-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04"), wdiff_edits),
)

NO_TIMEOUT = Peer(
    "diff-match-patch, Diff_Timeout = 0", "diff_match_patch", _script(_DMP, "--no-timeout"), json_edits, True
)
"""Takes minutes on a whole report: run whole only on demand, else on a beginning of it."""
