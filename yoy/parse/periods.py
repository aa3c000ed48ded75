"""The time that a report looks back at: a year, or the five years of a term, passage by passage."""

import re

from yoy.model import Report, Stance

_YEAR = re.compile(r"(?<![比较自从])((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_SEVERAL = re.compile(r"(五|十)年(?:来|间|年均|累计|总体|增加|新增|共)")
# the level that a term ended at is its last year's; what was gathered over the term is the term's
_REACHED = re.compile(
    r"(?:增加|提高|上升|增长|扩大|提升|下降|降|降低|减少|发展|拓展)(?:到|至)(?:超过|约|近)?$|达到?(?:了|超过|约|近)?$"
)
_GATHERED = re.compile(r"累计|新增|合计|总共|年均")
_TERM = re.compile(r"五年来|过去五年|五年间|以来的五年|和五年工作|五年工作回顾")
_LAST = re.compile(r"过去一年|刚刚过去的|一年来")
_ASKS = re.compile(r"请予审议|请.{0,6}审议")
_OPENING = 40  # characters of a sentence that say which time it opens
_HEAD = 12  # passages in which a report asks for deliberation
_LENGTHS = {"五": 5, "十": 10}


def base_year(report: Report) -> int:
    """The year looked back at: the report's own, or the one before where it is delivered to a congress in its year."""
    asks = any(_ASKS.search(report.slice(p.span)) for p in report.passages[:_HEAD])
    return report.year - 1 if asks else report.year


def find_periods(report: Report) -> tuple[str, ...]:
    """For each passage the time its facts are about where their sentence doesn't say: 2024, or 2018–2022.

    A title or the opening of a sentence that speaks of five years holds until one speaks of the last year.
    """
    base = base_year(report)
    term, last = several(base, 5), str(base)
    out: list[str] = []
    now, top = last, -1
    for passage in report.passages:
        section = None if passage.section is None else report.sections[passage.section]
        if section is not None and section.ordinals[0] != top:
            top = section.ordinals[0]
            title = section.title
            now = term if _TERM.search(title) and not re.search("一年", title) else last
        opening = report.slice(passage.span)[:_OPENING]
        if _LAST.search(opening) or opening.startswith((f"{base}年，", f"{base}年是")):
            now = last
        elif _TERM.search(opening):
            now = term
        out.append(now)
    return tuple(out)


def several(base: int, years: int) -> str:
    """The years up to one: 2018–2022."""
    return f"{base - years + 1}–{base}"


def period_of(report: Report, titles: list[str], stance: Stance, before: str, around: str) -> str | None:
    """The time a figure is about: what its sentence says before it, else that of its section, else that of its passage.

    `around` is the passage's (`find_periods`); None where a plan names no time.
    """
    if found := list(_YEAR.finditer(before)):
        year, month, day = found[-1].groups()
        return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    clause = re.split("[，,；;。]", before)[-1]
    if "–" in around and _REACHED.search(clause) and not _GATHERED.search(clause):
        return around[-4:]
    if length := _SEVERAL.search(clause):
        return several(int(around[-4:]), _LENGTHS[length[1]])
    if re.search(r"去年|上年|过去一年", before) and "比" not in before:
        return str(report.year - 1)
    if stance == "actual" and "–" in around:
        return around
    for title in titles:
        if named := _YEAR.search(title):
            return named[1]
    return around if stance == "actual" else None
