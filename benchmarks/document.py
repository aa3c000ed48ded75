"""A report as the mutation benchmark sees it: lines of units, cut by rules of its own and not by yoy's."""

import re
from dataclasses import dataclass
from typing import Literal

How = Literal["same", "reworded", "figure", "width", "split", "merged", "renamed", "renumbered", "inserted"]

MARKER = re.compile(r"(?P<open>（?)(?P<number>[一二三四五六七八九十]+)(?P<close>[）、])")
_SENTENCE = re.compile(r".+?(?:[。！？]+[”’）》」』]*|$)", re.DOTALL)
_HEADING_LIMIT = 40
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading or sentence: its text, the earlier units it was made of (none if it is new), what was done to it."""

    text: str
    origins: tuple[int, ...]
    how: How = "same"
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line."""

    units: tuple[Unit, ...]
    heading: bool = False

    @property
    def text(self) -> str:
        """The line as printed."""
        return "".join(unit.text for unit in self.units)

    @property
    def opening(self) -> Unit | None:
        """The numbered heading that the line is, or opens with."""
        return self.units[0] if self.units and MARKER.match(self.units[0].text) else None


def read_document(text: str) -> list[Line]:
    """Cuts a text into lines and these into sentences; units are numbered through."""
    lines: list[Line] = []
    count = 0
    for printed in filter(None, map(str.strip, text.splitlines())):
        heading = (
            bool(MARKER.match(printed)) and len(printed) <= _HEADING_LIMIT and not re.search("[。！？；]", printed)
        )
        parts = [printed] if heading or "\t" in printed else _SENTENCE.findall(printed)
        lines.append(Line(tuple(Unit(part, (count + i,)) for i, part in enumerate(parts)), heading))
        count += len(parts)
    return lines


def print_document(lines: list[Line]) -> tuple[str, list[tuple[int, int]]]:
    """The document as text with the place of each unit, in reading order."""
    text, places = "", []
    for line in lines:
        for unit in line.units:
            places.append((len(text), len(text) + len(unit.text)))
            text += unit.text
        text += "\n\n"
    return text, places


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese, as markers print it."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def arabic(number: str) -> int:
    """The value of a Chinese number from 1 to 99."""
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(ones) if ones else 0)
