"""The table of all years: a row per passage, a column per report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from yoy.align.history import Node
from yoy.model import Report, Row, Span


def build_rows(reports: Sequence[Report], row_of: Mapping[Node, int]) -> tuple[Row, ...]:
    """The rows in the reading order of the latest report; `row_of` names the row of each passage."""
    members: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for (column, k), row in row_of.items():
        members[row].setdefault(column, []).append(k)
    return tuple(_row(reports, members[r]) for r in reading_order(reports, row_of))


def _row(reports: Sequence[Report], places: dict[int, list[int]]) -> Row:
    return Row(
        tuple(
            tuple(Span(*reports[column].passages[k].span) for k in sorted(places.get(column, ())))
            for column in range(len(reports))
        )
    )


def reading_order(reports: Sequence[Report], row_of: Mapping[Node, int]) -> list[int]:
    """The rows as the latest report has them; earlier ones behind the row that stood before them in their last report."""
    order: list[int] = []
    for column in range(len(reports) - 1, -1, -1):
        later, placed = set(order), set(order)
        behind: dict[int | None, list[int]] = defaultdict(list)
        last: int | None = None
        for k in range(len(reports[column].passages)):
            row = row_of[column, k]
            if row in later:
                last = row
            elif row not in placed:
                placed.add(row)
                behind[last].append(row)
        order = behind[None] + [r for row in order for r in (row, *behind.get(row, ()))]
    return order
