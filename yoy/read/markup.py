"""A page's elements → lines: the tree walked, inline text gathered, tables told from layout."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from yoy.read.cells import Cell, table_lines
from yoy.read.lines import BLANK, Line, is_prose, squeeze

BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|html|legend|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
"""The elements that begin and end a line."""

_DROPPED = re.compile(
    "script|style|noscript|template|iframe|frame|object|embed|svg|math|canvas|audio|video|map|button|select|input|"
    "textarea|option|nav|footer|aside|head|title|link|meta|base|dialog"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PATH = re.compile(r"[>＞»›|｜]")
_LINKS = 3  # lines in a row that are nothing but links: a menu
_LAYOUT = 300  # characters in several paragraphs of a cell that only lays out the page


def walk(root: "LexborNode") -> Iterator[tuple[bool, "LexborNode"]]:
    """Every node twice, (True, node) at its beginning and (False, node) at its end; dropped ones and their inside never.

    By hand and not by recursion: pages may nest deeper than the interpreter's stack.
    """
    node: LexborNode | None = root
    end = root.mem_id
    while node is not None:
        dropped = _is_dropped(node)
        if not dropped:
            yield True, node
            if node.child is not None:
                node = node.child
                continue
            yield False, node
        while node is not None and node.next is None and node.mem_id != end:
            node = node.parent
            if node is not None:
                yield False, node
        node = node.next if node is not None and node.mem_id != end else None


def _is_dropped(node: "LexborNode") -> bool:
    tag = node.tag or ""
    if tag.startswith("-"):
        return tag != "-text"
    if _DROPPED.fullmatch(tag):
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


class Writer:
    """Gathers inline text into lines as elements open and close."""

    def __init__(self) -> None:
        self.lines: list[tuple[Line, bool]] = []
        self._parts: list[str] = []
        self._linked = self._links = self._preformatted = 0
        self._gap = True
        self._level: int | None = None

    def open(self, node: "LexborNode") -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
        elif tag == "br":
            self.flush(False)
        elif BLOCKS.fullmatch(tag):
            self.flush(True)
            if re.fullmatch(r"h[1-6]", tag):
                self._level = int(tag[1])
        self._links += tag == "a"
        self._preformatted += tag == "pre"

    def close(self, node: "LexborNode") -> None:
        tag = node.tag or ""
        if BLOCKS.fullmatch(tag):
            self.flush(True)
            if re.fullmatch(r"h[1-6]", tag):
                self._level = None
        self._links -= tag == "a"
        self._preformatted -= tag == "pre"

    def table(self, table: "LexborNode", rows: list[list[Cell]]) -> None:
        """A table's caption and rows."""
        self.flush(True)
        if (caption := table.css_first("caption")) is not None and (text := _cell(caption).text):
            self.lines.append((Line(text), False))
        self.lines += [(line, False) for line in table_lines(rows)]

    def _text(self, text: str) -> None:
        if not self._preformatted:
            self._parts.append(text)
        else:
            for nth, line in enumerate(text.split("\n")):
                if nth:
                    self.flush(False)
                self._parts.append(line)
        self._linked += len(squeeze(text)) if self._links else 0

    def flush(self, gap: bool) -> None:
        """Ends a line; the next one stands apart from it after a block (`gap`), not after a line break."""
        text = collapse("".join(self._parts))
        length = len(squeeze(text))
        if length:
            menu = self._linked >= length or (2 * self._linked > length and bool(_PATH.search(text)))
            self.lines.append((Line(text, self._gap, level=self._level), menu))
        self._gap = gap or not length  # two line breaks set paragraphs apart
        self._parts, self._linked = [], 0

    def made(self) -> list[Line]:
        """The lines but menus: three and more in a row that are links, a path of links."""
        self.flush(True)
        kept: list[Line] = []
        run: list[Line] = []
        for line, menu in [*self.lines, (Line(""), False)]:
            if menu:
                run.append(line)
                continue
            kept += [one for one in run if not _PATH.search(one.text)] if len(run) < _LINKS else []
            run = []
            kept.append(line)
        return kept[:-1]


def collapse(text: str) -> str:
    """White space as a browser shows it, without the blank that a line break in the source puts between Chinese."""
    text = re.sub(r"(?<=[⺀-鿿＀-￯　-〿“”‘’—…])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?=[⺀-鿿＀-￯　-〿“”‘’—…])", "", text)
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def data_rows(table: "LexborNode") -> list[list[Cell]]:
    """A table's cells; nothing for a table that only lays out the page."""
    if len(table.css("table")) > 1:
        return []
    rows = [[_cell(cell) for cell in row.iter() if cell.tag in ("td", "th")] for row in table.css("tr")]
    if max(map(len, rows), default=0) < 2 or any(_is_layout(cell) for cell in table.css("td")):
        return []
    return [row for row in rows if row]


def _is_layout(cell: "LexborNode") -> bool:
    paragraphs = [node for node in cell.css("p, div") if is_prose(node.text() or "")]
    return len(paragraphs) > 1 and len(cell.text() or "") > _LAYOUT


def _cell(node: "LexborNode") -> Cell:
    parts: list[str] = []
    for opens, inner in walk(node):
        if opens and inner.tag == "-text":
            parts.append(inner.text_content or "")
        elif inner.tag == "br" or BLOCKS.fullmatch(inner.tag or ""):
            parts.append("\n")
    return Cell(collapse("".join(parts)).strip(BLANK), _span(node, "colspan"), _span(node, "rowspan"))


def _span(node: "LexborNode", name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    return max(1, min(int(value), 1000)) if value.isascii() and value.isdigit() and len(value) < 6 else 1
