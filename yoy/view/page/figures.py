"""The table of figures: a row per series, a value per year, and the change between the two latest years that have it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yoy.model import Comparison, Delta, Measure, Report, Series
from yoy.parse.conversion import in_unit
from yoy.view.anchors import Anchors
from yoy.view.cells import level_of, said_of_break, section_path
from yoy.view.display import amount, arrow, change, ratio
from yoy.view.exact import plain_number
from yoy.view.messages import Words
from yoy.view.page.trend import Trend, trend

_FEW = 3  # years from which a course is drawn


@dataclass(frozen=True, slots=True)
class Value:
    """A year's value: as shown, exact, and the id of the passage it stands in; empty where the year doesn't give it."""

    shown: str
    exact: str
    place: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table."""

    id: str
    label: str
    stance: str
    code: str  # the stance's code
    values: list[Value]
    change: str
    arrow: str
    ratio: str
    weight: str  # the relative change as a plain number, for sorting; empty where there is none
    status: str
    reason: str
    section: str
    inner: str  # the innermost section
    top: str  # and the top one
    chart: Trend | None
    of: tuple[str, str] | None  # of a change: the place and label of the figure that it is a change of
    breaks: list[str]  # where the series isn't what it was before, beyond what the reason says


def figure_rows(comparison: Comparison, anchors: Anchors, words: Words) -> list[Figure]:
    """One row per series, in its order."""
    deltas = {(d.left, _id(d.before), _id(d.after)): d for d in comparison.deltas}
    return [
        _row(series, name, comparison, anchors, deltas, words)
        for series, name in zip(comparison.alignment.series, anchors.series, strict=True)
    ]


def _row(
    series: Series,
    name: str,
    comparison: Comparison,
    anchors: Anchors,
    deltas: dict[tuple[int, str | None, str | None], Delta],
    words: Words,
) -> Figure:
    reports = comparison.reports
    measures = [None if k is None else r.measures[k] for r, k in zip(reports, series.measures, strict=True)]
    delta = latest(measures, deltas)
    column = max(c for c, m in enumerate(measures) if m is not None)
    measure = measures[column]
    assert measure is not None
    path = section_path(reports[column], measure.section)
    said = [amount(m.quantity) if m else "" for m in measures]
    numbers = [in_unit(m.quantity, series.unit).value if m else None for m in measures]
    reason = words.say(delta.reason) if delta and delta.reason else ""
    breaks = [said_of_break(b, reports, words) for b in series.breaks if not delta or b.why != delta.reason]
    drawn = len(reports) >= _FEW and sum(m is not None for m in measures) > 1
    return Figure(
        name,
        series.label,
        words(series.stance),
        series.stance,
        [_value(m, c, comparison, anchors, said[c]) for c, m in enumerate(measures)],
        change(delta, words) if delta else "",
        arrow(delta) if delta else "",
        ratio(delta, words) if delta else "",
        _weight(delta),
        delta.status if delta else "",
        reason,
        path,
        path.split(" / ")[-1],
        path.split(" / ")[0],
        trend(numbers, said, [b.column for b in series.breaks]) if drawn else None,
        _level(measure, reports[column], anchors),
        breaks,
    )


def _level(measure: Measure, report: Report, anchors: Anchors) -> tuple[str, str] | None:
    """The row and the label of the figure that a change is of; None where that doesn't stand beside it."""
    level = level_of(report, measure)
    place = anchors.of_figure(level.id) if level else ""
    return (place, level.label) if level and place else None


def latest(measures: Sequence[Measure | None], deltas: dict[tuple[int, str | None, str | None], Delta]) -> Delta | None:
    """The delta of the latest pair of neighbouring years that has the figure."""
    for left in range(len(measures) - 2, -1, -1):
        if found := deltas.get((left, _id(measures[left]), _id(measures[left + 1]))):
            return found
    return None


def _value(measure: Measure | None, column: int, comparison: Comparison, anchors: Anchors, said: str) -> Value:
    if measure is None:
        return Value("", "", "")
    left = min(column, len(comparison.reports) - 2)
    place = anchors.of_passage(left, column, measure.span.start)
    quantity = measure.quantity
    exact = plain_number(quantity.value) + quantity.unit
    if quantity.high is not None:
        exact = f"{plain_number(quantity.value)}–{plain_number(quantity.high)}{quantity.unit}"
    return Value(said, exact, place)


def _weight(delta: Delta | None) -> str:
    if delta is None or delta.change is None:
        return ""
    return plain_number(delta.ratio if delta.ratio is not None else delta.change / Decimal(100))


def sections_of(figures: Sequence[Figure]) -> Iterator[str]:
    """The top sections that figures stand in, each once, in order."""
    yield from dict.fromkeys(figure.top for figure in figures if figure.top)


def _id(measure: Measure | None) -> str | None:
    return None if measure is None else measure.id
