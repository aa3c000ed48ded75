"""Breaks: where a figure goes on under the same words with another unit, basis or length of time."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from yoy.align.faces import Face, Thread, core, other_basis
from yoy.model import Break, Measure, Message, Report
from yoy.parse.conversion import worth

_TELLING = 3  # characters of a label that name a thing when its basis is left out


def mark_breaks(threads: Sequence[Thread], reports: Sequence[Report]) -> None:
    """Marks between which neighbouring reports a series stops or begins because the figure is given otherwise there.

    A thread breaks where it has a value on one side only and another thread of the same words has one on the other side.
    """
    groups: dict[tuple[str, ...], list[Thread]] = defaultdict(list)
    for thread in threads:
        words = core(thread.face)
        if len(words) >= _TELLING and not thread.face.generic:
            _, stance, kind, _, table = thread.face.bucket
            groups[words, stance, kind, table].append(thread)
    for group in groups.values():
        for one, other in itertools.permutations(group, 2):
            if why := _otherwise(one.face, other.face):
                _mark(one, other, why, reports)


def _mark(one: Thread, other: Thread, why: tuple[str, str], reports: Sequence[Report]) -> None:
    for column in range(1, len(reports)):
        here = [_has(one, column - 1), _has(one, column)]
        there = [_has(other, column - 1), _has(other, column)]
        for k, side in ((0, column - 1), (1, column)):  # which side the other one stands on
            if not here[k] and here[1 - k] and there[k] and not any(b.column == column for b in one.breaks):
                told = reports[side].measures[other.measures[side] or 0]
                values = {"report": reports[side].key, "label": told.label, "value": told.quantity.text}
                one.breaks.append(Break(column, Message(why[k], values)))


def _has(thread: Thread, column: int) -> bool:
    return column < len(thread.measures) and thread.measures[column] is not None


def _otherwise(one: Face, other: Face) -> tuple[str, str] | None:
    """What to say of a figure given otherwise before, and from a report on; None where it isn't."""
    if worth(one.unit, other.unit) is None:
        if {one.unit, other.unit} & {"%", "‰", "个百分点", ""}:  # a share is another figure
            return None
        return "in another unit in {report}: {label} {value}", "in another unit from {report} on: {label} {value}"
    if one.bucket[3] != other.bucket[3]:
        return "over another time in {report}: {label} {value}", "over another time from {report} on: {label} {value}"
    if other_basis(one, other):
        return "on another basis in {report}: {label} {value}", "on another basis from {report} on: {label} {value}"
    return None


def converted(was: str, now: str) -> Message:
    """What is said where a series goes on in another unit that is converted exactly."""
    return Message("given in {was} before, in {now} from here on", {"was": was or "—", "now": now or "—"})


def doubted(thread: Thread, reports: Sequence[Report], now: Measure) -> Message:
    """What is said where a series goes on under a label that says more or less than before."""
    was = reports[thread.column].measures[thread.measures[thread.column] or 0]
    return Message(
        "the words differ ({before} / {after}): perhaps not the same figure, no change is stated",
        {"before": was.label, "after": now.label},
    )
