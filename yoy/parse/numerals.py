"""Numerals: what number a printed numeral stands for, exactly."""

import re
import unicodedata
from decimal import Decimal

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")}
_VALUES |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_VALUES |= {
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "叄": 3,
    "參": 3,
    "陸": 6,
    "幺": 1,
    "廿": 20,
    "卅": 30,
    "弐": 2,
    "俩": 2,
    "仨": 3,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

DIGITS = "0-9０-９"
CHINESE = "".join(k for k in _VALUES) + "".join(_TENS) + "".join(_MYRIADS)
SCALES = "".join(_TENS) + "".join(_MYRIADS)


def scale_of(word: str) -> Decimal:
    """What a run of scale words multiplies by: 万亿 is 10¹²; an empty run is 1."""
    out = Decimal(1)
    for c in word:
        out *= _TENS.get(c) or _MYRIADS[c]
    return out


def arabic(text: str) -> Decimal | None:
    """The value of digits with thousands separators and a point, full-width or spaced; None if they are not one number."""
    plain = re.sub(r"[\s ]", "", unicodedata.normalize("NFKC", text))
    if "," in plain and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return None
    plain = plain.replace(",", "")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", plain) else None


def chinese(text: str) -> Decimal | None:
    """The value of a Chinese numeral: 一千二百零三, 三点一四, 二〇二四, 一百二 (120), 壹拾; None if it isn't one."""
    whole, point, rest = text.partition("点")
    if point:
        head = chinese(whole) if whole else Decimal(0)
        if head is None or not rest or any(c not in _VALUES or _VALUES[c] > 9 for c in rest):
            return None
        return head + Decimal("0." + "".join(str(_VALUES[c]) for c in rest))
    if not text or any(c not in _VALUES and c not in _TENS and c not in _MYRIADS for c in text):
        return None
    if all(c in _VALUES for c in text):
        return _read_out(text)
    return _counted(text)


def _read_out(text: str) -> Decimal:
    """Digit by digit (二〇二四), or a single one; 廿三 is 23."""
    if _VALUES[text[0]] > 9:
        return Decimal(_VALUES[text[0]] + (_VALUES[text[1]] if len(text) > 1 else 0))
    return Decimal("".join(str(_VALUES[c]) for c in text))


def _counted(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    unit = 0  # of the last scale word, for 一百二
    for c in text:
        if c in _VALUES:
            if digit is not None and digit != 0 and _VALUES[c] != 0:
                return None
            digit = _VALUES[c]
            if digit == 0:
                unit = 0
        elif c in _TENS:
            unit = _TENS[c]
            section += (1 if digit is None else digit) * unit
            digit = None
        else:
            section += digit or 0
            if not section and not total:
                return None
            total, section = _gather(total, section, _MYRIADS[c])
            unit, digit = _MYRIADS[c], None
    if digit:
        section += digit * (unit // 10 if unit >= 100 else 1)
    return Decimal(total + section)


def _gather(total: int, section: int, myriad: int) -> tuple[int, int]:
    """万 multiplies what was read since the last larger myriad, 亿 all that was read below it (四万万, 一万亿)."""
    if not section:
        return total * myriad, 0
    low = total % myriad if total >= myriad else total
    high = total - low
    return high + (low + section) * myriad, 0
