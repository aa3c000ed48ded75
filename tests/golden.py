"""The views of a small comparison as readable text, to be looked at when they change: `python -m tests.golden` accepts."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from tests.view.example import comparison
from yoy.view.options import Options
from yoy.view.render import render_view

FOLDER = Path(__file__).parent / "view" / "golden"


def golden_views() -> dict[str, str]:
    """Each view of three invented years as text, by file name."""
    source = comparison((2022, 2023, 2024))
    views = {kind: _content(render_view(kind, source, Options(bom=False))) for kind in ("csv", "tidy", "md", "json")}
    inline = render_view("docx", source, Options(layout="inline", unchanged=True))
    return {
        "deltas.csv": views["csv"].replace("\r\n", "\n"),
        "tidy.csv": views["tidy"].replace("\r\n", "\n"),
        "summary.md": views["md"],
        "data.json": views["json"],
        "workbook.txt": "\n".join(_sheets(_bytes(render_view("xlsx", source, Options(page="2022-2024.html"))))) + "\n",
        "columns.txt": "\n".join(_document(_bytes(render_view("docx", source)))) + "\n",
        "inline.txt": "\n".join(_document(_bytes(inline))) + "\n",
    }


def _content(view: str | bytes) -> str:
    return view if isinstance(view, str) else view.decode("utf-8")


def _bytes(view: str | bytes) -> bytes:
    assert isinstance(view, bytes)
    return view


def _sheets(content: bytes) -> Iterator[str]:
    """Every cell with its value or formula, its number format, and where it links to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl doesn't know sparklines
        book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        yield f"== {sheet.title}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    form = "" if cell.number_format == "General" else f"  [{cell.number_format}]"
                    link = f"  → {cell.hyperlink.target}#{cell.hyperlink.location}" if cell.hyperlink else ""
                    yield f"{cell.coordinate}: {cell.value!r}{form}{link}"


def _document(content: bytes) -> Iterator[str]:
    """Paragraphs, and tables as rows of cells; [-removed-] and {+added+}."""
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(map(_marked, dict.fromkeys(row.cells))) for row in block.rows)
        else:
            yield _marked(block)


def _marked(block: Any) -> str:
    out = []
    for run in block._element.iter(qn("w:r")):
        text = "".join(node.text or "" if node.tag == qn("w:t") else "\t" for node in run if node.tag != qn("w:rPr"))
        look = run.find(qn("w:rPr"))
        struck, added = (look is not None and look.find(qn(tag)) is not None for tag in ("w:strike", "w:u"))
        out.append(f"[-{text}-]" if struck else f"{{+{text}+}}" if added else text)
    return "".join(out)


def main() -> None:
    """Writes the views as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in golden_views().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
