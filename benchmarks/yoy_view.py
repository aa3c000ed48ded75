"""Reads yoy's JSON view of two reports the way any other program would."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from runs import Op, Run, Script, fold, folded_runs

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A row of the alignment: its places in the two reports' printed texts (empty where there is no counterpart)."""

    before: Spans
    after: Spans
    status: str
    moved: bool
    edits: Sequence[tuple[Op, str]] | None


def report_texts(view: Any) -> tuple[str, str]:
    """The printed texts of the two reports as yoy read them."""
    before, after = (report["text"] for report in view["reports"])
    return before, after


def aligned_rows(view: Any) -> Iterator[Aligned]:
    """The rows of the alignment, in its order."""
    before, after = (str(report.get("key", report["year"])) for report in view["reports"])
    for row in view["alignment"]:
        spans = row["spans"]
        yield Aligned(spans.get(before, ()), spans.get(after, ()), row["status"], bool(row["moved"]), row["edits"])


def yoy_scripts(view: Any) -> list[Script]:
    """An edit script per row of the alignment, with its places in the folded texts."""
    (before, earlier), (after, later) = (fold(text) for text in report_texts(view))
    scripts = []
    for row in aligned_rows(view):
        a, b = _folded_places(row.before, earlier), _folded_places(row.after, later)
        if row.edits and a and b:
            runs = folded_runs(row.edits)
        else:
            runs = _bare_runs("".join(before[i] for i in a), "".join(after[i] for i in b))
        scripts.append(Script(runs, a, b))
    return scripts


def _bare_runs(before: str, after: str) -> tuple[Run, ...]:
    """A row without edits: nothing changed in it, or a side is missing."""
    if before and after:
        return (Run("equal", after),)
    return folded_runs((("delete", before), ("insert", after)))


def _folded_places(spans: Spans, places: Sequence[int]) -> list[int]:
    """The indexes of the folded characters that lie in spans of the printed text."""
    return [i for start, end in spans for i in range(bisect_left(places, start), bisect_left(places, end))]


def figures_in_deltas(view: Any, numbers: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """How many figure pairs, given by their places in the folded texts, stand in one row of the table of figures."""
    folded = [fold(text)[1] for text in report_texts(view)]
    places = {
        measure["id"]: (bisect_left(folded[side], measure["start"]), bisect_left(folded[side], measure["end"]))
        for measure in view["measures"]
        for side, report in enumerate(view["reports"])
        if str(measure.get("report", measure["year"])) == str(report.get("key", report["year"]))
    }
    rows = [
        (places[delta["before"]], places[delta["after"]])
        for delta in view["deltas"]
        if delta["before"] and delta["after"]
    ]
    return sum(any(_inside(a, x) and _inside(b, y) for x, y in rows) for a, b in numbers)


def _inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
