"""What the bundled reports start, drop, rename, promise and get wrong, as a careful reader says (facts.toml)."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yoy.model import Comparison, Finding, Initiative, Span

FACTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))
Place = Callable[[int, str], Span]


def column(comparison: Comparison, year: int) -> int:
    return [report.year for report in comparison.reports].index(year)


# ---------------------------------------------------------------- initiatives
def initiatives(comparison: Comparison, years: list[int], status: str) -> list[Initiative]:
    left = column(comparison, years[0])
    return [found for found in comparison.initiatives if found.left == left and found.status == status]


NAMED = [
    (f["years"], status, name) for f in FACTS["initiatives"] for status in ("new", "dropped") for name in f[status]
]


@pytest.mark.parametrize(("years", "status", "name"), NAMED)
def test_new_and_dropped(comparison: Comparison, years: list[int], status: str, name: str) -> None:
    assert any(name in found.name for found in initiatives(comparison, years, status))


KNOWN = [(f["years"], name) for f in FACTS["initiatives"] for name in f["known"]]


@pytest.mark.parametrize(("years", "name"), KNOWN)
def test_what_both_years_name_is_neither(comparison: Comparison, years: list[int], name: str) -> None:
    told = [found for status in ("new", "dropped") for found in initiatives(comparison, years, status)]
    assert [found.name for found in told if found.name.strip("“”《》") == name] == []


@pytest.mark.parametrize("fact", FACTS["renamed"], ids=lambda fact: f"{fact['was']} → {fact['now']}")
def test_renamed(comparison: Comparison, fact: dict[str, Any]) -> None:
    renamed = initiatives(comparison, fact["years"], "renamed")
    assert any(fact["now"] in found.name and found.was and fact["was"] in found.was[0] for found in renamed)
    others = [found for status in ("new", "dropped") for found in initiatives(comparison, fact["years"], status)]
    assert [found.name for found in others if found.name.strip("“”") in (fact["was"], fact["now"])] == []


@pytest.mark.parametrize("fact", FACTS["not_renamed"], ids=lambda fact: str(fact["years"]))
def test_another_figure_is_no_other_name(comparison: Comparison, fact: dict[str, Any]) -> None:
    renamed = [found.name for found in initiatives(comparison, fact["years"], "renamed")]
    assert [name for name in renamed if any(known in name for known in fact["names"])] == []


@pytest.mark.parametrize("fact", FACTS["elsewhere"], ids=lambda fact: str(fact["name"]))
def test_what_is_back_from_before(comparison: Comparison, fact: dict[str, Any]) -> None:
    left = column(comparison, fact["new"]) - 1
    (back,) = [one for one in comparison.initiatives if one.left == left and fact["name"] in one.name]
    assert (back.status, back.elsewhere) == ("new", column(comparison, fact["named"]))
    others = [one.name for one in comparison.initiatives if one.left == left and one.elsewhere is not None]
    assert others == [back.name]


def test_firmer_and_softer_wording(comparison: Comparison) -> None:
    reports = comparison.reports
    told = [
        (s.left, s.toward, reports[s.left].slice(s.before), reports[s.left + 1].slice(s.after))
        for s in comparison.shifts
    ]
    assert told == [(column(comparison, f["years"][0]), f["toward"], f["before"], f["after"]) for f in FACTS["shifts"]]


# ---------------------------------------------------------------- promises
@pytest.mark.parametrize("fact", FACTS["promises"], ids=lambda fact: f"{fact['years'][0]} {fact['text']}")
def test_promises(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    earlier, later = fact["years"]
    span = place(earlier, fact["text"])
    made = [c for c in comparison.commitments if c.left == column(comparison, earlier) and c.span.overlaps(span)]
    assert [c.status for c in made] == [fact["status"]]
    if "evidence" in fact:
        assert any(seen.overlaps(place(later, fact["evidence"])) for seen in made[0].evidence)
    else:
        assert made[0].evidence == ()


@pytest.mark.parametrize("fact", FACTS["no_promises"], ids=lambda fact: str(fact["text"]))
def test_what_is_no_promise(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    span = place(fact["years"][0], fact["text"])
    left = column(comparison, fact["years"][0])
    told = [c.span for c in comparison.commitments if c.left == left and c.span.overlaps(span)]
    assert [comparison.reports[left].slice(made) for made in told] == []


# ---------------------------------------------------------------- checks
def findings(comparison: Comparison, year: int) -> list[Finding]:
    return [finding for finding in comparison.findings if finding.column == column(comparison, year)]


@pytest.mark.parametrize("fact", FACTS["wrong"], ids=lambda fact: str(fact["text"]))
def test_the_wrong_total(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    span = place(fact["year"], fact["text"])
    (finding,) = [f for f in findings(comparison, fact["year"]) if f.holds is False and f.span.overlaps(span)]
    assert (finding.kind, finding.stated, finding.computed) == (
        fact["kind"],
        Decimal(fact["stated"]),
        Decimal(fact["computed"]),
    )


@pytest.mark.parametrize("fact", FACTS["restated"], ids=lambda fact: str(fact["text"]))
def test_the_restated_figure(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    span = place(fact["year"], fact["text"])
    told = [
        f for f in findings(comparison, fact["year"]) if f.stated == Decimal(fact["quoted"]) and f.span.overlaps(span)
    ]
    assert [(f.computed, f.holds) for f in told] in (
        [(Decimal(fact["reported"]), False)],
        [(Decimal(fact["reported"]), None)],
    )


def test_no_false_alarm(comparison: Comparison, place: Place) -> None:
    defended = {
        (column(comparison, fact["year"]), place(fact["year"], fact["text"]))
        for fact in FACTS["wrong"] + FACTS["restated"]
    }
    alarms = [
        comparison.reports[finding.column].slice(finding.span)
        for finding in comparison.findings
        if finding.holds is False
        and not any(finding.column == at and finding.span.overlaps(span) for at, span in defended)
    ]
    assert alarms == []


RIGHT = [(f["year"], text) for f in FACTS["right"] for text in f["texts"]]


@pytest.mark.parametrize(("year", "text"), RIGHT)
def test_statements_that_hold(comparison: Comparison, places: Any, year: int, text: str) -> None:
    for span in places(year, text):
        told = [f.holds for f in findings(comparison, year) if f.span.overlaps(span)]
        assert told and all(told)
