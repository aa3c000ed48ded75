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
    if summary.memo:
        yield from ("", f"## {words('Sentences to paste')}", "")
        yield from (f"{k}. {plain(said)}" for k, (said, _) in enumerate(summary.memo, start=1))
    yield from ("", f"## {words('Compared reports')}", "")
    for report in comparison.reports:
        counts = words("{n} sections, {m} figures", n=len(report.sections), m=len(report.measures))
        yield f"- **{year_name(report, words)}** {plain(report.title or shown(report.path.name))} · {counts}"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is: no markup, link, HTML or list in it."""
    text = " ".join(text.split())
    return _MARKER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
