"""Whose report it is, of which year, under what title, and when it was published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yoy.model import Passage, Source
from yoy.parse.years import before_year, year_of, years_in

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_BYLINE = re.compile(r"(\S*(?:国务院|政府|委员会|局|厅|部|院))(?:总理|主席|省长|市长|区长|县长|局长|厅长|主任)?$")
_NAMED = re.compile(r"(?:预算主管部门|编[制报](?:部门|单位)|部门名称|单位名称)\s*[:：]\s*(\S{4,40})$")
_TITLE = re.compile(r"报告|决议|公报|预算|决算|总结|要点|会议|Report")
_HEAD = 12  # passages among which a title stands
_HEAD_LENGTH = 1500  # characters that may say the year where the title doesn't


@dataclass(frozen=True, slots=True)
class Identity:
    """`year` and `published` (ISO date) are None, the texts empty, where nothing says them."""

    issuer: str
    year: int | None
    title: str
    published: str | None


def identify(source: Source, text: str, passages: Sequence[Passage]) -> Identity:
    """What the declared data, the front matter and the first lines say of a report.

    Raises WrongYear where the title contradicts the file's name.
    """
    front = [text[p.span.start : p.span.end] for p in passages[:_HEAD] if p.kind == "front"]
    title = source.declared.title or _title(front)
    issuer = source.declared.issuer or _issuer(title, front)
    year = year_of(source.path, title, text[:_HEAD_LENGTH])
    return Identity(issuer, year, title, source.declared.published or _published(front))


def _title(front: Sequence[str]) -> str:
    """The title line; a line above it that only names the issuer belongs to it."""
    for i, line in enumerate(front):
        if _TITLE.search(line) and not line.startswith(("—", "-", "（", "(")):
            begins_with_year = bool(years_in(line)) and not before_year(line).strip()
            return front[i - 1] + line if i and begins_with_year else line
    return ""


def _issuer(title: str, front: Sequence[str]) -> str:
    """Whom the front names as the department, what stands before the year in the title, or whom the byline speaks for."""
    for line in front:
        if named := _NAMED.match(line):
            return named[1]
    before = before_year(title).strip("《（( ").removeprefix("关于")
    if before != title and re.search(r"[\u4e00-\u9fff]{2}", before):
        return before
    for line in front:
        if found := _BYLINE.match(line.split("　")[0]):
            return found[1]
    return ""


def _published(front: Sequence[str]) -> str | None:
    for line in front:
        if found := _DATE.search(line):
            year, month, day = map(int, found.groups())
            return f"{year:04}-{month:02}-{day:02}"
    return None
