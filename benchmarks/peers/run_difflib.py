"""Runs difflib on two files as a user would: run_difflib.py BEFORE AFTER --lines|--words."""

import json
import sys
from difflib import SequenceMatcher
from pathlib import Path


def cut(text: str, unit: str) -> list[str]:
    """The text as lines, or as jieba's words."""
    if unit == "--lines":
        return text.splitlines(keepends=True)
    import jieba

    return list(jieba.cut(text))


def main(before: str, after: str, unit: str) -> None:
    """Prints the edits as JSON."""
    a, b = (cut(Path(path).read_text(encoding="utf-8"), unit) for path in (before, after))
    edits: list[tuple[str, str]] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            edits.append(("equal", "".join(a[i1:i2])))
        else:
            edits += [("delete", "".join(a[i1:i2])), ("insert", "".join(b[j1:j2]))]
    json.dump(edits, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
