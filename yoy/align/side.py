"""One report prepared for comparison with others: every passage folded, counted and put into its context once."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from yoy.align.terms import fold, roll, terms
from yoy.model import Passage, Report
from yoy.parse.markers import unmarked

Figure = tuple[str, str, bool]
"""What a figure is given for: its label, its unit, and whether it is a fact."""

_LEAD_LIMIT = 40
_NUMBER = re.compile(r"[-+]?[\d,.]+%?|[/—-]|")


@dataclass(frozen=True, slots=True)
class Side:
    """A report with lists that run parallel to its passages.

    `plain` is a passage folded, its years rolled, without its marker; `counts` are its terms; `paragraph` and `section`
    name the paragraph (item, table) and the headed section it stands in; `lead` says that it
    opens its paragraph; `figures` are what the passage gives figures for.
    """

    report: Report
    plain: list[str]
    counts: list[Counter[str]]
    paragraph: list[Hashable]
    section: list[int | None]
    lead: list[bool]
    figures: list[frozenset[Figure]]


def prepare(report: Report) -> Side:
    """Prepares a report, once however many others it is compared with."""
    texts, groups = list(_compared(report)), list(_paragraphs(report))
    plain = [roll(text, report.year) for text in texts]
    size = Counter(groups)
    seen: set[Hashable] = set()
    lead = []
    for passage, group in zip(report.passages, groups, strict=True):
        short = passage.span.end - passage.span.start <= _LEAD_LIMIT
        lead.append(group not in seen and size[group] > 1 and passage.kind == "sentence" and short)
        seen.add(group)
    section = [heading_section(report, p.section) for p in report.passages]
    return Side(report, plain, [terms(text) for text in plain], groups, section, lead, list(_figures(report)))


def _figures(report: Report) -> Iterator[frozenset[Figure]]:
    """What each passage gives figures for; table cells aside, whose rows say it."""
    for passage in report.passages:
        yield frozenset(
            (roll(fold(m.label), report.year), m.quantity.unit, m.stance == "actual")
            for m in (() if passage.kind == "row" else report.measures_in(passage.span))
        )


def heading_section(report: Report, section: int | None) -> int | None:
    """The headed section around an item; a headed section itself."""
    return next((at for at in report.sections_around(section) if report.sections[at].kind == "heading"), None)


def _compared(report: Report) -> Iterator[str]:
    """Each passage's folded words without its marker.

    A table row is compared by its label below that of its group (（三）不予公开, 1.属于国家秘密), a row without a label by the
    header above it: its numbers say nothing about what it is.
    """
    group = above = ""
    for passage in report.passages:
        text = report.slice(passage.span)
        if passage.kind != "row":
            group = above = ""
            yield unmarked(fold(text))
            continue
        cells = [unmarked(fold(cell)) for cell in text.split("\t")]
        label = "|".join(cell for cell in cells if not _NUMBER.fullmatch(cell))
        grouped = f"{group}|{label}" if group and label and text[:1].isdigit() else label
        if len(cells) == 1:
            group = label
        yield grouped or above
        above = label


def _paragraphs(report: Report) -> Iterator[Hashable]:
    """What each passage stands in: a 一是 item, a table, or a paragraph."""
    before: Passage | None = None
    table = 0
    for passage in report.passages:
        section = passage.section
        if passage.kind == "row":
            if before is None or before.kind != "row":
                table = passage.line
            yield ("table", table)
        elif section is not None and report.sections[section].kind == "item":
            yield ("item", section)
        else:
            yield ("line", passage.line)
        before = passage
