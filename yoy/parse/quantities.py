"""Quantities: where numbers stand in a text, and which of them are figures with a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yoy.model import Bound, Quantity, Span
from yoy.parse.numerals import CHINESE, DIGITS, SCALES, arabic, chinese, scale_of
from yoy.parse.units import PERCENT, UNIT, noun_unit, standard

_AR = rf"[{DIGITS}](?:[{DIGITS},，]*[{DIGITS}])?(?:[.．][{DIGITS}]+)?"
_CN = rf"[{CHINESE}]+(?:点[{CHINESE}]+)?"
_SCALE = r"(?:[百万亿兆萬億]|千(?![瓦米克伏卡焦赫]))*"
_BEHIND = r"(?:左右|上下|以上|以下|以内|以外)?"

_QUANTITY = re.compile(
    rf"(?P<before>(?:不低于|不少于|至少|不超过|不高于|不多于|至多|最多|超过|突破|高于|多于|大于|少于|低于|不足|不到|接近|将近|大约|约为|约|跃上|迈上|超|逾|近"
    rf"|上(?=[百千万亿]))?)(?P<space>\s*)"
    rf"(?P<number>"
    rf"(?P<percent>百分之|千分之|万分之)\s*(?P<of>{_AR}|{_CN})"
    rf"|(?P<fraction>(?P<denominator>[{CHINESE}]+|[{DIGITS}]+)分之(?P<numerator>[{CHINESE}]+|[{DIGITS}]+))"
    rf"|(?:全球|全国|全部|总数的?)?(?P<half>一半)"
    rf"|(?P<sign>(?<![{DIGITS}A-Za-z\u4e00-\u9fff])[-－−]|负)?(?P<low>{_AR})(?P<lowscale>{_SCALE})(?P<lowunit>[%％]?)(?:左右)?"
    rf"\s*(?:—|－|–|~|～|-|至|到)\s*(?P<high>{_AR})(?P<highscale>{_SCALE})"
    rf"|(?P<minus>(?<![{DIGITS}A-Za-z\u4e00-\u9fff])[-－−]|负)?(?P<arabic>{_AR})\s?(?P<some>(?:[十百]|千(?![瓦米克伏卡焦赫]))*[多余几]?)(?P<scale>{_SCALE})(?P<more>[多余几]?)"
    rf"|(?P<chinese>[{CHINESE}]+[多余几]?[百千万亿]*|几?[十百千][多余几]?[万亿]*)"
    rf")"
    rf"\s?(?P<unit>[%％‰]|{UNIT})?(?P<and>多|余)?(?P<behind>{_BEHIND})"
)

_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("超过", "突破", "高于", "多于", "大于", "超", "逾"), "over"),
    **dict.fromkeys(("不低于", "不少于", "至少", "上", "以上", "跃上", "迈上"), "at_least"),
    **dict.fromkeys(("不超过", "不高于", "不多于", "至多", "最多", "以内", "以下"), "at_most"),
    **dict.fromkeys(("少于", "低于", "不足", "不到"), "under"),
    **dict.fromkeys(("接近", "将近", "大约", "约为", "约", "近", "左右", "上下"), "approx"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: a quantity where it may be a figure, else None; `digits` is the place of the bare number."""

    span: Span
    digits: Span
    quantity: Quantity | None
    written: str  # "arabic", "chinese" or "words" (百分之五, 一半)


def scan(text: str, span: Span) -> Iterator[Found]:
    """Every number within a place of a text, in order."""
    for match in _QUANTITY.finditer(text, span.start, span.end):
        if found := _read(text, match):
            yield found


def _read(text: str, match: re.Match[str]) -> Found | None:
    high: Decimal | None = None
    scale, unit, some = "", match["unit"] or "", ""
    written = "arabic"
    end = match.end()
    if match["percent"]:
        value = arabic(match["of"]) if match["of"][0] in DIGITS_SET else chinese(match["of"])
        unit, end, written = {"百": "%", "千": "‰", "万": "‱"}[match["percent"][0]], match.end("number"), "words"
    elif match["fraction"]:
        value, unit, written = _fraction(match), "", "words"
        end = match.end("number")
    elif match["half"]:
        value, unit, written, end = Decimal("0.5"), "", "words", match.end("number")
    elif match["low"]:
        value, high, scale = _range(match)
    elif match["arabic"]:
        value, some, scale = arabic(match["arabic"]), match["some"], match["scale"]
        if value is not None:
            value *= scale_of(re.sub("[多余几]", "", some)) * scale_of(scale)
        scale = re.sub("[多余几]", "", some) + scale
        if match["minus"] and value is not None:
            value = -value
    else:
        value, some, scale = _chinese(match["chinese"])
        written = "chinese"
    if value is None:
        return None
    if not unit and scale.strip("十") and (noun := noun_unit(text[match.end("number") : match.end("number") + 12])):
        unit = noun
    bound = _bound(match, some + (match["more"] or ""))
    start = match.start("before") if match["before"] else match.start("number")
    if not match["before"]:
        start = match.start("number")
    place = Span(start, end)
    name = PERCENT.get(unit, standard(unit))
    return Found(
        place,
        Span(match.start("number"), match.end("number")),
        Quantity(value, name, bound, text[place.start : place.end], high, scale),
        written,
    )


DIGITS_SET = frozenset("0123456789０１２３４５６７８９")


def _fraction(match: re.Match[str]) -> Decimal | None:
    parts = [match["numerator"], match["denominator"]]
    values = [arabic(p) if p[0] in DIGITS_SET else chinese(p) for p in parts]
    return values[0] / values[1] if values[0] is not None and values[1] else None


def _range(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None, str]:
    low, high = arabic(match["low"]), arabic(match["high"])
    scale = match["highscale"] or match["lowscale"]
    if low is None or high is None:
        return None, None, ""
    low *= scale_of(match["lowscale"] or match["highscale"])
    return (-low if match["sign"] else low), high * scale_of(match["highscale"] or match["lowscale"]), scale


def _chinese(text: str) -> tuple[Decimal | None, str, str]:
    """Value, 多/余/几 and scale of a Chinese numeral: 三百多万 is 3000000 and more; 几十 is at least 10."""
    some = next((c for c in text if c in "多余几"), "")
    head, _, tail = text.partition(some) if some else (text, "", "")
    value = chinese(head) if head else Decimal(1)
    if value is not None and tail:
        value *= scale_of(tail)
    trailing = re.search(rf"[{SCALES}]+$", text)
    return value, some, trailing[0] if trailing else ""


def _bound(match: re.Match[str], some: str) -> Bound:
    said = match["before"] or match["behind"]
    if said in _BOUNDS:
        return _BOUNDS[said]
    return "over" if re.search("[多余几]", some) or match["and"] else ""
