"""Picks the reader for a file, and hands on the blocks without the furniture of their page."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from yoy.beside import OutOfBounds, Told, watched
from yoy.errors import EmptyReport, UnreadableReport
from yoy.model import Block, Declared, Message, Source
from yoy.read.encoding import check_garbled, decode
from yoy.read.formats import kind_of
from yoy.read.furniture import strip_furniture
from yoy.read.lines import BLANK, Line
from yoy.read.opening import MOST_BYTES, MOST_FILE, check_length, check_size, read_bytes
from yoy.read.pages import drop_pages, left_out
from yoy.read.steps import tell_page
from yoy.read.text import text_lines
from yoy.read.wraps import mend, rejoin

_LETTER = re.compile(r"[^\W\d_]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SOME, _LITTLE = 200, 0.3  # letters of a report, and what share of them is Chinese at least
_SECONDS = 10  # of processor time that a page may take, or a file without pages


def read_file(path: Path) -> Source:
    """One report's file as blocks; raises as `yoy.read.read` says."""
    data = read_bytes(path)
    kind = kind_of(path, data)
    check_size(len(data), MOST_BYTES.get(kind, MOST_FILE), path)
    if not data.strip():
        raise EmptyReport("{path}: the file is empty", path=path)
    lines, declared, notes, dropped = _text(data, path) if kind == "text" else _bounded(kind, data, path)
    check_length(sum(len(line.text) for line in lines), path)
    whole = lines
    lines, declared = strip_furniture(lines, declared)
    dropped += left_out(whole, lines)
    blocks = tuple(_block(line) for line in lines if line.plain)
    if not blocks:
        raise EmptyReport("{path}: no text in it", path=path)
    text = "\n".join(block.text for block in blocks)
    check_garbled(text, path)
    return Source(path, hashlib.sha256(data).hexdigest(), blocks, declared, (*notes, *_odd(text)), tuple(dropped))


Read = tuple[list[Line], Declared, list[Message], list[str]]
"""Lines, what the page declares, notes, and the lines that the reader itself left out."""


def _text(data: bytes, path: Path) -> Read:
    text = decode(data, path)
    check_length(len(text), path)
    lines, notes = text_lines(text, path.suffix.lower() in (".md", ".markdown"))
    kept, contents = drop_pages(lines)
    made, joined = rejoin(kept)
    return made, Declared(), notes + contents + joined, left_out(lines, kept)


def _bounded(kind: str, data: bytes, path: Path) -> Read:
    """What the reader of a kind makes of a file, which was perhaps made so that no reader comes to its end."""
    reader = {"html": _html, "word": _word, "pdf": _pdf}[kind]()
    try:
        return watched(lambda step: reader(data, path, step), _SECONDS, tell_page)
    except OutOfBounds as error:
        text = "{path}: reading it takes too long or too much memory; save it anew, as .docx or .txt"
        raise UnreadableReport(text, path=path) from error


Reader = Callable[[bytes, Path, Told], Read]
"""Loaded before a process splits off, so that the next file's reader is there already."""


def _html() -> Reader:
    from yoy.read.html import declared_charset, html_lines

    def read(data: bytes, path: Path, step: Told) -> Read:
        lines, declared, around = html_lines(decode(data, path, declared_charset(data)))
        return mend(lines), declared, [], left_out(around, lines)

    return read


def _word() -> Reader:
    from yoy.read.word import word_lines

    def read(data: bytes, path: Path, step: Told) -> Read:
        lines, notes = word_lines(data, path)
        return lines, Declared(), notes, []

    return read


def _pdf() -> Reader:
    from yoy.read.pdf import pdf_lines

    def read(data: bytes, path: Path, step: Told) -> Read:
        lines, notes, dropped = pdf_lines(data, path, step)
        return lines, Declared(), notes, dropped

    return read


def _block(line: Line) -> Block:
    text = line.text.strip(BLANK.replace("\t", "")) if line.row else line.plain
    return Block(text, line.row, line.level, line.page)


def _odd(text: str) -> list[Message]:
    """What is to be said of a text: characters that were lost, and that it is hardly Chinese."""
    notes = []
    if lost := text.count("\ufffd"):
        notes.append(Message("{count} characters could not be read when the file was made", {"count": lost}))
    letters = len(_LETTER.findall(text))
    if letters > _SOME and len(_CHINESE.findall(text)) < _LITTLE * letters:
        said = "hardly Chinese: text, headings and shares are compared; names, promises and most figures are not found"
        notes.append(Message(said))
    return notes
