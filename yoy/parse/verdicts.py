"""Verdicts: whether a number is a figure, or why not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yoy.model import Section, Span
from yoy.parse.quantities import Found

_QUOTED = re.compile(r"“[^“”\n]{1,24}”|《[^《》\n]{1,60}》|\"[^\"\n]{1,24}\"|「[^」\n]{1,24}」")
_YEARS = range(1900, 2100)
_TIME = {"月", "日", "号", "时", "点", "周", "旬"}
# how long a loan or a bond runs: 7天、1个月常备借贷便利, 3个月和1年期Shibor
_TENORS = {"个月", "天", "周", "年"}
_LENT = "期(?!间)|Shibor|SHIBOR|LPR|常备|逆回购|国债|存款|贷款"
_TENOR = re.compile(
    rf"\s?(?:{_LENT}|以[内上](?=[^，。；]*?(?:贷款|存款|LPR|利率))"
    rf"|[、和及]\s?\d+\s?(?:个月|天|周|年)(?:{_LENT}|[、和及]))"
)
_HOURS = 24
_ORDER = {"届", "级", "代", "号", "版", "线", "环", "角"}
_SPAN = {"年", "周年", "周岁", "岁", "个年头"}
# what 两, 三 … count often enough to be figures: acts, rates, and what is measured rather than counted
_SMALL = {"次", "倍", "成", "个百分点", "吨", "公里", "公斤", "亩", "公顷", "元", "小时", "斤"}
# an index is said to be, to reach, to rise by so much
_SAID = re.compile(r"(?:为|是|达到?|[至到于]|[升降跌涨高低减增][了至到为]?|分别[^，。；]{0,4}|[0-9]\s?[、和])\s*$")
_ONWARD = re.compile(r"[升降下上增减提的和及与至到左以附点]")
_POINTING = re.compile("[这那哪前后头]")  # 这两块, 前三次
_ALL = re.compile(r"(.)\1+|[千百]+万+")  # 万万, 千千万万
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
        return _chinese(text, found, unit)
    if unit or found.written == "words" or quantity.scale or _is_index(text, found):
        return "figure"
    return "name" if re.match(r"[\u4e00-\u9fffA-Za-z]", behind) or re.search(r"[\u4e00-\u9fff]$", before) else "bare"


def _no_figure(text: str, found: Found, before: str, behind: str, unit: str) -> str:
    quantity = found.quantity
    assert quantity is not None
    digits = text[found.digits.start : found.digits.end]
    if re.search(r"[A-Za-z]$|[A-Za-z][-.·]$", before) or (not unit and not quantity.scale and _LATIN.match(behind)):
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
    if unit == "点" and quantity.value > _HOURS:  # an index closes at so many points
        return ""
    if unit in _TIME or (not unit and _DATE_BEHIND.match(behind)):
        return "date"
    if unit in _SPAN or (unit in _TENORS and _TENOR.match(text, found.span.end)):
        return "period"
    if unit in _ORDER:
        return "ordinal"
    if not unit and not quantity.scale and re.search(r"\d{5,}|\d-\d", digits):
        return "code"
    return ""


def _is_index(text: str, found: Found) -> bool:
    """A number that counts nothing: an index or ratio is said to be so much (指数为102.38), or a bound is put to a number."""
    quantity = found.quantity
    assert quantity is not None
    before, behind = text[max(0, found.digits.start - 8) : found.digits.start], text[found.digits.end :][:1]
    if re.match(r"[\u4e00-\u9fffA-Za-z]", behind) and not _ONWARD.match(text, found.digits.end):
        return False
    if quantity.bound and quantity.text[-1:] not in "0123456789":
        return True
    return "." in text[found.digits.start : found.digits.end] and bool(_SAID.search(before))


def _chinese(text: str, found: Found, unit: str) -> str:
    quantity = found.quantity
    assert quantity is not None
    numeral = quantity.text[found.digits.start - found.span.start :][: found.digits.end - found.digits.start]
    if re.fullmatch(r"[百千万亿萬億]+", numeral) and not quantity.bound:
        return "idiom"
    if quantity.text.startswith("三百六十行"):
        return "idiom"
    if not unit:  # 十三亿多
        return "figure" if re.search("[万亿萬億]", numeral) and not _ALL.fullmatch(numeral) else "idiom"
    if numeral == "二" and unit == "次":  # 二次梳理 is done again; twice is 两次
        return "idiom"
    if len(numeral) == 1 and _POINTING.search(text, max(0, found.span.start - 1), found.span.start):
        return "idiom"
    if len(numeral) == 1:
        return "figure" if unit in _SMALL and quantity.value >= 2 else "idiom"
    return "figure" if quantity.value >= 10 or "点" in numeral else "idiom"
