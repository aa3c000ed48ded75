"""Which kind of file it is, by its content first and then its name, and what to do with the kinds that aren't read."""

import io
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from yoy.errors import UnknownFormat

TEXT = (".txt", ".text", ".md", ".markdown")
HTML = (".html", ".htm", ".xhtml", ".shtml")
WORD = (".docx",)
PDF = (".pdf",)
Kind = Literal["text", "html", "word", "pdf"]
_NAMES: dict[Kind, tuple[str, ...]] = {"text": TEXT, "html": HTML, "word": WORD, "pdf": PDF}
SUFFIXES = tuple(suffix for suffixes in _NAMES.values() for suffix in suffixes)
"""The kinds of file that are read, by the end of their name."""

_DOCUMENTS = (".doc", ".wps", ".rtf", ".odt", ".dotx", ".docm")
_ADVICE = {
    _DOCUMENTS: "{path}: {kind} documents are not read; open it in Word or WPS and save it as .docx",
    (".ofd",): "{path}: {kind} files are not read; open it and save it as .pdf, or its text as .txt",
    (".xls", ".xlsx", ".et", ".csv"): "{path}: spreadsheets are not read; save it as tab-separated text (.txt)",
    (".ppt", ".pptx", ".dps"): "{path}: presentations are not read; save its text as .txt",
    (".zip", ".rar", ".7z", ".gz"): "{path}: an archive; unpack it and take the report inside",
    (".mht", ".mhtml"): "{path}: a web archive; open it in a browser and save it as .html",
    (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff"): (
        "{path}: a picture; have its text recognised (OCR) and save that as .docx or .txt"
    ),
}
ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # locked by a password; NotImplementedError among it
)
"""What damaged archives raise."""

UNREAD = tuple(suffix for suffixes in _ADVICE for suffix in suffixes)
"""Kinds of file that reports come in but that must be converted first."""

_LOCKED = (
    "{path}: locked by a password, or an old Word file by another name; open it and save it as .docx without a password"
)
_OTHER = "{path}: this kind of file is not read; save it as .txt or .html"
_STARTS = {
    b"%PDF-": ".pdf",
    b"PK\x03\x04": ".zip",
    b"PK\x05\x06": ".zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ".doc",
    b"Rar!\x1a": ".rar",
    b"7z\xbc\xaf\x27\x1c": ".7z",
    b"\x1f\x8b": ".gz",
    b"{\\rtf": ".rtf",
    b"MIME-Version:": ".mht",
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG\r\n": ".png",
    b"GIF8": ".gif",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
}
_PARTS = {  # what an archive holds tells what it is
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
    "content.xml": ".odt",
    "OFD.xml": ".ofd",
}
_STREAMS = {  # the same of Microsoft's older kind of archive
    "EncryptedPackage": "",
    "Workbook": ".xls",
    "PowerPoint Document": ".ppt",
    "WordDocument": ".doc",
}


def kind_of(path: Path, data: bytes) -> Kind:
    """How a file is read: a page or a DOCX is one whatever its name. Raises UnknownFormat with what to convert it to."""
    suffix = path.suffix.lower()
    inside = _inside(data, suffix)
    if inside in PDF or (suffix in PDF and not inside):
        return "pdf"  # which says where it is damaged
    if inside in WORD:
        return "word"
    if inside == ".html" and suffix in (*SUFFIXES, *_DOCUMENTS, ".xls"):
        return "html"
    if inside not in ("", ".html") or suffix not in SUFFIXES:
        raise _unknown(path, inside if inside not in ("", ".html") else suffix)
    if suffix in WORD and data.strip():
        return "word"  # which says that it is damaged
    return "html" if suffix in HTML else "text"


def suffix_of(path: Path, data: bytes) -> str:
    """The end of a name by which a file is known for what it is: its own where that fits, else its kind's."""
    suffixes, suffix = _NAMES[kind_of(path, data)], path.suffix.lower()
    return suffix if suffix in suffixes else suffixes[0]


def _inside(data: bytes, suffix: str) -> str:
    """What a content is, as the end of a name; empty for what may be plain text, `locked` for an encrypted document."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((kind for magic, kind in _STARTS.items() if start.startswith(magic)), "")
    if found == ".zip":
        return _archived(data, suffix)
    if found == ".doc":
        stream = next((kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data), ".doc")
        if not stream or suffix in WORD:
            return "locked"
        return suffix if suffix in (".wps", ".et", ".dps") else stream
    if not found and start.lower().startswith((b"<!doctype html", b"<html")):
        return ".html"
    return found


def _archived(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except ARCHIVE_ERRORS:
        names = set()
    found = next((kind for part, kind in _PARTS.items() if part in names), ".zip")
    return ".docx" if found == ".zip" and suffix in WORD else found


def _unknown(path: Path, suffix: str) -> UnknownFormat:
    if suffix == "locked":
        return UnknownFormat(_LOCKED, path=path)
    text = next((advice for suffixes, advice in _ADVICE.items() if suffix in suffixes), _OTHER)
    return UnknownFormat(text, path=path, kind=suffix[1:].upper())
