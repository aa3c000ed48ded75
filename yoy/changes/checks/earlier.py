"""What the report of the year before says of a figure. The helper of this folder."""

from decimal import Decimal

from yoy.changes.checks.findings import is_increment
from yoy.changes.lookup import likeness
from yoy.model import Alignment, Measure

_ALIKE = 0.75  # labels of figures that no series joins are one from this likeness on
_NAMED = 5  # characters of a label that name its matter when they stand in another sentence


class Earlier:
    """What the report before gives for a figure: its series' value, or else that of the one label much like it."""

    def __init__(self, alignment: Alignment, column: int) -> None:
        self.report = alignment.reports[column - 1]
        report = alignment.reports[column]
        self._by_id: dict[str, Measure] = {}
        for series in alignment.series:
            before, now = series.measures[column - 1], series.measures[column]
            if before is not None and now is not None:
                self._by_id.setdefault(report.measures[now].id, self.report.measures[before])
        self._levels = [m for m in self.report.measures if not m.table and not is_increment(self.report, m)]

    def of(self, measure: Measure) -> Measure | None:
        """The same figure a year before."""
        if measure.id in self._by_id:
            return self._by_id[measure.id]
        alike = [
            (likeness(m.label, measure.label), m) for m in self._levels if m.quantity.unit == measure.quantity.unit
        ]
        good = [m for score, m in alike if score >= _ALIKE]
        return good[0] if len({m.quantity.value for m in good}) == 1 else None

    def worth(self, measure: Measure, value: Decimal) -> Measure | None:
        """A level of that value under another label, in a sentence that names the measure's matter."""
        names = {measure.label[i : i + _NAMED] for i in range(len(measure.label) - _NAMED + 1)}
        for level in self._levels:
            if level.quantity.value == value and level.quantity.unit == measure.quantity.unit:
                start = self.report.text.rfind("。", 0, level.span.start) + 1
                if any(name in self.report.text[start : level.span.start] for name in names):
                    return level
        return None
