"""The XLSX view: one workbook per comparison, with numbers that are numbers and changes that recalculate."""

from yoy.model import Comparison
from yoy.view.cells import created, title_of
from yoy.view.messages import Words
from yoy.view.workbook.about import About
from yoy.view.workbook.emphasis import add_emphasis
from yoy.view.workbook.figures import add_deltas, add_series, charted
from yoy.view.workbook.links import Links
from yoy.view.workbook.passages import add_new_and_dropped, add_passages
from yoy.view.workbook.promises import add_promises
from yoy.view.workbook.sheet import Book


def render_workbook(comparison: Comparison, words: Words, page: str = "") -> bytes:
    """The workbook's bytes, the same for the same comparison.

    Sheets: 说明, 指标变化, 指标序列, 新增与取消, 章节对照, 承诺与核对, 篇幅与用词. Figures stand in the later report's unit
    (万人), and in base units in columns of their own. `page` is the name of the page's file beside the workbook, to link into.
    """
    book = Book(words, title_of(comparison, words), created(comparison))
    about = About(book, comparison)
    about.fill()
    links = Links(comparison, page, words) if page else None
    add_deltas(book, comparison, links)
    series = add_series(book, comparison)
    add_new_and_dropped(book, comparison)
    add_passages(book, comparison, links)
    add_promises(book, comparison)
    add_emphasis(book, comparison)
    about.charts(series, charted(comparison))
    return book.finish()
