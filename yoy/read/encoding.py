"""Bytes → text: encodings tried in the order that is right with certainty, and text garbled earlier recognised."""

import codecs
import re
from pathlib import Path

from yoy.errors import UnreadableReport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = ("gb2312", "gbk", "gb18030", "big5", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "hz")
_HAN = re.compile(r"[㐀-鿿]")
_LONGEST_RUN = 200  # characters
_RUN = re.compile(rf"[ \t\xa0\u3000.．…·・]{{{_LONGEST_RUN + 1},}}")
_FEW_CONTROLS = 3
_LEAST_GARBLED = 12  # characters: fewer may be a name quoted from a broken file
_MISREADINGS = (("gb18030", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "gb18030"))


def decode(data: bytes, path: Path, declared: str = "") -> str:
    """The text of a file: its byte order mark decides, else what it declares, strict UTF-8, strict GB18030.

    Raises UnreadableReport where the bytes are no text.
    """
    text = _decoded(data, path, declared)
    if "\x00" in text or len(_CONTROL.findall(text)) > _FEW_CONTROLS:
        raise UnreadableReport("{path}: not a text file (it holds control characters)", path=path)
    return calm(text)


def calm(text: str) -> str:
    """The text with endless runs of blanks and leader dots cut: they say nothing, and searching them takes ages."""
    return _RUN.sub(lambda run: run[0][:_LONGEST_RUN], text)


def check_garbled(text: str, path: Path) -> None:
    """Raises UnreadableReport where text was decoded wrongly before it was saved."""
    if len(garbled(text)) >= _LEAST_GARBLED:
        raise UnreadableReport(
            "{path}: the characters are garbled (saved in the wrong encoding); get the text anew from where it was published",
            path=path,
        )


def _decoded(data: bytes, path: Path, declared: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, [name], path)
    if b"\x00" in data:
        raise UnreadableReport("{path}: not a text file (it holds NUL bytes)", path=path)
    return _strictly(data, ["utf-8", *_known(declared), "gb18030"], path)


def _known(declared: str) -> list[str]:
    """A declared encoding's name, the Chinese national ones widened to the latest; nothing for an unknown one."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return []
    if name in _MULTIBYTE:
        return ["gb18030" if name in ("gb2312", "gbk") else name]
    return []  # a one-byte encoding fits any bytes: a declaration left over from the page's template


def _strictly(data: bytes, names: list[str], path: Path) -> str:
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, UnicodeError):
            continue
    raise UnreadableReport("{path}: the encoding is not known; save it as UTF-8", path=path)


def garbled(text: str) -> str:
    """The characters that only a wrong decoding explains: undone line by line, they become Chinese text again.

    Undoing it on text that is right gives bytes that are hardly ever valid, so a line counts where nearly all of it is.
    """
    pieces = re.split(r"[\n\r]+|\s{2,}", text)
    return "".join(_garbled_line(piece) or re.sub(r"[^\ufffd]", "", piece) for piece in pieces)


def _garbled_line(line: str) -> str:
    strange = re.sub(r"[\x00-\x7f\u3000\xa0]", "", line)
    if len(strange) < 4:
        return ""
    for wrote, meant in _MISREADINGS:
        if wrote != "gb18030" and (_HAN.search(strange) or 2 * len(strange) < len(line)):
            continue  # accented letters of a European text
        data = strange.encode(wrote, "ignore")
        undone = data.decode(meant, "ignore")
        kept = len(undone.encode(meant, "ignore"))
        if len(_HAN.findall(undone)) >= 2 and kept >= 0.75 * max(len(data), 2 * len(_HAN.findall(strange))):
            return strange
    return ""
