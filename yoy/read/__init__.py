"""A file of any kind → Source: its blocks in reading order, without the furniture of its page."""

import hashlib
from pathlib import Path

from yoy.errors import EmptyReport, UnknownFormat, UnreadableReport
from yoy.model import Block, Declared, Message, Source
from yoy.read.encoding import decode
from yoy.read.furniture import strip_furniture
from yoy.read.lines import BLANK, Line
from yoy.read.pages import drop_pages
from yoy.read.text import text_lines
from yoy.read.wraps import rejoin

TEXT = (".txt", ".text", ".md", ".markdown")
SUFFIXES = TEXT
"""The kinds of file that are read, by the end of their name."""


def read(path: Path) -> Source:
    """One report's file as blocks. Raises UnknownFormat, UnreadableReport or EmptyReport."""
    data = _bytes(path)
    _check_kind(path)
    if not data.strip():
        raise EmptyReport("{path}: the file is empty", path=path)
    text = decode(data, path)
    lines, notes = text_lines(text, path.suffix.lower() in (".md", ".markdown"))
    lines, more = drop_pages(lines)
    lines, declared = strip_furniture(rejoin(lines), Declared())
    blocks = tuple(_block(line) for line in lines if line.plain)
    if not blocks:
        raise EmptyReport("{path}: no text in it", path=path)
    return Source(path, hashlib.sha256(data).hexdigest(), blocks, declared, (*notes, *more, *_lost(text)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableReport("{path}: cannot be opened ({reason})", path=path, reason=error.strerror or "") from error


def _check_kind(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownFormat("{path}: this kind of file is not read; save it as .txt or .html", path=path)


def _block(line: Line) -> Block:
    text = line.text.strip(BLANK.replace("\t", "")) if line.row else line.plain
    return Block(text, line.row, line.level, line.page)


def _lost(text: str) -> list[Message]:
    count = text.count("\ufffd")
    return [Message("{count} characters could not be read when the file was made", {"count": count})] if count else []
