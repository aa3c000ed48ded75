"""Words around a budget's amounts that cannot be right: a reason opposite to the change, a year not compared with."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yoy.changes.checks.findings import finding
from yoy.changes.checks.paragraphs import Paragraph, paragraphs
from yoy.model import Alignment, Finding, Message, Span

_UP, _DOWN, _FLAT = "增加|增长|提高", "减少|下降|降低", "持平|不变"
_CHANGE = re.compile(
    rf"[比较][^，。；]{{0,14}}?(?:基本)?(?P<way>{_UP}|{_DOWN}|{_FLAT})(?P<by>\d[\d,.]*(?:%|％|万?元))?"
    rf"[。，,；;]\s*主要原因(?:是|为)?[：:]?\s*(?P<reason>[^。；;]*)"
)
# A reason that only repeats the item's name; others (退休人员增加) can explain a change of the other direction
_REASON = re.compile(
    rf"(?P<subject>[^，,]{{2,}}?)(?:费|经费|费用|支出|预算|支出经费)(?:有所|相应|略有|保持|基本)?(?P<goes>{_UP}|{_DOWN}|{_FLAT})"
)
_MARKS = re.compile(r"[（(](?:类|款|项)[）)]|[“”\"\s]|科目")
_BASE = re.compile(r"[比较](20\d\d)年度?(?:当年)?(?:年初)?预算|(20\d\d)年度?(?:当年)?预算执行数(?:为|是)")


def check_reasons(alignment: Alignment) -> Iterator[Finding]:
    """Reasons beside the change that they are given for; the years that a budget's amounts are compared with."""
    for column, report in enumerate(alignment.reports):
        for line in paragraphs(column, report):
            yield from _contradicted(line)
            yield from _other_years(line)


def _contradicted(line: Paragraph) -> Iterator[Finding]:
    """比…减少2.98%。主要原因是：宣传事务经费增加."""
    text = line.report.text
    for said in _CHANGE.finditer(text, line.span.start, line.span.end):
        reason = _REASON.fullmatch(said["reason"])
        named = _MARKS.sub("", text[line.span.start : said.start()])
        if reason is None or _MARKS.sub("", reason["subject"]) not in named:
            continue
        way, goes = _direction(said["way"]), _direction(reason["goes"])
        change = said["way"] + (said["by"] or "")
        why = Message(
            "the change is {change}, the reason given is {reason}", {"change": change, "reason": reason.group()}
        )
        sides = (Decimal(way), Decimal(goes))
        place = f"{line.begins}@{said.start() - line.span.start}"
        at = Span(said.start("way"), said.end("reason"))
        inputs = [m for m in line.measures if said.start() <= m.span.start < said.end()]
        yield finding("reason", place, "difference", line.column, line.report, at, sides, way == goes, inputs, why)


def _direction(word: str) -> int:
    return 1 if re.fullmatch(_UP, word) else -1 if re.fullmatch(_DOWN, word) else 0


def _other_years(line: Paragraph) -> Iterator[Finding]:
    """比2021年预算 in the budget for 2024: perhaps left from an earlier text."""
    year = line.report.year
    for said in _BASE.finditer(line.report.text, line.span.start, line.span.end):
        told = int(said[1] or said[2])
        if told not in (year, year - 1):
            why = Message("compared with {told}, in a report for {year}", {"told": told, "year": year})
            place = f"{line.begins}@{said.start() - line.span.start}"
            sides = (Decimal(told), Decimal(year - 1))
            yield finding(
                "base-year", place, "difference", line.column, line.report, Span(*said.span()), sides, None, (), why
            )
