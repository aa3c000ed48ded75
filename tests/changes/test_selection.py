"""A comparison narrowed to some sections, figures or movements: nothing else is left, and it says so."""

from decimal import Decimal
from pathlib import Path

import pytest

from yoy import compare
from yoy.changes.selection import select
from yoy.errors import UsageError
from yoy.model import Comparison
from yoy.view.render import FORMATS, render_view

REPORTS = Path(__file__).parents[2] / "reports"


@pytest.fixture(scope="module")
def years() -> Comparison:
    return compare([2022, 2023, 2024], reports=REPORTS).comparison


def test_only_a_section(years: Comparison) -> None:
    told = select(years, ["12345热线"])
    assert 0 < len(told.changes) < len(years.changes)
    assert 0 < len(told.deltas) < len(years.deltas)
    for change in told.changes:
        places = [
            " ".join(report.sections[at].title for at in report.sections_around(section))
            for report, section in zip(
                told.reports[change.match.left : change.match.left + 2], change.match.sections, strict=True
            )
        ]
        assert any("12345热线" in place for place in places)
    assert str(told.notes[-1]) == "shown is only what concerns: 12345热线"


def test_only_a_figure_keeps_it_in_every_year(years: Comparison) -> None:
    told = select(years, ["接通率"])
    assert told.alignment.series and all("接通率" in series.label for series in told.alignment.series)
    assert any(None not in series.measures for series in told.alignment.series)
    assert len(told.deltas) >= 2 * sum(None not in series.measures for series in told.alignment.series)


def test_what_names_nothing_is_an_error(years: Comparison) -> None:
    with pytest.raises(UsageError, match="no section and no figure"):
        select(years, ["不存在的事项"])


def test_small_movements_are_left_out_and_counted(years: Comparison) -> None:
    told = select(years, least=Decimal("0.05"))
    kept = {(d.left, d.label, d.before and d.before.id, d.after and d.after.id) for d in told.deltas}
    gone = [d for d in years.deltas if (d.left, d.label, d.before and d.before.id, d.after and d.after.id) not in kept]
    assert gone
    for delta in gone:
        points = delta.unit == "%" and abs(delta.change or Decimal(0)) < 5
        assert delta.status == "flat" or points or abs(delta.ratio or Decimal(0)) < Decimal("0.05")
    assert len(told.alignment.series) + int(str(told.notes[-1]).rsplit(" ", 1)[1]) == len(years.alignment.series)
    assert len(told.changes) == len(years.changes)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_view_is_narrowed_alike(years: Comparison, kind: str) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    narrow, whole = (render_view(kind, one) for one in (select(years, ["12345热线"]), years))
    assert len(narrow) < len(whole)
    if kind in ("html", "md", "json"):
        text = narrow if isinstance(narrow, str) else narrow.decode("utf-8")
        assert "12345热线" in text and "有关的内容" in text
