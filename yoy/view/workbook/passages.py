"""The sheets of text: the passages side by side, and what is new, dropped or renamed."""

from collections.abc import Iterable
from decimal import Decimal
from unicodedata import normalize

from yoy.model import Change, Comparison, Initiative, Report
from yoy.view.cells import CHANGES, PASSAGES, joined, named_beyond, passage_at, section_path, year_name
from yoy.view.display import figures_moved, verdicts
from yoy.view.messages import Words
from yoy.view.workbook.links import Links
from yoy.view.workbook.sheet import Book, Cell, Column, Number, Table, Text


def add_passages(book: Book, comparison: Comparison, links: Links | None) -> None:
    """章节对照: earlier text left, later text right, what changed third; a row per passage."""
    words, reports = book.words, comparison.reports
    names = (
        [year_name(report, words) for report in reports] if len(reports) == 2 else [words("earlier"), words("later")]
    )
    columns = [
        *([] if len(reports) == 2 else [Column("years", words("years"), 14)]),
        *(
            Column(f"section_{k}", words("{year} {part}", year=name, part=words("section")), 22, grows=False)
            for k, name in enumerate(names)
        ),
        *(Column(f"text_{k}", name, 52) for k, name in enumerate(names)),
        Column("status", words("status"), 10),
        Column("what", words("what changed"), 28),
        Column("similarity", words("similarity"), 10),
        *([Column("link", words("page"), 12)] if links else []),
    ]
    table = Table(book, words("Passages"), columns, len(columns) - bool(links))  # a link is nothing on paper
    sections = {(match.left, match.before, match.after): match for match in comparison.alignment.sections}
    deltas = {(d.left, d.after.id): d for d in comparison.deltas if d.after and d.before}
    for change in comparison.changes:
        pair = reports[change.match.left], reports[change.match.left + 1]
        section = sections.get((change.match.left, *change.match.sections))
        heading = _kind(change, pair) == "heading"
        what = [*verdicts(change, section if heading else None, words), *figures_moved(change, pair[1], deltas, words)]
        side = 1 if change.match.after else 0
        place = (change.match.before, change.match.after)[side][0].start
        link = links.to(change.match.left, change.match.left + side, place) if links else None
        table.add(_row(change, pair, words) | {"what": "\n".join(what), "link": link}, "heading" if heading else "")
    table.finish()


def add_new_and_dropped(book: Book, comparison: Comparison) -> None:
    """新增与取消: named things first, then passages that only one of two neighbouring years has."""
    words, reports = book.words, comparison.reports
    columns = [
        Column("years", words("years"), 14),
        Column("status", words("status"), 12),
        Column("kind", words("kind"), 12),
        Column("name", words("content"), 90),
        Column("was", words("earlier name"), 40),
        Column("section", words("section"), 40),
        *([Column("beyond", words("other years"), 16)] if len(reports) > 2 else []),
    ]
    table = Table(book, words("New and dropped"), columns)
    for initiative in comparison.initiatives:
        table.add(_named(initiative, reports, words))
    for change in comparison.changes:
        if change.status in ("added", "removed"):
            table.add(_lone(change, (reports[change.match.left], reports[change.match.left + 1]), words))
    table.finish()


def _named(initiative: Initiative, reports: tuple[Report, ...], words: Words) -> dict[str, Cell]:
    return {
        "years": _years(reports[initiative.left : initiative.left + 2]),
        "status": words(initiative.status),
        "kind": words(initiative.kind),
        "name": initiative.name,
        "was": initiative.was[0] if initiative.was else None,
        "section": section_path(reports[initiative.column], initiative.section),
        "beyond": named_beyond(initiative, reports, words) or None,
    }


def _lone(change: Change, pair: tuple[Report, Report], words: Words) -> dict[str, Cell]:
    side = 1 if change.status == "added" else 0
    return {
        "years": _years(pair),
        "status": words(CHANGES[change.status]),
        "kind": words(PASSAGES[_kind(change, pair)]),
        "name": joined(pair[side], (change.match.before, change.match.after)[side]),
        "section": section_path(pair[side], change.match.sections[side]),
    }


# ---------------------------------------------------------------- parts of a row
def _row(change: Change, pair: tuple[Report, Report], words: Words) -> dict[str, Cell]:
    match = change.match
    before, after = _texts(change, pair, words)
    return {
        "years": _years(pair),
        "section_0": _heading(pair[0], match.sections[0]) if match.before else None,
        "section_1": _heading(pair[1], match.sections[1]) if match.after else None,
        "text_0": before,
        "text_1": after,
        "status": words(CHANGES[change.status]),
        "similarity": Number(Decimal(str(round(change.similarity, 4))), "0%") if match.before and match.after else None,
    }


def _texts(change: Change, pair: tuple[Report, Report], words: Words) -> tuple[Cell, Cell]:
    before, after = joined(pair[0], change.match.before), joined(pair[1], change.match.after)
    match change.status:
        case "same":
            return before, Text((("", words("as on the left")),), "faint") if _alike(before, after) else after
        case "edited":
            return Text(tuple(_runs(change, "delete"))), Text(tuple(_runs(change, "insert")))
        case "added":
            return None, Text((("added", after),))
        case "removed":
            return Text((("removed", before),)), None


def _alike(before: str, after: str) -> bool:
    """Whether two texts differ in width and white space at most; not so where a year rolled on."""
    one, other = ("".join(normalize("NFKC", text).split()) for text in (before, after))
    return one == other


def _runs(change: Change, mine: str) -> Iterable[tuple[str, str]]:
    """One side's text in runs: what stayed plain, what only this side has marked."""
    mark = {"delete": "removed", "insert": "added"}[mine]
    style, run = "", ""
    for edit in change.edits:
        if edit.op not in ("equal", mine):
            continue
        now = "" if edit.op == "equal" else mark
        if now != style and run:
            yield style, run
            run = ""
        style, run = now, run + (edit.was or edit.text if mine == "delete" else edit.text)
    yield style, run


def _kind(change: Change, pair: tuple[Report, Report]) -> str:
    side = 1 if change.match.after else 0
    passage = passage_at(pair[side], (change.match.before, change.match.after)[side][0])
    return passage.kind if passage else "sentence"


def _heading(report: Report, section: int | None) -> str:
    """A section's own heading, as printed."""
    return "" if section is None else report.sections[section].marker + report.sections[section].title


def _years(pair: Iterable[Report]) -> str:
    return " → ".join(report.key for report in pair)
