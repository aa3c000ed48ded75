"""A workbook in the making: sheets with named columns, and cells that are what they look like.

Text goes in as text, whatever it begins with; numbers as numbers; formulas are only ever ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any, Final

from yoy.view.cells import printable
from yoy.view.messages import Words

Worksheet = Any  # xlsxwriter says nothing of its types
Format = Any

LONGEST: Final = 32767
"""UTF-16 units that a cell holds; Excel repairs a file that holds more."""

TALLEST: Final = 409
"""Points that a row may be high."""

FONT: Final = {"font_name": "Microsoft YaHei", "font_size": 10}
HEADER: Final[dict[str, Any]] = {
    "bold": True,
    "bg_color": "#DDE5EE",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
}
BODY: Final[dict[str, Any]] = {"valign": "top", "border": 1, "border_color": "#D0D0D0"}
UP: Final = {"font_color": "#C00000", "bg_color": "#FDF0EE"}
DOWN: Final = {"font_color": "#00703C", "bg_color": "#EEF7F0"}
STYLES: Final[Mapping[str, dict[str, Any]]] = {
    "": {},
    "removed": {"font_strikeout": True, "font_color": "#C00000"},
    "added": {"underline": True, "font_color": "#1F4E9E"},
    "heading": {"bold": True, "bg_color": "#F2F2F2"},
    "faint": {"font_color": "#7F7F7F"},
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with Excel's format for it."""

    value: Decimal | int
    form: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value it has now, for programs that don't calculate."""

    text: str
    value: Decimal
    form: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text in a style, or in runs of (style, text)."""

    runs: tuple[tuple[str, str], ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of ours to a place in a file beside the workbook, and what is shown for it."""

    file: str
    place: str
    said: str


Cell = str | Number | Formula | Text | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key it is called by in code, its title, and the widths in Latin letters that it may have.

    Rows grow high enough for what is in a column, unless it isn't one that `grows`: what doesn't fit there is cut off.
    """

    key: str
    title: str
    widest: int = 16
    least: int = 8
    grows: bool = True


WRAP: Final = {"text_wrap": True}


class Book:
    """An XLSX file in memory. `created` stands in for the clock, so that the same input gives the same bytes."""

    def __init__(self, words: Words, title: str, created: datetime) -> None:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]

        self.words = words
        self.file = BytesIO()
        self.workbook = Workbook(self.file, {"in_memory": True, "default_format_properties": dict(FONT)})
        self.workbook.set_properties({"title": printable(title)[:250], "author": "yoy", "created": created})
        self.workbook.set_size(28000, 16000)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._asked: dict[tuple[tuple[tuple[str, Any], ...], ...], Format] = {}

    def format(self, *properties: Mapping[str, Any]) -> Format:
        """A cell format; later properties win."""
        asked = tuple(tuple(given.items()) for given in properties)
        if asked not in self._asked:
            merged = {key: value for given in properties for key, value in given.items()}
            key = tuple(sorted(merged.items()))
            if key not in self._formats:
                self._formats[key] = self.workbook.add_format(dict(FONT) | merged)
            self._asked[asked] = self._formats[key]
        return self._asked[asked]

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, A4 landscape, one page wide, with its name and page numbers at the foot."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&L&A&R" + self.words("page &P of &N"))
        return sheet

    def finish(self) -> bytes:
        """The file's bytes."""
        self.workbook.close()
        return self.file.getvalue()


class Table:
    """A sheet that is one table: a header row that stays in view, filters, and columns as wide as they need to be.

    The first `printed` columns go on paper; all of them where it is None.
    """

    def __init__(self, book: Book, name: str, columns: Sequence[Column], printed: int | None = None) -> None:
        self.book, self.name, self.columns = book, name, columns
        self.sheet = book.sheet(name)
        self.last = 0
        self._printed = len(columns) if printed is None else printed
        self._position = {column.key: k for k, column in enumerate(columns)}
        self._shown: list[
            list[tuple[int, list[int]]]
        ] = []  # per row: columns that may need lines, and their lines' widths
        self._widths = [min(column.widest, max(column.least, _width(column.title) + 4)) for column in columns]
        for k, column in enumerate(columns):
            write_text(book, self.sheet, (0, k), column.title, HEADER)

    def at(self, key: str) -> str:
        """The address of a column's cell in the row that is written next: D7."""
        return f"{_letters(self._position[key])}{self.last + 2}"

    def span(self, first: str, last: str, row: int | None = None) -> str:
        """An absolute address over columns of a row (the one written next if None), with the sheet's name."""
        left, right = _letters(self._position[first]), _letters(self._position[last])
        number = (self.last + 1 if row is None else row) + 1
        return f"'{self.name}'!${left}${number}:${right}${number}"

    def position(self, key: str) -> int:
        """The index of a column."""
        return self._position[key]

    def add(self, cells: Mapping[str, Cell], style: str = "") -> int:
        """Writes a row and returns its index; columns without a cell stay blank."""
        self.last += 1
        self._shown.append([])
        for k, column in enumerate(self.columns):
            shown = _shown(cells.get(column.key))
            if column.grows and shown and (len(shown) > 1 or shown[0] >= column.least):
                self._shown[-1].append((k, shown))
            self._widths[k] = max(self._widths[k], min(column.widest, max(shown, default=0) + 2))
            self._write((self.last, k), cells.get(column.key), STYLES[style])
        return self.last

    def finish(self) -> None:
        """Sets what depends on all rows."""
        if not self.last:
            write_text(self.book, self.sheet, (1, 0), self.book.words("none"), STYLES["faint"])
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, self.last, len(self.columns) - 1)
        self.sheet.repeat_rows(0)
        self.sheet.print_area(0, 0, max(1, self.last), self._printed - 1)
        for k, width in enumerate(self._widths):
            self.sheet.set_column(k, k, width)
        for row, shown in enumerate(self._shown, start=1):
            lines = max((sum(ceil(n / (self._widths[k] - 1)) for n in given) for k, given in shown), default=1)
            # said by us, because not every program fits rows to wrapped text when it opens a file
            self.sheet.set_row(row, min(TALLEST, 3 + 14 * max(1, lines)))

    def colour(self, *keys: str) -> None:
        """Colours columns of changes: red where the number is above zero, green where it is below.

        Colours in the number formats would do for Excel and WPS, but LibreOffice shows their green as a faint grey.
        """
        for k in map(self._position.__getitem__, keys):
            first = f"${_letters(k)}2"
            for sign, look in ((">", UP), ("<", DOWN)):
                rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({first}),{first}{sign}0)"}
                rule["format"] = self.book.workbook.add_format(look)
                self.sheet.conditional_format(1, k, max(1, self.last), k, rule)

    def _write(self, at: tuple[int, int], cell: Cell, style: Mapping[str, Any]) -> None:
        match cell:
            case None | "":
                self.sheet.write_blank(*at, None, self.book.format(BODY, style))
            case str():
                write_text(self.book, self.sheet, at, cell, BODY, style, WRAP)
            case Text():
                write_runs(self.book, self.sheet, at, cell, BODY, style, WRAP)
            case Link():
                look = self.book.format(BODY, style, {"font_color": "#1F4E9E", "underline": True})
                self.sheet.write_url(*at, f"external:{cell.file}#{cell.place}", look, cell.said)
            case Number():
                self.sheet.write_number(
                    *at, float(cell.value), self.book.format(BODY, style, {"num_format": cell.form})
                )
            case Formula():
                form = self.book.format(BODY, style, {"num_format": cell.form})
                self.sheet.write_formula(*at, "=" + cell.text, form, float(cell.value))


def write_text(book: Book, sheet: Worksheet, at: tuple[int, int], text: str, *styles: Mapping[str, Any]) -> None:
    """Writes text that stays text: never a formula, a link or markup, and never longer than a cell holds."""
    if not text:
        sheet.write_blank(*at, None, book.format(*styles))
        return
    text = _fitting(printable(text), book.words)
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # the library takes such a text for its own markup of runs
    sheet.write_string(*at, text, book.format(*styles))


def write_runs(book: Book, sheet: Worksheet, at: tuple[int, int], text: Text, *styles: Mapping[str, Any]) -> None:
    """Writes text in runs of different styles; in one style where it is too long for a cell or has a single run."""
    styles = (*styles, STYLES[text.style])
    runs = [(style, said) for style, given in text.runs if (said := printable(given))]
    whole = "".join(said for _, said in runs)
    if len(runs) < 2 or (2 * len(whole) > LONGEST and _units(whole) > LONGEST):
        alone = STYLES[runs[0][0]] if len(runs) == 1 else {}
        write_text(book, sheet, at, whole, *styles, alone)
        return
    parts: list[Any] = [part for style, said in runs for part in (book.format(STYLES[style]), said)]
    sheet.write_rich_string(*at, *parts, book.format(*styles))


def _fitting(text: str, words: Words) -> str:
    if 2 * len(text) <= LONGEST or _units(text) <= LONGEST:
        return text
    note = words(" … (cut here: {count} characters in all)", count=len(text))
    room = (LONGEST - _units(note)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _shown(cell: Cell) -> list[int]:
    """How wide each line of a cell's content is, in Latin letters."""
    match cell:
        case None:
            return []
        case str():
            return [_width(line) for line in cell.split("\n")]
        case Text():
            return [_width(line) for line in "".join(text for _, text in cell.runs).split("\n")]
        case Link():
            return [_width(cell.said)]
        case Number() | Formula():
            return [len(f"{cell.value:,.0f}") + _width(cell.form.split(";")[0].replace("#,##0", "").replace('"', ""))]


def _width(text: str) -> int:
    """Characters outside ASCII take two Latin letters, as nearly all of these texts' do."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _letters(column: int) -> str:
    """A column's name: A, Z, AA."""
    rest, last = divmod(column, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)
