"""pandas tables of a comparison, for notebooks; columns are called as in the JSON view, codes stay codes.

Values are float64 for calculation; beside each stands its exact decimal as text (`value_exact`).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_type_hints

from yoy.model import Change, Comparison, Delta, Measure, Quantity, Report
from yoy.view.cells import joined
from yoy.view.exact import plain_number
from yoy.view.messages import Words

if TYPE_CHECKING:
    import pandas

Kind = Literal["int64", "float64", "bool", "text", "category"]

MEASURES: Final[dict[str, Kind]] = {
    "id": "text",
    "report": "text",
    "year": "int64",
    "label": "text",
    "value": "float64",
    "value_exact": "text",
    "high": "float64",
    "unit": "text",
    "bound": "category",
    "stance": "category",
    "period": "text",
    "text": "text",
    "scale": "text",
    "section": "text",
    "start": "int64",
    "end": "int64",
    "table": "bool",
    "of": "text",
}
DELTAS: Final[dict[str, Kind]] = {
    "label": "text",
    "unit": "text",
    "stance": "category",
    "before_year": "int64",
    "after_year": "int64",
    "before_value": "float64",
    "after_value": "float64",
    "change": "float64",
    "change_exact": "text",
    "change_unit": "text",
    "ratio": "float64",
    "status": "category",
    "reason": "text",
    "before_text": "text",
    "after_text": "text",
    "before": "text",
    "after": "text",
}
CHANGES: Final[dict[str, Kind]] = {
    "before_year": "int64",
    "after_year": "int64",
    "status": "category",
    "moved": "bool",
    "similarity": "float64",
    "confidence": "float64",
    "before_section": "text",
    "after_section": "text",
    "before_text": "text",
    "after_text": "text",
}


def measures_frame(comparison: Comparison) -> "pandas.DataFrame":
    """A row per figure of every report, values in the base unit."""
    rows = [measure_record(measure, report) for report in comparison.reports for measure in report.measures]
    return _frame(rows, MEASURES, {"bound": _codes(Quantity, "bound"), "stance": _codes(Measure, "stance")})


def deltas_frame(comparison: Comparison, words: Words | None = None) -> "pandas.DataFrame":
    """A row per figure and pair of neighbouring years, values in the base unit; reasons in the reader's language."""
    said = words or Words()
    rows = [delta_record(delta, comparison.reports, said) for delta in comparison.deltas]
    return _frame(rows, DELTAS, {"stance": _codes(Delta, "stance"), "status": _codes(Delta, "status")})


def changes_frame(comparison: Comparison) -> "pandas.DataFrame":
    """A row per passage and pair of neighbouring years."""
    rows = [change_record(change, comparison.reports) for change in comparison.changes]
    return _frame(rows, CHANGES, {"status": _codes(Change, "status")})


# ---------------------------------------------------------------- rows
def measure_record(measure: Measure, report: Report) -> dict[str, Any]:
    """A figure's row."""
    quantity = measure.quantity
    return {
        "id": measure.id,
        "report": report.key,
        "year": report.year,
        "label": measure.label,
        "value": _float(quantity.value),
        "value_exact": plain_number(quantity.value),
        "high": _float(quantity.high),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "stance": measure.stance,
        "period": measure.period,
        "text": quantity.text,
        "scale": quantity.scale,
        "section": report.section_id(measure.section),
        "start": measure.span.start,
        "end": measure.span.end,
        "table": measure.table,
        "of": measure.of,
    }


def delta_record(delta: Delta, reports: Sequence[Report], words: Words) -> dict[str, Any]:
    """The row of a figure between two years."""
    row: dict[str, Any] = {
        "label": delta.label,
        "unit": delta.unit,
        "stance": delta.stance,
        "change": _float(delta.change),
        "change_exact": None if delta.change is None else plain_number(delta.change),
        "change_unit": delta.change_unit,
        "ratio": _float(delta.ratio),
        "status": delta.status,
        "reason": words.say(delta.reason) if delta.reason else None,
    }
    for k, (side, measure) in enumerate((("before", delta.before), ("after", delta.after))):
        row[f"{side}_year"] = reports[delta.left + k].year
        row[f"{side}_value"] = _float(measure.quantity.value) if measure else None
        row[f"{side}_text"] = measure.quantity.text if measure else None
        row[side] = measure.id if measure else None
    return row


def change_record(change: Change, reports: Sequence[Report]) -> dict[str, Any]:
    """The row of a passage between two years."""
    match = change.match
    row: dict[str, Any] = {
        "status": change.status,
        "moved": match.moved,
        "similarity": change.similarity,
        "confidence": match.confidence,
    }
    for k, (side, cell) in enumerate((("before", match.before), ("after", match.after))):
        report = reports[match.left + k]
        row[f"{side}_year"] = report.year
        row[f"{side}_section"] = report.section_id(match.sections[k]) if cell else None
        row[f"{side}_text"] = joined(report, cell) if cell else None
    return row


# ---------------------------------------------------------------- frames
def _frame(
    rows: Sequence[dict[str, Any]], kinds: dict[str, Kind], codes: dict[str, Sequence[str]]
) -> "pandas.DataFrame":
    """The rows with fixed columns and types, whatever they hold and even if there are none."""
    import pandas

    columns = {}
    for name, kind in kinds.items():
        values = [row[name] for row in rows]
        if kind == "category":
            columns[name] = pandas.Series(pandas.Categorical(values, categories=list(codes[name])))
        else:
            columns[name] = pandas.Series(values, dtype="string" if kind == "text" else kind)
    return pandas.DataFrame(columns)


def _codes(record: type, field: str) -> Sequence[str]:
    return get_args(get_type_hints(record)[field])


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
