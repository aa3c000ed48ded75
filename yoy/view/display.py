"""Figures, their movements and what befell a passage in words, as tables, the page, the workbook and the terminal print them."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from yoy.model import Change, Commitment, Comparison, Delta, Quantity, Report, SectionMatch
from yoy.parse.conversion import BETWEEN
from yoy.view.cells import BOUNDS, decimals, in_scale, scale_of, scale_word
from yoy.view.messages import Words

_BEFORE_NUMBER: Final = "{bound} {amount}"
_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_SHARE: Final = ("%", "‰")
_TELLING = 4  # digits by which an amount is known again
_WIDE: Final = 25  # points between percentages that weigh as much as a doubling
# 比上年增加额 166 → 69 and 较9月末下行 8 → 38个基点 are changes of changes: no news of their own
_STEP: Final = re.compile(
    r"(?:增加|减少|提高|下调)额$|[比较](?:上年|去年|上月|上季|年初|同期|\d{1,2}月|20\d\d)[^，]*$|(?:缩窄|扩大|下行|上行)$|原值$"
)
_FEW: Final = 100  # counts below this weigh less: 2 → 4 is no news where 2000 → 4000 is


def amount(quantity: Quantity) -> str:
    """A figure with its unit, in its own scale, 3,300万人; as printed where a bound or words belong to it (近3300万人, 一半)."""
    if quantity.bound or not quantity.unit:
        return "".join(quantity.text.split())
    own = scale_word(quantity.scale)
    return f"{number(quantity, own)}{own}{quantity.unit}"


def number(quantity: Quantity, scale: str) -> str:
    """A figure's number counted in a scale word, a range with both its ends: 3,300 or 28–38; no bound, no unit."""
    said = grouped(in_scale(quantity.value, scale), decimals(quantity, scale))
    return said if quantity.high is None else f"{said}–{grouped(in_scale(quantity.high, scale))}"


def change(delta: Delta, words: Words, sign: bool = True) -> str:
    """A figure's change in the later report's scale, signed unless told not to: +12万人; in words where there is none."""
    if delta.change is None:
        return words(_WITHOUT_CHANGE[delta.status])
    if delta.change == 0:
        return words("unchanged")
    scale = scale_of(delta.before, delta.after)
    moved = in_scale(delta.change, scale)
    said = f"{signed(moved) if sign else grouped(abs(moved))}{scale}{delta.change_unit}"
    loose = any(m and m.quantity.bound for m in (delta.before, delta.after))
    return words(_BEFORE_NUMBER, bound=words(BOUNDS["approx"]), amount=said) if loose else said


def ratio(delta: Delta, words: Words) -> str:
    """A figure's relative change as a percentage with two decimals, +0.96%; empty where none may be stated."""
    if delta.ratio is None or delta.ratio == 0:
        return ""
    percent = delta.ratio * 100
    shown = percent.quantize(Decimal("0.01"), context=_EXACT)
    return f"{signed(shown or percent, 2 if shown else 6)}%"


def outcome(made: Commitment, words: Words) -> str:
    """A target beside what was reached, met or missed, and by how much: 80个以上 → 74个（未达标，低6个）; empty without."""
    if made.target is None or made.actual is None:
        return ""
    figures = f"{amount(made.target.quantity)} → {amount(made.actual.quantity)}"
    verdict = words("target met" if made.status == "delivered" else "target missed")
    if made.gap:
        scale, unit = scale_of(made.actual), made.target.quantity.unit
        by = f"{grouped(abs(in_scale(made.gap, scale)))}{scale}{BETWEEN.get(unit, unit)}"
        verdict = words("{verdict}, {by} above" if made.gap > 0 else "{verdict}, {by} below", verdict=verdict, by=by)
    return words("{figures} ({verdict})", figures=figures, verdict=verdict)


def arrow(delta: Delta) -> str:
    """▲ for more, ▼ for less, empty otherwise."""
    return {"up": "▲", "down": "▼"}.get(delta.status, "")


def figures_moved(told: Change, after: Report, deltas: Mapping[tuple[int, str], Delta], words: Words) -> Iterator[str]:
    """The figures of a passage that moved: 办件量 ▲3.28万件. `deltas` are known by pair of years and later figure."""
    for span in told.match.after:
        for measure in after.measures_in(span):
            delta = deltas.get((told.match.left, measure.id))
            if delta is not None and arrow(delta):
                yield f"{delta.label} {arrow(delta)}{change(delta, words, sign=False)}"


def verdicts(told: Change, section: SectionMatch | None, words: Words) -> Iterator[str]:
    """What is to be said of a passage beside its status; `section` is the match of the section it heads, if any."""
    if told.match.pinned or (section and section.pinned):
        yield words("pinned")
    if told.match.is_move:
        yield words("moved")
    if section and section.renamed:
        yield words("title reworded")
    elif section and section.renumbered:
        yield words("only the number changed")
    if section:
        yield from parts(section, 0, words)
        yield from parts(section, 1, words)


def parts(section: SectionMatch, side: int, words: Words) -> Iterator[str]:
    """Whether a section was split (said on the earlier side, 0) or merged (on the later one)."""
    if side == 0 and section.into:
        yield words("taken into another" if section.after is None else "split")
    if side == 1 and section.out_of:
        yield words("split off another" if section.before is None else "merged")


def grouped(value: Decimal, places: int = 0) -> str:
    """A number with thousands separators and at least so many decimals, every digit of it, a true minus sign."""
    digits = format(abs(value), ",f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    shown = len(digits.partition(".")[2])
    if shown < places:
        digits += ("" if shown else ".") + "0" * (places - shown)
    return ("−" if value < 0 else "") + digits


def signed(value: Decimal, places: int = 0) -> str:
    """A number with its sign, + as well as −."""
    return ("+" if value > 0 else "") + grouped(value, places)


def of_latest(comparison: Comparison) -> list[Delta]:
    """The deltas between the two latest reports: what a reader of this year's report wants first."""
    return [delta for delta in comparison.deltas if delta.left == len(comparison.reports) - 2]


def biggest(deltas: Iterable[Delta], most: int) -> list[Delta]:
    """The figures that moved most, biggest first: results before targets, each label once; no changes of changes.

    A movement weighs as the logarithm of the figures' ratio, between percentages as the points between them; small
    counts weigh less.
    """
    weighed = [(delta, weight(delta)) for delta in deltas]
    moved = [(delta, much) for delta, much in weighed if much]
    moved.sort(key=lambda one: (one[0].stance != "actual", -one[1]))
    once: dict[tuple[str, str, int], Delta] = {}
    for delta, _ in moved:
        once.setdefault((delta.label, delta.unit, delta.left), delta)
    return _told_once(once.values())[:most]


def _told_once(deltas: Iterable[Delta]) -> list[Delta]:
    """Without cells that repeat an amount of another table or row to the last digit: 款 and its only 项, 合计 and 拨款收入."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for delta in deltas:
        assert delta.before and delta.after
        amounts = (delta.left, delta.unit, delta.before.quantity.value, delta.after.quantity.value)
        telling = delta.after.table and sum(map(str.isdigit, delta.after.quantity.text)) >= _TELLING
        if not telling or amounts not in seen:
            kept.append(delta)
        seen.add(amounts)
    return kept


def weight(delta: Delta) -> float:
    """How much a movement weighs, as `biggest` ranks them; 0 for what didn't move, and for changes of changes."""
    if not delta.change or delta.status not in ("up", "down") or _STEP.search(delta.label):
        return 0.0
    assert delta.before and delta.after
    if delta.unit in _SHARE or delta.ratio is None:
        return min(1.0, abs(float(delta.change)) / _WIDE)
    size = max(abs(float(delta.before.quantity.value)), abs(float(delta.after.quantity.value)))
    turned = min(3.0, abs(math.log2(max(1e-9, 1 + float(delta.ratio)))))
    return turned * min(1.0, math.log(1 + size) / math.log(1 + _FEW))


_WITHOUT_CHANGE: Final = {
    "new": "first given",
    "gone": "no longer given",
    "unclear": "not comparable",
    "flat": "unchanged",
    "up": "more, no exact amount",
    "down": "less, no exact amount",
}
