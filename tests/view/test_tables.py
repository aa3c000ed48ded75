"""The CSV views: read back through pandas they say what the comparison says, and no cell is a formula."""

import csv
import dataclasses
import io
import re
import typing
from decimal import Decimal

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.view.example import comparison
from yoy import model
from yoy.model import Number, Span
from yoy.view import cells
from yoy.view.messages import Words
from yoy.view.tables import BOM, figures_csv, render_csv

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "@x",
    "-2+3+cmd",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '"=1',
    "\x00=1",
    "\ud800",
    "a,b",
]
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


@pytest.mark.parametrize("years", [(2023, 2024), (2022, 2023, 2024)])
def test_a_row_per_figure_and_pair_with_exact_numbers(years: tuple[int, ...]) -> None:
    source = comparison(years)
    read = rows(render_csv(source, Words("en")))
    assert len(read) == len(source.deltas)
    for row, delta in zip(read, source.deltas, strict=True):
        for side, measure in (("earlier", delta.before), ("later", delta.after)):
            said = row[f"{side} value"]
            assert said == "" if measure is None else Decimal(said) == measure.quantity.value
            assert row[f"{side} as printed"] == ("" if measure is None else measure.quantity.text)
        for name, value in (("change", delta.change), ("relative change", delta.ratio)):
            assert row[name] == "" if value is None else Decimal(row[name]) == value
        assert [row["earlier year"], row["later year"]] == [str(y) for y in years[delta.left : delta.left + 2]]


def test_pandas_reads_the_same_values() -> None:
    source = comparison()
    frame = pandas.read_csv(io.BytesIO(render_csv(source, Words()).encode("utf-8")))
    assert list(frame.columns)[:4] == ["指标", "单位", "性质", "章节"]
    assert frame["本年数值"].dtype == "float64"
    expected = [None if d.after is None else float(d.after.quantity.value) for d in source.deltas]
    assert [None if pandas.isna(x) else x for x in frame["本年数值"]] == expected


def test_it_is_a_file_for_spreadsheets() -> None:
    text = render_csv(comparison(), Words())
    assert text.startswith(BOM)
    assert text.count("\r\n") == text.count("\n") == len(comparison().deltas) + 1
    assert not render_csv(comparison(), Words(), bom=False).startswith(BOM)


@pytest.mark.parametrize("odd", HOSTILE)
def test_no_cell_is_a_formula(odd: str) -> None:
    for text in (render_csv(comparison(odd=odd), Words()), figures_csv(comparison(odd=odd).reports[0], Words())):
        text.encode("utf-8")
        read = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
        assert len({len(row) for row in read}) == 1
        for cell in (cell for row in read for cell in row if cell.startswith(ACTIVE)):
            assert re.fullmatch(r"-\d[\d.]*[元%]?", cell)


def test_negative_numbers_stay_numbers() -> None:
    read = {row["figure"]: row for row in rows(render_csv(comparison(), Words("en")))}
    assert read["结余资金"]["earlier value"] == "-177"
    assert read["结余资金"]["earlier as printed"] == "-177元"
    assert read["网办率"]["change"] == "-0.1"


@given(st.text())
def test_any_text_comes_back_in_its_cell(odd: str) -> None:
    labels = [row["figure"] for row in rows(render_csv(comparison(odd=odd), Words("en")))]
    said = [cells.printable(delta.label) for delta in comparison(odd=odd).deltas]
    assert [label.removeprefix("'") for label in labels] == [label.removeprefix("'") for label in said]


def test_figures_of_one_report() -> None:
    report = comparison().reports[1]
    read = rows(figures_csv(report, Words("en")))
    assert [Decimal(row["value"]) for row in read] == [m.quantity.value for m in report.measures]
    assert read[0]["section"] == "一、2024年工作"
    assert read[0]["sentence"].startswith("办件量15.88万件，")
    assert [row["bound"] for row in read] == ["", "", "", "", "about"]


def test_every_number_with_its_verdict() -> None:
    report = comparison().reports[1]
    measure = report.measures[0]
    report = dataclasses.replace(
        report, numbers=(Number(Span(2, 6), "date"), Number(measure.span, "figure", measure.id))
    )
    read = rows(figures_csv(report, Words("en"), all_numbers=True))
    assert [(row["number"], row["verdict"], row["value"]) for row in read] == [
        ("2024", "date", ""),
        ("15.88万件", "figure", "158800"),
    ]


CODES = {
    model.Measure: ("stance", {}),
    model.Quantity: ("bound", cells.BOUNDS),
    model.Delta: ("status", cells.DELTAS),
    model.Change: ("status", cells.CHANGES),
    model.Passage: ("kind", cells.PASSAGES),
    model.Initiative: ("status", {}),
    model.Commitment: ("status", cells.COMMITMENTS),
    model.Finding: ("kind", cells.CHECKS),
}


@pytest.mark.parametrize("record", CODES, ids=lambda record: record.__name__)
def test_every_code_has_a_word(record: type) -> None:
    field, names = CODES[record]
    codes = typing.get_args(typing.get_type_hints(record)[field])
    assert codes
    for code in filter(None, codes):
        english = names.get(code, code)
        assert "_" not in english
        assert Words("zh")(english) != english, code


def test_every_kind_of_initiative_has_a_word() -> None:
    for kind in typing.get_args(typing.get_type_hints(model.Initiative)["kind"]):
        assert Words("zh")(kind) != kind


def test_every_column_has_a_chinese_name() -> None:
    for text in (render_csv(comparison(), Words()), figures_csv(comparison().reports[0], Words(), all_numbers=True)):
        header = text.removeprefix(BOM).split("\r\n")[0]
        assert not any(c.isascii() and c.isalpha() for c in header), header
