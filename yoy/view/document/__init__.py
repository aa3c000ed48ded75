"""The DOCX view: 新旧对照表, or one text with marks (花脸稿), and the table of figures."""

from collections.abc import Iterator, Sequence
from typing import Final

from yoy.model import Comparison, Delta, Measure
from yoy.view.anchors import Anchors
from yoy.view.cells import BOUNDS, created, scale_of, title_of, year_name
from yoy.view.display import arrow, change, number, of_latest, ratio
from yoy.view.document.markup import NEW_LINE, cell, paragraph, row, runs, table
from yoy.view.document.paper import WIDTHS, Paper
from yoy.view.messages import Words
from yoy.view.options import Layout
from yoy.view.summary import summarise
from yoy.view.text import Line, Marked, Pair, text_pairs
from yoy.view.verified import checks

_TEXTS: Final = (40, 40, 20)  # shares of the width: earlier, later, what changed
_FIGURES: Final = (31, 8, 14, 14, 19, 14)


def render_document(comparison: Comparison, words: Words, layout: Layout = "columns", unchanged: bool = False) -> bytes:
    """The document's bytes, the same for the same comparison.

    `columns` sets the years beside each other on landscape paper, `inline` one text with marks on portrait; `unchanged`
    shows what stayed instead of counting it.
    """
    writer = _Writer(comparison, words, "landscape" if layout == "columns" else "portrait")
    anchors = Anchors(comparison)
    writer.opening(anchors)
    for pair in reversed(text_pairs(comparison, anchors, words)):
        writer.heading(f"{words('Text')}　{pair.years[0]} → {pair.years[1]}")
        (writer.columns if layout == "columns" else writer.inline)(pair, unchanged)
    writer.figures(of_latest(comparison))
    return writer.paper.finish()


class _Writer:
    """Writes the parts of a document."""

    def __init__(self, comparison: Comparison, words: Words, orientation: str) -> None:
        self.paper = Paper(orientation, title_of(comparison, words), created(comparison))
        self._comparison, self._words, self._width = comparison, words, WIDTHS[orientation]

    def opening(self, anchors: Anchors) -> None:
        """Title, conclusion, what needs attention, legend."""
        words = self._words
        summary = summarise(self._comparison, anchors, words, checks(self._comparison, anchors, words))
        self._paragraph(runs("bold", title_of(self._comparison, words), size=32), align="center")
        for said in summary.conclusion:
            self._paragraph(runs("", said), indent=True)
        if summary.attention:
            self.heading(words("Needs attention"))
            for item in summary.attention:
                self._paragraph(runs("bold", f"［{item.badge}］") + runs("", item.said))
            if summary.more_attention:
                self._paragraph(runs("soft", words("{n} more", n=summary.more_attention)))
        legend = [("soft", words("Legend:") + " "), ("del", words("removed")), ("", " "), ("ins", words("added"))]
        directions = words("Red ▲ is more, green ▼ is less; they show the direction, not whether it is good.")
        self._paragraph("".join(runs(*one) for one in legend) + runs("soft", "　" + directions))

    def heading(self, text: str) -> None:
        """A heading of the document itself."""
        self._paragraph(runs("bold", text, size=26), keep=True)

    def columns(self, pair: Pair, unchanged: bool) -> None:
        """What the earlier year said, what the later one says, what changed: a row per passage, or per run that stayed."""
        words = self._words
        titles = (*(words("{year} wording", year=year) for year in pair.years), words("what changed"))
        self._table(_TEXTS, titles, (self._row(passage) for passage in _gathered(pair, unchanged)))

    def _row(self, passage: Line | int) -> str:
        words = self._words
        if isinstance(passage, int):
            return row([cell(100, runs("soft", words("… {n} unchanged passages", n=passage)), span=3, align="center")])
        shade, base = ("F2F2F2", "bold") if "heading" in passage.classes else ("", "")
        later = [one for one in passage.after if one.mark != "del"]  # the page has the removed words in it
        before, after = _marked(passage.before, base), _marked(later, base)
        if passage.classes.startswith("same") and before == after:
            after = runs("soft", words("as on the left"))
        sides = [said or runs("soft", words("(none)")) for said in (before, after)]
        what = NEW_LINE.join(runs("", said) for said in (passage.edit, *passage.verdicts, *passage.figures) if said)
        return row(cell(share, said, shade) for share, said in zip(_TEXTS, (*sides, what), strict=True))

    def inline(self, pair: Pair, unchanged: bool) -> None:
        """One continuous text in the later report's order, removed words where they stood."""
        words, running = self._words, ""
        for passage in _gathered(pair, unchanged):
            if isinstance(passage, int):
                running += runs("soft", " " + words("… {n} unchanged passages", n=passage) + " ")
                continue
            kinds = passage.classes.split()
            heading = "heading" in kinds
            alone = "row" in kinds or "front" in kinds or (heading and "run" not in kinds)
            said = _marked(passage.after or passage.before, "bold" if heading else "")
            said += "".join(runs("soft", f"［{verdict}］") for verdict in passage.verdicts)
            if running and (alone or "p" in kinds):
                self._paragraph(running, indent=True)
                running = ""
            if alone:
                self._paragraph(said, keep=heading)
            else:
                running += said
        if running:
            self._paragraph(running, indent=True)

    def figures(self, deltas: Sequence[Delta]) -> None:
        """The table of figures of the two latest years."""
        words = self._words
        years = [year_name(report, words) for report in self._comparison.reports[-2:]]
        self.heading(words("Figures"))
        titles = (words("figure"), words("unit"), *years, words("change"), words("relative change"))
        self._table(_FIGURES, titles, map(self._figure, deltas))
        self._paragraph(runs("soft", words("{n} figures in all", n=len(deltas))))

    def _figure(self, delta: Delta) -> str:
        words, scale = self._words, scale_of(delta.before, delta.after)
        look = delta.status if delta.status in ("up", "down") else ""
        moved = arrow(delta) + change(delta, words)
        label = delta.label if delta.stance == "actual" else f"{delta.label}（{words(delta.stance)}）"
        values = [("", _stated(measure, scale, words)) for measure in (delta.before, delta.after)]
        said = [("", label), ("", scale + delta.unit), *values, (look, moved), (look, ratio(delta, words))]
        return row(
            cell(share, runs(*one), align="" if k < 2 else "right")
            for k, (share, one) in enumerate(zip(_FIGURES, said, strict=True))
        )

    def _paragraph(self, content: str, align: str = "", indent: bool = False, keep: bool = False) -> None:
        self.paper.add(paragraph(content, align, indent, keep, outer=True))

    def _table(self, shares: Sequence[int], titles: Sequence[str], rows: Iterator[str]) -> None:
        self.paper.add(table(self._width, shares, titles, rows))
        self._paragraph("")  # Word wants a paragraph behind a table


def _gathered(pair: Pair, unchanged: bool) -> Iterator[Line | int]:
    """The passages, and in the place of a run of them that stayed how many they are; headings are always shown."""
    count = 0
    for line in (line for block in pair.blocks for line in block.lines):
        if line.stayed and not unchanged and "heading" not in line.classes:
            count += 1
            continue
        if count:
            yield count
        count = 0
        yield line
    if count:
        yield count


def _marked(marked: Sequence[Marked], base: str) -> str:
    return "".join(runs(one.mark, "".join(run.text for run in one.runs), base) for one in marked)


def _stated(measure: Measure | None, scale: str, words: Words) -> str:
    """A figure counted in a scale word, with its bound; its unit stands in a column of its own."""
    if measure is None:
        return "—"
    said, bound = number(measure.quantity, scale), measure.quantity.bound
    return words("{bound} {amount}", bound=words(BOUNDS[bound]), amount=said) if bound else said
