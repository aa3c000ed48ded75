"""The bundled sample compared once, and ways to find in it the places that the facts write with brackets."""

from collections.abc import Callable
from pathlib import Path

import pytest

from yoy.compare import compare
from yoy.model import Comparison, Measure, Report, Span

REPORTS = Path(__file__).parents[2] / "reports"
YEARS = (2022, 2023, 2024)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """The three bundled years compared."""
    return compare(list(YEARS), reports=REPORTS).comparison


@pytest.fixture(scope="session")
def reports(comparison: Comparison) -> dict[int, Report]:
    """The bundled reports by year."""
    return {report.year: report for report in comparison.reports}


def find_all(report: Report, printed: str) -> list[Span]:
    """Every place of a printed text; brackets in it narrow the place to the part between them."""
    head, bracket, rest = printed.partition("[")
    inner, _, tail = rest.partition("]") if bracket else (head, "", "")
    context, shift = (head + inner + tail, len(head)) if bracket else (head, 0)
    starts, at = [], report.text.find(context)
    while at >= 0:
        starts.append(at + shift)
        at = report.text.find(context, at + 1)
    assert starts, f"{context} does not stand in the report of {report.year}"
    return [Span(start, start + len(inner)) for start in starts]


@pytest.fixture(scope="session")
def places(reports: dict[int, Report]) -> Callable[[int, str], list[Span]]:
    """Every place of a printed text in a year's report."""
    return lambda year, printed: find_all(reports[year], printed)


@pytest.fixture(scope="session")
def place(reports: dict[int, Report]) -> Callable[[int, str], Span]:
    """The first place of a printed text in a year's report."""
    return lambda year, printed: find_all(reports[year], printed)[0]


@pytest.fixture(scope="session")
def measure(reports: dict[int, Report], place: Callable[[int, str], Span]) -> Callable[[int, str], Measure]:
    """The one figure that stands at a bracketed place, whatever bound words its span takes in."""

    def at(year: int, printed: str) -> Measure:
        span = place(year, printed)
        found = [m for m in reports[year].measures if m.span.overlaps(span)]
        assert len(found) == 1, f"{printed} in {year}: {[m.quantity.text for m in found]}"
        return found[0]

    return at
