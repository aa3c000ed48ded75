"""The first sheet: what was compared, what came of it, how to read the others, and charts of the main figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from yoy.errors import shown
from yoy.model import Comparison, Report
from yoy.view.cells import CHANGES, COMMITMENTS, DELTAS, printable, scale_of, title_of, verdict_words, year_name
from yoy.view.likeness import FORMULAS, kept_sections
from yoy.view.messages import Words
from yoy.view.workbook.sheet import BODY, HEADER, Book, Table, write_text

WIDTHS: Final = (16, 24, 12, 10, 10, 60, 40)
TITLE: Final = {"bold": True, "font_size": 16}
PART: Final = {"bold": True, "font_size": 12}
WRAPPED: Final = BODY | {"text_wrap": True}


class About:
    """The sheet 说明, filled from top to bottom."""

    def __init__(self, book: Book, comparison: Comparison) -> None:
        self.book, self.comparison, self.words = book, comparison, book.words
        self.sheet = book.sheet(self.words("About"))
        self.row = self._beside = 0
        self.sheet.hide_gridlines(2)
        for k, width in enumerate(WIDTHS):
            self.sheet.set_column(k, k, width)

    def fill(self) -> None:
        """Writes everything but the charts, which need the sheet of series."""
        self._line(title_of(self.comparison, self.words), TITLE, 26)
        self._reports()
        self._counts()
        self._notes()
        self._kept()
        self._legend()

    def charts(self, series: Table, rows: Sequence[int]) -> None:
        """A line chart for some rows of the sheet of series, two beside each other, right of the counts."""
        comparison, reports = self.comparison, self.comparison.reports
        for k, row in enumerate(rows):
            chart = self.book.workbook.add_chart({"type": "line"})
            figure = comparison.alignment.series[row - 1]
            unit = scale_of(*(r.measures[m] for r, m in zip(reports, figure.measures, strict=True) if m is not None))
            title = printable(self.words("{figure} ({unit})", figure=figure.label, unit=unit + figure.unit))
            first, last = reports[0].key, reports[-1].key
            chart.add_series(
                {
                    "name": "=" + series.span("label", "label", row),
                    "categories": "=" + series.span(first, last, 0),
                    "values": "=" + series.span(first, last, row),
                    "line": {"color": "#1F4E9E", "width": 2},
                    "marker": {"type": "circle", "size": 6, "fill": {"color": "#1F4E9E"}, "border": {"none": True}},
                    "data_labels": {"value": True, "position": "above"},
                }
            )
            # the library takes a title with "!A1" in it for an address
            chart.set_title({"name": _short(title).replace("!", "\uff01"), "name_font": {"size": 11}})
            chart.set_x_axis({"label_position": "low"})
            chart.set_legend({"none": True})
            chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
            chart.set_size({"width": 330, "height": 190})
            self.sheet.insert_chart(self._beside + k // 2 * 10, 3, chart, {"x_offset": 30 + k % 2 * 340})

    def _line(self, text: str, style: Mapping[str, object], height: float | None = None) -> None:
        write_text(self.book, self.sheet, (self.row, 0), text, style)
        if height:
            self.sheet.set_row(self.row, height)
        self.row += 1

    def _part(self, text: str) -> None:
        self.row += 1
        self._line(text, PART, 20)

    def _table(self, rows: Iterable[Sequence[str | int]]) -> None:
        for k, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    self.sheet.write_number(self.row, column, value, self.book.format(BODY, {"num_format": "0"}))
                else:
                    write_text(self.book, self.sheet, (self.row, column), value, WRAPPED if k else HEADER)
            self.row += 1

    def _reports(self) -> None:
        words = self.words
        self._part(words("Compared reports"))
        names = ("report", "issuer", "published", "sections", "figures", "title", "file")
        self._table([[words(name) for name in names], *(self._report(report) for report in self.comparison.reports)])

    def _report(self, report: Report) -> list[str | int]:
        return [
            year_name(report, self.words),
            report.issuer,
            report.published or "",
            len(report.sections),
            len(report.measures),
            report.title,
            shown(report.path.as_posix()),
        ]

    def _counts(self) -> None:
        words, comparison = self.words, self.comparison
        self._part(words("What changed"))
        moved = sum(change.match.is_move for change in comparison.changes)
        groups: list[tuple[str, list[tuple[str, int]]]] = [
            (words("passages"), _tally(CHANGES.items(), (c.status for c in comparison.changes), words)),
            ("", [(words("moved among them"), moved)]),
            (words("figure"), _tally(DELTAS.items(), (d.status for d in comparison.deltas), words)),
            (words("promises"), _tally(COMMITMENTS.items(), (c.status for c in comparison.commitments), words)),
            (words("checks"), _verdicts(comparison, words)),
        ]
        rows: list[list[str | int]] = [[words("matter"), words("status"), words("count")]]
        for name, counted in groups:
            for k, (status, count) in enumerate(counted):
                rows.append([name if k == 0 else "", status, count])
        self._beside = self.row
        self._table(rows)

    def _kept(self) -> None:
        """How much each upper section kept, the most changed first."""
        words, reports = self.words, self.comparison.reports
        names = ("years", "section", "words kept", "copied", "cosine", "Jaccard")
        rows: list[list[str | int]] = [[words(name) for name in names]]
        for left, kept in enumerate(kept_sections(self.comparison, 1, words)):
            years = f"{reports[left].key} → {reports[left + 1].key}"
            rows += [[years, r.title, r.kept, r.copied, r.cosine, r.jaccard] for r in kept]
        if len(rows) > 1:
            self._part(words("How much each section kept"))
            self._table(rows)
            self._line(words(FORMULAS), {})

    def _notes(self) -> None:
        said = [(report, note) for report in self.comparison.reports for note in report.notes]
        if said or self.comparison.notes:
            self._part(self.words("Notes on the reports"))
        for odd in self.comparison.notes:
            self._line(self.words.say(odd), {})
        for report, note in said:
            self._line(f"{year_name(report, self.words)}  {self.words.say(note)}", {})

    def _legend(self) -> None:
        words = self.words
        self._part(words("How to read this workbook"))
        for line in LEGEND:
            self._line(words(line), {})


LEGEND: Final = (
    "Red ▲ is more, green ▼ is less; they show the direction, not whether it is good.",
    "Figures stand in the unit of the later report; the figure in base units stands further to the right.",
    "Words such as 约 shown with a number are its bound, not its value; where they forbid it no change is computed.",
    "Changes are formulas: edit a figure and they follow.",
    "Struck red text was removed, underlined blue text was added.",
    "A blank cell means the report doesn't give the figure; it is not zero.",
)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _tally(names: Iterable[tuple[str, str]], codes: Iterable[str], words: Words) -> list[tuple[str, int]]:
    counted = Counter(codes)
    return [(words(name), counted[code]) for code, name in names]


def _verdicts(comparison: Comparison, words: Words) -> list[tuple[str, int]]:
    verdicts = ("agrees", "differs", "to be verified", "could not be checked", "dismissed")
    return _tally(zip(verdicts, verdicts, strict=True), map(verdict_words, comparison.findings), words)
