"""Reads the output of tools that print one text with marks around what went and came."""

import re
from collections.abc import Iterator

from runs import Op

_WDIFF = re.compile("\x01(.*?)\x02|\x03(.*?)\x04", re.DOTALL)
_DOCDIFF = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
_GIT: dict[str, Op] = {" ": "equal", "-": "delete", "+": "insert"}


def wdiff_edits(output: str) -> Iterator[tuple[Op, str]]:
    """wdiff's output with the control characters 1 to 4 as its marks."""
    return _marked(_WDIFF, output)


def docdiff_edits(output: str) -> Iterator[tuple[Op, str]]:
    """docdiff's output in the format of wdiff: [-gone-] {+come+}."""
    return _marked(_DOCDIFF, output)


def git_edits(output: str) -> Iterator[tuple[Op, str]]:
    """git's porcelain word diff: a line per run, its first character saying which kind; ~ stands for a line's end."""
    in_hunk = False
    for line in output.split("\n"):
        if line.startswith("@@"):
            in_hunk = True
        elif in_hunk and line[:1] in _GIT:
            yield _GIT[line[0]], line[1:]


def _marked(marks: re.Pattern[str], output: str) -> Iterator[tuple[Op, str]]:
    done = 0
    for mark in marks.finditer(output):
        yield "equal", output[done : mark.start()]
        if mark[1] is not None:
            yield "delete", mark[1]
        else:
            yield "insert", mark[2]
        done = mark.end()
    yield "equal", output[done:]
