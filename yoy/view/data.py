"""The JSON view: all there is to say about a comparison, for programs; `docs/changes.schema.json` describes it."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from yoy.errors import shown
from yoy.model import (
    Cell,
    Change,
    Commitment,
    Comparison,
    Delta,
    Emphasis,
    Finding,
    Initiative,
    Measure,
    Report,
    Resemblance,
    Section,
    SectionMatch,
    Series,
    Shift,
    Span,
    Stale,
    Trace,
)
from yoy.view.cells import table_coverage
from yoy.view.exact import Data, Json, Record, json_lines
from yoy.view.messages import Words

FORMAT: Final = 1
"""Raised when a key of the JSON view changes its meaning."""


def comparison_data(comparison: Comparison, words: Words) -> Data:
    """The comparison as plain values, lists of records as iterators over them.

    Values are exact Decimals; notes and reasons are in the reader's language. Reports are named by their key, which is the
    year unless two of them are of one year; passages by half-open offsets into the report's `text`.
    """
    reports, alignment = comparison.reports, comparison.alignment
    years: list[Json] = [report.year for report in reports]
    return {
        "format": FORMAT,
        "years": years,
        "reports": (_report(report, words) for report in reports),
        "sections": (_section(report, section) for report in reports for section in report.sections),
        "outline": (_section_match(match, reports) for match in alignment.sections),
        "alignment": (_change(change, reports) for change in comparison.changes),
        "rows": (dict(zip(_keys(reports), map(_spans, row.cells), strict=True)) for row in alignment.rows),
        "measures": (measure_record(measure, report) for report in reports for measure in report.measures),
        "series": (_series(series, reports, words) for series in alignment.series),
        "deltas": (_delta(delta, reports, words) for delta in comparison.deltas),
        "initiatives": (_initiative(initiative, reports) for initiative in comparison.initiatives),
        "commitments": (_commitment(commitment, reports) for commitment in comparison.commitments),
        "resemblances": (_resemblance(one, reports) for one in comparison.resemblances),
        "stale": (_stale(stale, reports) for stale in comparison.stale),
        "traces": (_trace(trace, reports) for trace in comparison.traces),
        "emphasis": _emphasis(comparison.emphasis, reports),
        "shifts": (_shift(shift, reports) for shift in comparison.shifts),
        "notes": [words.say(note) for note in comparison.notes],
        "findings": (_finding(finding, reports, words) for finding in comparison.findings),
    }


def measure_record(measure: Measure, report: Report) -> Record:
    """A figure as the JSON view states it."""
    quantity = measure.quantity
    return {
        "id": measure.id,
        **_of(report),
        **_place(measure.span),
        "text": quantity.text,
        "value": quantity.value,
        "high": quantity.high,
        "unit": quantity.unit,
        "scale": quantity.scale,
        "bound": quantity.bound,
        "label": measure.label,
        "stance": measure.stance,
        "period": measure.period,
        "section": report.section_id(measure.section),
        "table": measure.table,
        "of": measure.of,
    }


def render_json(comparison: Comparison, words: Words) -> Iterator[str]:
    """The JSON view, piece by piece: a line per record, every number with its own digits."""
    return json_lines(comparison_data(comparison, words))


def figures_json(report: Report, words: Words, all_numbers: bool = False) -> str:
    """The figures of one report as JSON text; with `all_numbers` also every number and the verdict on it."""
    figures: dict[str, Any] = {"measures": (measure_record(measure, report) for measure in report.measures)}
    if all_numbers:
        figures["numbers"] = (
            {**_place(n.span), "text": report.slice(n.span), "verdict": n.verdict, "measure": n.measure}
            for n in report.numbers
        )
    return "".join(json_lines(figures))


def findings_json(comparison: Comparison, words: Words) -> str:
    """The findings alone as JSON text, as the JSON view states them."""
    return "".join(json_lines({"findings": (_finding(f, comparison.reports, words) for f in comparison.findings)}))


def commitments_json(comparison: Comparison) -> str:
    """The commitments alone as JSON text, as the JSON view states them."""
    return "".join(json_lines({"commitments": (_commitment(c, comparison.reports) for c in comparison.commitments)}))


# ---------------------------------------------------------------- records
def _report(report: Report, words: Words) -> Record:
    cover = table_coverage(report)
    return {
        "key": report.key,
        "year": report.year,
        "issuer": report.issuer,
        "title": report.title,
        "published": report.published,
        "source": shown(report.path.as_posix()),
        "sha256": report.sha256,
        "text": report.text,
        "notes": [words.say(note) for note in report.notes],
        "tables": {"expected": cover.expected, "read": cover.read, "blank": cover.blank},
    }


def _section(report: Report, section: Section) -> Record:
    return {
        "id": f"{report.key}/{section.number}",
        **_of(report),
        "kind": section.kind,
        "level": section.level,
        "marker": section.marker,
        "title": section.title,
        **_place(section.span),
        "heading": list(section.heading),
        "parent": None if section.parent is None else report.section_id(section.parent),
    }


def _section_match(match: SectionMatch, reports: tuple[Report, ...]) -> Record:
    before, after = reports[match.left], reports[match.left + 1]
    return {
        **_between(before, after),
        "before": None if match.before is None else before.section_id(match.before),
        "after": None if match.after is None else after.section_id(match.after),
        "similarity": _similarity(match),
        "moved": match.moved,
        "renamed": match.renamed,
        "renumbered": match.renumbered,
        "pinned": match.pinned,
        "into": [after.section_id(section) for section in match.into],
        "out_of": [before.section_id(section) for section in match.out_of],
    }


def _change(change: Change, reports: tuple[Report, ...]) -> Record:
    match = change.match
    pair = reports[match.left], reports[match.left + 1]
    cells = match.before, match.after
    return {
        **_between(*pair),
        "status": change.status,
        "moved": match.moved,
        "along": match.along,
        "similarity": _similarity(change),
        "confidence": round(match.confidence, 4),
        "pinned": match.pinned,
        "spans": {report.key: _spans(cell) for report, cell in zip(pair, cells, strict=True)},
        "section": {
            report.key: report.section_id(section) if cell else None
            for report, cell, section in zip(pair, cells, match.sections, strict=True)
        },
        "edits": [[edit.op, edit.text] for edit in change.edits] if all(cells) else None,
    }


def _series(series: Series, reports: tuple[Report, ...], words: Words) -> Record:
    values: list[Json] = []
    for report, index in zip(reports, series.measures, strict=True):
        if index is not None:
            measure = report.measures[index]
            quantity = measure.quantity
            values.append(
                {
                    **_of(report),
                    "period": measure.period,
                    "measure": measure.id,
                    "value": quantity.value,
                    "high": quantity.high,
                    "unit": quantity.unit,
                    "bound": quantity.bound,
                }
            )
    breaks: list[Json] = [{**_of(reports[b.column]), "why": words.say(b.why)} for b in series.breaks]
    return {
        "label": series.label,
        "unit": series.unit,
        "stance": series.stance,
        "values": values,
        "breaks": breaks,
    }


def _delta(delta: Delta, reports: tuple[Report, ...], words: Words) -> Record:
    return {
        **_between(reports[delta.left], reports[delta.left + 1]),
        "label": delta.label,
        "unit": delta.unit,
        "stance": delta.stance,
        "before": _id(delta.before),
        "after": _id(delta.after),
        "change": delta.change,
        "change_unit": delta.change_unit,
        "ratio": delta.ratio,
        "status": delta.status,
        "reason": None if delta.reason is None else words.say(delta.reason),
    }


def _initiative(initiative: Initiative, reports: tuple[Report, ...]) -> Record:
    report = reports[initiative.column]
    was: Json = None
    if initiative.was is not None:
        name, span = initiative.was
        was = {"name": name, **_place(span)}
    return {
        **_between(reports[initiative.left], reports[initiative.left + 1]),
        "status": initiative.status,
        "name": initiative.name,
        "kind": initiative.kind,
        **_of(report),
        **_place(initiative.span),
        "section": report.section_id(initiative.section),
        "was": was,
        "elsewhere": None if initiative.elsewhere is None else reports[initiative.elsewhere].key,
    }


def _commitment(commitment: Commitment, reports: tuple[Report, ...]) -> Record:
    report = reports[commitment.left]
    return {
        **_between(report, reports[commitment.left + 1]),
        **_of(report),
        **_place(commitment.span),
        "text": report.slice(commitment.span),
        "status": commitment.status,
        "evidence": [_place(span) for span in commitment.evidence],
        "target": _id(commitment.target),
        "actual": _id(commitment.actual),
        "gap": commitment.gap,
    }


def _finding(finding: Finding, reports: tuple[Report, ...], words: Words) -> Record:
    report = reports[finding.column]
    return {
        "id": finding.id,
        "kind": finding.kind,
        **_of(report),
        **_place(finding.span),
        "text": report.slice(finding.span),
        "stated": finding.stated,
        "computed": finding.computed,
        "holds": finding.holds,
        "verdict": verdict(finding),
        "inputs": [measure.id for measure in finding.inputs],
        "why": words.say(finding.why),
        "dismissed": finding.dismissed or None,
    }


def _trace(trace: Trace, reports: tuple[Report, ...]) -> Record:
    mentions: list[Json] = [
        {**_of(report), **_place(mention.span), "name": mention.name, "measures": list(mention.measures)}
        for report, those in zip(reports, trace.mentions, strict=True)
        for mention in those
    ]
    return {"asked": trace.asked, "names": list(trace.names), "mentions": mentions}


def _emphasis(emphasis: Emphasis, reports: tuple[Report, ...]) -> Record:
    keys = _keys(reports)
    sections: list[Json] = [
        {
            "sections": {
                r.key: None if k is None else r.section_id(k) for r, k in zip(reports, row.sections, strict=True)
            },
            "shares": {
                key: None if share is None else round(share, 4) for key, share in zip(keys, row.shares, strict=True)
            },
        }
        for row in emphasis.sections
    ]
    terms: list[Json] = [
        {
            **_between(reports[term.left], reports[term.left + 1]),
            "word": term.word,
            "counts": dict(zip(keys, term.counts, strict=True)),
            "strength": round(term.strength, 2),
            "log_ratio": round(term.log_ratio, 2),
        }
        for term in emphasis.terms
    ]
    return {"words": dict(zip(keys, emphasis.words, strict=False)), "sections": sections, "terms": terms}


def _shift(shift: Shift, reports: tuple[Report, ...]) -> Record:
    pair = reports[shift.left], reports[shift.left + 1]
    before, after = (
        {**_of(report), **_place(span), "text": report.slice(span)}
        for report, span in zip(pair, (shift.before, shift.after), strict=True)
    )
    return {**_between(*pair), "toward": shift.toward, "before": before, "after": after}


def _resemblance(one: Resemblance, reports: tuple[Report, ...]) -> Record:
    before, after = reports[one.left], reports[one.left + 1]
    return {
        **_between(before, after),
        "before": None if one.before is None else before.section_id(one.before),
        "after": None if one.after is None else after.section_id(one.after),
        "kept": round(one.kept, 4),
        "cosine": round(one.cosine, 4),
        "jaccard": round(one.jaccard, 4),
        "copied": None if one.copied is None else round(one.copied, 4),
    }


def _stale(stale: Stale, reports: tuple[Report, ...]) -> Record:
    report = reports[stale.left + 1]
    return {
        **_between(reports[stale.left], report),
        **_of(report),
        "kind": stale.kind,
        "spans": _spans(stale.cell),
        **_place(stale.at),
        "text": report.slice(stale.at),
    }


def verdict(finding: Finding) -> str:
    """What a checked statement comes to: 相符, 不符, 待核 (may count something else), 未能核对 (nothing to compute)."""
    if finding.holds is None:
        return "未能核对" if finding.computed is None else "待核"
    return "相符" if finding.holds else "不符"


# ---------------------------------------------------------------- parts of records
def _of(report: Report) -> Record:
    return {"report": report.key, "year": report.year}


def _between(before: Report, after: Report) -> Record:
    return {"years": [before.year, after.year], "reports": [before.key, after.key]}


def _place(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _spans(cell: Cell) -> Json:
    return [list(span) for span in cell]


def _keys(reports: Iterable[Report]) -> list[str]:
    return [report.key for report in reports]


def _id(measure: Measure | None) -> str | None:
    return None if measure is None else measure.id


def _similarity(record: Change | SectionMatch) -> float:
    return round(record.similarity, 4)
