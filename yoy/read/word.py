"""Word documents (.docx) → lines: paragraphs with the numbers Word generates, tables, text boxes, notes; changes accepted.

A footnote or endnote is a paragraph of its own (注：…) right behind the paragraph or table that refers to it, so that no
sentence is broken and its figures stay its own; the mark in the text, a number that would cling to figures, is left out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from docx.oxml import parse_xml
from lxml.etree import XMLSyntaxError

from yoy.errors import UnreadableReport
from yoy.model import Message
from yoy.read.cells import Cell, table_lines
from yoy.read.encoding import calm
from yoy.read.formats import ARCHIVE_ERRORS
from yoy.read.lines import BLANK, Line
from yoy.read.numbering import Numbering, W, said, whole

_MOST_BYTES: Final = 100_000_000  # of a part when unpacked
_LEFT_OUT: Final = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr")
}
_NOTES: Final = ("footnote", "endnote")
_REFERENCES: Final = {f"{W}{kind}Reference": kind for kind in _NOTES}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PLAIN: Final = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_DEEPEST: Final = 30  # styles based on one another; more are a circle


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph is in Word: its heading level, its list and level there, and whether it is a line of contents."""

    level: int | None = None
    num: str = ""
    depth: int = 0
    contents: bool = False


def word_lines(data: bytes, path: Path) -> tuple[list[Line], list[Message]]:
    """The lines of a document and what is odd about it. Raises UnreadableReport where it is damaged or far too large."""
    parts = _parts(data, path)
    document = parts["document"]
    body = document.find(f"{W}body")
    reader = _Reader(Numbering(parts.get("numbering")), _styles(parts.get("styles")), _asides(parts))
    lines = [] if body is None else [replace(line, text=calm(line.text)) for line in reader.blocks(body)]
    notes = []
    if document.find(f".//{W}ins") is not None or document.find(f".//{W}del") is not None:
        notes.append(Message("changes that were tracked are read as accepted"))
    if reader.noted:
        text = "{count} footnotes and endnotes are read as paragraphs behind what they belong to"
        notes.append(Message(text, {"count": reader.noted}))
    return lines, notes


def _asides(parts: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """Footnotes and endnotes by kind and id; the lines that Word draws above them are none."""
    kinds = [kind for kind in _NOTES if f"{kind}s" in parts]
    notes = [(kind, note) for kind in kinds for note in parts[f"{kind}s"].findall(f"{W}{kind}")]
    return {(kind, note.get(f"{W}id", "")): note for kind, note in notes if note.get(f"{W}type") in (None, "normal")}


def _parts(data: bytes, path: Path) -> dict[str, Any]:
    """The parts of a document as XML, `document` always among them; entities are never resolved, nothing is fetched."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, Any] = {}
            for name in ("document", "numbering", "styles", "footnotes", "endnotes"):
                try:
                    info = archive.getinfo(f"word/{name}.xml")
                except KeyError:
                    continue
                if info.file_size > _MOST_BYTES:
                    raise UnreadableReport("{path}: far too large when unpacked; is it a document?", path=path)
                with archive.open(info) as part:
                    content = part.read(_MOST_BYTES + 1)
                if len(content) > _MOST_BYTES:
                    raise UnreadableReport("{path}: far too large when unpacked; is it a document?", path=path)
                parts[name] = parse_xml(content)
    except (*ARCHIVE_ERRORS, XMLSyntaxError) as error:
        raise UnreadableReport(
            "{path}: a damaged or encrypted document; open it in Word or WPS and save it again", path=path
        ) from error
    if "document" not in parts:
        raise UnreadableReport(
            "{path}: a damaged or encrypted document; open it in Word or WPS and save it again", path=path
        )
    return parts


# ---------------------------------------------------------------- styles
def _styles(root: Any) -> dict[str, _Style]:
    nodes = {} if root is None else {node.get(f"{W}styleId", ""): node for node in root.findall(f"{W}style")}
    return {name: _style(name, nodes) for name in nodes}


def _style(name: str, nodes: dict[str, Any]) -> _Style:
    """A style with what it has from those it is based on."""
    found = _Style()
    for _ in range(_DEEPEST):
        node = nodes.get(name)
        if node is None:
            break
        own = _of(node.find(f"{W}pPr"))
        heading, contents = _HEADING.match(said(node, "name")), _CONTENTS.match(said(node, "name"))
        level = own.level or (int(heading[1]) if heading else None)
        num, depth = (found.num, found.depth) if found.num else (own.num, own.depth)
        found = _Style(found.level or level, num, depth, found.contents or bool(contents))
        name = said(node, "basedOn")
    return found


def _of(properties: Any) -> _Style:
    """What a paragraph or style says of itself."""
    if properties is None:
        return _Style()
    outline, listed = whole(said(properties, "outlineLvl")), properties.find(f"{W}numPr")
    level = outline + 1 if outline is not None and outline < 9 else None
    if listed is None:
        return _Style(level)
    return _Style(level, said(listed, "numId"), whole(said(listed, "ilvl")) or 0)


# ---------------------------------------------------------------- paragraphs and tables
class _Reader:
    """Reads blocks in order, since Word's numbers count from the beginning."""

    def __init__(self, numbering: Numbering, styles: dict[str, _Style], asides: dict[tuple[str, str], Any]) -> None:
        self._numbering, self._styles, self._asides = numbering, styles, asides
        self._open = ""  # the text of a paragraph whose end was deleted
        self._referred: list[tuple[str, str]] = []  # notes that wait for the end of their paragraph or table
        self._holding = 0  # cells and notes that are being read: notes wait for their end
        self.noted = 0

    def blocks(self, parent: Any) -> Iterator[Line]:
        """The lines of all that stands in an element."""
        for node in parent:
            if node.tag == f"{W}p":
                yield from self._paragraph(node)
            elif node.tag == f"{W}tbl":
                yield from self._table(node)
            elif node.tag not in _LEFT_OUT and len(node):
                yield from self.blocks(node)  # content controls, custom XML

    def _paragraph(self, node: Any) -> Iterator[Line]:
        properties = node.find(f"{W}pPr")
        own = _of(properties)
        named = self._styles.get(said(properties, "pStyle") if properties is not None else "", _Style())
        boxes: list[Any] = []
        text = self._open + "".join(_text(node, boxes, self._referred))
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._open = text
            return
        self._open = ""
        if named.contents:
            return
        level = own.level or named.level
        first, *more = [piece for piece in text.split("\n") if piece.strip(BLANK)] or [""]
        if first:
            num, depth = (own.num, own.depth) if own.num else (named.num, named.depth)
            marker = self._numbering.marker(num, depth) if num not in ("", "0") else ""
            space = " " if marker[-1:].isalnum() and marker.isascii() else ""
            yield Line(marker + space + first.lstrip(BLANK) if marker else first, level=level)
        yield from (Line(piece) for piece in more)
        for box in boxes:
            yield from self.blocks(box)
        yield from self._notes()

    def _notes(self) -> Iterator[Line]:
        """The notes that were referred to, each once; those of a table when it is done."""
        while self._referred and not self._holding:
            note = self._asides.pop(self._referred.pop(0), None)
            text = " ".join(line for line in self._held(note) if line)
            if text:
                self.noted += 1
                yield Line(text if text.startswith("注") else f"注：{text}")

    def _table(self, node: Any) -> Iterator[Line]:
        rows = [list(_cells(row)) for row in _within(node, f"{W}tr")]
        if all(len(row) == 1 for row in rows):  # a frame around text
            for row in rows:
                yield from self.blocks(row[0][2])
            return
        columns = [{column: k for k, (column, _, _, _) in enumerate(row)} for row in rows]
        out: list[list[Cell]] = []
        for nth, row in enumerate(rows):
            cells = []
            for column, across, content, merged in row:
                if merged == "continue":
                    continue
                down = 1
                while merged == "restart" and nth + down < len(rows):
                    below = columns[nth + down].get(column)
                    if below is None or rows[nth + down][below][3] != "continue":
                        break
                    down += 1
                text = "".join(line.replace("\t", " ") for line in self._held(content))
                cells.append(Cell(text, across, down))
            out.append(cells)
        yield from table_lines(out)
        yield from self._notes()

    def _held(self, content: Any) -> list[str]:
        """The lines of a cell or a note, without the notes that it refers to: those come behind."""
        if content is None:
            return []
        self._holding += 1
        lines = [line.plain for line in self.blocks(content)]
        self._holding -= 1
        return lines


def _cells(row: Any) -> Iterator[tuple[int, int, Any, str]]:
    """The cells of a row: column, columns it covers, content, and how it is merged with those above and below."""
    properties = row.find(f"{W}trPr")
    column = (whole(said(properties, "gridBefore")) or 0) if properties is not None else 0
    if 0 < column < 100:
        yield 0, column, None, ""
    for cell in _within(row, f"{W}tc"):
        own = cell.find(f"{W}tcPr")
        across = whole(said(own, "gridSpan")) if own is not None else None
        wide = min(max(across or 1, 1), 1000)
        merge = own.find(f"{W}vMerge") if own is not None else None
        yield column, wide, cell, "" if merge is None else merge.get(f"{W}val", "continue")
        column += wide


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a kind, those in content controls too; deleted rows are gone."""
    for node in parent:
        if node.tag == tag:
            if node.find(f"{W}trPr/{W}del") is None:
                yield node
        elif node.tag not in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc") and len(node):
            yield from _within(node, tag)


def _text(node: Any, boxes: list[Any], referred: list[tuple[str, str]]) -> Iterator[str]:
    """The text of a paragraph when all changes are accepted; text boxes in it, and the notes it refers to, are put aside."""
    for child in node:
        if child.tag in _LEFT_OUT or child.tag == _FALLBACK:
            continue
        if child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _PLAIN:
            yield "" if child.get(f"{W}type") in ("page", "column") else _PLAIN[child.tag]
        elif child.tag in _REFERENCES:
            referred.append((_REFERENCES[child.tag], child.get(f"{W}id", "")))
            if child.get(f"{W}customMarkFollows") in ("1", "true", "on"):
                return  # the rest of the run is the mark
        elif child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif len(child):
            yield from _text(child, boxes, referred)
