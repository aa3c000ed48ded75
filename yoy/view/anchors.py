"""Names of places in a page: made from what stands there, so that a link still leads there after a re-run."""

import base64
import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from operator import itemgetter

from yoy.model import Comparison, Report, Series, Span

_LENGTH = 6  # of 32 letters and digits: a page of ten thousand rows has a few names twice, which are then numbered


def series_names(comparison: Comparison) -> list[str]:
    """The names of a comparison's series of figures, in order: the same for what is called and counted alike."""
    once = _Once()
    return [once("f", one.label, one.unit, one.stance) for one in comparison.alignment.series]


class _Once:
    """Names made from words; a second use of the same words is numbered."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, kind: str, *said: str) -> str:
        digest = hashlib.sha256("|".join(said).encode("utf-8", "surrogatepass")).digest()
        name = kind + base64.b32encode(digest)[:_LENGTH].decode("ascii").lower()
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"


class Anchors:
    """The ids of a comparison's passages and figures; the same words in the same report have the same id."""

    def __init__(self, comparison: Comparison) -> None:
        self._once = _Once()
        self._rows: dict[tuple[int, int], list[tuple[int, int, str]]] = defaultdict(list)  # places in order
        self._figures: dict[str, str] = {}
        for change in comparison.changes:
            left = change.match.left
            pair = comparison.reports[left], comparison.reports[left + 1]
            name = self._row(left, pair, change.match.before, change.match.after)
            for k, cell in enumerate((change.match.before, change.match.after)):
                self._rows[left, left + k] += [(span.start, span.end, name) for span in cell]
        for places in self._rows.values():
            places.sort()
        self.series = series_names(comparison)
        for one, name in zip(comparison.alignment.series, self.series, strict=True):
            self._figures |= dict.fromkeys(_measures(one, comparison.reports), name)

    def _row(self, left: int, pair: tuple[Report, Report], before: tuple[Span, ...], after: tuple[Span, ...]) -> str:
        report, cell = (pair[1], after) if after else (pair[0], before)
        return self._once("p", pair[0].key, pair[1].key, report.key, *(report.slice(span) for span in cell))

    def of_passage(self, left: int, column: int, place: int) -> str:
        """The id of the row that holds a place of a report, between two neighbouring reports; empty where none does."""
        places = self._rows[left, column]
        k = bisect_right(places, place, key=itemgetter(0)) - 1
        return places[k][2] if k >= 0 and place < places[k][1] else ""

    def of_figure(self, measure: str) -> str:
        """The id of the row that a figure (by its measure's id) stands in; empty where it is told a second time."""
        return self._figures.get(measure, "")


def _measures(series: Series, reports: tuple[Report, ...]) -> list[str]:
    return [r.measures[k].id for r, k in zip(reports, series.measures, strict=True) if k is not None]
