"""A comparison narrowed to what was asked for: some sections or figures, or movements of at least some size."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yoy.align.terms import fold
from yoy.errors import UsageError
from yoy.model import Comparison, Delta, Emphasis, Measure, Message, Report, Series, Span

_SHARES = {"%": 100, "‰": 1000}


def select(comparison: Comparison, only: Sequence[str] = (), least: Decimal | None = None) -> Comparison:
    """What concerns certain sections or figures, and figures that moved enough; the comparison says so in its notes.

    `only` are words of a section's heading or a figure's label: what stands in such a section or is called so is kept. `least` is
    a share (0.05): a figure whose relative change (between percentages: points ÷ 100) is known and smaller between all
    neighbouring years is left out; one that is new, gone or can't be compared stays. Raises UsageError where `only`
    names nothing.
    """
    if only:
        comparison = _only(comparison, only)
    if least is not None:
        comparison = _moved(comparison, least)
    return comparison


# ---------------------------------------------------------------- certain sections and figures
def _only(comparison: Comparison, only: Sequence[str]) -> Comparison:
    wanted = [fold(words) for words in only]
    places = [_places(report, wanted) for report in comparison.reports]

    def stands(column: int, span: Span) -> bool:
        report = comparison.reports[column]
        return report.passages[report.passage_at(span.start)].section in places[column]

    def named(text: str) -> bool:
        return any(words in fold(text) for words in wanted)

    alignment, reports = comparison.alignment, comparison.reports
    series = [
        one
        for one in alignment.series
        if named(one.label) or any(stands(column, measure.span) for column, measure in _given(reports, one))
    ]
    kept = {measure.id for one in series for _, measure in _given(reports, one)}
    if not series and not any(places):
        raise UsageError("{words}: no section and no figure is called so", words=", ".join(only))
    changes = tuple(
        c
        for c in comparison.changes
        if any(
            stands(c.match.left + side, span)
            for side, cell in enumerate((c.match.before, c.match.after))
            for span in cell[:1]
        )
    )
    rows = tuple(
        row for row in alignment.rows if any(stands(c, span) for c, cell in enumerate(row.cells) for span in cell[:1])
    )
    sections = tuple(m for m in alignment.sections if m.before in places[m.left] or m.after in places[m.left + 1])
    matches = tuple(c.match for c in changes)
    return replace(
        comparison,
        alignment=replace(alignment, rows=rows, matches=matches, sections=sections, series=tuple(series)),
        changes=changes,
        deltas=tuple(d for d in comparison.deltas if _ids(d) & kept),
        initiatives=tuple(i for i in comparison.initiatives if named(i.name) or stands(i.column, i.span)),
        commitments=tuple(
            c for c in comparison.commitments if named(reports[c.left].slice(c.span)) or stands(c.left, c.span)
        ),
        findings=tuple(f for f in comparison.findings if stands(f.column, f.span)),
        resemblances=tuple(r for r in comparison.resemblances if r.after in places[r.left + 1]),
        stale=tuple(s for s in comparison.stale if stands(s.left + 1, s.cell[0])),
        emphasis=Emphasis(),  # it is about whole reports
        shifts=tuple(s for s in comparison.shifts if stands(s.left + 1, s.after)),
        traces=tuple(t for t in comparison.traces if any(map(named, t.names))),
        notes=(*comparison.notes, Message("shown is only what concerns: {words}", {"words": ", ".join(only)})),
    )


def _places(report: Report, wanted: Sequence[str]) -> set[int | None]:
    """The sections that are called so, with all in them."""
    return {
        k
        for k in range(len(report.sections))
        for at in report.sections_around(k)
        if any(words in fold(report.sections[at].marker + report.sections[at].title) for words in wanted)
    }


def _given(reports: Sequence[Report], series: Series) -> list[tuple[int, Measure]]:
    """The figures of a series with their columns."""
    pairs = enumerate(zip(reports, series.measures, strict=True))
    return [(column, report.measures[k]) for column, (report, k) in pairs if k is not None]


def _ids(delta: Delta) -> set[str]:
    return {measure.id for measure in (delta.before, delta.after) if measure}


# ---------------------------------------------------------------- movements of some size
def _moved(comparison: Comparison, least: Decimal) -> Comparison:
    small: dict[str, bool] = {}  # by the measures of a series: whether it moved less every time
    for delta in comparison.deltas:
        size = _size(delta)
        for name in _ids(delta):
            small[name] = small.get(name, True) and size is not None and size < least
    series = [
        one
        for one in comparison.alignment.series
        if not all(small.get(measure.id, False) for _, measure in _given(comparison.reports, one))
    ]
    kept = {measure.id for one in series for _, measure in _given(comparison.reports, one)}
    shown = f"{(least * 100).normalize():f}%"
    return replace(
        comparison,
        alignment=replace(comparison.alignment, series=tuple(series)),
        deltas=tuple(d for d in comparison.deltas if _ids(d) & kept),
        notes=(
            *comparison.notes,
            Message(
                "figures that moved by less than {share} are left out: {n}",
                {"share": shown, "n": len(comparison.alignment.series) - len(series)},
            ),
        ),
    )


def _size(delta: Delta) -> Decimal | None:
    """How much a figure moved, as a share; None where that isn't known."""
    if delta.change is None:
        return Decimal(0) if delta.status == "flat" else None
    if delta.unit in _SHARES:
        return abs(delta.change) / _SHARES[delta.unit]
    return abs(delta.ratio) if delta.ratio is not None else None
