"""The sheets of figures: what each one was and is, and how it went over the years."""

from dataclasses import replace
from typing import Final

from yoy.model import Comparison, Delta, Measure, Report
from yoy.parse.conversion import in_unit
from yoy.view.cells import BOUNDS, DELTAS, level_of, said_of_break, scale_of, section_path, sentence_of, year_name
from yoy.view.messages import Words
from yoy.view.workbook.forms import base, change_cell, ratio_cell, stated
from yoy.view.workbook.links import Links
from yoy.view.workbook.sheet import Book, Cell, Column, Table

CHARTS: Final = 4


def add_deltas(book: Book, comparison: Comparison, links: Links | None) -> None:
    """指标变化: a row per figure and pair of neighbouring years, changes as live formulas."""
    words, reports = book.words, comparison.reports
    columns = [*_delta_columns(reports, words), *([Column("link", words("page"), 12)] if links else [])]
    printed = next(k for k, column in enumerate(columns) if column.key == "why") + 1
    table = Table(book, words("Figure changes"), columns, printed)
    for delta in comparison.deltas:
        side, measure = (1, delta.after) if delta.after else (0, delta.before)
        link = links.to(delta.left, delta.left + side, measure.span.start) if links and measure else None
        table.add(_delta(table, delta, reports, words) | {"link": link})
    table.colour("change", "ratio")
    table.finish()


def add_series(book: Book, comparison: Comparison) -> Table:
    """指标序列: a row per figure over all years, with a sparkline from three years on."""
    words, reports = book.words, comparison.reports
    trend = [Column("trend", words("trend"), 20, least=20)] if len(reports) > 2 else []
    years = [Column(report.key, year_name(report, words), 20) for report in reports]
    notes = [Column("section", words("section"), 40), Column("breaks", words("breaks"), 40)]
    columns = [*_figure_columns(words), *years, *trend, *notes]
    table = Table(book, words("Figure series"), columns)
    for series in comparison.alignment.series:
        measures = [
            None if k is None else report.measures[k] for report, k in zip(reports, series.measures, strict=True)
        ]
        measures = [m and replace(m, quantity=in_unit(m.quantity, series.unit)) for m in measures]
        scale = scale_of(*measures)
        cells: dict[str, Cell] = {"label": series.label, "stance": words(series.stance), "unit": scale + series.unit}
        for report, measure in zip(reports, measures, strict=True):
            cells[report.key] = stated(measure, scale, words)
            cells["section"] = section_path(report, measure.section) if measure else cells.get("section")
        cells["breaks"] = "；".join(said_of_break(b, reports, words) for b in series.breaks) or None
        row = table.add(cells)
        if trend:
            place = {"range": table.span(reports[0].key, reports[-1].key, row), "markers": True}
            table.sheet.add_sparkline(row, table.position("trend"), place)
    table.finish()
    return table


def charted(comparison: Comparison) -> list[int]:
    """The rows of 指标序列 that get a chart: the first results that every one of three or more years gives."""
    if len(comparison.reports) < 3:
        return []
    whole = (
        row
        for row, series in enumerate(comparison.alignment.series, start=1)
        if series.stance == "actual" and None not in series.measures
    )
    return list(whole)[:CHARTS]


def _figure_columns(words: Words) -> list[Column]:
    return [
        Column("label", words("figure"), 36),
        Column("stance", words("stance"), 8),
        Column("unit", words("unit"), 10),
    ]


def _delta_columns(reports: tuple[Report, ...], words: Words) -> list[Column]:
    two = len(reports) == 2
    names = [year_name(report, words) for report in reports] if two else [words("earlier"), words("later")]
    years = [] if two else [Column("years", words("years"), 14)]
    sides = list(zip(("before", "after"), names, strict=True))
    details = (("bound", "bound", 10), ("text", "as printed", 22), ("period", "period", 12))
    return [
        *_figure_columns(words)[:1],
        *years,
        *_figure_columns(words)[1:],
        *(Column(side, name, 20) for side, name in sides),
        Column("change", words("change"), 20),
        Column("ratio", words("relative change"), 12),
        Column("status", words("status"), 10),
        Column("section", words("section"), 40),
        Column("why", words("why"), 40),
        Column("of", words("change of"), 30),
        *(
            Column(f"{key}_{side}", words("{year} {part}", year=name, part=words(title)), w)
            for key, title, w in details
            for side, name in sides
        ),
        *(
            Column(f"sentence_{side}", words("{year} {part}", year=name, part=words("sentence")), 50, grows=False)
            for side, name in sides
        ),
        Column("base_unit", words("base unit"), 10),
        *(Column(f"base_{side}", words("{year} in base units", year=name), 22) for side, name in sides),
    ]


def _delta(table: Table, delta: Delta, reports: tuple[Report, ...], words: Words) -> dict[str, Cell]:
    pair = reports[delta.left], reports[delta.left + 1]
    scale = scale_of(delta.before, delta.after)
    addresses = table.at("before"), table.at("after")
    cells: dict[str, Cell] = {
        "label": delta.label,
        "years": " → ".join(report.key for report in pair),
        "stance": words(delta.stance),
        "unit": scale + delta.unit,
        "before": stated(delta.before, scale, words),
        "after": stated(delta.after, scale, words),
        "change": change_cell(delta, scale, addresses, words),
        "ratio": ratio_cell(delta, addresses),
        "status": words(DELTAS[delta.status]),
        "why": words.say(delta.reason) if delta.reason else None,
        "of": _level(delta, pair),
        "base_unit": delta.unit,
    }
    for side, report, measure in zip(("before", "after"), pair, (delta.before, delta.after), strict=True):
        if measure is not None:
            cells |= _side(side, report, measure, words)
    return cells


def _level(delta: Delta, pair: tuple[Report, Report]) -> Cell:
    """The label of the figure that a change stands beside."""
    report, measure = (pair[1], delta.after) if delta.after else (pair[0], delta.before)
    level = level_of(report, measure) if measure else None
    return level.label if level else None


def _side(side: str, report: Report, measure: Measure, words: Words) -> dict[str, Cell]:
    quantity = measure.quantity
    return {
        "section": section_path(report, measure.section),
        f"bound_{side}": words(BOUNDS[quantity.bound]) if quantity.bound else None,
        f"text_{side}": quantity.text,
        f"period_{side}": measure.period,
        f"sentence_{side}": sentence_of(report, measure),
        f"base_{side}": base(measure),
    }
