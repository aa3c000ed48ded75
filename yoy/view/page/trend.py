"""A figure's course over the years: the points of a chart with its years and values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_EDGES: Final = (40, 26)  # room for the values that stand at the points and the years below them


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series: its place in the drawing, and what is printed at it."""

    x: int
    y: int
    year: str
    said: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A drawing of `width` × `height`; `lines` are runs of points without a gap, each as the text of a polyline.

    `breaks` are where upright lines mark that the figure is given otherwise from there on.
    """

    width: int
    height: int
    points: list[Point]
    lines: list[str]
    breaks: list[int]


def trend(
    values: Sequence[Decimal | None],
    years: Sequence[str],
    said: Sequence[str],
    breaks: Sequence[int],
    size: tuple[int, int],
) -> Trend:
    """The drawing of a series; a year without a value is a gap. The scale runs from the least to the greatest value.

    `breaks` are the columns from which on the figure is given otherwise; no line is drawn across one.
    """
    width, height = size
    edge_x, edge_y = _EDGES
    given = [value for value in values if value is not None]
    low, high = min(given), max(given)
    step = (width - 2 * edge_x) / max(1, len(values) - 1)
    points: list[Point | None] = []
    for k, value in enumerate(values):
        if value is None:
            points.append(None)
            continue
        share = float((value - low) / (high - low)) if high > low else 0.5
        y = round(height - edge_y - share * (height - 2 * edge_y))
        points.append(Point(round(edge_x + k * step), y, years[k], said[k]))
    marks = [round(edge_x + (column - 0.5) * step) for column in breaks]
    return Trend(width, height, [p for p in points if p], list(_lines(points, breaks)), marks)


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
