"""Sentences about the main movements that can be pasted into a memo: plain numbers, the verbs these texts use."""

import re

from yoy.model import Comparison, Delta
from yoy.view.cells import year_name
from yoy.view.display import amount, biggest, change, of_latest, ratio
from yoy.view.messages import Words

_RATES = ("%", "‰")
_MOST = 10


def memo_sentences(comparison: Comparison, words: Words) -> list[tuple[Delta, str]]:
    """Up to ten sentences, the biggest movements first; none for a figure whose bound forbids an exact change."""
    exact = (d for d in of_latest(comparison) if d.before and d.after and not d.before.quantity.bound)
    told = biggest((d for d in exact if d.after and not d.after.quantity.bound and d.stance == "actual"), _MOST)
    return [(delta, _sentence(delta, comparison, words)) for delta in told]


def _sentence(delta: Delta, comparison: Comparison, words: Words) -> str:
    assert delta.after and delta.before and delta.change is not None
    earlier, later = comparison.reports[delta.left], comparison.reports[delta.left + 1]
    base = words("on the year before") if later.year == earlier.year + 1 else words("on {year}", year=earlier.year)
    size = change(delta, words).lstrip("+−-")
    rate = ratio(delta, words).lstrip("+−-")
    more = delta.change > 0
    if delta.after.quantity.unit in _RATES:
        step = words("up {size} {base}" if more else "down {size} {base}", size=size, base=base)
    else:
        step = words("{size} more {base}" if more else "{size} fewer {base}", size=size, base=base)
    parts = [step]
    if rate:
        parts.append(words("a rise of {rate}" if more else "a fall of {rate}", rate=rate))
    said = words(
        "In {year}, {label}: {amount}, {changes}.",
        year=year_name(later, words),
        label=delta.label,
        amount=amount(delta.after.quantity),
        changes=words(", and ").join(parts),
    )
    return plain_digits(said)


def plain_digits(text: str) -> str:
    """Prose has no thousands separators: 1,244 becomes 1244."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)
