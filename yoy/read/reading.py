"""Picks the reader for a file, and hands on the blocks without the furniture of their page."""

import hashlib
from pathlib import Path

from yoy.errors import EmptyReport
from yoy.model import Block, Declared, Message, Source
from yoy.read.encoding import check_garbled, decode
from yoy.read.formats import kind_of
from yoy.read.furniture import strip_furniture
from yoy.read.lines import BLANK, Line
from yoy.read.opening import MOST_BYTES, MOST_FILE, check_length, check_size, read_bytes
from yoy.read.pages import drop_pages, left_out
from yoy.read.text import text_lines
from yoy.read.wraps import mend, rejoin


def read_file(path: Path) -> Source:
    """One report's file as blocks; raises as `yoy.read.read` says."""
    data = read_bytes(path)
    kind = kind_of(path, data)
    check_size(len(data), MOST_BYTES.get(kind, MOST_FILE), path)
    if not data.strip():
        raise EmptyReport("{path}: the file is empty", path=path)
    lines, declared, notes, dropped = {"html": _html, "word": _word, "pdf": _pdf, "text": _text}[kind](data, path)
    check_length(sum(len(line.text) for line in lines), path)
    whole = lines
    lines, declared = strip_furniture(lines, declared)
    dropped += left_out(whole, lines)
    blocks = tuple(_block(line) for line in lines if line.plain)
    if not blocks:
        raise EmptyReport("{path}: no text in it", path=path)
    text = "\n".join(block.text for block in blocks)
    check_garbled(text, path)
    return Source(path, hashlib.sha256(data).hexdigest(), blocks, declared, (*notes, *_lost(text)), tuple(dropped))


Read = tuple[list[Line], Declared, list[Message], list[str]]
"""Lines, what the page declares, notes, and the lines that the reader itself left out."""


def _text(data: bytes, path: Path) -> Read:
    text = decode(data, path)
    check_length(len(text), path)
    lines, notes = text_lines(text, path.suffix.lower() in (".md", ".markdown"))
    kept, contents = drop_pages(lines)
    made, joined = rejoin(kept)
    return made, Declared(), notes + contents + joined, left_out(lines, kept)


def _html(data: bytes, path: Path) -> Read:
    from yoy.read.html import declared_charset, html_lines

    lines, declared, around = html_lines(decode(data, path, declared_charset(data)))
    return mend(lines), declared, [], left_out(around, lines)


def _word(data: bytes, path: Path) -> Read:
    from yoy.read.word import word_lines

    lines, notes = word_lines(data, path)
    return lines, Declared(), notes, []


def _pdf(data: bytes, path: Path) -> Read:
    from yoy.read.pdf import pdf_lines

    lines, notes, dropped = pdf_lines(data, path)
    return lines, Declared(), notes, dropped


def _block(line: Line) -> Block:
    text = line.text.strip(BLANK.replace("\t", "")) if line.row else line.plain
    return Block(text, line.row, line.level, line.page)


def _lost(text: str) -> list[Message]:
    count = text.count("\ufffd")
    return [Message("{count} characters could not be read when the file was made", {"count": count})] if count else []
