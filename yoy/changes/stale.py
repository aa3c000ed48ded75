"""Text that was carried over and perhaps not looked at again: last year's year left standing, last year's figure repeated."""

import re
from collections.abc import Iterator, Sequence

from yoy.changes.similarity import counts
from yoy.model import Alignment, Change, Measure, Report, Span, Stale

_AROUND = 4  # characters on either side that must be the same for a year to stand in the same place
_STAYS = re.compile(r"\s*年?(?:以来|起|版|修订|至|—|－|-|～|度?(?:第|全国)|前|之前)|\s*[〕\])）》]")
_DATED = re.compile(r"\s*年\s?\d{1,2}\s?月")  # a day of last year is a fact, unless things are counted up to it
_ALLOWED = re.compile(r"(?:自|从|比|较|与|于|以|到|《[^》]*|〔|\[|[（(]|去年|上年)\s*$")
_NAME = re.compile(r"《[^《》]*》|“[^“”]*”|〔[^〕]*〕")
_PLAIN = frozenset(("100", "0", "1"))  # 100%, 0件, 1个 say nothing by staying the same


def find_stale(alignment: Alignment, changes: Sequence[Change]) -> tuple[Stale, ...]:
    """Sentences of the later reports that look carried over; first those with last year's year, in reading order."""
    found = [stale for change in changes for stale in _of_change(alignment.reports, change)]
    return tuple(sorted(found, key=lambda stale: (stale.left, stale.kind != "year")))


def _of_change(reports: Sequence[Report], change: Change) -> Iterator[Stale]:
    match = change.match
    if not match.before or not match.after:
        return
    before, after = reports[match.left], reports[match.left + 1]
    passage = after.passages[after.passage_at(match.after[0].start)]
    if passage.kind in ("heading", "front"):
        return
    if year := _left_standing(before, after, change):
        yield Stale(match.left, "year", match.after, year)
    elif change.status == "same" and passage.kind == "sentence" and counts(passage, after.slice(match.after[0])):
        figures = [m for span in match.after for m in after.measures_in(span) if _telling(m)]
        if figures:
            yield Stale(match.left, "figure", match.after, figures[0].span)


def _telling(measure: Measure) -> bool:
    """A result that would hardly be the same again: a count or an amount, no target and no full or empty score."""
    plain = f"{measure.quantity.value.normalize():f}"
    return measure.stance == "actual" and not measure.quantity.bound and plain not in _PLAIN and len(plain) > 1


def _left_standing(before: Report, after: Report, change: Change) -> Span | None:
    """The place of last year's year where it stands as it did in last year's report, which spoke of its own year there."""
    if after.year != before.year + 1:
        return None
    year = str(before.year)
    old = "".join(before.slice(span) for span in change.match.before)
    for span in change.match.after:
        text = after.slice(span)
        names = [found.span() for found in _NAME.finditer(text)]
        for found in re.finditer(rf"(?<!\d){year}(?!\d)", text):
            inside = any(a <= found.start() < b for a, b in names)
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            if (
                not inside
                and around in old
                and not _STAYS.match(text, found.end())
                and not (_DATED.match(text, found.end()) and not re.search("截[至止]", text[: found.start()]))
                and not _ALLOWED.search(text, 0, found.start())
            ):
                return Span(span.start + found.start(), span.start + found.end())
    return None
