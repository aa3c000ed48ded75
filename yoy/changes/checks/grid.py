"""The tables of a report as grids of cells that know their place. The helper of this folder."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from yoy.model import Measure, Report, Span
from yoy.parse.tables import is_head

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


class Cell(NamedTuple):
    """A cell: what is printed, where, and its number; None where it holds no plain number (blank, /, —, words)."""

    text: str
    span: Span
    value: Decimal | None


class Line(NamedTuple):
    """A row of a table; `label` is its first cell where that is no number."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def numbers(self) -> tuple[Cell, ...]:
        """The cells that hold numbers."""
        return tuple(cell for cell in self.cells if cell.value is not None)


class Grid(NamedTuple):
    """A table: its header's cells, its rows of one width, the section it stands in."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    section: int | None


def grids(report: Report) -> Iterator[Grid]:
    """The tables of a report: a row of words followed by rows of the same width; banner lines between them are skipped."""
    header: tuple[str, ...] = ()
    lines: list[Line] = []
    section: int | None = None
    for passage in report.passages:
        if passage.kind != "row":
            if lines:
                yield Grid(header, tuple(lines), section)
            header, lines = (), []
            continue
        cells = tuple(_cells(report.text, passage.span))
        if len(cells) < 2:
            continue
        if not any(cell.value is not None for cell in cells) and is_head([cell.text for cell in cells]):
            if lines:
                yield Grid(header, tuple(lines), section)
            header, lines, section = (
                tuple(cell.text for cell in cells),
                [],
                passage.section,
            )
        elif header and len(cells) == len(header):
            lines.append(Line(cells[0].text if cells[0].value is None else "", cells))
    if lines:
        yield Grid(header, tuple(lines), section)


def _cells(text: str, span: Span) -> Iterator[Cell]:
    start = span.start
    for part in text[span.start : span.end].split("\t"):
        inner = part.strip()
        at = start + len(part) - len(part.lstrip())
        yield Cell(inner, Span(at, at + len(inner)), number(inner))
        start += len(part) + 1


def number(text: str) -> Decimal | None:
    """A cell's number; None for blanks, words, and anything but one plain number."""
    plain = unicodedata.normalize("NFKC", text)
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


class Figures:
    """The measures of a report by where they begin."""

    def __init__(self, report: Report) -> None:
        self._at = {measure.span.start: measure for measure in report.measures}

    def of(self, *cells: Cell) -> list[Measure]:
        """The measures that stand in cells, as far as they were found."""
        return [self._at[cell.span.start] for cell in cells if cell.span.start in self._at]
