"""What the benchmarks have to say, as text for the terminal and as Markdown."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One question and its answer: a table, with sentences behind it."""

    title: str
    head: Sequence[str]
    rows: Rows
    notes: Sequence[str] = ()


def terminal(part: Part) -> str:
    """A part for the terminal."""
    return "\n".join([f"\n{part.title}", terminal_table(part.head, part.rows), *(f"  {note}" for note in part.notes)])


def markdown(part: Part) -> str:
    """A part for the docs."""
    notes = "\n".join(f"- {note}" for note in part.notes)
    return "\n\n".join(filter(None, [f"### {part.title}", markdown_table(part.head, part.rows), notes]))


def terminal_table(head: Sequence[str], rows: Rows) -> str:
    """Columns as wide as their widest cell, the first to the left, the others to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["─" * width for width in widths])
    return "\n".join("  " + "  ".join(map(_pad, line, widths, range(len(widths)))) for line in lines)


def markdown_table(head: Sequence[str], rows: Rows) -> str:
    """A Markdown table, aligned likewise."""
    rule = ["---", *("---:" for _ in head[1:])]
    lines = ([cell.replace("|", "\\|") for cell in line] for line in (head, rule, *rows))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int, column: int) -> str:
    gap = " " * (width - _width(text))
    return gap + text if column else text + gap
