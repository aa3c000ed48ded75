"""A figure's course over the years: the points of a chart with its years and values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

WIDTH: Final = 360
HEIGHT: Final = 150
_EDGES: Final = (40, 26)  # room for the values that stand at the points and the years below them


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series: its place in the drawing, and what is printed at it."""

    x: int
    y: int
    said: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A drawing over the axis that all share; `lines` are runs of points without a gap, each as the text of a polyline.

    `breaks` are where upright lines mark that the figure is given otherwise from there on.
    """

    points: list[Point]
    lines: list[str]
    breaks: list[int]


def axis(years: Sequence[str]) -> list[tuple[int, str]]:
    """Where each year stands on the axis."""
    return [(_place(k, len(years)), year) for k, year in enumerate(years)]


def _place(column: float, columns: int) -> int:
    return round(_EDGES[0] + column * (WIDTH - 2 * _EDGES[0]) / max(1, columns - 1))


def trend(values: Sequence[Decimal | None], said: Sequence[str], breaks: Sequence[int]) -> Trend:
    """The drawing of a series; a year without a value is a gap. The scale runs from the least to the greatest value.

    `breaks` are the columns from which on the figure is given otherwise; no line is drawn across one.
    """
    given = [value for value in values if value is not None]
    low, high = min(given), max(given)
    edge = _EDGES[1]
    points: list[Point | None] = []
    for k, value in enumerate(values):
        if value is None:
            points.append(None)
            continue
        share = float((value - low) / (high - low)) if high > low else 0.5
        y = round(HEIGHT - edge - share * (HEIGHT - 2 * edge))
        points.append(Point(_place(k, len(values)), y, said[k]))
    marks = [_place(column - 0.5, len(values)) for column in breaks]
    return Trend([p for p in points if p], list(_lines(points, breaks)), marks)


def _lines(points: Sequence[Point | None], breaks: Sequence[int]) -> list[str]:
    runs: list[list[Point]] = [[]]
    for column, point in enumerate(points):
        if column in breaks:
            runs.append([])
        if point:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [" ".join(f"{p.x},{p.y}" for p in run) for run in runs if len(run) > 1]
