"""The figures of all reports in long form, a row per figure and year, for programs: codes instead of words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from yoy.model import Comparison, Measure, Quantity, Report, Series
from yoy.view.anchors import series_names
from yoy.view.cells import in_scale, scale_word, section_path, sentence_of
from yoy.view.exact import plain_number


class Tidy(NamedTuple):
    """A figure of one report.

    `series` names the row of figures it belongs to, the same in every run. `value` is in `unit` as printed (1256 in 万人),
    `base_value` has the scale multiplied out. `bound` is empty for an exact value, else approx, over, under, at_least,
    at_most, or “to …” with a range's upper end in `unit`.
    """

    series: str
    label: str
    unit: str
    stance: str
    period: str
    year: int
    value: Decimal
    base_value: Decimal
    bound: str
    section: str
    sentence: str


COLUMNS: Final = Tidy._fields


def tidy_rows(comparison: Comparison) -> Iterator[Tidy]:
    """A row per figure, series by series and the years in order."""
    for name, series in zip(series_names(comparison), comparison.alignment.series, strict=True):
        for report, index in zip(comparison.reports, series.measures, strict=True):
            if index is not None:
                yield _row(name, series, report, report.measures[index])


def _row(name: str, series: Series, report: Report, measure: Measure) -> Tidy:
    quantity = measure.quantity
    scale = scale_word(quantity.scale)
    return Tidy(
        name,
        series.label,
        scale + quantity.unit,
        measure.stance,
        measure.period or "",
        report.year,
        in_scale(quantity.value, scale),
        quantity.value,
        _bound(quantity, scale),
        section_path(report, measure.section),
        sentence_of(report, measure),
    )


def _bound(quantity: Quantity, scale: str) -> str:
    if quantity.high is None:
        return quantity.bound
    return " ".join(filter(None, (quantity.bound, "to", plain_number(in_scale(quantity.high, scale)))))
