"""The time that a report looks back at: a year, or the five years of a term, passage by passage."""

import re
from calendar import monthrange

from yoy.model import Report, Stance

_YEAR = re.compile(r"(?<![比较自从])((?:19|20)\d\d)\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)?")
_SEVERAL = re.compile(r"(五|十)年(?:来|间|年均|累计|总体|增加|新增|共)")
# the level that a term ended at is its last year's; what was gathered over the term is the term's
_REACHED = re.compile(
    r"(?:增加|提高|上升|增长|扩大|提升|下降|降|降低|减少|发展|拓展)(?:到|至)(?:超过|约|近)?$|达到?(?:了|超过|约|近)?$"
)
_GATHERED = re.compile(r"累计|新增|合计|总共|年均")
_TERM = re.compile(r"五年来|[这此]五年|五年[里中]|过去五年|五年间|以来的五年|和五年工作|五年工作回顾")
_LAST = re.compile(r"过去一年|刚刚过去的|一年来")
_LAST_YEAR = re.compile(r"去年|(?<![比较])上年|过去一年")
_MONTH = re.compile(r"^\s?(1[0-2]|[1-9])\s?月(末|底)?(?:份)?(?![\d日至、和—－-])")
_UNTIL = re.compile(r"截[至止]\s?(\d{1,2})月(\d{1,2})日")
_TOTAL = re.compile(r"累计|总计已|历年来")
_SINCE = re.compile(r"(?:自|从)?((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[^，。；]{2,12})?(?:以来|起)")
_WITHIN = re.compile(r"(?:全|今|本|当|去|上|一)年|年度|年内|[季月]度?累计|\d月")
_STOCK = re.compile(r"现行有效|结转下年|尚未审结|[年期月]末|年底|期末")
_BROUGHT = re.compile(r"上年结转|年初|上年末|期初")
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

    `around` is the passage's (`find_periods`); None where a plan names no time. A stock at a year's end is of that day
    (2024-12-31), what was gathered since a year is 2019–2024, and –2024 where the text doesn't say since when.
    """
    clause = re.split("[，,；;。]", before)[-1]
    if stance == "actual" and (gathered := _gathered(report, clause, before, around)):
        return gathered
    if until := _UNTIL.search(before):
        return f"{around[-4:]}-{until[1]:0>2}-{until[2]:0>2}"
    found = list(_YEAR.finditer(before))
    if found and not _LAST_YEAR.search(before, found[-1].end()):
        return _day(before, found[-1])
    if "–" in around and _REACHED.search(clause) and not _GATHERED.search(clause):
        return around[-4:]
    if length := _SEVERAL.search(clause):
        return several(int(around[-4:]), _LENGTHS[length[1]])
    if stance == "actual" and not found and "–" not in around and (month := _MONTH.search(clause)):
        return _month(around, month)
    if _LAST_YEAR.search(before) and "比" not in before:
        return str(report.year - 1)
    if stance == "actual" and "–" in around:
        return around
    for title in titles:
        if named := _YEAR.search(title):
            return named[1]
    return around if stance == "actual" else None


def period_of_cell(label: str, around: str) -> str:
    """The time a table cell is about: a stock (结转下年度) is of the year's last day, what came over of the last one's."""
    year = int(around[-4:])
    if _BROUGHT.search(label):
        return f"{year - 1}-12-31"
    return f"{year}-12-31" if _STOCK.search(label) else around


def _month(year: str, named: re.Match[str]) -> str:
    """A month of a year, or its last day where 末 says so."""
    month = f"{year}-{named[1]:0>2}"
    return f"{month}-{monthrange(int(year), int(named[1]))[1]}" if named[2] else month


def _day(text: str, named: re.Match[str]) -> str:
    """A named time as ISO 8601 has it: 2024, 2024-01, 2024-12-31; 年末 and 月底 are the last day."""
    year, month, day = named.groups()
    last = re.match("[末底]", text[named.end() :])
    if last and not day:
        month = month or "12"
        day = str(monthrange(int(year), int(month))[1])
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _gathered(report: Report, clause: str, before: str, around: str) -> str:
    """The time over which something was gathered up, empty where nothing says that it was."""
    if not (total := _TOTAL.search(clause)):
        return ""
    end = str(int(around[-4:]))
    if since := list(_SINCE.finditer(before)):
        return f"{since[-1][1]}–{end}"
    within = _WITHIN.search(before) or str(report.year) in before or "–" in around or _SEVERAL.search(clause)
    return "" if within or not total else f"–{end}"


def is_several(period: str | None) -> bool:
    """Whether a time is that of several years (2018–2022), whose total is no year's."""
    return bool(period and re.match(r"\d{4}.*–", period))
