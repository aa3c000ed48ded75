"""Tables in the text: each cell with a number, named by its group, its row and its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yoy.model import Passage, Quantity, Report, Span
from yoy.parse.markers import unmarked
from yoy.parse.numerals import arabic, scale_of

_NUMBER = re.compile(
    r"\s*(?P<sign>[-－−])?(?P<digits>[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?)\s*(?P<percent>[%％])?\s*"
)
_UNIT = re.compile(r"单位\s*[:：]\s*(?P<scale>[百千万亿]*)(?P<unit>[^）)\s]+)")
_NOTE = re.compile(r"[（(][^）)]*[）)]")
_BLANK = re.compile(r"[/／—－-]+")
_NAMES = re.compile(r"项目$|科目|名称|指标$|内容$")
_COUNTED = re.compile(r"件数|数量|申请|复议|诉讼|文件|信息|案件")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that holds a number: its place, quantity and label (group/row/column)."""

    span: Span
    quantity: Quantity
    label: str
    code: bool = False  # it names its row, and counts nothing


def table_cells(report: Report, rows: Sequence[Passage], above: str) -> Iterator[TableCell]:
    """The number cells of one table, given its row passages; `above` is the text of what stands above it (caption, heading)."""
    header: list[str] = []
    group = ""
    codes = _Codes()
    for row in rows:
        cells = list(_cells(report, row.span))
        words = [cell for cell, _ in cells]
        numbers = [_NUMBER.fullmatch(word) for word in words]
        if len(cells) == 1 and not numbers[0]:
            group = _plain(words[0]) if _is_group(words[0]) else ""
            continue
        if not any(numbers[1:]) and not numbers[0]:
            if is_head(words):
                header, group = words, ""
            continue
        coded = _coded(words, numbers)
        labels = _labels(words, numbers, header, coded)
        if re.match(r"\s*[（(一二三四五六七八九十]", labels[0] or ""):
            group = ""
        path = codes.above(words[:coded], words[coded]) if coded else ""
        for k, (word, span) in enumerate(cells):
            number, label = numbers[k], labels[k]
            if number and (k or not label):
                column = header[k] if k < len(header) else ""
                quantity = _quantity(word, number, column, label or "", above)
                yield TableCell(span, quantity, _label(group or path, label or "", column), code=k < coded)


def _coded(words: Sequence[str], numbers: Sequence[re.Match[str] | None]) -> int:
    """How many cells at the beginning of a row are codes (201, 05) or a serial number: those before its first words."""
    first = next((k for k, word in enumerate(words) if word and not numbers[k] and not _BLANK.fullmatch(word)), 0)
    whole = all(word.isdecimal() or not word for word in words[:first])
    return first if first and words[0] and whole and any(numbers[first + 1 :]) else 0


def _labels(
    words: Sequence[str], numbers: Sequence[re.Match[str] | None], header: Sequence[str], coded: int
) -> list[str | None]:
    """The words that name each cell: those at the row's beginning, or in the last column before it whose head says so."""
    out: list[str | None] = []
    label = "" if numbers[0] and not coded else words[coded]
    for k, word in enumerate(words):
        out.append(None if k < coded else label)
        names = k < len(header) and _NAMES.search(header[k]) and k > coded
        if names and word and not numbers[k] and not _BLANK.fullmatch(word):
            label = word
    return [None if k < coded else said for k, said in enumerate(out)] if coded else out


class _Codes:
    """The names of codes (201, 05, 07), so that one under another says under which."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}

    def above(self, codes: Sequence[str], name: str) -> str:
        """The name of the code that a code is part of; empty at the top, and where both are called alike."""
        own = tuple(code for code in codes if code)
        self._names[own] = name
        parent = self._names.get(own[:-1], "")
        return parent if parent != name else ""


def is_head(words: Sequence[str]) -> bool:
    """Whether a row without numbers names columns: several cells without a gap, where a row of the body leaves gaps."""
    filled = [k for k, word in enumerate(words) if word]
    return len(filled) > 1 and filled[0] <= 1 and filled == list(range(filled[0], filled[-1] + 1))


def _cells(report: Report, span: Span) -> Iterator[tuple[str, Span]]:
    place = span.start
    for cell in report.slice(span).split("\t"):
        lead = len(cell) - len(cell.lstrip())
        yield cell.strip(), Span(place + lead, place + lead + len(cell.strip()))
        place += len(cell) + 1


def _is_group(text: str) -> bool:
    return bool(re.match(r"\s*[（(一二三四五六七八九十]", text)) and not text.startswith("第")


def _plain(label: str) -> str:
    return _NOTE.sub("", unmarked(label.strip())).strip()


def _label(group: str, row: str, column: str) -> str:
    parts = [group, _plain(row), _NOTE.sub("", column).strip().replace("-", "/")]
    return "/".join(part for part in parts if part)


def _quantity(word: str, number: re.Match[str], column: str, row: str, above: str) -> Quantity:
    value = arabic(number["digits"]) or Decimal(0)
    unit, scale = _unit(column, row, above)
    if number["percent"]:
        unit, scale = "%", ""
    value = value * scale_of(scale) * (-1 if number["sign"] else 1)
    return Quantity(value, unit, "", word, scale=scale)


def _unit(column: str, row: str, above: str) -> tuple[str, str]:
    for text in (column, row, above):
        if found := _UNIT.search(text):
            return found["unit"], found["scale"]
    if re.search(r"率|比重|占比|比例", column):
        return "%", ""
    if "人数" in column:
        return "人", ""
    return ("件", "") if _COUNTED.search(column + row + above) else ("", "")
