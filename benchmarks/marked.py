"""Reads the output of tools that print one text with marks around what went and came."""

import html
import re
from collections.abc import Iterator

from runs import Op

_WDIFF = re.compile("\x01(.*?)\x02|\x03(.*?)\x04", re.DOTALL)
_DOCDIFF = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
_REDLINES = re.compile(
    r"<span style='color:red[^>]*>(.*?)</span>|<span style='color:green[^>]*>(.*?)</span>", re.DOTALL
)
_WIKI = re.compile(r"<del>(.*?)</del>|<ins>(.*?)</ins>", re.DOTALL)
_WIKI_LINE = re.compile(
    r'<div class="mw-diff-inline-(?P<kind>header|context|added|deleted|changed|moved-source|moved)[^"]*">(?P<text>.*?)</div>',
    re.DOTALL,
)
_GIT: dict[str, Op] = {" ": "equal", "-": "delete", "+": "insert"}


def wdiff_edits(output: str) -> Iterator[tuple[Op, str]]:
    """wdiff's output with the control characters 1 to 4 as its marks."""
    return _marked(_WDIFF, output)


def docdiff_edits(output: str) -> Iterator[tuple[Op, str]]:
    """docdiff's output in the format of wdiff: [-gone-] {+come+}."""
    return _marked(_DOCDIFF, output)


def redlines_edits(output: str) -> Iterator[tuple[Op, str]]:
    """redlines' Markdown: what went in red, what came in green."""
    return _marked(_REDLINES, output)


def wikidiff2_edits(output: str) -> Iterator[tuple[Op, str]]:
    """wikidiff2's inline HTML: a division per line, whole lines that came or went as such, marks inside changed ones."""
    for line in _WIKI_LINE.finditer(output):
        kind, text = line["kind"], line["text"]
        if kind == "header":
            continue
        for op, part in _marked(_WIKI, text):
            said: Op = "delete" if kind in ("deleted", "moved-source") else "insert" if kind == "added" else op
            yield said, html.unescape(re.sub(r"<[^>]*>", "", part))


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
