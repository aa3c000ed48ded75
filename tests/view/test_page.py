"""The page: what stands on it is what the JSON view says, and a report's text stays text."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.view.example import comparison
from yoy import compare
from yoy.model import Comparison
from yoy.view.display import amount
from yoy.view.page import render_page, render_summary
from yoy.view.render import render_view

REPORTS = Path(__file__).parents[2] / "reports"
HOSTILE = "<script>alert(1)</script></style><img src=x onerror=alert(1)>\"'&javascript:alert(1)"


@pytest.fixture(scope="module")
def three_years() -> Comparison:
    return compare([2022, 2023, 2024], reports=REPORTS).comparison


@pytest.fixture(scope="module")
def page(three_years: Comparison) -> LexborHTMLParser:
    return LexborHTMLParser(render_page(three_years))


@pytest.fixture(scope="module")
def data(three_years: Comparison) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(render_view("json", three_years))
    return told


def rows(page: LexborHTMLParser, selector: str) -> list[LexborNode]:
    return page.css(selector)


def cell(row: LexborNode, k: int) -> str:
    return row.css("td")[k].text()


# ---------------------------------------------------------------- agreement with the JSON view
def test_every_series_is_a_row_with_its_values(page: LexborHTMLParser, three_years: Comparison) -> None:
    seen = rows(page, "#figure-table tbody tr")
    assert len(seen) == len(three_years.alignment.series)
    for row, series in zip(seen, three_years.alignment.series, strict=True):
        head = row.css_first("th")
        assert head is not None and head.text().startswith(series.label)
        for k, (report, index) in enumerate(zip(three_years.reports, series.measures, strict=True)):
            assert cell(row, 1 + k) == ("" if index is None else amount(report.measures[index].quantity))


def test_every_row_says_the_latest_change(page: LexborHTMLParser, data: dict[str, Any]) -> None:
    told = Counter(row.attributes["data-status"] for row in rows(page, "#figure-table tbody tr"))
    latest: dict[str | None, str] = {}
    for delta in data["deltas"]:
        if delta["years"] == [2023, 2024]:
            latest[delta["after"] or delta["before"]] = delta["status"]
    wanted = Counter(latest.values())
    for status in ("up", "down", "flat"):
        assert told[status] >= wanted[status]


def test_every_passage_is_a_row_that_spells_both_texts(page: LexborHTMLParser, data: dict[str, Any]) -> None:
    texts = {report["key"]: report["text"] for report in data["reports"]}
    seen = rows(page, "table.text tbody:not(.bar, .gap) tr")
    assert len(seen) == len(data["alignment"])
    for row, change in zip(seen, data["alignment"], strict=True):
        before, after = (
            "".join(texts[key][a:b] for a, b in change["spans"].get(key, ())) for key in map(str, change["years"])
        )
        assert cell(row, 0) == before
        later = row.css("td")[1]
        for gone in later.css("del"):
            gone.decompose()
        assert later.text() == after
        assert (row.attributes["class"] or "").split()[0] == change["status"]


def test_everything_named_promised_and_checked_is_there(page: LexborHTMLParser, data: dict[str, Any]) -> None:
    names = Counter(mark.text() for mark in rows(page, "#named mark"))
    assert names == Counter(item["name"] for item in data["initiatives"])
    assert len(rows(page, "#promises tbody tr:not(.years)")) == len(data["commitments"])
    checked = {row.attributes["id"]: cell(row, 0) for row in rows(page, "#checks tbody tr")}
    assert checked == {finding["id"]: finding["verdict"] for finding in data["findings"]}


# ---------------------------------------------------------------- links
def test_ids_are_unique_and_links_lead_somewhere(page: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = {link.attributes["href"] or "" for link in page.css("a[href]")}
    assert len(links) > 100
    assert {link for link in links if not link.startswith("#")} == set()
    assert {link[1:] for link in links} - set(ids) == set()


def test_links_survive_a_re_run(three_years: Comparison) -> None:
    assert render_page(three_years) == render_page(three_years)


# ---------------------------------------------------------------- hostile text, templates, languages
def test_report_text_cannot_become_markup() -> None:
    told = render_page(comparison((2022, 2023, 2024), odd=HOSTILE))
    parsed = LexborHTMLParser(told)
    assert len(parsed.css("script")) == 1
    assert len(parsed.css("style")) == 1
    assert not parsed.css("img, iframe, object, form[action]")
    assert not [node for node in parsed.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert "<script>alert" not in told
    body = parsed.css_first("body")
    assert body is not None and "<script>alert(1)</script>" in body.text()


def test_the_page_asks_for_nothing(three_years: Comparison) -> None:
    told = render_page(three_years)
    policy = LexborHTMLParser(told).css_first("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None and (policy.attributes["content"] or "").startswith("default-src 'none'")
    assert "http://" not in told.replace("http://www.w3.org", "") and "https://" not in told


def test_a_projects_own_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "named.html.j2").write_text(
        '<section id="named">mine: {{ title }}</section>', encoding="utf-8"
    )
    told = LexborHTMLParser(render_page(comparison(), templates=tmp_path))
    section = told.css_first("#named")
    assert section is not None and section.text().startswith("mine: ")
    assert told.css_first("#figures") is not None


def test_english(three_years: Comparison) -> None:
    told = LexborHTMLParser(render_page(three_years, "en"))
    assert told.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
    heads = [node.text() for node in told.css("h2, th[scope=col], legend, button, nav a")]
    assert "Needs attention" in heads
    assert not [head for head in heads if not head.isascii() and "→" not in head and "…" not in head]


def test_a_notebook_shows_the_summary(three_years: Comparison) -> None:
    told = render_summary(three_years)
    assert "需关注" in told and "主要" not in told.split("</p>")[0]
    assert not LexborHTMLParser(told).css("script, style")
