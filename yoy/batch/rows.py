"""The dataset's tables: what a row of each is, and the rows of a report and of a comparison.

Columns that pandas tables have too (`Result.deltas` and so on) are called and made the same. Texts are as printed, but
for characters that no reader of tables bears; codes stay codes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from yoy.batch.parts import Rows
from yoy.batch.plan import File, Task
from yoy.compare import relate
from yoy.model import Comparison, Finding, Report
from yoy.view.anchors import Anchors
from yoy.view.cells import joined, passage_at, printable, section_path
from yoy.view.display import amount, change, ratio, weight
from yoy.view.exact import plain_number
from yoy.view.frames import CHANGES, DELTAS, MEASURES, Kind, change_record, delta_record, measure_record
from yoy.view.messages import Words

_OWNER: Final[dict[str, Kind]] = {"issuer": "text", "year": "int64"}
_PAIR: Final[dict[str, Kind]] = {"issuer": "text", "year": "int64", "before_year": "int64"}
_COUNTS: Final = (
    *("same", "edited", "added", "removed", "moved"),
    *("up", "down", "flat", "first_given", "no_longer_given", "unclear"),
    *("new", "dropped", "renamed", "differs", "to_verify", "carried_over"),
)

TABLES: Final[dict[str, dict[str, Kind]]] = {
    "reports": {
        **_OWNER,
        **dict.fromkeys(("title", "published", "file", "sha256"), "text"),
        **dict.fromkeys(("characters", "sections", "figures"), "int64"),
    },
    "measures": {**_OWNER, **MEASURES, "section_title": "text", "sentence": "text"},
    "pairs": {
        **_PAIR,
        "page": "text",
        **dict.fromkeys(_COUNTS, "int64"),
        **dict.fromkeys(("kept", "copied"), "float64"),
    },
    "deltas": {
        **_PAIR,
        **DELTAS,
        **dict.fromkeys(("section_title", "before_said", "after_said", "change_said", "ratio_said"), "text"),
        "weight": "float64",
        "place": "text",
    },
    "changes": {**_PAIR, **CHANGES, "place": "text"},
    "sections": {
        **_PAIR,
        "section": "text",
        "level": "int64",
        "characters": "int64",
        **dict.fromkeys(("kept", "cosine", "jaccard", "copied"), "float64"),
        "place": "text",
    },
    "initiatives": {
        **_PAIR,
        **dict.fromkeys(("status", "kind", "name", "was", "section", "sentence", "place"), "text"),
    },
    "promises": {**_PAIR, **dict.fromkeys(("status", "sentence", "evidence", "place"), "text")},
    "findings": {
        **_OWNER,
        **dict.fromkeys(("id", "kind", "verdict"), "text"),
        **dict.fromkeys(("stated", "computed"), "float64"),
        **dict.fromkeys(("stated_exact", "computed_exact", "why", "dismissed", "section", "sentence"), "text"),
        "place": "text",
    },
}
"""The columns of each table, in order, with their kinds."""


def report_rows(
    task: Task, file: File, report: Report, opening: bool, dismissed: Mapping[str, str], words: Words
) -> Rows:
    """A report's rows; with its findings where no comparison with the year before will have them."""
    one = {"issuer": task.issuer, "year": report.year, "file": file.path}
    about = {
        "title": report.title,
        "published": report.published,
        "sha256": report.sha256,
        "characters": len(report.text),
        "sections": len(report.sections),
        "figures": len(report.measures),
    }
    measures = (
        {
            **one,
            **measure_record(m, report),
            "section_title": section_path(report, m.section),
            "sentence": _said(report, m.span),
        }
        for m in report.measures
    )
    rows = {"reports": _rows("reports", [{**one, **about}]), "measures": _rows("measures", measures)}
    if opening:
        alone = relate([report], (), dismissed)
        rows["findings"] = _rows("findings", (_finding(task, report, f, "", words) for f in alone.findings))
    return rows


def pair_rows(task: Task, comparison: Comparison, page: str, words: Words) -> Rows:
    """The rows of a comparison of two years; findings are those of the later report."""
    before, after = comparison.reports
    pair = {"issuer": task.issuer, "year": after.year, "before_year": before.year}
    anchors = Anchors(comparison)
    records: Mapping[str, Iterator[dict[str, Any]]] = {
        "pairs": iter([_summary(comparison, page)]),
        "deltas": _deltas(comparison, anchors, words),
        "changes": _changes(comparison, anchors),
        "sections": _sections(comparison, anchors),
        "initiatives": _initiatives(comparison, anchors),
        "promises": _promises(comparison, anchors),
    }
    rows = {name: _rows(name, ({**record, **pair} for record in found)) for name, found in records.items()}
    own = [finding for finding in comparison.findings if finding.column == 1]
    found = (_finding(task, after, f, anchors.of_passage(0, 1, f.span.start), words) for f in own)
    return {**rows, "findings": _rows("findings", found)}


def _rows(table: str, records: Any) -> list[list[Any]]:
    columns = TABLES[table]
    return [[_cell(record.get(name)) for name in columns] for record in records]


def _cell(value: Any) -> Any:
    return printable(value) if isinstance(value, str) else value


def _summary(comparison: Comparison, page: str) -> dict[str, Any]:
    holds = Counter(f.holds for f in comparison.findings if f.column == 1 and not f.dismissed)
    whole = next((told for told in comparison.resemblances if told.before is None and told.after is None), None)
    renamed = {"new": "first_given", "gone": "no_longer_given"}
    deltas = Counter(renamed.get(delta.status, delta.status) for delta in comparison.deltas)
    counts = (
        Counter(one.status for one in comparison.changes) + deltas + Counter(i.status for i in comparison.initiatives)
    )
    counts["moved"] = sum(one.match.is_move for one in comparison.changes)
    counts["differs"], counts["to_verify"] = holds[False], holds[None]
    counts["carried_over"] = len(comparison.stale)
    shares = {"kept": whole.kept, "copied": whole.copied} if whole else {}
    return {"page": page, **{name: counts[name] for name in _COUNTS}, **shares}


def _deltas(comparison: Comparison, anchors: Anchors, words: Words) -> Iterator[dict[str, Any]]:
    before, after = comparison.reports
    for delta in comparison.deltas:
        report, measure = (after, delta.after) if delta.after else (before, delta.before)
        assert measure
        yield {
            **delta_record(delta, comparison.reports, words),
            "section_title": section_path(report, measure.section),
            "before_said": amount(delta.before.quantity) if delta.before else None,
            "after_said": amount(delta.after.quantity) if delta.after else None,
            "change_said": change(delta, words),
            "ratio_said": ratio(delta, words),
            "weight": weight(delta),
            "place": anchors.of_figure(measure.id),
        }


def _changes(comparison: Comparison, anchors: Anchors) -> Iterator[dict[str, Any]]:
    for told in comparison.changes:
        column, cell = (1, told.match.after) if told.match.after else (0, told.match.before)
        yield {
            **change_record(told, comparison.reports),
            "place": anchors.of_passage(0, column, cell[0].start),
        }


def _sections(comparison: Comparison, anchors: Anchors) -> Iterator[dict[str, Any]]:
    report = comparison.reports[1]
    for told in comparison.resemblances:
        if told.before is not None and told.after is not None:
            section = report.sections[told.after]
            yield {
                "section": section_path(report, told.after),
                "level": section.level,
                "characters": section.span.end - section.span.start,
                "kept": told.kept,
                "cosine": told.cosine,
                "jaccard": told.jaccard,
                "copied": told.copied,
                "place": anchors.of_passage(0, 1, section.heading.start),
            }


def _initiatives(comparison: Comparison, anchors: Anchors) -> Iterator[dict[str, Any]]:
    for item in comparison.initiatives:
        report = comparison.reports[item.column]
        yield {
            "status": item.status,
            "kind": item.kind,
            "name": item.name,
            "was": item.was[0] if item.was else None,
            "section": section_path(report, item.section),
            "sentence": _said(report, item.span),
            "place": anchors.of_passage(0, item.column, item.span.start),
        }


def _promises(comparison: Comparison, anchors: Anchors) -> Iterator[dict[str, Any]]:
    before, after = comparison.reports
    for made in comparison.commitments:
        yield {
            "status": made.status,
            "sentence": before.slice(made.span),
            "evidence": joined(after, made.evidence) or None,
            "place": anchors.of_passage(0, 0, made.span.start),
        }


def _finding(task: Task, report: Report, finding: Finding, place: str, words: Words) -> dict[str, Any]:
    numbers = {"stated": finding.stated, "computed": finding.computed}
    verdict = {True: "agrees", False: "differs", None: "to_verify"}[finding.holds]
    return {
        "issuer": task.issuer,
        "year": report.year,
        "id": finding.id,
        "kind": finding.kind,
        "verdict": "dismissed" if finding.dismissed else verdict,
        **{name: None if value is None else float(value) for name, value in numbers.items()},
        **{f"{name}_exact": None if value is None else plain_number(value) for name, value in numbers.items()},
        "why": words.say(finding.why),
        "dismissed": finding.dismissed or None,
        "section": section_path(report, _section_at(report, finding.span.start)),
        "sentence": _said(report, finding.span),
        "place": place,
    }


def _section_at(report: Report, place: int) -> int | None:
    return report.passages[report.passage_at(place)].section if report.passages else None


def _said(report: Report, span: Any) -> str:
    passage = passage_at(report, span)
    return report.slice(passage.span) if passage else ""
