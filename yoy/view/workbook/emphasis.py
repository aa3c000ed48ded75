"""The sheet 篇幅与用词: the top sections' shares, the words whose use shifted, and wording that grew firmer or softer."""

from decimal import Decimal

from yoy.model import Comparison
from yoy.view.cells import section_path
from yoy.view.workbook.sheet import Book, Cell, Column, Number, Table


def add_emphasis(book: Book, comparison: Comparison) -> None:
    """A row per top section, then one per word and per exchange; shares of the characters, uses as counts."""
    words, reports, told = book.words, comparison.reports, comparison.emphasis
    columns = [
        Column("kind", words("kind"), 12),
        Column("years", words("years"), 14),
        Column("name", words("content"), 60),
        *(Column(f"of_{k}", report.key, 12) for k, report in enumerate(reports)),
        Column("strength", "G²", 10),
        Column("ratio", words("log ratio"), 12),
    ]
    table = Table(book, words("Room and words"), columns)
    for row in told.sections:
        column, section = max((c, k) for c, k in enumerate(row.sections) if k is not None)
        cells: dict[str, Cell] = {
            "kind": words("share of the text"),
            "name": section_path(reports[column], section),
            **{f"of_{k}": _number(share, 4, "0.0%") for k, share in enumerate(row.shares) if share is not None},
        }
        table.add(cells)
    for term in told.terms:
        table.add(
            {
                "kind": words("uses of a word"),
                "years": " → ".join(report.key for report in reports[term.left : term.left + 2]),
                "name": term.word,
                **{f"of_{k}": Number(Decimal(n), "0") for k, n in enumerate(term.counts)},
                "strength": _number(term.strength, 2, "0.0"),
                "ratio": _number(term.log_ratio, 2, "0.0"),
            }
        )
    for shift in comparison.shifts:
        pair = reports[shift.left], reports[shift.left + 1]
        table.add(
            {
                "kind": words(shift.toward),
                "years": " → ".join(report.key for report in pair),
                "name": f"{pair[0].slice(shift.before)} → {pair[1].slice(shift.after)}",
            }
        )
    table.finish()


def _number(value: float, places: int, shown: str) -> Number:
    return Number(Decimal(str(round(value, places))), shown)
