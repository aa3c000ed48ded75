"""The table of all years: a row per passage, a column per report."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from yoy.align.passages import Link
from yoy.model import Report, Row, Span

Node = tuple[int, int]  # column, index of the passage

_MOST = 5  # places of one passage in one report


def build_rows(reports: Sequence[Report], links: Iterable[tuple[Node, Node]]) -> tuple[Row, ...]:
    """Chains links into rows, in the reading order of the latest report; `links` come most certain first within a pair.

    A link that would put more than a few places of one report into a row is left out: chains of splits and merges over
    many years would otherwise draw unrelated passages together.
    """
    row_of: dict[Node, int] = {}
    members: list[dict[int, list[int]]] = []
    for column, report in enumerate(reports):
        for k in range(len(report.passages)):
            row_of[column, k] = len(members)
            members.append({column: [k]})
    for one, other in links:
        a, b = row_of[one], row_of[other]
        if a == b or any(len(members[a].get(c, ())) + len(ks) > _MOST for c, ks in members[b].items()):
            continue
        for column, ks in members[b].items():
            members[a].setdefault(column, []).extend(ks)
            for k in ks:
                row_of[column, k] = a
        members[b] = {}
    return tuple(_row(reports, members[r]) for r in reading_order(reports, row_of))


def _row(reports: Sequence[Report], places: dict[int, list[int]]) -> Row:
    return Row(
        tuple(
            tuple(Span(*reports[column].passages[k].span) for k in sorted(places.get(column, ())))
            for column in range(len(reports))
        )
    )


def reading_order(reports: Sequence[Report], row_of: dict[Node, int]) -> list[int]:
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


def pair_links(column: int, groups: Iterable[Sequence[Link]]) -> list[tuple[Node, Node]]:
    """A pair's links between the neighbouring columns, the most certain first."""
    links = sorted((k for group in groups for k in group), key=lambda k: (-k.probability, k.left, k.right))
    return [((column, k.left), (column + 1, k.right)) for k in links]
