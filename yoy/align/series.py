"""Figure series: which figures of several years measure the same thing."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yoy.align.terms import fold, roll
from yoy.model import Match, Measure, Report, Series
from yoy.parse.labels import AIM
from yoy.parse.periods import is_several

_KINDS = (
    (re.compile(r"(?:增长率|涨幅|升幅|增速|增幅|升值幅度|提升幅度|提高幅度)$"), "growth"),
    (re.compile(r"(?:降幅|跌幅|贬值幅度|降低率)$"), "decline"),
    (
        re.compile(
            r"(?:比上年|较上年|环比|同比|比\S{1,6})\S{0,3}(?:额|提高|上升|下降|增加|减少|降低|回落|扩大|缩小|高|低|多|少)$|(?:增加额|提高额|减少额|下调额)$"
        ),
        "step",
    ),
    (re.compile(r"原值$"), "base"),
    (re.compile(r"占.*(?:比重|占比)$|(?:占比|比重|比例)$"), "share"),
)
_GENERIC = {
    "",
    "增长",
    "其中",
    "收取",
    "安排",
    "实现",
    "完成",
    "达到",
    "比上年",
    "全年",
    "共计",
    "总计",
    "数量",
    "金额",
    "提高",
    "惠及",
}
# what two figures must not differ in where both say it: whose they are, and when they were taken
_BASES = (
    (("own", re.compile(r"本级|本机关|本单位|代表.{1,6}政府|政府办")), ("all", re.compile(r"全[国省市区县州旗]"))),
    (("end", re.compile(r"[年月期季]末|年底")), ("mean", re.compile(r"平均|年均|月均"))),
)
_NUMBER = re.compile(r"\d+")  # 12345热线座席 and 12345热线专题 have little in common
_SURE = 0.62  # labels so alike name one thing
_ALIGNED = 0.4  # or labels less alike in passages that correspond
_GAP = 3  # reports that a series may be silent for and still take in another wording


@dataclass(frozen=True, slots=True)
class Face:
    """What a figure is compared by: its label folded, and what must be equal for two figures to be the same thing."""

    label: str
    pairs: Counter[str]
    bucket: tuple[str, ...]
    basis: tuple[str, ...] = ()


@dataclass(slots=True)
class Thread:
    """A series under construction; `faces` and `places` belong to the latest figure in it."""

    measures: list[int | None]
    face: Face
    column: int


def pair_figures(reports: Sequence[Report], matches: Sequence[Match]) -> tuple[Series, ...]:
    """One series per figure over all the years, one to one, in the order of the latest report that has it.

    `matches` tell which passages correspond. A figure told twice in a report is in its series once.
    """
    threads: list[Thread] = []
    for column, report in enumerate(reports):
        faces = [_face(measure, report) for measure in report.measures]
        first = _distinct(report, faces)
        hints = _hints(reports, matches, column)
        taken = _pair(threads, reports, column, faces, first, hints)
        for k in first:
            if k in taken:
                thread = taken[k]
                thread.face, thread.column = faces[k], column
                thread.measures += [None] * (column - len(thread.measures)) + [k]
            else:
                threads.append(Thread([None] * column + [k], faces[k], column))
    return tuple(_series(thread, reports) for thread in _ordered(threads, len(reports)))


def _face(measure: Measure, report: Report) -> Face:
    label = roll(fold(measure.label), report.year).removesuffix(AIM)
    kind = next((name for pattern, name in _KINDS if pattern.search(label)), "level")
    stance = "actual" if measure.stance == "actual" else "ahead"
    unit = measure.quantity.unit
    years = "several" if is_several(measure.period) else "one"  # a term's total is no year's
    return Face(
        label,
        Counter(map("".join, itertools.pairwise(_NUMBER.sub("#", label)))),
        (unit, stance, kind, years, str(measure.table)),
        tuple(next((name for name, said in basis if said.search(label)), "") for basis in _BASES),
    )


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
    figures: Iterable[int],
    hints: dict[int, set[int]],
) -> dict[int, Thread]:
    """The open thread that each figure continues: the best scores first, each thread and figure once."""
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    by_label: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for t, thread in enumerate(threads):
        if column - thread.column <= _GAP:
            buckets[thread.face.bucket].append(t)
        by_label[thread.face.label, thread.face.bucket].append(t)
    scored: list[tuple[float, int, int]] = []
    for k in figures:
        face = faces[k]
        same = by_label.get((face.label, face.bucket), [])
        for t in same or ([] if reports[column].measures[k].table else buckets[face.bucket]):
            thread = threads[t]
            aligned = thread.column == column - 1 and thread.measures[-1] in hints[k]
            likeness = _likeness(face, thread.face)
            if (likeness >= _SURE and not _is_generic(face)) or (aligned and likeness >= _ALIGNED):
                scored.append((likeness + 0.3 * aligned - 0.05 * (column - thread.column), k, t))
    taken: dict[int, Thread] = {}
    used: set[int] = set()
    for _, k, t in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if k not in taken and t not in used:
            taken[k] = threads[t]
            used.add(t)
    return taken


def _is_generic(face: Face) -> bool:
    return len(face.label) < 2 or re.sub(r"(?:增长率|涨幅|降幅|增加额|提高额|占比|比重)$", "", face.label) in _GENERIC


def _likeness(a: Face, b: Face) -> float:
    """Dice coefficient of the labels' character pairs; 0 where they say another basis (`_BASES`)."""
    if any(one != other for one, other in zip(a.basis, b.basis, strict=True) if one and other):
        return 0.0
    if a.label == b.label:
        return 1.0
    total = a.pairs.total() + b.pairs.total()
    return 2 * (a.pairs & b.pairs).total() / total if total else 0.0


def _ordered(threads: Sequence[Thread], columns: int) -> list[Thread]:
    for thread in threads:
        thread.measures += [None] * (columns - len(thread.measures))
    return sorted(threads, key=lambda t: (-t.column, t.measures[t.column] or 0))


def _series(thread: Thread, reports: Sequence[Report]) -> Series:
    last = next(
        reports[c].measures[k] for c in range(len(reports) - 1, -1, -1) if (k := thread.measures[c]) is not None
    )
    return Series(last.label, last.quantity.unit, last.stance, tuple(thread.measures))
