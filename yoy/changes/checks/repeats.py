"""What a report says twice, or says of a row of years: the same target again, 再提高, 提高到, 首次, 第二批."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yoy.changes.checks.findings import by_passage, finding, is_increment, is_level, plain
from yoy.changes.lookup import likeness
from yoy.model import Alignment, Finding, Measure, Message, Report, Span

_ALIKE = 0.6  # labels, or the words before two steps, are of one thing from this share on
_LINE = 0.4  # the same for batches, whose names carry more around them
_AGAIN = re.compile(r"再(?:次)?(?:提高|增加|上调|下调|降低|减少)(?:了)?$")
_UP = re.compile(
    r"(?:提高|提升|上升|增加|增长|升|扩大)(?:到|至)(?:约|近|超过)?$|首次(?:突破|超过|跃上|达到|站上)(?:约|近)?$"
)
_DOWN = re.compile(r"(?:下降|降低|减少|压减|压缩|回落|缩短|降)(?:到|至)(?:约|近)?$")
_PLANNING = re.compile(r"^(?:今年|拟|计划|安排|发行|新增|投入|再)+")
_ANNIVERSARY = re.compile(r"([\u4e00-\u9fff]{2,14}?)(\d{1,3})周年")
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"首": 1}
_BATCH = re.compile(
    r"(首|第[一二三四五六七八九十])(批|轮|期)([\u4e00-\u9fff]{2,10})|([\u4e00-\u9fff]{2,8})(第[一二三四五六七八九十])(批|轮|期)([\u4e00-\u9fff]{2,6})"
)


def check_repeats(alignment: Alignment) -> Iterator[Finding]:
    """Told where it fits; where it doesn't, two figures may be of two things, and nothing is said."""
    for column, report in enumerate(alignment.reports):
        yield from _targets(column, report)
        yield from _wholes(column, report)
        if column and report.year == alignment.reports[column - 1].year + 1:
            earlier = alignment.reports[column - 1]
            yield from _steps(column, report, earlier)
            yield from _directions(column, report, alignment)
            yield from _batches(column, report, earlier)
            yield from _anniversaries(column, report, earlier)


def _targets(column: int, report: Report) -> Iterator[Finding]:
    """A target that is named again: the same value, bound and unit under a like label in one section."""
    first: list[Measure] = []
    for span, measures in by_passage(report):
        again = "目标" in report.slice(span)
        for measure in measures:
            if measure.stance == "actual" or is_increment(report, measure):
                continue
            same = [m for m in first if _value(m) == _value(measure) and m.section == measure.section]
            like = [m for m in same if likeness(m.label, measure.label) >= _ALIKE or (again and _share_end(m, measure))]
            if like:
                yield _same(column, report, "target-again", like[0], measure)
            else:
                first.append(measure)


def _wholes(column: int, report: Report) -> Iterator[Finding]:
    """安排特别国债3000亿元: a part of what an earlier sentence plans of the same thing; a part isn't more than its whole."""
    planned = [m for m in report.measures if m.stance == "planned" and not m.table and is_level(report, m)]
    for i, part in enumerate(planned):
        name = _PLANNING.sub("", part.label)
        wholes = [
            m for m in planned[:i] if _PLANNING.sub("", m.label) == name and m.quantity.unit == part.quantity.unit
        ]
        if len(name) >= 4 and wholes and wholes[0].quantity.value > part.quantity.value > 0:
            whole = wholes[0]
            share = part.quantity.value / whole.quantity.value * 100
            why = Message(
                "{label}: {part} of {whole}, {share}%",
                {
                    "label": name,
                    "part": part.quantity.text,
                    "whole": whole.quantity.text,
                    "share": plain(round(share, 1)),
                },
            )
            sides, place = (part.quantity.value, part.quantity.value), f"{part.label}@{part.quantity.text}"
            yield finding("part", place, "share", column, report, part.span, sides, True, (part, whole), why)


def _value(measure: Measure) -> tuple[Decimal, str, str]:
    return measure.quantity.value, measure.quantity.unit, measure.quantity.bound


def _share_end(one: Measure, other: Measure) -> bool:
    a, b = (re.sub(r"预期|目标|为|的|率$", "", m.label).removesuffix("率") for m in (one, other))
    return len(a) >= 2 and len(b) >= 2 and a[-2:] == b[-2:]


def _steps(column: int, report: Report, earlier: Report) -> Iterator[Finding]:
    """再提高30元: the report before names the same step for a like label."""
    steps = [m for m in earlier.measures if not m.table and is_increment(earlier, m)]
    for span, measures in by_passage(report):
        for measure in measures:
            before = report.text[max(span.start, measure.span.start - 6) : measure.span.start]
            if not _AGAIN.search(before):
                continue
            clause = report.text[max(span.start, measure.span.start - 40) : measure.span.start]
            for step in steps:
                said = earlier.text[max(0, step.span.start - 30) : step.span.start].rpartition("。")[2]
                if _value(step) == _value(measure) and _overlap(said, clause) >= _ALIKE:
                    yield _same(column, report, "step-again", step, measure)
                    break


def _overlap(one: str, other: str) -> float:
    """The share of the shorter text's character pairs that stand in the other."""
    a, b = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _same(column: int, report: Report, rule: str, first: Measure, again: Measure) -> Finding:
    why = Message(
        "{label}: {first} said before, {again} here",
        {"label": again.label, "first": first.quantity.text, "again": again.quantity.text},
    )
    value = again.quantity.value
    place = f"{again.label}@{again.quantity.text}@{first.label}"
    return finding(rule, place, "repeat", column, report, again.span, (value, value), True, (first, again), why)


def _directions(column: int, report: Report, alignment: Alignment) -> Iterator[Finding]:
    """提高到67%, 首次突破…: the value of the year before lies on the side the words say."""
    earlier = alignment.reports[column - 1]
    for series in alignment.series:
        before, now = series.measures[column - 1], series.measures[column]
        if before is None or now is None:
            continue
        was, measure = earlier.measures[before], report.measures[now]
        bound = re.match(r"\D*", measure.quantity.text)
        said = report.text[max(0, measure.span.start - 8) : measure.span.start] + (bound[0] if bound else "")
        up, down = bool(_UP.search(said)), bool(_DOWN.search(said))
        if measure.table or not (up or down) or measure.quantity.unit != was.quantity.unit:
            continue
        change = measure.quantity.value - was.quantity.value
        if change and (change > 0) == up:
            yield _moved(column, report, was, measure, change)


def _moved(column: int, report: Report, was: Measure, measure: Measure, change: Decimal) -> Finding:
    why = Message(
        "{label}: {before} in the year before, {after} now, as the words say",
        {"label": measure.label, "before": was.quantity.text, "after": measure.quantity.text},
    )
    place, sides = f"{measure.label}@{measure.quantity.text}", (measure.quantity.value, was.quantity.value + change)
    return finding("direction", place, "difference", column, report, measure.span, sides, True, (was, measure), why)


def _batches(column: int, report: Report, earlier: Report) -> Iterator[Finding]:
    """第二批试点 after 首批 in the report before: the batches follow each other."""
    known = [(ordinal, unit, words) for ordinal, unit, words, _ in _batch_names(earlier)]
    for ordinal, unit, words, span in _batch_names(report):
        for number, same_unit, others in known:
            if unit == same_unit and number == ordinal - 1 and _overlap(words, others) >= _LINE:
                why = Message(
                    "{name} follows number {number} of the year before", {"name": report.slice(span), "number": number}
                )
                sides = Decimal(ordinal), Decimal(number + 1)
                yield finding("batch", report.slice(span), "repeat", column, report, span, sides, True, (), why)
                break


def _batch_names(report: Report) -> Iterator[tuple[int, str, str, Span]]:
    for found in _BATCH.finditer(report.text):
        ordinal, unit, after = (
            (found.group(1), found.group(2), found.group(3)) if found.group(1) else found.group(5, 6, 7)
        )
        words = (found.group(4) or report.text[max(0, found.start() - 6) : found.start()]) + after
        yield _NUMERALS[ordinal[-1]], unit, words, Span(*found.span())


def _anniversaries(column: int, report: Report, earlier: Report) -> Iterator[Finding]:
    """成立75周年: the report before counts the same years, for the same year or the one before."""
    known = [(found.group(1), int(found.group(2))) for found in _ANNIVERSARY.finditer(earlier.text)]
    for found in _ANNIVERSARY.finditer(report.text):
        for name, years in known:
            if 0 <= int(found.group(2)) - years <= 1 and _overlap(name[-6:], found.group(1)[-6:]) >= _ALIKE:
                why = Message("{name}: {years} years in the report before", {"name": found.group(), "years": years})
                said = Decimal(found.group(2))
                span = Span(*found.span())
                yield finding("anniversary", found.group(), "repeat", column, report, span, (said, said), True, (), why)
                break
