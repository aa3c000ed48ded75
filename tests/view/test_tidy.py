"""The figures in long form: CSV and Parquet say the same as the JSON view, and any reader gets the same numbers."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import pytest

from tests.view.example import comparison
from yoy import compare
from yoy.model import Comparison
from yoy.view.options import Options
from yoy.view.render import render_view
from yoy.view.tables import render_tidy
from yoy.view.tidy import COLUMNS, tidy_rows

REPORTS = Path(__file__).parents[2] / "reports"


@pytest.fixture(scope="module")
def three_years() -> Comparison:
    return compare([2022, 2023, 2024], reports=REPORTS).comparison


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_figure_of_every_series_is_a_row(three_years: Comparison) -> None:
    data: dict[str, Any] = json.loads(render_view("json", three_years))
    given = [(series, value) for series in data["series"] for value in series["values"]]
    rows = read(render_tidy(three_years))
    assert len(rows) == len(given) > 400
    for row, (series, value) in zip(rows, given, strict=True):
        assert float(row["base_value"]) == value["value"]
        assert row["year"] == str(value["year"])
        assert (row["label"], row["period"]) == (series["label"], value["period"] or "")
    assert len({row["series"] for row in rows}) == len(three_years.alignment.series)


def test_values_are_in_the_printed_unit() -> None:
    rows = [row for row in tidy_rows(comparison()) if row.label == "办件量"]
    assert [(row.value, row.unit, row.base_value) for row in rows] == [
        (Decimal("12.6"), "万件", Decimal(126000)),
        (Decimal("15.88"), "万件", Decimal(158800)),
    ]
    (about,) = (row for row in tidy_rows(comparison()) if row.label == "开放数据")
    assert (about.bound, about.value, about.unit) == ("approx", Decimal("5.66"), "亿条")


def test_pandas_reads_numbers_as_numbers(three_years: Comparison) -> None:
    frame = pandas.read_csv(io.BytesIO(render_tidy(three_years).encode("utf-8")))
    assert tuple(frame.columns) == COLUMNS
    assert frame["value"].dtype == frame["base_value"].dtype == "float64"
    assert list(frame["value"]) == [float(row.value) for row in tidy_rows(three_years)]


def test_encodings(three_years: Comparison) -> None:
    plain = render_tidy(three_years, bom=False)
    for options, encoding in ((Options(encoding="gb18030"), "gb18030"), (Options(bom=False), "utf-8")):
        content = render_view("tidy", three_years, options)
        assert isinstance(content, bytes) and content.decode(encoding) == plain
    marked = render_view("csv", three_years)
    assert isinstance(marked, bytes) and marked.startswith(b"\xef\xbb\xbf")


def test_parquet_has_the_same_columns_and_rows(three_years: Comparison) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = parquet.read_table(io.BytesIO(render_view("parquet", three_years)))  # type: ignore[arg-type]
    assert tuple(table.column_names) == COLUMNS
    rows = list(tidy_rows(three_years))
    assert table["value"].to_pylist() == [float(row.value) for row in rows]
    assert table["label"].to_pylist() == [row.label for row in rows]
