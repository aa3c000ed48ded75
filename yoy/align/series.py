"""Figure series: which figures of several years measure the same thing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from yoy.align.breaks import converted, doubted, mark_breaks
from yoy.align.faces import Face, Thread, face_of, foreign, likeness, stand_alike
from yoy.align.near import Labels
from yoy.align.pins import Pinned
from yoy.model import Break, Match, Measure, Report, Series

_SURE = 0.62  # labels so alike name one thing
_ALIGNED = 0.4  # or labels less alike in passages that correspond
_REWORDED = 0.8  # and labels almost alike where even the unit is another word (12宗, 12件)
_GAP = 3  # reports that a series may be silent for and still take in another wording


def pair_figures(reports: Sequence[Report], matches: Sequence[Match], pinned: Sequence[Pinned]) -> tuple[Series, ...]:
    """One series per figure over all the years, one to one, in the order of the latest report that has it.

    `matches` tell which passages correspond, `pinned` (for each pair of neighbours) which don't, by the user's word.
    A figure told twice in a report is in its series once.
    """
    threads: list[Thread] = []
    for column, report in enumerate(reports):
        faces = [face_of(measure, report) for measure in report.measures]
        first = _distinct(report, faces)
        hints = _hints(reports, matches, column)
        taken = _pair(threads, reports, column, faces, first, hints, pinned[column - 1] if column else None)
        for k in first:
            if k in taken:
                thread, sure = taken[k]
                if not sure:
                    thread.breaks.append(Break(column, doubted(thread, reports, report.measures[k]), True))
                elif thread.face.unit != faces[k].unit:
                    thread.breaks.append(Break(column, converted(thread.face.unit, faces[k].unit)))
                thread.face, thread.column = faces[k], column
                thread.measures += [None] * (column - len(thread.measures)) + [k]
            else:
                threads.append(Thread([None] * column + [k], faces[k], column, []))
    mark_breaks(threads, reports)
    return tuple(_series(thread, reports) for thread in _ordered(threads, len(reports)))


def _distinct(report: Report, faces: Sequence[Face]) -> list[int]:
    """The figures that aren't told a second time: same label, same value."""
    seen: set[tuple[str, tuple[str, ...], object]] = set()
    out = []
    for k, (measure, face) in enumerate(zip(report.measures, faces, strict=True)):
        key = face.label, face.bucket, measure.quantity.value
        if measure.table or key not in seen:
            out.append(k)
        seen.add(key)
    return out


def _hints(reports: Sequence[Report], matches: Sequence[Match], column: int) -> dict[int, set[int]]:
    """For each figure of a report, those of the report before that stand in the corresponding passage."""
    out: dict[int, set[int]] = defaultdict(set)
    if not column:
        return out
    places = [{m.span.start: k for k, m in enumerate(reports[c].measures)} for c in (column - 1, column)]
    for match in matches:
        if match.left == column - 1 and match.before and match.after:
            old, new = (
                [place[m.span.start] for span in cell for m in reports[c].measures_in(span)]
                for c, cell, place in ((column - 1, match.before, places[0]), (column, match.after, places[1]))
            )
            for k in new:
                out[k].update(old)
    return out


def _pair(
    threads: Sequence[Thread],
    reports: Sequence[Report],
    column: int,
    faces: Sequence[Face],
    figures: Sequence[int],
    hints: Mapping[int, set[int]],
    pinned: Pinned | None,
) -> dict[int, tuple[Thread, bool]]:
    """The open thread that each figure continues: the best scores first, each thread and figure once; and whether surely.

    Where one of the labels says more than the other, figures of corresponding passages are one at most, and in doubt. What a
    report's sentences tell several figures by (增速比上年末回落) is one figure only where passages correspond.
    """
    near = _near(threads, column, hints)
    by_label: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for t, thread in enumerate(threads):
        for name in thread.face.known:
            by_label[name, thread.face.bucket].append(t)
    measures = reports[column].measures
    told = Counter(faces[k].name for k in figures)
    earlier = Counter((thread.face.name, thread.column) for thread in threads)
    scored: list[tuple[float, int, int]] = []
    doubtful: list[tuple[float, int, int]] = []
    for k in figures:
        face = faces[k]
        same = list(dict.fromkeys(t for name in face.known for t in by_label.get((name, face.bucket), ())))
        for t in same or ([] if measures[k].table else near(k, face)):
            thread = threads[t]
            if pinned and thread.column == column - 1 and pinned.apart_figures(_last(thread, reports), measures[k]):
                continue
            aligned = thread.column == column - 1 and thread.measures[-1] in hints[k]
            like = likeness(face, thread.face)
            if face.unit != thread.face.unit and not (like == 1.0 or (aligned and like >= _REWORDED)):
                continue
            telling = measures[k].table or max(told[face.name], earlier[thread.face.name, thread.column]) == 1
            if not ((like >= _SURE and telling and not face.generic) or (aligned and like >= _ALIGNED)):
                continue
            more = sum(foreign(face, thread.face))
            other = 0.1 if face.unit != thread.face.unit else 0.0
            pair = like + 0.3 * aligned - 0.05 * (column - thread.column) - other, k, t
            if not more and (not face.generic or stand_alike(face, thread.face)):
                scored.append(pair)
            elif more == 1 and aligned:
                doubtful.append(pair)
    taken: dict[int, tuple[Thread, bool]] = {}
    used: set[int] = set()
    for _, k, t in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if k not in taken and t not in used:
            taken[k] = threads[t], True
            used.add(t)
    open_pairs = [(k, t) for _, k, t in doubtful if k not in taken and t not in used]
    of_figure, of_thread = Counter(k for k, _ in open_pairs), Counter(t for _, t in open_pairs)
    return taken | {k: (threads[t], False) for k, t in open_pairs if of_figure[k] == of_thread[t] == 1}


def _near(threads: Sequence[Thread], column: int, hints: Mapping[int, set[int]]) -> Callable[[int, Face], list[int]]:
    """What tells for a figure which of the latest threads it may continue: those told alike, or in a corresponding passage."""
    buckets: dict[tuple[str, ...], dict[int, Counter[str]]] = defaultdict(dict)
    standing: dict[int, int] = {}
    for t, thread in enumerate(threads):
        if column - thread.column <= _GAP:
            buckets[thread.face.bucket][t] = thread.face.pairs
        if thread.column == column - 1 and (k := thread.measures[-1]) is not None:
            standing[k] = t
    labels = {bucket: Labels(some, _SURE) for bucket, some in buckets.items()}

    def near(k: int, face: Face) -> list[int]:
        alike = labels[face.bucket].near(face.pairs) if face.bucket in labels else []
        beside = (standing[was] for was in hints[k] if was in standing)
        return sorted({*alike, *(t for t in beside if threads[t].face.bucket == face.bucket)})

    return near


def _last(thread: Thread, reports: Sequence[Report]) -> Measure:
    """A thread's latest figure."""
    k = thread.measures[thread.column]
    assert k is not None
    return reports[thread.column].measures[k]


def _ordered(threads: Sequence[Thread], columns: int) -> list[Thread]:
    for thread in threads:
        thread.measures += [None] * (columns - len(thread.measures))
    return sorted(threads, key=lambda t: (-t.column, t.measures[t.column] or 0))


def _series(thread: Thread, reports: Sequence[Report]) -> Series:
    last = next(
        reports[c].measures[k] for c in range(len(reports) - 1, -1, -1) if (k := thread.measures[c]) is not None
    )
    breaks = tuple(sorted(thread.breaks))
    return Series(last.label, last.quantity.unit, last.stance, tuple(thread.measures), breaks)
