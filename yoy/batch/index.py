"""The index page: what matters first, then a link to every comparison; complete without JavaScript."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from yoy.batch.league import Leagues, leagues
from yoy.batch.rankings import Ranking, link, rankings
from yoy.batch.sql import Answers, opened
from yoy.batch.store import dataset
from yoy.view.files import write_files
from yoy.view.messages import Words
from yoy.view.page.environment import Markup, render, source

_ON_A_PAGE: Final = 1000  # issuers; a longer list is on pages of its own
_PROBLEMS: Final = 300
REASONS: Final = {
    "missing": ("year missing", "a year without a report beside one with: these neighbours aren't compared"),
    "duplicate": ("duplicate", "the same file twice: one of them was compared"),
    "conflict": ("conflict", "several reports for a year, or a report that says another year than its name"),
    "unreadable": ("unreadable", "a file that could not be read"),
}
"""The English of why something was not compared: its name, and what that means."""

_PAIRS: Final = "SELECT issuer, year, before_year, page, kept, differs FROM pairs ORDER BY issuer, year, before_year"


@dataclass(frozen=True, slots=True)
class Issuers:
    """A stretch of the list of all issuers; no `href` where it stands on the index page itself."""

    title: str
    href: str
    first: str
    last: str
    rows: list[dict[str, Any]]


def write_index(out: Path, words: Words, templates: Path | None) -> Path:
    """Writes the index page of a dataset, with further pages where there are many issuers. Raises CannotWrite."""
    style = source("index.css", templates)
    shared: dict[str, object] = {
        "t": words,
        "lang": {"zh": "zh-CN", "en": "en"}[words.lang],
        "style": Markup(style),
        "style_hash": "sha256-" + base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
    }
    with opened(dataset(out)) as answers:
        (count,) = answers.one("SELECT count(DISTINCT issuer) FROM pairs")
        lists = []
        for one in _lists(answers, count > _ON_A_PAGE, words):
            if one.href:
                write_files({out / one.href: render("issuers.html.j2", templates, {**shared, "list": one})})
                one.rows.clear()
            lists.append(one)
        said = _first(answers, leagues(answers), words)
    _clear(out, {one.href for one in lists})
    page = out / "index.html"
    write_files({page: render("index.html.j2", templates, {**shared, **said, "lists": lists})})
    return page


def _first(answers: Answers, found: Leagues, words: Words) -> dict[str, object]:
    totals = found.totals
    years = "–".join(dict.fromkeys(str(totals[name]) for name in ("first", "last")))
    problems = answers.rows(f"SELECT * FROM problems ORDER BY ALL LIMIT {_PROBLEMS}")
    parts: list[Ranking] = list(rankings(found, words))
    return {
        "title": words("Annual reports compared: {n} issuers, {years}", n=f"{totals['issuers']:,}", years=years),
        "n": lambda number: f"{number:,}",
        "totals": totals,
        "years": years,
        "reasons": [
            {**row, "name": REASONS[row["reason"]][0], "about": REASONS[row["reason"]][1]} for row in found.reasons
        ],
        "parts": parts,
        "problems": [{**row, "name": REASONS[row["reason"]][0]} for row in problems],
        "more_problems": totals["problems"] - len(problems),
    }


def _lists(answers: Answers, many: bool, words: Words) -> Iterator[Issuers]:
    """All issuers with their comparisons, so many at a time."""
    stretch: list[dict[str, Any]] = []
    number = 0
    for row in _issuers(answers, "../" if many else ""):
        stretch.append(row)
        if many and len(stretch) == _ON_A_PAGE:
            number += 1
            yield _list(stretch, f"index/{number:04}.html", words)
            stretch = []
    if stretch or not many:
        yield _list(stretch, f"index/{number + 1:04}.html" if many else "", words)


def _list(rows: list[dict[str, Any]], href: str, words: Words) -> Issuers:
    first, last = (rows[k]["issuer"] if rows else "" for k in (0, -1))
    return Issuers(words("All comparisons: {first} – {last}", first=first, last=last), href, first, last, rows)


def _issuers(answers: Answers, up: str) -> Iterator[dict[str, Any]]:
    for issuer, group in groupby(answers.each(_PAIRS), key=itemgetter(0)):
        pairs: Sequence[tuple[Any, ...]] = list(group)
        kept = pairs[-1][4]
        yield {
            "issuer": issuer,
            "pairs": [(f"{before} → {year}", up + link(page) if page else "") for _, year, before, page, _, _ in pairs],
            "kept": "" if kept is None else f"{kept:.0%}",
            "differs": sum(pair[5] for pair in pairs),
        }


def _clear(out: Path, wanted: set[str]) -> None:
    """Removes pages of a longer list."""
    for path in (out / "index").glob("*.html"):
        if path.relative_to(out).as_posix() not in wanted:
            path.unlink(missing_ok=True)
    with suppress(OSError):
        (out / "index").rmdir()
