"""Table rows that a text file doesn't show as such: group and banner lines between the rows of a table."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from yoy.model import Block
from yoy.parse.markers import find_marker

_ROW_LIMIT = 40
_CAPTION = re.compile(r"单位\s*[:：]|表$")
_NUMBER = re.compile(r"-?[\d,.]+%?")


def mark_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with short lines between two rows of one table made rows themselves.

    A line with a heading's marker (（三）不予公开) is a row only where figures follow it: before a new table's header row it
    is the heading of that table.
    """
    out = list(blocks)
    rows = [i for i, block in enumerate(blocks) if block.row]
    for above, below in itertools.pairwise(rows):
        between = range(above + 1, below)
        if 0 < len(between) <= 4 and all(_is_short(blocks[i].text) for i in between):
            if any(
                _CAPTION.search(blocks[i].text) for i in between
            ):  # they belong to the table below, and stand above it
                continue
            figures = any(_NUMBER.fullmatch(cell.strip()) for cell in blocks[below].text.split("\t")[1:])
            for i in between:
                if figures or not find_marker(blocks[i].text):
                    out[i] = replace(blocks[i], row=True)
    return tuple(out)


def _is_short(text: str) -> bool:
    return len(text) <= _ROW_LIMIT and not re.search(r"[。！？；]", text)
