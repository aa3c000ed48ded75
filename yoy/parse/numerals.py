"""Numerals: what number a printed numeral stands for, exactly."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")}
_VALUES |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_VALUES |= {"○": 0, "两": 2, "兩": 2, "貳": 2, "弐": 2, "俩": 2, "倆": 2, "叄": 3, "參": 3, "仨": 3, "陸": 6, "幺": 1}
_FUSED = {"廿": 20, "卅": 30}  # 廿三 is 23
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

DIGITS = "0-9０-９"
CHINESE = "".join(_VALUES) + "".join(_FUSED) + "".join(_TENS) + "".join(_MYRIADS)
SCALES = "".join(_TENS) + "".join(_MYRIADS)
_TOKEN = re.compile(rf"[{DIGITS}][{DIGITS},，]*(?:[.．][{DIGITS}]+)?|[.．][{DIGITS}]+|\S")


def scale_of(word: str) -> Decimal:
    """What a run of scale words multiplies by: 万亿 is 10¹²; an empty run is 1."""
    out = Decimal(1)
    for c in word:
        if not c.isspace():
            out *= _TENS.get(c) or _MYRIADS[c]
    return out


def arabic(text: str) -> Decimal | None:
    """The value of digits with thousands separators and a point, full-width or spaced; None if they are not one number."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("·", ".")
    if "," in plain and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return None
    plain = plain.replace(",", "")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", plain) else None


def numeral(text: str) -> Decimal | None:
    """The value of any numeral: 1,234.5, 一千二百零三, 三点一四, 二〇二四, 一百二 (120), 壹拾, 5万4千6百; None if it is none."""
    whole, point, rest = re.sub("點", "点", text).partition("点")
    if point:
        head = numeral(whole) if whole.strip() else Decimal(0)
        digits = "".join(str(_VALUES[c]) if c in _VALUES else unicodedata.normalize("NFKC", c) for c in rest)
        return head + Decimal("0." + digits) if head is not None and digits.isdigit() else None
    if (value := arabic(text)) is not None:
        return value
    tokens = _TOKEN.findall(text)
    if not tokens:
        return None
    if all(token in _VALUES for token in tokens):
        return Decimal("".join(str(_VALUES[token]) for token in tokens))
    return _counted(tokens)


def _values(tokens: list[str]) -> Iterator[tuple[Decimal, str]]:
    """Each token's value and kind: digit, number (Arabic), ten, myriad. Raises ValueError for what is none of these."""
    for token in tokens:
        if token in _VALUES:
            yield Decimal(_VALUES[token]), "digit"
        elif token in _FUSED:
            yield Decimal(_FUSED[token]), "fused"
        elif token in _TENS:
            yield Decimal(_TENS[token]), "ten"
        elif token in _MYRIADS:
            yield Decimal(_MYRIADS[token]), "myriad"
        elif (value := arabic(token)) is not None:
            yield value, "number"
        else:
            raise ValueError(token)


def _counted(tokens: list[str]) -> Decimal | None:
    total = section = Decimal(0)
    pending: Decimal | None = None
    unit = Decimal(0)  # of the last scale word, for 一百二
    kind = ""
    try:
        for value, kind in _values(tokens):
            if kind in ("digit", "number", "fused"):
                if pending and value and not (pending >= 10 and value < 10):
                    return None
                pending = (pending or Decimal(0)) + value if pending and pending >= 10 else value
                unit = Decimal(0) if value == 0 or kind != "digit" else unit
            elif kind == "ten":
                unit = value
                section += (pending or 1) * value
                pending = None
            else:
                section += pending or 0
                if not section and not total:
                    section = Decimal(1)  # 万分之, 亿元
                total, section = _gather(total, section, value)
                unit, pending = value, None
    except ValueError:
        return None
    if pending:
        section += pending * (unit / 10 if unit >= 100 and kind == "digit" else 1)
    return total + section


def _gather(total: Decimal, section: Decimal, myriad: Decimal) -> tuple[Decimal, Decimal]:
    """万 multiplies what was read since the last larger myriad, 亿 all that was read below it (四万万, 一万亿)."""
    if not section:
        return total * myriad, Decimal(0)
    low = total % myriad if total >= myriad else total
    high = total - low
    return high + (low + section) * myriad, Decimal(0)
