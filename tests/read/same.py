"""One report written as every kind of file that is read, so that what is read can be held against what was written."""

import html
import itertools
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from tests.read.paper import LEADING, TOP, Paper

Lines = Sequence[str]
"""Paragraphs and, with tabs between their cells, table rows."""


def same_report(path: Path, lines: Lines) -> Path:
    """Writes the lines as the kind of file that the path's end names."""
    if path.suffix == ".docx":
        _word(path, lines)
    elif path.suffix == ".html":
        path.write_text(_page(lines), encoding="utf-8")
    elif path.suffix == ".pdf":
        _paper(path, lines)
    else:
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def printed(word: Path) -> Path:
    """A Word file as a word processor prints it to PDF, beside it; the test is skipped where there is no LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here (soffice)")
    profile = f"-env:UserInstallation=file://{word.parent}/profile"
    command = [office, "--headless", profile, "--convert-to", "pdf", word.name]
    done = subprocess.run(command, cwd=word.parent, capture_output=True, timeout=120, check=False)
    path = word.with_suffix(".pdf")
    if not path.exists():
        pytest.skip(f"LibreOffice cannot print here: {done.stderr.decode(errors='replace')[:80]}")
    return path


def _parts(lines: Lines) -> list[tuple[bool, list[list[str]]]]:
    """Runs of paragraphs and of table rows, as lists of cells."""
    runs = itertools.groupby(lines, key=lambda line: "\t" in line)
    return [(is_table, [line.split("\t") for line in run]) for is_table, run in runs]


def _word(path: Path, lines: Lines) -> None:
    document = Document()
    for is_table, rows in _parts(lines):
        if not is_table:
            for (text,) in rows:
                document.add_paragraph(text)
            continue
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    document.save(str(path))


def _page(lines: Lines) -> str:
    out = []
    for is_table, rows in _parts(lines):
        if is_table:
            cells = ["".join(f"<td>{html.escape(text)}</td>" for text in row) for row in rows]
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        else:
            out += [f"<p>{html.escape(text)}</p>" for (text,) in rows]
    return "<!DOCTYPE html><html><body><div>" + "\n".join(out) + "</div></body></html>"


def _paper(path: Path, lines: Lines) -> None:
    paper, y = Paper(), float(TOP)
    for is_table, rows in _parts(lines):
        if is_table:
            xs = [90 + 420 * nth / len(rows[0]) for nth in range(len(rows[0]) + 1)]
            y = paper.table(xs, y, rows) + LEADING
            continue
        for (text,) in rows:
            y = paper.paragraph(text, y)
    paper.saved(path.parent, path.name)
