"""The bundled reports read, aligned and counted as a careful reader does (facts.toml, figures/*.txt)."""

import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from yoy.model import Change, Comparison, Delta, Measure, Passage, Report, SectionMatch, Span

HERE = Path(__file__).parent
FACTS: dict[str, Any] = tomllib.loads((HERE / "facts.toml").read_text(encoding="utf-8"))
YEARS = (2022, 2023, 2024)
FURNITURE = [
    "索引号",
    "【打印】",
    "字体",
    "浏览次数",
    "主题词",
    "当前位置",
    "分享到",
    "版权所有",
    "网站地图",
    "相关信息",
    "上一篇",
]

Place = Callable[[int, str], Span]


def column(comparison: Comparison, year: int) -> int:
    return [report.year for report in comparison.reports].index(year)


# ---------------------------------------------------------------- reading and outline
@pytest.mark.parametrize("year", YEARS)
def test_head_of_the_report(reports: dict[int, Report], year: int) -> None:
    report, facts = reports[year], FACTS["reports"][str(year)]
    assert (report.issuer, report.title, report.published) == (FACTS["issuer"], facts["title"], facts["published"])


@pytest.mark.parametrize("year", YEARS)
def test_no_furniture_in_the_text(reports: dict[int, Report], year: int) -> None:
    assert [word for word in FURNITURE if word in reports[year].text] == []
    assert reports[year].text.count("法治政府建设年度报告") <= 1, "the title is printed once"


@pytest.mark.parametrize("year", YEARS)
def test_outline(reports: dict[int, Report], year: int) -> None:
    sections = reports[year].sections
    items = [sum(s.parent == i and s.kind == "item" for s in sections) for i in range(len(sections))]
    seen = [
        [s.level, s.marker, s.title.rstrip("。"), count]
        for s, count in zip(sections, items, strict=True)
        if s.kind == "heading"
    ]
    assert seen == FACTS["reports"][str(year)]["outline"]


# ---------------------------------------------------------------- figures
def marked_figures(report: Report) -> list[Span]:
    """The figures a reader marked ⟦so⟧ in the year's text, as places in the report."""
    spans, cursor = [], 0
    for line in (HERE / "figures" / f"{report.year}.txt").read_text(encoding="utf-8").splitlines():
        bare = re.sub("[⟦⟧]", "", line)
        at = report.text.find(bare, cursor)
        assert at >= 0, f"the line does not stand in the report: {bare}"
        cursor = at + len(bare)
        for opened, mark in enumerate(re.finditer("⟦(.*?)⟧", line)):
            start = at + mark.start() - 2 * opened
            spans.append(Span(start, start + len(mark[1])))
    return spans


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_and_nothing_else(reports: dict[int, Report], year: int) -> None:
    report = reports[year]
    marked, found = set(marked_figures(report)), {m.span for m in report.measures}
    assert len(marked) >= 40

    def around(spans: set[Span]) -> list[str]:
        return [f"{report.text[max(0, s.start - 8) : s.start]}[{report.slice(s)}]" for s in sorted(spans)]

    assert around(marked - found) == [], "figures not found, or with another span"
    assert around(found - marked) == [], "found, but no figures, or with another span"


@pytest.mark.parametrize(("year", "printed"), [(y, p) for y in YEARS for p in FACTS["not_figures"][str(y)]])
def test_numbers_that_are_no_figures(reports: dict[int, Report], places: Any, year: int, printed: str) -> None:
    for span in places(year, printed):
        assert [m.quantity.text for m in reports[year].measures if m.span.overlaps(span)] == []


@pytest.mark.parametrize("plan", FACTS["plans"], ids=lambda plan: f"{plan['year']} {plan['text']}")
def test_plans_are_no_facts(measure: Callable[[int, str], Measure], plan: dict[str, Any]) -> None:
    found = measure(plan["year"], plan["text"])
    assert found.stance in ("target", "planned")
    assert found.quantity.bound == plan.get("bound", "")


def delta_of(comparison: Comparison, before: Measure, after: Measure) -> Delta:
    found = [d for d in comparison.deltas if d.before == before or d.after == after]
    told = [
        f"{d.before and d.before.label} {d.before and d.before.quantity.text} → "
        f"{d.after and d.after.label} {d.after and d.after.quantity.text}"
        for d in found
    ]
    pairs = [d for d in found if d.before == before and d.after == after]
    assert len(pairs) == 1, f"not one pair: {told}"
    return pairs[0]


def pair_name(fact: dict[str, Any]) -> str:
    return f"{fact['years'][1]} {fact['now']}"


@pytest.mark.parametrize("fact", FACTS["figures"], ids=pair_name)
def test_figures_from_year_to_year(
    comparison: Comparison, measure: Callable[[int, str], Measure], fact: dict[str, Any]
) -> None:
    before, after = measure(fact["years"][0], fact["was"]), measure(fact["years"][1], fact["now"])
    assert [before.quantity.value, after.quantity.value] == [Decimal(value) for value in fact["values"]]
    assert (before.quantity.unit.replace("％", "%"), after.quantity.unit) == (fact["unit"], fact["unit"])
    if "bounds" in fact:
        assert [before.quantity.bound, after.quantity.bound] == fact["bounds"]
    delta = delta_of(comparison, before, after)
    assert delta.status == fact["status"]
    assert delta.change == (Decimal(fact["change"]) if "change" in fact else None)
    assert delta.change_unit == ("个百分点" if fact["unit"] == "%" else fact["unit"])


@pytest.mark.parametrize("fact", FACTS["figures"], ids=pair_name)
def test_labels_name_what_is_measured(measure: Callable[[int, str], Measure], fact: dict[str, Any]) -> None:
    for year, printed in zip(fact["years"], (fact["was"], fact["now"]), strict=True):
        label = measure(year, printed).label
        assert [word for word in fact["label"] if word not in label] == [], f"{label!r} in {year}"


@pytest.mark.parametrize("row", FACTS["table"]["rows"])
def test_every_cell_of_the_table(comparison: Comparison, reports: dict[int, Report], row: str) -> None:
    wanted = FACTS["table"]["rows"][row]
    cells: dict[int, list[Measure]] = {}
    for year in YEARS:
        line = "\t".join([row, *map(str, wanted[str(year)])])
        span = Span(at := reports[year].text.index(line), at + len(line))
        cells[year] = [m for m in reports[year].measures if m.span.overlaps(span)]
        assert [m.quantity.value for m in cells[year]] == wanted[str(year)]
        assert {(m.quantity.unit, m.table) for m in cells[year]} == {(FACTS["table"]["unit"], True)}
        for cell, name in zip(cells[year], FACTS["table"]["columns"], strict=True):
            assert row in cell.label and name in cell.label, cell.label
    for earlier, later in pairwise(YEARS):
        for before, after in zip(cells[earlier], cells[later], strict=True):
            assert delta_of(comparison, before, after).change == after.quantity.value - before.quantity.value


# ---------------------------------------------------------------- sections and passages
def section_match(comparison: Comparison, title: str, left: int, side: str) -> SectionMatch:
    report = comparison.reports[left if side == "before" else left + 1]
    found = [
        match
        for match in comparison.alignment.sections
        if match.left == left
        and (index := getattr(match, side)) is not None
        and report.sections[index].title.rstrip("。") == title
    ]
    assert len(found) == 1, f"{title}: {len(found)}"
    return found[0]


@pytest.mark.parametrize("fact", FACTS["sections"], ids=lambda fact: str(fact["after"]))
def test_sections_from_2023_to_2024(comparison: Comparison, fact: dict[str, Any]) -> None:
    left = column(comparison, 2023)
    match = section_match(comparison, fact["before"], left, "before")
    assert match == section_match(comparison, fact["after"], left, "after")
    told = {name: getattr(match, name) for name in ("moved", "renamed", "renumbered") if name in fact}
    assert told == {name: fact[name] for name in told}
    if "moved_or" in fact:
        assert match.moved != section_match(comparison, fact["moved_or"], left, "before").moved


def changes_at(comparison: Comparison, year: int, span: Span, left: int) -> list[Change]:
    """The changes between columns `left` and `left + 1` that hold a place of a year's report."""
    side = "before" if column(comparison, year) == left else "after"
    return [
        change
        for change in comparison.changes
        if change.match.left == left and any(cell.overlaps(span) for cell in getattr(change.match, side))
    ]


@pytest.mark.parametrize("fact", FACTS["same"], ids=lambda fact: str(fact["after"]))
def test_unchanged_but_for_width_and_the_year(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    earlier, later = fact["years"]
    left = column(comparison, earlier)
    changes = changes_at(comparison, earlier, place(earlier, fact["before"]), left)
    assert changes == changes_at(comparison, later, place(later, fact["after"]), left)
    assert [change.status for change in changes] in (["same"], ["same", "same"])  # a 一是…。 opening is its own passage


@pytest.mark.parametrize("fact", FACTS["split"], ids=lambda fact: str(fact["before"]))
def test_split_sentences(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    left = column(comparison, 2023)
    known = changes_at(comparison, 2023, place(2023, fact["before"]), left)
    for part in fact["after"]:
        (change,) = changes_at(comparison, 2024, place(2024, part), left)
        assert change.status == "edited", f"{part} stands alone"
        assert change in known or adjoins(change, known), f"{part} has another counterpart"


def adjoins(change: Change, others: list[Change]) -> bool:
    """Clauses of one sentence may stand in several rows: theirs touch."""
    ends = {edge for other in others for span in other.match.before for edge in span}
    return any(edge in ends for span in change.match.before for edge in span)


@pytest.mark.parametrize("fact", FACTS["merged"], ids=lambda fact: str(fact["after"]))
def test_merged_sentences(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    left = column(comparison, 2023)
    known = changes_at(comparison, 2024, place(2024, fact["after"]), left)
    for part in fact["before"]:
        (change,) = changes_at(comparison, 2023, place(2023, part), left)
        assert change in known


@pytest.mark.parametrize("fact", FACTS["reworded"], ids=lambda fact: str(fact["after"]))
def test_reworded_headings(comparison: Comparison, place: Place, fact: dict[str, Any]) -> None:
    left = column(comparison, 2023)
    (change,) = changes_at(comparison, 2023, place(2023, fact["before"]), left)
    assert change.status == "edited"
    assert changes_at(comparison, 2024, place(2024, fact["after"]), left) == [change]


LONE = [(f["years"], side, f["text"]) for side in ("dropped", "added") for f in FACTS[side]]


@pytest.mark.parametrize(("years", "side", "text"), LONE)
def test_passages_of_one_year_only(
    comparison: Comparison, place: Place, years: list[int], side: str, text: str
) -> None:
    year = years[side == "added"]
    (change,) = changes_at(comparison, year, place(year, text), column(comparison, years[0]))
    assert change.status == {"dropped": "removed", "added": "added"}[side]


@pytest.mark.parametrize("year", YEARS)
def test_every_sentence_is_a_passage_of_its_section(reports: dict[int, Report], year: int) -> None:
    report = reports[year]
    lost = [p for p in report.passages if p.section is not None and not inside(report, p)]
    assert [report.slice(p.span) for p in lost] == []


def inside(report: Report, passage: Passage) -> bool:
    assert passage.section is not None
    section = report.sections[passage.section].span
    return section.start <= passage.span.start and passage.span.end <= section.end
