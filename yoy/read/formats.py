"""Which kind of file it is, by its name and its first bytes, and what to do with the kinds that aren't read."""

from pathlib import Path
from typing import Literal

from yoy.errors import UnknownFormat

TEXT = (".txt", ".text", ".md", ".markdown")
HTML = (".html", ".htm", ".xhtml", ".shtml")
_ADVICE = {
    (".doc", ".wps", ".rtf", ".odt"): (
        "{path}: word processor files of this kind are not read; open it and save it as .docx or plain text (.txt)"
    ),
    (".pdf", ".ofd"): "{path}: {kind} files are not read; open it and save its text as .txt",
    (".xls", ".xlsx", ".et", ".csv"): "{path}: spreadsheets are not read; save it as tab-separated text (.txt)",
    (".zip", ".rar", ".7z", ".gz"): "{path}: an archive; unpack it and take the report inside",
}
_LOCKED = (
    "{path}: locked by a password, or an old Word file by another name; open it and save it as .docx without a password"
)
_OTHER = "{path}: this kind of file is not read; save it as .txt or .html"
_STARTS = {
    b"%PDF-": ".pdf",
    b"PK\x03\x04": ".zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ".doc",
    b"Rar!\x1a": ".rar",
    b"7z\xbc\xaf\x27\x1c": ".7z",
    b"\x1f\x8b": ".gz",
    b"{\\rtf": ".rtf",
}

WORD = (".docx",)
SUFFIXES = (*TEXT, *HTML, *WORD)
"""The kinds of file that are read, by the end of their name."""

UNREAD = tuple(suffix for suffixes in _ADVICE for suffix in suffixes)
"""Kinds of file that reports come in but that must be converted first."""


def kind_of(path: Path, data: bytes) -> Literal["text", "html", "word"]:
    """How a file is read. A page saved as .txt is a page. Raises UnknownFormat with what to convert the file to."""
    suffix = path.suffix.lower()
    inside = next((kind for start, kind in _STARTS.items() if data.startswith(start)), "")
    if suffix in WORD and (inside == ".zip" or not inside):
        return "word"
    if suffix in WORD and inside == ".doc":
        raise UnknownFormat(_LOCKED, path=path)
    if suffix not in SUFFIXES or inside:
        raise _unknown(path, suffix if suffix not in SUFFIXES else inside)
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if suffix in HTML or start.startswith((b"<!doctype html", b"<html")) else "text"


def _unknown(path: Path, suffix: str) -> UnknownFormat:
    text = next((advice for suffixes, advice in _ADVICE.items() if suffix in suffixes), _OTHER)
    return UnknownFormat(text, path=path, kind=suffix[1:].upper())
