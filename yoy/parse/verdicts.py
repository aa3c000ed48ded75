"""Verdicts: whether a number is a figure, or why not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yoy.model import Section, Span
from yoy.parse.quantities import Found

_QUOTED = re.compile(r"“[^“”\n]{1,24}”|《[^《》\n]{1,60}》|\"[^\"\n]{1,24}\"|「[^」\n]{1,24}」")
_YEARS = range(1900, 2100)
_TIME = {"月", "日", "号", "时", "点", "周", "旬"}
_ORDER = {"届", "级", "代", "号", "版", "线", "环", "角"}
_SPAN = {"年", "周年", "周岁", "岁", "个年头"}
# what 两, 三 … count often enough to be figures: acts, rates, and what is measured rather than counted
_SMALL = {"次", "倍", "成", "个百分点", "吨", "公里", "公斤", "亩", "公顷", "元", "小时", "斤"}
_DATE_BEHIND = re.compile(r"\s*(?:年|月(?!\d*个)|日|时|点(?!\d)|季度|世纪|〕|\]|】)")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a report says of its numbers at large: where its markers and its names stand."""

    markers: Sequence[Span]
    names: Sequence[Span]


def find_grounds(text: str, sections: Sequence[Section]) -> Grounds:
    """Gathers the places once for a report."""
    markers = [Span(s.heading.start, s.heading.start + len(s.marker)) for s in sections if s.marker]
    return Grounds(markers, [Span(*m.span()) for m in _QUOTED.finditer(text)])


def judge(text: str, found: Found, enumerator: bool, name: str) -> str:
    """`figure`, or the reason why a number is none. `name` is the quoted name it stands in, empty outside."""
    quantity = found.quantity
    before = text[max(0, found.span.start - 3) : found.span.start]
    behind = text[found.digits.end : found.digits.end + 4]
    if enumerator:
        return "enumerator"
    if name.startswith("《"):
        return "name"
    if re.search(r"第\s*$", before):
        return "ordinal"
    if quantity is None:
        return "code"
    unit = quantity.unit
    if reason := _no_figure(text, found, before, behind, unit):
        return reason
    if name and unit not in ("%", "元", "个百分点"):
        return "name"
    if found.written == "chinese":
        return _chinese(found, unit)
    if unit or found.written == "words" or quantity.scale:
        return "figure"
    return "name" if re.match(r"[\u4e00-\u9fffA-Za-z]", behind) or re.search(r"[\u4e00-\u9fff]$", before) else "bare"


def _no_figure(text: str, found: Found, before: str, behind: str, unit: str) -> str:
    quantity = found.quantity
    assert quantity is not None
    digits = text[found.digits.start : found.digits.end]
    if re.search(r"[A-Za-z]$|[A-Za-z][-.·]$", before) or (not unit and _LATIN.match(behind)):
        return "name"
    if re.search(r"[+×]$", before) or re.match(r"\s*[+×]", behind):
        return "name"
    if re.search(r"[〔\[【(（]$", before) and re.match(r"[〕\]】]", behind):
        return "document"
    if unit == "号" or (re.search(r"号$", before) and not unit):
        return "document"
    whole = quantity.value == quantity.value.to_integral_value()
    if (
        whole
        and int(quantity.value) in _YEARS
        and not quantity.scale
        and (unit == "年" or re.match(r"\s*年|[-—~至/.]\d", behind))
    ):
        return "year"
    if whole and int(quantity.value) in _YEARS and not quantity.scale and not unit and re.fullmatch(r"\d{4}", digits):
        return "year"
    if unit in _TIME or (not unit and _DATE_BEHIND.match(behind)):
        return "date"
    if unit in _SPAN:
        return "period"
    if unit in _ORDER:
        return "ordinal"
    if not unit and not quantity.scale and re.search(r"\d{5,}|\d-\d", digits):
        return "code"
    return ""


def _chinese(found: Found, unit: str) -> str:
    quantity = found.quantity
    assert quantity is not None
    if not unit:
        return "idiom"
    written = quantity.text
    if found.digits.end - found.digits.start == 1:
        return "figure" if unit in _SMALL and quantity.value >= 2 else "idiom"
    if re.fullmatch(r"[百千万亿]+", written[: found.digits.end - found.digits.start]) and not quantity.bound:
        return "idiom"
    return "figure" if quantity.value >= 10 else "idiom"
