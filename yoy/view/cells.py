"""What tables and the workbook share: the reader's words for the model's codes, places in words, stated units."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from yoy.model import Break, Comparison, Finding, Initiative, Measure, Passage, Quantity, Report, Span
from yoy.view.messages import Words

# The codes that English says otherwise; stances, initiatives and their kinds are words already.
BOUNDS: Final = {
    "": "",
    "approx": "about",
    "over": "over",
    "under": "under",
    "at_least": "at least",
    "at_most": "at most",
}
DELTAS: Final = {
    "up": "up",
    "down": "down",
    "flat": "unchanged",
    "new": "first given",
    "gone": "no longer given",
    "unclear": "not comparable",
}
CHANGES: Final = {"same": "same wording", "edited": "edited", "added": "added", "removed": "removed"}
PASSAGES: Final = {"front": "front matter", "heading": "heading", "sentence": "sentence", "row": "table row"}
COMMITMENTS: Final = {
    "delivered": "delivered",
    "partly": "partly delivered",
    "repeated_as_plan": "planned again",
    "not_mentioned": "not mentioned",
}
CHECKS: Final = {
    "sum": "sum",
    "difference": "difference",
    "growth": "growth",
    "share": "share",
    "repeat": "repeated figure",
    "table": "table identity",
}
NUMBERS: Final = {
    "document": "document number",
    "name": "part of a name",
    "bare": "without a unit",
    "cell": "cell of a lost table",
}
"""Why a number is no figure; the other reasons are words already."""


def verdict_words(finding: Finding) -> str:
    """The English text for what a checked statement comes to."""
    if finding.dismissed:
        return "dismissed"
    if finding.holds is None:
        return "could not be checked" if finding.computed is None else "to be verified"
    return "agrees" if finding.holds else "differs"


# ---------------------------------------------------------------- tables in the text
_NUMBER_CELL: Final = re.compile(r"\s*[-−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?\s*")
_BLANK: Final = re.compile(r"\s*[/／—–-]*\s*")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the cells of a report's tables: how many hold a number, how many of these are figures, how many are blank or "/"."""

    expected: int
    read: int
    blank: int


def table_coverage(report: Report) -> Coverage:
    """What was read of a report's tables; the first cell of a row is its label, codes before the label count nothing."""
    expected = read = blank = 0
    codes = {number.span.start for number in report.numbers if number.verdict == "enumerator"}
    for passage in report.passages:
        if passage.kind != "row":
            continue
        starts = {m.span.start for m in report.measures_in(passage.span) if m.table}
        place = passage.span.start
        for k, cell in enumerate(report.slice(passage.span).split("\t")):
            begin = place + len(cell) - len(cell.lstrip())
            place += len(cell) + 1
            if begin in starts:
                expected, read = expected + 1, read + 1
            elif k and _NUMBER_CELL.fullmatch(cell) and begin not in codes:
                expected += 1
            elif k and starts and _BLANK.fullmatch(cell):
                blank += 1
    return Coverage(expected, read, blank)


# ---------------------------------------------------------------- names in other years
def named_beyond(item: Initiative, reports: Sequence[Report], words: Words) -> str:
    """Which report beyond the two years names a new or dropped thing too; empty where none does."""
    if item.elsewhere is None:
        return ""
    said = "already named in {year}" if item.status == "new" else "named again in {year}"
    return words(said, year=reports[item.elsewhere].key)


def how_many_beyond(items: Sequence[Initiative], words: Words) -> str:
    """How many of some new or some dropped things a report beyond the two years names too; empty where none."""
    count = sum(item.elsewhere is not None for item in items)
    if not count:
        return ""
    said = (
        "{n} of these already named in earlier years" if items[0].status == "new" else "{n} of these named again later"
    )
    return words(said, n=count)


# ---------------------------------------------------------------- places
def section_path(report: Report, section: int | None) -> str:
    """A section's headings from the top, as printed: 一、总体情况 / 1.主动公开."""
    path = [report.sections[at] for at in reversed(report.sections_around(section))]
    return " / ".join(at.marker + at.title for at in path)


def passage_at(report: Report, place: Span) -> Passage | None:
    """The passage in which a place begins."""
    k = report.passage_at(place.start)
    return report.passages[k] if report.passages and report.passages[k].span.start <= place.start else None


def sentence_of(report: Report, measure: Measure) -> str:
    """The sentence, heading or table row that a figure stands in."""
    passage = passage_at(report, measure.span)
    return report.slice(passage.span) if passage else ""


def level_of(report: Report, measure: Measure) -> Measure | None:
    """The figure that a growth or difference is of, where that stands beside it in its sentence."""
    passage = passage_at(report, measure.span) if measure.of else None
    return next((m for m in report.measures_in(passage.span) if m.id == measure.of), None) if passage else None


def said_of_break(at: Break, reports: Sequence[Report], words: Words) -> str:
    """From which year on a series is no longer what it was, and why."""
    return f"{reports[at.column].key}：{words.say(at.why)}"


def joined(report: Report, places: Iterable[Span]) -> str:
    """The text at several places."""
    return "".join(map(report.slice, places))


def year_name(report: Report, words: Words) -> str:
    """A report's column heading: 2024年; with its key where two reports are of one year."""
    name = words("{year}", year=report.year)
    return name if report.key == str(report.year) else f"{name} ({report.key})"


def title_of(comparison: Comparison, words: Words) -> str:
    """The title of a comparison: issuer and years."""
    named = (report.issuer or report.title for report in reversed(comparison.reports))
    issuer = next(filter(None, named), words("Reports"))
    years = words(", ").join(year_name(report, words) for report in comparison.reports)
    return words("{issuer}: {years} compared", issuer=issuer, years=years)


def created(comparison: Comparison) -> datetime:
    """The document's date: when the latest report was published, so that no clock is read."""
    latest = comparison.reports[-1]
    try:
        return datetime.fromisoformat(latest.published or "").replace(tzinfo=None)
    except ValueError:
        return datetime(latest.year + 1, 1, 1)


# ---------------------------------------------------------------- numbers
def share_said(share: float | None) -> str:
    """A share of the text as a percentage; empty where there is none."""
    return "" if share is None else f"{share:.1%}"


_ZEROS: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}


def scale_of(*measures: Measure | None) -> str:
    """The scale word that the last of some figures is stated in: 万 of 3.9万件, empty where it has none."""
    given = [measure.quantity.scale for measure in measures if measure is not None]
    return scale_word(given[-1]) if given else ""


def scale_word(scale: str) -> str:
    """A scale as it can stand between a number and its unit; empty where it holds anything but words that scale."""
    return scale if set(scale) <= set(_ZEROS) else ""


def in_scale(value: Decimal, scale: str) -> Decimal:
    """A value counted in a scale word, exact: 39000 in 万 is 3.9."""
    return value.scaleb(-sum(_ZEROS[word] for word in scale))


def decimals(quantity: Quantity, scale: str) -> int:
    """How many decimals a figure shows in a scale: as many as were printed, more where the value needs them."""
    needed = max(0, -exponent_of(in_scale(quantity.value, scale).normalize()))
    printed = re.search(r"\d[.\uff0e](\d+)", quantity.text) if quantity.scale == scale else None
    return min(8, max(needed, len(printed[1]) if printed else 0))


def exponent_of(value: Decimal) -> int:
    """The power of ten of a number's last digit."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


# ---------------------------------------------------------------- text
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Text without what neither XML nor a CSV reader bears; a mark stands in the place of each such character."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
