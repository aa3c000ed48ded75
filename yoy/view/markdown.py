"""The Markdown view: the summary, to paste into a memo or a model."""

import re
from collections.abc import Iterator, Sequence

from yoy.errors import shown
from yoy.model import Comparison
from yoy.view.anchors import Anchors
from yoy.view.cells import title_of, year_name
from yoy.view.messages import Words
from yoy.view.summary import summarise
from yoy.view.verified import checks
from yoy.view.wording import TOWARD, emphasis, shifts

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")
_MARKER = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def render_markdown(comparison: Comparison, words: Words) -> str:
    """The summary as Markdown: conclusion, what needs attention, main movements, what is new, sentences to paste."""
    return "\n".join(_lines(comparison, words)) + "\n"


def _lines(comparison: Comparison, words: Words) -> Iterator[str]:
    anchors = Anchors(comparison)
    summary = summarise(comparison, anchors, words, checks(comparison, anchors, words))
    yield f"# {plain(title_of(comparison, words))}"
    for said in summary.conclusion:
        yield from ("", plain(said))
    if summary.attention:
        yield from ("", f"## {words('Needs attention')}", "")
        yield from (f"- **{plain(item.badge)}** {plain(item.said)}" for item in summary.attention)
        if summary.more_attention:
            yield f"- {words('{n} more', n=summary.more_attention)}"
    if summary.movements:
        years = [year_name(report, words) for report in comparison.reports[-2:]]
        yield from ("", f"## {words('Main movements')}", "")
        yield _row([words("figure"), *years, words("change"), words("relative change")])
        yield "| --- | ---: | ---: | ---: | ---: |"
        yield from (_row([m.label, m.before, m.after, m.arrow + m.change, m.ratio]) for m in summary.movements)
    if summary.named:
        yield from ("", f"## {words('What is new, dropped or renamed')}", "")
        for brief in summary.named:
            count = words("; ").join(filter(None, (words("{n} in all", n=brief.count), brief.beyond)))
            names = words("; ").join(plain(name) for name, _ in brief.names)
            yield f"- **{plain(brief.said)}** ({count}) {names}"
    yield from _wording(comparison, anchors, words)
    if summary.memo:
        yield from ("", f"## {words('Sentences to paste')}", "")
        yield from (f"{k}. {plain(said)}" for k, (said, _) in enumerate(summary.memo, start=1))
    yield from ("", f"## {words('Compared reports')}", "")
    for report in comparison.reports:
        counts = words("{n} sections, {m} figures", n=len(report.sections), m=len(report.measures))
        yield f"- **{year_name(report, words)}** {plain(report.title or shown(report.path.name))} · {counts}"


def _wording(comparison: Comparison, anchors: Anchors, words: Words) -> Iterator[str]:
    """The top sections' shares, words used more or less, and wording that grew firmer or softer; nothing where there is none."""
    rooms, used = emphasis(comparison, anchors)
    told = shifts(comparison, anchors)
    if not rooms and not used and not any(told.values()):
        return
    keys = [year_name(report, words) for report in comparison.reports]
    yield from ("", f"## {words('Room and words')}", "")
    if rooms:
        yield _row([words("Share of the text"), *keys])
        yield "| --- |" + " ---: |" * len(keys)
        yield from (_row([room.title, *room.shares]) for room in rooms)
        yield ""
    for title, more in (("more often", True), ("less often", False)):
        said = [f"{plain(one.word)} ({' → '.join(one.rates)})" for one in used if one.more is more]
        if said:
            yield f"- **{words(title)}**, {words('Uses per 10,000 words')}: {words('; ').join(said)}"
    for toward, worded in told.items():
        for one in worded:
            yield f"- **{words(TOWARD[toward])}** ({one.years}) {plain(one.before)} → {plain(one.after)}"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is: no markup, link, HTML or list in it."""
    text = " ".join(text.split())
    return _MARKER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
