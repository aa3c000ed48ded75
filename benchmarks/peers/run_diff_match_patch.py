"""Runs diff-match-patch on two files as a user would: run_diff_match_patch.py BEFORE AFTER [--clean] [--no-timeout]."""

import json
import sys
from pathlib import Path

from diff_match_patch import diff_match_patch

_OPS = {0: "equal", -1: "delete", 1: "insert"}


def main(before: str, after: str, *options: str) -> None:
    """Prints the edits as JSON."""
    matcher = diff_match_patch()
    if "--no-timeout" in options:
        matcher.Diff_Timeout = 0
    diffs = matcher.diff_main(Path(before).read_text(encoding="utf-8"), Path(after).read_text(encoding="utf-8"))
    if "--clean" in options:
        matcher.diff_cleanupSemantic(diffs)
    json.dump([[_OPS[op], text] for op, text in diffs], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
