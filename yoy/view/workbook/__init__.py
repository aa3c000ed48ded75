"""The XLSX view: one workbook per comparison, with numbers that are numbers and changes that recalculate."""

from datetime import datetime

from yoy.model import Comparison
from yoy.view.cells import title_of
from yoy.view.messages import Words
from yoy.view.workbook.about import About
from yoy.view.workbook.figures import add_deltas, add_series, charted
from yoy.view.workbook.passages import add_new_and_dropped, add_passages
from yoy.view.workbook.promises import add_promises
from yoy.view.workbook.sheet import Book


def render_workbook(comparison: Comparison, words: Words) -> bytes:
    """The workbook's bytes, the same for the same comparison.

    Sheets: 说明, 指标变化, 指标序列, 新增与取消, 章节对照, 承诺与核对. Figures stand in the later report's unit (万人),
    and in base units in columns of their own.
    """
    book = Book(words, title_of(comparison, words), _created(comparison))
    about = About(book, comparison)
    about.fill()
    add_deltas(book, comparison)
    series = add_series(book, comparison)
    add_new_and_dropped(book, comparison)
    add_passages(book, comparison)
    add_promises(book, comparison)
    about.charts(series, charted(comparison))
    return book.finish()


def _created(comparison: Comparison) -> datetime:
    """The document's date: when the latest report was published, so that no clock is read."""
    latest = comparison.reports[-1]
    try:
        return datetime.fromisoformat(latest.published or "").replace(tzinfo=None)
    except ValueError:
        return datetime(latest.year + 1, 1, 1)
