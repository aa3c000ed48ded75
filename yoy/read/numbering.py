"""Word's generated numbers: what stands in front of a paragraph on paper but nowhere in its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEVELS: Final = 9
_MOST: Final = 9999  # numbers beyond are written in digits


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: how it counts, and its text with %1 … %9 for the counters down to it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False  # all counters in digits


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a document, asked paragraph by paragraph in reading order; `root` is the numbering part, or None."""

    def __init__(self, root: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._nums: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[tuple[str, int]] = set()
        for abstract in [] if root is None else root.findall(f"{W}abstractNum"):
            levels = {number(level, "ilvl"): _level(level) for level in abstract.findall(f"{W}lvl")}
            self._lists[abstract.get(f"{W}abstractNumId", "")] = _List(levels)
        for num in [] if root is None else root.findall(f"{W}num"):
            starts = {
                number(over, "ilvl"): value
                for over in num.findall(f"{W}lvlOverride")
                if (value := whole(said(over, "startOverride"))) is not None
            }
            self._nums[num.get(f"{W}numId", "")] = said(num, "abstractNumId"), starts

    def marker(self, num: str, level: int) -> str:
        """The number of the next paragraph of a list at a level; empty for bullets and for lists that aren't there."""
        abstract, starts = self._nums.get(num, ("", {}))
        known = self._lists.get(abstract)
        if known is None or level not in known.levels or not 0 <= level < _LEVELS:
            return ""
        if level in starts and (num, level) not in self._begun:
            self._begun.add((num, level))
            known.counts[level] = starts[level]
        else:
            before = known.counts[level]
            known.counts[level] = known.levels[level].start if before is None else before + 1
        known.counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _written(known, level)


def _level(level: Any) -> _Level:
    start = whole(said(level, "start"))
    return _Level(
        1 if start is None else start,
        said(level, "numFmt") or "decimal",
        said(level, "lvlText"),
        level.find(f"{W}isLgl") is not None,
    )


def _written(known: _List, level: int) -> str:
    own = known.levels[level]
    if own.form in ("bullet", "none"):
        return ""

    def counter(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        there = known.levels.get(at, _Level())
        count = known.counts[at]
        return count_in("decimal" if own.legal else there.form, there.start if count is None else count)

    return re.sub(r"%([1-9])", counter, own.text)


def number(node: Any, name: str) -> int:
    """An attribute as a whole number, 0 where it is none."""
    return whole(node.get(f"{W}{name}", "")) or 0


def whole(text: str) -> int | None:
    """A whole number of a few digits, None for any other text."""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else None


def said(node: Any, name: str) -> str:
    """The value of a child element; empty where it isn't there."""
    child = node.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


# ---------------------------------------------------------------- how Word counts
def count_in(form: str, count: int) -> str:
    """A count as Word writes it: 3 is 3, 三, 叁, ③, C, iii; forms that aren't known, and large numbers, in digits."""
    if not 0 < count <= _MOST:
        return str(count)
    match form:
        case "decimalZero":
            return f"{count:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return chinese(count)
        case "chineseLegalSimplified":
            return chinese(count, _LEGAL, "拾佰仟")
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if count <= 20:
            return chr(0x2460 + count - 1)
        case "decimalEnclosedParen" if count <= 20:
            return chr(0x2474 + count - 1)
        case "upperLetter":
            return "".join(_letters(count)).upper()
        case "lowerLetter":
            return "".join(_letters(count))
        case "upperRoman":
            return "".join(_roman(count)).upper()
        case "lowerRoman":
            return "".join(_roman(count))
    return str(count)


def chinese(count: int, digits: str = _DIGITS, powers: str = "十百千") -> str:
    """A number below ten thousand in Chinese: 12 is 十二, 105 一百零五."""
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = count // 10**power % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + (powers[power - 1] if power else "")
        gap = not digit
    return out[1:] if out.startswith("一十") else out


def _letters(count: int) -> Iterator[str]:
    """a … z, then aa, bb …, as Word goes on."""
    turns, last = divmod(count - 1, 26)
    yield chr(ord("a") + last) * (turns + 1)


def _roman(count: int) -> Iterator[str]:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    for value, sign in zip(values, signs, strict=True):
        yield sign * (count // value)
        count %= value
