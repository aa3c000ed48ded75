"""Short invented reports for the tests of alignment and wording."""

from pathlib import Path

from yoy.model import Block, Report, Source
from yoy.parse import parse


def report(year: int, *lines: str) -> Report:
    """A report made of lines; tabs make table rows."""
    blocks = tuple(Block(line, row="\t" in line) for line in lines)
    return parse(Source(Path(f"{year}.txt"), "0" * 64, blocks), year)
