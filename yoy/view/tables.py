"""The CSV views: tidy tables for spreadsheets and programs, a bare number per cell."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from yoy.model import Comparison, Delta, Measure, Number, Report
from yoy.view.cells import BOUNDS, DELTAS, printable, section_path, sentence_of
from yoy.view.exact import plain_number
from yoy.view.messages import Words
from yoy.view.tidy import COLUMNS, tidy_rows

BOM: Final = "\ufeff"
"""At the start of a file it tells Excel and WPS that the file is UTF-8."""

_ACTIVE: Final = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"-\d[\d.,]*(%|[\u4e00-\u9fff]*)")  # -177, -0.1%, -177元

_SIDE: Final = ("year", "value", "upper value", "bound", "as printed")
_DELTA_HEADER: Final = (
    ("figure", "unit", "stance", "section"),
    tuple(f"earlier {part}" for part in _SIDE),
    tuple(f"later {part}" for part in _SIDE),
    ("change", "change in", "relative change", "status", "why"),
)
_FIGURE_HEADER: Final = (
    *("figure", "value", "upper value", "unit", "bound", "as printed"),
    *("stance", "period", "section", "sentence"),
)


def render_csv(comparison: Comparison, words: Words, bom: bool = True) -> str:
    """A row per figure and pair of neighbouring years; values in the base unit. Lines end in CR LF.

    Write it as UTF-8; `bom=False` leaves out the byte order mark, for pipes.
    """
    header = [words(name) for group in _DELTA_HEADER for name in group]
    rows = (_delta(delta, comparison.reports, words) for delta in comparison.deltas)
    return (BOM if bom else "") + _csv([header, *rows])


def figures_csv(report: Report, words: Words, all_numbers: bool = False, bom: bool = False) -> str:
    """A row per figure of one report; with `all_numbers` one per number and why it is a figure or not."""
    header = [words(name) for name in _FIGURE_HEADER]
    if not all_numbers:
        return (BOM if bom else "") + _csv([header, *(_figure(measure, report, words) for measure in report.measures)])
    named = {measure.id: measure for measure in report.measures}
    rows = (_number(number, named, report, words) for number in report.numbers)
    return (BOM if bom else "") + _csv([[words("number"), words("verdict"), *header], *rows])


def render_tidy(comparison: Comparison, bom: bool = True) -> str:
    """The figures of all reports in long form, a row per figure and year; codes and column names as in `Tidy`."""
    rows = ([_cell(value) for value in row] for row in tidy_rows(comparison))
    return (BOM if bom else "") + _csv([list(COLUMNS), *rows])


def plain_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Any rows as CSV, for a pipe; no cell is taken for a formula."""
    return _csv([_text(cell) for cell in row] for row in (columns, *rows))


def _cell(value: str | int | Decimal) -> str:
    return _text(value) if isinstance(value, str) else plain_number(Decimal(value))


# ---------------------------------------------------------------- rows
def _delta(delta: Delta, reports: tuple[Report, ...], words: Words) -> list[str]:
    before, after = reports[delta.left], reports[delta.left + 1]
    section = after, delta.after
    if delta.after is None:
        section = before, delta.before
    return [
        _text(delta.label),
        _text(delta.unit),
        words(delta.stance),
        _text(_section(*section)),
        *_side(before, delta.before, words),
        *_side(after, delta.after, words),
        _digits(delta.change),
        _text(delta.change_unit) if delta.change is not None else "",
        _digits(delta.ratio),
        words(DELTAS[delta.status]),
        _text(words.say(delta.reason)) if delta.reason else "",
    ]


def _side(report: Report, measure: Measure | None, words: Words) -> list[str]:
    if measure is None:
        return [str(report.year), "", "", "", ""]
    quantity = measure.quantity
    bound = words(BOUNDS[quantity.bound]) if quantity.bound else ""
    return [str(report.year), _digits(quantity.value), _digits(quantity.high), bound, _text(quantity.text)]


def _figure(measure: Measure, report: Report, words: Words) -> list[str]:
    quantity = measure.quantity
    return [
        _text(measure.label),
        _digits(quantity.value),
        _digits(quantity.high),
        _text(quantity.unit),
        words(BOUNDS[quantity.bound]) if quantity.bound else "",
        _text(quantity.text),
        words(measure.stance),
        _text(measure.period or ""),
        _text(_section(report, measure)),
        _text(sentence_of(report, measure)),
    ]


def _number(number: Number, named: dict[str, Measure], report: Report, words: Words) -> list[str]:
    printed = [_text(report.slice(number.span)), words(number.verdict)]
    if number.measure is not None:
        return printed + _figure(named[number.measure], report, words)
    return printed + [""] * len(_FIGURE_HEADER)


def _section(report: Report, measure: Measure | None) -> str:
    return section_path(report, measure.section) if measure else ""


# ---------------------------------------------------------------- cells
def _digits(value: Decimal | None) -> str:
    return "" if value is None else plain_number(value)


def _text(text: str) -> str:
    """Text that no spreadsheet takes for a formula; a negative number stays as it is."""
    text = printable(text)
    return "'" + text if _ACTIVE.match(text) and not _NUMBER.fullmatch(text) else text


def _csv(rows: Iterable[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
