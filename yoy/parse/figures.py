"""The figures of a report, named and dated, and the verdict on every other number."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from yoy.model import Measure, Number, Passage, Quantity, Report, Span
from yoy.parse.labels import levels_beside, name_figures
from yoy.parse.numerals import scale_of
from yoy.parse.periods import base_year, find_periods, period_of, period_of_cell
from yoy.parse.quantities import Found, scan
from yoy.parse.roles import Role, find_roles
from yoy.parse.stance import AIM, stance_of
from yoy.parse.tables import table_cells
from yoy.parse.verdicts import find_grounds, judge

_PERSONS = re.compile(r"人口|人数|人员|劳动力")
_ALONE = re.compile(r"[\d\s.,，．%％()（）—－\-~～/]+(?:[万亿]?[个件元天月年以内上下含]*)?")
_LISTED = re.compile(r"\s*(?:[、和及或]|以及)\s*")
_TIMES = ("年", "月", "日", "号", "时", "点", "周", "期", "版", "级", "届", "次")  # 10、11月 are no list of amounts
_UNSCALED = 10_000  # 3500、4.2万人: a number that long has said its own scale
_LONG_UNITS = ("个基点", "个百分点", "个工作日", "个月")
_TELLING = 3  # characters from which a label says something by itself: 事项 and 办件 don't
_SPOKEN = 4000  # characters of a sentence that are looked through for a figure: no real one is as long
_SHORT = 12  # characters of a label that a heading may lend


def find_figures(report: Report) -> tuple[tuple[Measure, ...], tuple[Number, ...]]:
    """Every figure of a report and every number with its verdict, in reading order. Linear in the length of the text."""
    found = _Finder(report)
    for is_row, run in groupby(report.passages, key=lambda p: p.kind == "row"):
        passages = list(run)
        if is_row:
            found.table(passages)
        else:
            for passage in passages:
                found.passage(passage)
    measures = _told_apart(report, _aimed_again(found.measures), found.wholes)
    by_place = {m.span.start: m.id for m in measures}
    beside = found.beside
    measures = [replace(m, of=by_place[beside[m.span.start]]) if m.span.start in beside else m for m in measures]
    ids = iter(m.id for m in measures)
    return tuple(measures), tuple(replace(n, measure=next(ids)) if n.verdict == "figure" else n for n in found.numbers)


class _Finder:
    """Gathers a report's figures and verdicts, passage by passage.

    `beside` tells where a change stands the place of its level, `wholes` where a part stands what it is a part of.
    """

    def __init__(self, report: Report) -> None:
        grounds = find_grounds(report.text, report.sections)
        self.measures: list[Measure] = []
        self.numbers: list[Number] = []
        self.beside: dict[int, int] = {}
        self.wholes: dict[int, str] = {}
        self._report = report
        self._markers, self._names = _Places(grounds.markers), _Places(grounds.names)
        settings = zip(find_roles(report), find_periods(report), strict=True)
        self._settings = dict(zip(report.passages, settings, strict=True))

    def table(self, rows: Sequence[Passage]) -> None:
        """The figures of one table."""
        report, setting = self._report, self._settings[rows[0]]
        for cell in table_cells(report, rows, _above(report, rows[0])):
            if cell.code:
                self.numbers.append(Number(cell.span, "enumerator"))
                continue
            self.measures.append(_measure(report, rows[0], setting, cell.span, cell.quantity, cell.label))
            self.numbers.append(Number(cell.span, "figure", ""))

    def passage(self, passage: Passage) -> None:
        """The figures of a sentence or heading, and the verdict on each of its numbers."""
        text, sentence = self._report.text, self._report.slice(passage.span)
        found = sharing_units(text, list(scan(text, passage.span)))
        verdicts = [self._verdict(f) for f in found]
        if passage.kind == "heading" or _ALONE.fullmatch(sentence):  # _ALONE: a cell of a table that was read as lines
            instead = "heading" if passage.kind == "heading" else "cell"
            verdicts = [instead if verdict == "figure" else verdict for verdict in verdicts]
        figures = [f for f, verdict in zip(found, verdicts, strict=True) if verdict == "figure"]
        named = name_figures(sentence, [_shifted(f, passage.span.start) for f in figures])
        for f, name in zip(figures, named, strict=True):
            assert f.quantity is not None
            quantity = counting_persons(f.quantity, name.label)
            self.measures.append(_measure(self._report, passage, self._settings[passage], f.span, quantity, name.label))
            self.wholes[f.span.start] = name.whole
        for change, level in levels_beside(named).items():
            self.beside[figures[change].span.start] = figures[level].span.start
        self.numbers += [
            Number(f.digits, verdict, "" if verdict == "figure" else None)
            for f, verdict in zip(found, verdicts, strict=True)
        ]

    def _verdict(self, found: Found) -> str:
        text, name = self._report.text, self._names.around(found.digits)
        marked = self._markers.around(found.digits) is not None
        return judge(text, found, marked, text[name.start : name.end] if name else "")


def _shifted(found: Found, by: int) -> Found:
    span, digits = (Span(place.start - by, place.end - by) for place in (found.span, found.digits))
    return Found(span, digits, found.quantity, found.written)


def _measure(
    report: Report, passage: Passage, setting: tuple[Role, str], span: Span, quantity: Quantity, label: str
) -> Measure:
    """A figure with stance and period, from its passage's `setting` (role and time); its id comes when all are known."""
    titles = _titles(report, passage.section)
    table = passage.kind == "row"
    before = "" if table else report.text[max(passage.span.start, span.start - _SPOKEN) : span.start]
    stance = "actual" if table else stance_of(setting[0], report.slice(passage.span)[:_SPOKEN], before)
    time = setting[1]
    period = period_of_cell(label, time) if table else period_of(report, titles, stance, before, time)
    return Measure("", quantity, label, stance, period, span, passage.section, table)


def sharing_units(text: str, found: Sequence[Found]) -> list[Found]:
    """Numbers of a list whose last one says the unit, and the scale: 28个、38个基点; 高4.2和0.7个百分点; 1.2、3.4万亿元."""
    out = list(found)
    for k in range(len(out) - 2, -1, -1):
        here, behind = out[k], out[k + 1]
        if here.quantity and behind.quantity and _LISTED.fullmatch(text[here.span.end : behind.span.start]):
            one, other = here.quantity, behind.quantity
            if other.unit in _LONG_UNITS and one.unit == "个":
                out[k] = replace(here, quantity=replace(one, unit=other.unit))
            elif not one.unit and not one.scale and other.unit not in ("", *_TIMES) and here.written == "arabic":
                scale = scale_of(other.scale)
                if one.value < _UNSCALED and other.value < _UNSCALED * scale:
                    quantity = replace(one, unit=other.unit, scale=other.scale, value=one.value * scale)
                    out[k] = replace(here, quantity=quantity)
    return out


def counting_persons(quantity: Quantity, label: str) -> Quantity:
    """A quantity without a unit counts persons where its label says so: 脱贫人口务工规模超过3300万."""
    counts = not quantity.unit and quantity.scale and _PERSONS.search(label)
    return replace(quantity, unit="人") if counts else quantity


def _above(report: Report, first: Passage) -> str:
    """What stands above a table: its caption, or its heading."""
    end = max(first.span.start - 1, 0)
    start = report.text.rfind("\n", 0, end) + 1
    return report.text[start:end] + " " + " ".join(_titles(report, first.section)[:1])


def _titles(report: Report, section: int | None) -> list[str]:
    """The titles of a section and those around it, innermost first."""
    return [report.sections[at].title for at in report.sections_around(section)]


def _aimed_again(measures: list[Measure]) -> list[Measure]:
    """A target that is spoken of again is one there too, though the sentence doesn't call it that."""
    aims = {(m.label, m.quantity.unit, m.quantity.value) for m in measures if m.stance == "target"}
    return [
        replace(m, stance="target")
        if m.stance == "planned" and (m.label, m.quantity.unit, m.quantity.value) in aims
        else m
        for m in measures
    ]


def _told_apart(report: Report, measures: Sequence[Measure], wholes: Mapping[int, str]) -> list[Measure]:
    """Gives ids; figures of one label that say different things get their whole, their time, or their section's title.

    `wholes` are known by the place of the part. The time the report looks back at goes without saying.
    """
    measures = _of_their_wholes(measures, wholes)
    same: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for k, m in enumerate(measures):
        same[m.label, m.stance, m.quantity.unit].append(k)
    labels = [m.label for m in measures]
    base = str(base_year(report))
    for (label, stance, _), ks in same.items():
        by_period: dict[str, list[int]] = defaultdict(list)
        for k in ks:
            by_period[(measures[k].period or "") if stance == "actual" and label else ""].append(k)
        if len({measures[k].quantity.value for k in ks}) == 1 and len(label) >= _TELLING:
            continue
        for period, group in by_period.items():
            dated = f"（{period}）" if len(by_period) > 1 and period not in ("", base, f"–{base}") else ""
            alone = len({measures[k].quantity.value for k in group}) == 1 and len(label) >= _TELLING
            for k in group:
                labels[k] = (label if alone else _titled(report, measures[k], label)) + dated
    return [
        replace(m, id=f"{report.key}/m{k + 1}", label=aimed(label) if m.stance == "target" else label)
        for k, (m, label) in enumerate(zip(measures, labels, strict=True))
    ]


def _of_their_wholes(measures: Sequence[Measure], wholes: Mapping[int, str]) -> list[Measure]:
    """Parts of several wholes that are called the same get their whole into the label: 共有车辆：机要用车, 购置车辆：机要用车."""
    of: dict[tuple[str, str], set[str]] = defaultdict(set)
    for m in measures:
        of[m.label, m.quantity.unit].add(wholes.get(m.span.start, ""))
    return [
        replace(m, label=f"{whole}：{m.label}")
        if (whole := wholes.get(m.span.start)) and len(of[m.label, m.quantity.unit]) > 1 and whole not in m.label
        else m
        for m in measures
    ]


def aimed(label: str) -> str:
    """The label of a target: the same words are another thing when they are aimed at."""
    return label if "目标" in label else label + AIM


def _titled(report: Report, measure: Measure, label: str) -> str:
    """A label with the title of its section in front."""
    titles = _titles(report, measure.section)
    title = re.split(r"[，,。]", titles[0])[0][:_SHORT] if titles else ""
    return f"{title}：{label}" if title and label else (title or label)


class _Places:
    """Disjoint places in order, to be asked which of them a number stands in."""

    def __init__(self, places: Sequence[Span]) -> None:
        self._places = sorted(places)
        self._starts = [place.start for place in self._places]

    def around(self, span: Span) -> Span | None:
        k = bisect_right(self._starts, span.start) - 1
        return self._places[k] if k >= 0 and span.end <= self._places[k].end else None
