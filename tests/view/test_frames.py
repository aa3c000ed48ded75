"""The pandas tables: the comparison's own values, codes as categories, fixed columns even when nothing is there."""

import dataclasses
import json
from decimal import Decimal

import pandas
import pytest

from tests.view.example import comparison
from yoy.view.data import render_json
from yoy.view.frames import changes_frame, deltas_frame, measures_frame
from yoy.view.messages import Words

FRAMES = [measures_frame, deltas_frame, changes_frame]
YEARS = (2022, 2023, 2024)


def test_a_row_per_figure_with_exact_text() -> None:
    source = comparison(YEARS)
    frame = measures_frame(source)
    measures = [measure for report in source.reports for measure in report.measures]
    assert [Decimal(text) for text in frame["value_exact"]] == [measure.quantity.value for measure in measures]
    assert list(frame["value"]) == [float(measure.quantity.value) for measure in measures]


def test_columns_are_called_as_in_the_json_view() -> None:
    view = json.loads("".join(render_json(comparison(YEARS), Words())))
    assert set(measures_frame(comparison())) - {"value_exact"} == set(view["measures"][0])
    shared = set(view["deltas"][0]) - {"years", "reports"}
    assert shared <= set(deltas_frame(comparison()))


def test_frames_say_what_the_json_view_says() -> None:
    view = json.loads("".join(render_json(comparison(YEARS), Words())))
    frame = deltas_frame(comparison(YEARS))
    for name in ("label", "unit", "stance", "before", "after", "change", "change_unit", "ratio", "status", "reason"):
        said = [None if pandas.isna(value) else value for value in frame[name]]
        assert said == [delta[name] for delta in view["deltas"]], name
    assert list(zip(frame["before_year"], frame["after_year"], strict=True)) == [
        tuple(d["years"]) for d in view["deltas"]
    ]


def test_passages_are_sliced_from_their_reports() -> None:
    frame = changes_frame(comparison(YEARS))
    edited = frame[frame["status"] == "edited"]
    assert list(edited["before_text"].str[:3]) == ["办件量"] * 2
    assert frame[frame["status"] == "added"]["before_text"].isna().all()
    assert list(frame[frame["status"] == "removed"]["after_section"].isna()) == [True, True]


def test_types_serve_calculation() -> None:
    frame = deltas_frame(comparison(YEARS))
    assert frame["change"].dtype == "float64"
    assert list(frame["status"].cat.categories) == ["up", "down", "flat", "new", "gone", "unclear"]
    assert frame.groupby("status", observed=True)["change"].sum()["flat"] == 0
    assert measures_frame(comparison())["table"].dtype == "bool"


@pytest.mark.parametrize("make", FRAMES)
def test_nothing_to_say_keeps_the_columns(make) -> None:  # type: ignore[no-untyped-def]
    source = comparison()
    reports = tuple(dataclasses.replace(report, measures=()) for report in source.reports)
    bare = dataclasses.replace(
        source, alignment=dataclasses.replace(source.alignment, reports=reports), changes=(), deltas=()
    )
    frame = make(bare)
    assert len(frame) == 0
    assert frame.dtypes.equals(make(source).dtypes)
