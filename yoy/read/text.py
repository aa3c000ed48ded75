"""Text and Markdown files → lines."""

import re

from yoy.model import Message
from yoy.read.lines import BLANK, Line, squeeze

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_WIDE_GAP = re.compile(r"[ \t\xa0\u3000]*(?:\u3000\u3000|\t\u3000|\t\t)[ \t\xa0\u3000]*")
_LONG = 400  # characters in a line that holds several paragraphs
_LEAST_GAPS = 3
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")


def text_lines(text: str, markdown: bool = False) -> tuple[list[Line], list[Message]]:
    """The lines of a text file; a form feed begins a page; `# ` declares a heading in Markdown."""
    lines: list[Line] = []
    pages = text.split("\x0c")
    flat = 0
    for number, page in enumerate(pages, 1):
        gap = True
        for raw in _BREAK.split(page):
            if not squeeze(raw):
                gap = True
                continue
            pieces = _paragraphs(raw)
            flat += len(pieces) > 1
            lines += [_line(piece, gap or nth > 0, markdown, number, len(pages)) for nth, piece in enumerate(pieces)]
            gap = len(pieces) > 1
    notes = []
    if flat:
        notes.append(Message("paragraphs stood on one line; they were told apart by the wide blanks between them"))
    return lines, notes


def _paragraphs(raw: str) -> list[str]:
    """A line's paragraphs: one, or several where a long line sets them apart by two ideographic blanks."""
    if len(raw) < _LONG or len(_WIDE_GAP.findall(raw.strip(BLANK))) < _LEAST_GAPS:
        return [raw]
    return [piece for piece in re.split(r"\t|" + _WIDE_GAP.pattern, raw) if squeeze(piece)]


def _line(raw: str, gap: bool, markdown: bool, page: int, pages: int) -> Line:
    level = None
    if markdown and (hashes := _HASHES.match(raw)):
        raw, level = raw[hashes.end() :].rstrip(BLANK + "#"), len(hashes[1])
    cells = [cell for cell in raw.split("\t") if squeeze(cell)]
    return Line(raw, gap, row=len(cells) > 1, level=level, page=page if pages > 1 else None)
