"""Whose report it is, of which year, under what title, and when it was published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yoy.model import Passage, Source

_CN_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}|(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}|[１２][９０][０-９]{2})\s*(?:年|财政年度)")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_TITLE = re.compile(r"报告|决议|公报|预算|决算|总结|要点|会议|Report")
_HEAD = 12  # lines among which a title stands


@dataclass(frozen=True, slots=True)
class Identity:
    """`year` and `published` (ISO date) are None, the texts empty, where nothing says them."""

    issuer: str
    year: int | None
    title: str
    published: str | None


def identify(source: Source, text: str, passages: Sequence[Passage]) -> Identity:
    """What the declared data, the front matter and the first lines say of a report."""
    front = [text[p.span.start : p.span.end] for p in passages[:_HEAD] if p.kind == "front"]
    title = source.declared.title or _title(front)
    issuer = source.declared.issuer or _issuer(title, front)
    year = year_in(title) or year_in(source.path.stem + "年") or _body_year(text)
    return Identity(issuer, year, title, source.declared.published or _published(front))


def year_in(text: str) -> int | None:
    """The first year that a text names: 2024年, 二〇二四年, ２０２４年."""
    found = _YEAR.search(text)
    return int(found.group(1).translate(_CN_DIGITS)) if found else None


def _title(front: Sequence[str]) -> str:
    """The title line; a line above it that only names the issuer belongs to it."""
    for i, line in enumerate(front):
        if _TITLE.search(line) and not line.startswith(("—", "-", "（", "(")):
            above = front[i - 1] if i else ""
            return above + line if above and re.match(r"(?:19|20)\d{2}\s*年", line) else line
    return ""


def _issuer(title: str, front: Sequence[str]) -> str:
    """What stands before the year in the title."""
    found = re.match(r"(?:关于)?(.{2,40}?)(?:关于)?\s*(?:(?:19|20)\d{2}|二[〇○零])", title)
    if found and re.search(r"[\u4e00-\u9fff]{2}", found[1]):
        return found[1].strip("《（( ")
    for line in front:
        if found := re.match(r"(\S{2,12}(?:国务院|政府|委员会|局|厅|部|院))(?:总理|省长|市长|县长|局长)?$", line.split("　")[0]):
            return found[1]
    return "国务院" if any(line.startswith("国务院总理") for line in front) else ""


def _body_year(text: str) -> int | None:
    """The year that the first paragraphs name most often; the earlier one of two that tie."""
    years = [int(y.translate(_CN_DIGITS)) for y in _YEAR.findall(text[:1500])]
    return max(sorted(set(years)), key=years.count) if years else None


def _published(front: Sequence[str]) -> str | None:
    for line in front:
        if found := _DATE.search(line):
            year, month, day = map(int, found.groups())
            return f"{year:04}-{month:02}-{day:02}"
    return None
