"""Plain-text tables and colours for a terminal, where a Chinese character is two columns wide."""

import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import TextIO


def width(text: str) -> int:
    """The columns a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in visible(text)
    )


def visible(text: str) -> str:
    """A text without control characters: a report must not be able to steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def cut(text: str, limit: int) -> str:
    """The text, shortened to so many columns."""
    text = visible(text)
    if width(text) <= limit:
        return text
    out, used = "", 0
    for c in text:
        used += width(c)
        if used > limit - 1:
            break
        out += c
    return out + "…"


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = (), indent: str = "  ", limit: int = 44) -> list[str]:
    """Lines with aligned columns; the columns in `right` are aligned at the right, long cells are cut."""
    cells = [[cut(cell, limit) for cell in row] for row in rows]
    widths = [max(width(row[k]) for row in cells) for k in range(len(cells[0]))] if cells else []

    def padded(text: str, k: int) -> str:
        space = " " * (widths[k] - width(text))
        return space + text if k in right else text + space

    return [(indent + "  ".join(padded(cell, k) for k, cell in enumerate(row))).rstrip() for row in cells]


def coloured(stream: TextIO) -> bool:
    """Whether colours are wanted there: on a terminal, unless NO_COLOR says otherwise."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def bold(text: str) -> str:
    """The text in bold where standard output is a terminal."""
    return f"\033[1m{text}\033[0m" if coloured(sys.stdout) else text
