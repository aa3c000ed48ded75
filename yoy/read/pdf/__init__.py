"""PDF files → lines: reading order, paragraphs made whole, tables with their cells, without heads, feet and page numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from yoy.beside import Told
from yoy.errors import EmptyReport
from yoy.model import Message
from yoy.read.lines import Line
from yoy.read.pages import drop_pages, left_out
from yoy.read.pdf.aligned import aligned_rows
from yoy.read.pdf.columns import in_order
from yoy.read.pdf.glyphs import Page, pages
from yoy.read.pdf.paragraphs import Printed, joined, printed_line
from yoy.read.pdf.printed import Piece, pieces
from yoy.read.pdf.tables import Table, continue_table, find_tables
from yoy.read.wraps import note_bare

_FEW = 8  # characters: a page with a picture and no more is a scan


def pdf_lines(data: bytes, path: Path, step: Told) -> tuple[list[Line], list[Message], list[str]]:
    """The lines of a PDF file, what is odd about it, and what was left out as heads, feet and contents.

    `step` is told of each page before it is read, and of the last once more when all are put together.
    Raises UnreadableReport where it is encrypted or damaged, EmptyReport where it holds pictures of pages and no text.
    """
    printed: list[Printed] = []
    scans: list[int] = []
    askew = 0
    for page in pages(data, path, step):
        if page.picture and len(page.glyphs) < _FEW:
            scans.append(page.number)
        printed += _printed(page)
        askew += page.askew
    if not printed:
        text = "{path}: its pages are pictures without text (a scan); run text recognition (OCR) on it and save as .txt or .docx"
        raise EmptyReport(text if scans else "{path}: no text in it", path=path)
    kept, notes = drop_pages(printed)
    lines = joined(_whole_tables(kept))
    if scans:
        text = "pages that are pictures without text (scans) were not read: {pages}"
        notes.append(Message(text, {"pages": ", ".join(map(str, scans))}))
    if askew:
        text = "{count} characters printed askew (watermarks, labels of charts) were not read"
        notes.append(Message(text, {"count": askew}))
    return lines, notes + note_bare(lines), left_out(printed, kept)


def _printed(page: Page) -> list[Printed]:
    """A page's lines and tables in reading order; first and last lines stand apart, as page numbers do."""
    tables, rest = find_tables(page.rules, page.glyphs, page.number)
    out: list[Printed] = []
    for part in _parts(pieces(rest), tables):
        if isinstance(part, Table):
            out.append(Printed("", row=True, page=page.number, base=part.bottom, table=part))
            continue
        columns = in_order(part)
        for column in columns:
            edges = (min(row[0].left for row in column), max(row[-1].right for row in column))
            if len(columns) == 1:
                edges = (0.0, page.width)
            for row, cells in aligned_rows(column):
                line = printed_line(row, page.number, edges)
                out.append(line if cells is None else replace(line, text=cells, row=True))
    if out:
        out[0], out[-1] = replace(out[0], gap=True), replace(out[-1], gap=True)
    return out


def _parts(rows: Sequence[list[Piece]], tables: Sequence[Table]) -> Iterator[list[list[Piece]] | Table]:
    """The lines above, between and below a page's tables, and the tables."""
    rest = list(rows)
    for table in sorted(tables, key=lambda t: t.top):
        above = [row for row in rest if row[0].base < table.bottom]
        if above:
            yield above
        rest = rest[len(above) :]
        yield table
    if rest:
        yield rest


def _whole_tables(lines: Sequence[Printed]) -> list[Printed]:
    """The lines with a table's parts on following pages put together."""
    out: list[Printed] = []
    for line in lines:
        before = out[-1].table if out else None
        if line.table is not None and before is not None and continue_table(before, line.table):
            continue
        out.append(line)
    return out
