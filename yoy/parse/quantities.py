"""Quantities: where numbers stand in a text, and which of them are figures with a unit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yoy.model import Bound, Quantity, Span
from yoy.parse.numerals import CHINESE, DIGITS, SCALES, numeral, scale_of
from yoy.parse.units import HALVED, PERCENT, UNIT, currency_before, noun_unit, open_unit, standard

_NO_UNIT = "(?![瓦米克伏卡焦赫])"  # 千瓦 and 千米 are units
_SC = rf"(?:[十百万亿萬億拾佰]|[千仟]{_NO_UNIT}|兆(?!赫|瓦))"
# digits in one run, or each apart as some printings have them (1 1 ．8％); 8·8％ and 66. 04％ are decimals by what follows
_SPACED = rf"(?<![{DIGITS}])[{DIGITS}](?:[ \u00a0][{DIGITS}])+(?![ \u00a0]?[{DIGITS}])"
_AR = (
    rf"(?:{_SPACED}|[{DIGITS}](?:[{DIGITS},，]*[{DIGITS}])?)"
    rf"(?:[.．][{DIGITS}]+|\s?[.．·]\s?[{DIGITS}](?:\s?[{DIGITS}])*(?=\s?(?:[%％‰万亿倍]|个?百分点))|(?<=[{DIGITS}])\s[.．]\s?[{DIGITS}]+)?"
)
# bounded, so that a run of scale words costs no search
_CN = rf"(?:[{''.join(c for c in CHINESE if c not in '千仟兆')}]|[千仟]{_NO_UNIT}|兆(?!赫|瓦)){{1,24}}"
_CN_DIGIT = "".join(c for c in CHINESE if c not in SCALES + "廿卅")
_CN_POINT = rf"{_CN}(?:[点點][{_CN_DIGIT}{DIGITS}]+(?![{SCALES}{_CN_DIGIT}{DIGITS}]|分钟|分鐘|钟|半|分(?![之]))|)"
_SCALE = rf"(?:\s?{_SC}){{0,4}}"
# 5万4千6百, 1千零20, 3万4000: what follows a scale word within one number
_FURTHER = (
    rf"(?:\s?{_SC}+\s?(?:零\s?{_AR}|[{DIGITS}]{{1,2}}(?=\s?{_SC})|[{DIGITS}]{{3,4}}(?![{DIGITS}.．%％])"
    rf"|0[{DIGITS}](?![{DIGITS}.．])|[{_CN_DIGIT}]{_SC}))+"
)
_NO_ABOUT = "节条公合契制预签履违租失集隐邀简缔"  # words that end in 约: 节约3.2亿元, 签约120个
_BEHIND = r"(?:左右|上下|以上|以下|以内|以外)?"
_DASH = r"(?:—+|－|–|~|～|-{1,2}|至|到)"
# 收付比为1：1.6; elsewhere a colon between numbers is a time or a score
_RATIO_BEFORE = (
    "(?:" + "|".join(f"(?<={said})" for said in ("比", "比为", "比是", "比例为", "比例是", "比约为", "比值为")) + ")"
)
_MINUS = (
    rf"(?:(?:(?<![{DIGITS}A-Za-z\u4e00-\u9fff])|(?<=[了为是到达入出额值]))[-－−]|[负負](?=[{DIGITS}{CHINESE}])|零下)"
)

_QUANTITY = re.compile(
    rf"(?P<before>(?:不低于|不少于|不小于|大于等于|小于等于|不大于|至少|最少|不超过|不高于|不多于|至多|最多|超过|突破|高于|多于|大于|小于|少于|低于|不足|不到|接近|将近|大约|(?<![{_NO_ABOUT}])约为?|跃上|迈上|(?<!反)超|逾|(?<![最附邻临亲])近"
    rf"|上(?=[百千万亿]))?)(?P<space>\s*)"
    rf"(?P<number>"
    rf"(?P<percent>[百千仟万萬]分之)\s*(?P<less>[负負])?(?P<of>{_AR}|{_CN_POINT})"
    rf"(?:{_DASH}(?P<again>[百千仟万萬]分之)?(?P<ofhigh>{_AR}|{_CN_POINT})(?!\s?(?:{UNIT}|分之)))?"
    rf"|{_RATIO_BEFORE}\s?(?P<first>{_AR})\s?[：:∶比]\s?(?P<second>{_AR})(?![{DIGITS}])"
    rf"|(?P<negative>[负負])?(?:(?P<whole>{_AR}|{_CN})又)?(?P<denominator>{_CN}|[{DIGITS}]+)分之(?P<numerator>{_CN_POINT}|[{DIGITS}]+(?![.．]))"
    rf"|(?P<opposite>(?<![{DIGITS}A-Za-z\u4e00-\u9fff])[-－−])?(?<![{DIGITS}/／.．])(?:(?P<units>[{DIGITS}]{{1,3}})\s)?(?P<over>[{DIGITS}]{{1,3}})[/／](?P<under>[{DIGITS}]{{1,3}})(?![{DIGITS}/／.．年月])"
    rf"|(?:全球|全国|全部|总数的?)?(?P<half>一半|半百|[对對](?=折)|半(?=斤|吨|折|成(?![品年员熟立])))"
    rf"|(?P<sign>{_MINUS})?(?P<low>{_AR}|{_CN})(?P<lowscale>{_SCALE})(?P<lowunit>[%％]|{UNIT})?(?:左右)?(?:[（(]含[）)])?"
    rf"\s*{_DASH}\s*(?P<high>{_AR}|{_CN})(?P<highscale>{_SCALE})"
    rf"|(?P<near>[一二三四五六七八][二三四五六七八九])(?P<nearscale>[十百千万亿]+)"
    rf"|(?P<minus>{_MINUS})?(?P<mixed>{_AR}{_FURTHER})(?P<mixedscale>{_SCALE})(?P<mixedsome>(?:[多几]|余(?!额))?)(?P<mixedlast>(?:(?<=[多余几])[万亿])?)"
    rf"|(?P<less2>{_MINUS})?(?P<arabic>{_AR}|(?<![{DIGITS}A-Za-z.．])[.．][{DIGITS}]+)\s?(?P<some>(?:[十百]|千{_NO_UNIT})*(?:[多几]|余(?!额))?)(?P<scale>{_SCALE})(?P<more>(?:[多几幾]|余(?!额))?)"
    rf"|(?P<less3>{_MINUS})?(?P<chinese>{_CN}[多余几幾][百千万亿萬億]*|几?[十百千][多余几]?[万亿]*(?=[^{CHINESE}点點]|$)|{_CN_POINT}(?:\s[万亿萬億]+|个(?=[万亿])[万亿]+|(?:(?<=[百千万亿])\s{_CN})+)?)"
    rf")"
    rf"\s?(?P<unit>[%％‰]|{UNIT})?(?P<and>多|余(?!额))?(?P<parts>(?:\s?又?[{DIGITS}{_CN_DIGIT}]{{1,3}}(?:[角毛]|分钟?))*)(?P<halved>半(?![{_CN_DIGIT}数年天月日以成]))?(?P<behind>{_BEHIND})"
)

_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("超过", "突破", "高于", "多于", "大于", "超", "逾"), "over"),
    **dict.fromkeys(
        ("不低于", "不少于", "不小于", "大于等于", "至少", "最少", "上", "以上", "跃上", "迈上"), "at_least"
    ),
    **dict.fromkeys(("不超过", "不高于", "不大于", "小于等于", "不多于", "至多", "最多", "以内", "以下"), "at_most"),
    **dict.fromkeys(("少于", "小于", "低于", "不足", "不到"), "under"),
    **dict.fromkeys(("接近", "将近", "大约", "约为", "约", "近", "左右", "上下"), "approx"),
}
_PARTS = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_MINUTES = {"分": Decimal(1), "分钟": Decimal(1)}
_HALVES = {"半百": Decimal(50), "对": Decimal(5), "對": Decimal(5)}  # 对折 is 5折
_SOME = "多余几幾"


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: a quantity where it may be a figure, else None; `digits` is the place of the bare number."""

    span: Span
    digits: Span
    quantity: Quantity | None
    written: str  # "arabic", "chinese" or "words" (百分之五, 一半)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a numeral says: its value, a range's upper end, the scale word as printed, and how it is written."""

    value: Decimal | None
    high: Decimal | None = None
    scale: str = ""
    written: str = "arabic"
    unit: str = ""  # said by the numeral itself (百分之)
    some: bool = False  # 多, 余 or 几 stands within


def scan(text: str, span: Span) -> Iterator[Found]:
    """Every number within a place of a text, in order."""
    for match in _QUANTITY.finditer(text, span.start, span.end):
        if found := _read(text, match):
            yield found


def _read(text: str, match: re.Match[str]) -> Found | None:
    read = _numeral(match)
    if read.value is None:
        place = Span(match.start("number"), match.end("number"))
        return Found(place, place, None, "arabic") if re.search(f"[{DIGITS}]", match["number"]) else None
    value, end, digits_end = read.value, match.end(), match.end("number")
    printed = match["unit"] or ""
    if read.written == "words":
        end, printed = digits_end if printed else match.end(), ""
    elif match["chinese"] and not printed and len(match["chinese"]) > 1 and match["chinese"][-1] in "两兩":
        value, printed, digits_end = numeral(match["chinese"][:-1]) or value, "两", digits_end - 1
    unit = read.unit or PERCENT.get(printed, standard(printed))
    if unit == "小时" and match["parts"]:
        unit, value = "分钟", value * 60 + sum(_parts(match, _MINUTES))
    elif unit == "元":
        unit, end, value = _money(text, match, end, value)
    elif match["halved"] and unit in HALVED and read.high is None:
        value += Decimal("0.5") * scale_of(read.scale)
    elif match["halved"] or match["parts"]:
        end = match.end("and") if match.end("and") >= 0 else match.end("unit") if printed else digits_end
    if not unit and read.scale.strip("十"):
        unit = noun_unit(text[digits_end : digits_end + 12])
    elif not unit and read.written == "arabic" and not read.scale:
        unit = open_unit(text[max(0, match.start() - 4) : match.start("number")], text[digits_end : digits_end + 6])
        end = digits_end + len(unit) if unit else end
    start = match.start("before") if match["before"] else match.start("number")
    digits_end, end = _tight(text, start, digits_end), _tight(text, start, end)
    place = Span(start, end)
    bound = _bound(match, read.some)
    return Found(
        place,
        Span(match.start("number"), digits_end),
        Quantity(value, unit, bound, text[place.start : place.end], read.high, read.scale),
        read.written,
    )


def _tight(text: str, start: int, end: int) -> int:
    """The end of a place without the white space it ends in."""
    return start + len(text[start:end].rstrip())


def _numeral(match: re.Match[str]) -> _Read:
    if match["percent"]:
        value, high = numeral(match["of"]), numeral(match["ofhigh"]) if match["ofhigh"] else None
        unit = {"百": "%", "千": "‰", "仟": "‰", "万": "‱", "萬": "‱"}[match["percent"][0]]
        return _Read(-value if value is not None and match["less"] else value, high, written="words", unit=unit)
    if match["first"]:
        values = [numeral(match["first"]), numeral(match["second"])]
        return _Read(values[0] / values[1] if values[0] is not None and values[1] else None, written="words")
    if match["denominator"] or match["over"]:
        return _Read(_fraction(match), written="words")
    if match["half"]:
        value = _HALVES.get(match["half"], Decimal("0.5"))
        return _Read(value, written="words" if match["half"] == "一半" else "chinese")
    if match["low"]:
        return _range(match)
    if match["near"]:
        return _near(match)
    if match["mixed"]:
        value = numeral(match["mixed"] + match["mixedscale"] + match["mixedlast"])
        return _signed(value, match["minus"], "", some=bool(match["mixedsome"]))
    if match["arabic"]:
        some, scale = match["some"], "".join(match["scale"].split())
        value = numeral(match["arabic"])
        words = re.sub(f"[{_SOME}]", "", some)
        if value is not None:
            value *= scale_of(words) * scale_of(scale)
        said = bool(re.search(f"[{_SOME}]", some + (match["more"] or "")))
        return _signed(value, match["less2"], words + scale, some=said)
    return _chinese(match)


def _near(match: re.Match[str]) -> _Read:
    """三五百: two neighbouring digits say a range."""
    scale = scale_of(match["nearscale"])
    low, high = numeral(match["near"][0]), numeral(match["near"][1])
    if low is None or high is None or low >= high:
        return _Read(None)
    return _Read(low * scale, high * scale, match["nearscale"], "chinese")


def _signed(value: Decimal | None, minus: str | None, scale: str, written: str = "arabic", some: bool = False) -> _Read:
    return _Read(-value if minus and value is not None else value, None, scale, written, "", some)


def _fraction(match: re.Match[str]) -> Decimal | None:
    above, below = match["numerator"] or match["over"], match["denominator"] or match["under"]
    values = [numeral(above), numeral(below)]
    if values[0] is None or not values[1]:
        return None
    whole = match["whole"] or match["units"]
    value = values[0] / values[1] + (numeral(whole) or 0 if whole else 0)
    return -value if match["negative"] or match["opposite"] else value


def _range(match: re.Match[str]) -> _Read:
    """A range; the lower end has the scale of the upper one where it has none and that keeps it the lower one."""
    low, high = match["low"], match["high"]
    scales = ["".join(match[name].split()) for name in ("lowscale", "highscale")]
    alone = len(low) == 1 and not scales[0]  # 两到三千: one digit, and the scale of the other
    for k, said in enumerate((low, high)):
        trailing = re.search(r"(?<=.)[万亿萬億]+$", said)
        if k and alone and not trailing:
            trailing = re.search(rf"(?<=^.)[{SCALES}]+$", said)
        if trailing and not scales[k]:
            scales[k] = trailing[0]
            low, high = (said[: trailing.start()], high) if k == 0 else (low, said[: trailing.start()])
    first, last = numeral(low), numeral(high)
    if first is None or last is None:
        return _Read(None)
    shared = scales[0] or (scales[1] if first < last else "")
    first, last = first * scale_of(shared), last * scale_of(scales[1] or scales[0])
    written = "arabic" if re.match(f"[{DIGITS}]", low) else "chinese"
    if first > last and not match["sign"]:
        first, last = (first, last) if written == "arabic" else (last, first)
    return _Read(-first if match["sign"] else first, last, scales[1] or scales[0], written)


def _chinese(match: re.Match[str]) -> _Read:
    """A Chinese numeral: 三百多万 is 3000000 and more; 几十 is at least 10."""
    text = match["chinese"].replace("个", "")
    some = next((c for c in text if c in _SOME), "")
    head, _, tail = text.partition(some) if some else (text, "", "")
    value = numeral(head) if head else Decimal(1)
    if value is not None and tail:
        value *= scale_of(tail)
    trailing = re.search(rf"[{SCALES}]+$", text)
    return _signed(value, match["less3"], trailing[0] if trailing else "", "chinese", bool(some))


def _money(text: str, match: re.Match[str], end: int, value: Decimal) -> tuple[str, int, Decimal]:
    """The currency of an amount in 元, where it ends, and its value with 角 and 分."""
    unit = currency_before(text[max(0, match.start() - 4) : match.start()]) or "元"
    return unit, end, value + sum(_parts(match, _PARTS))


def _parts(match: re.Match[str], worth: Mapping[str, Decimal]) -> Iterator[Decimal]:
    """What the smaller units behind an amount are worth: 5角 of 3元5角, 20分 of 3小时20分."""
    for amount, name in re.findall(rf"([{DIGITS}{_CN_DIGIT}]+)(角|毛|分钟?)", match["parts"] or ""):
        yield (numeral(amount) or Decimal(0)) * worth.get(name, Decimal(0))


def _bound(match: re.Match[str], some: bool) -> Bound:
    said = match["before"] or match["behind"]
    if said in _BOUNDS:
        return _BOUNDS[said]
    return "over" if some or match["and"] else ""
