"""The printed markers of headings and items: what kind they are and what number they carry."""

import re
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CN = r"[一二三四五六七八九十百]{1,4}"
_AR = r"[0-9０-９]{1,2}"

# Styles from the outermost to the innermost, as these reports nest them.
STYLES = ("part", "chapter", "clause", "cn", "(cn)", "ar", "(ar)", "circled", "bare")

_MARKER = re.compile(
    rf"(?P<part>第{_CN}(?:部分|篇|编))[\s　、，：:]*"
    rf"|(?P<chapter>第{_CN}章)[\s　、，：:]*"
    rf"|(?P<clause>第{_CN}节)[\s　、，：:]*"
    rf"|(?P<cn>{_CN}[、．.])\s*"
    rf"|(?P<bcn>[（(]\s*{_CN}\s*[）)])[、．.]?\s*"
    rf"|(?P<ar>{_AR}(?:[、．]|\.(?![0-9０-９])))\s*"
    rf"|(?P<bar>[（(]\s*{_AR}\s*[）)]|{_AR}[）)])\s*"
    r"|(?P<circled>[①-⑳])\s*"
)
_STYLE = {"bcn": "(cn)", "bar": "(ar)"}

# Looser than a heading's: what renumbering changes in front of any passage, row or item.
_IN_FRONT = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,4}(?:[、.．是]|部分|章|节)|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[、)）]|[.．](?!\d))|[①-⑳]|[—－-]+)\s*"
)

ITEM = re.compile(
    r"(?:^|(?<=[。；：;:！？]))[\s　]*(?P<marker>(?P<number>[一二三四五六七八九十]{1,3})是)(?!否)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, its style (one of STYLES) and number; `end` is where the title begins in the line."""

    text: str
    style: str
    number: int
    end: int


def find_marker(line: str) -> Marker | None:
    """The heading marker a line begins with."""
    found = _MARKER.match(line)
    if not found:
        return None
    name = found.lastgroup or ""
    text = found.group(name)
    return Marker(text, _STYLE.get(name, name), marker_number(text), found.end())


def marker_number(text: str) -> int:
    """The number in a marker: （十二） is 12, ③ is 3."""
    if "①" <= text[0] <= "⑳":
        return ord(text[0]) - ord("①") + 1
    if digits := re.search(r"\d+", text):
        return int(digits.group())
    return chinese_ordinal(re.sub(rf"[^{''.join(_DIGITS)}十百]", "", text))


def chinese_ordinal(text: str) -> int:
    """A small Chinese counting number, 一 to 九百九十九."""
    total = digit = 0
    for c in text:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


def unmarked(text: str) -> str:
    """A text without the marker it begins with: renumbering is no change of text."""
    return text[len(marker(text)) :]


def marker(text: str) -> str:
    """The marker of a heading, item or row that a text begins with, as printed; empty where there is none."""
    found = _IN_FRONT.match(text)
    return found[0] if found else ""
