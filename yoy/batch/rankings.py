"""The tables of the index page as they are printed: heads, cells, and where each leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from yoy.batch.league import Leagues, Row
from yoy.view.messages import Words

_LONG: Final = 60  # characters of a label or title
_LONGER: Final = 160  # of a sum with its parts


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed, where it leads, what stands below in small print, and `up` or `down` for a movement."""

    said: str
    href: str = ""
    soft: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table; `numbers` are the columns that hold numbers."""

    id: str
    title: str
    about: str
    heads: list[str]
    rows: list[list[Cell]]
    numbers: tuple[int, ...] = ()


def link(page: str, place: str | None = "") -> str:
    """A page, or a place in it, as a link from the index page; empty where there is no page."""
    if not page:
        return ""
    return quote(page) + (f"#{place}" if place and page.endswith(".html") else "")


def rankings(found: Leagues, words: Words) -> Iterator[Ranking]:
    """All tables, what an auditor must look at first."""
    year = found.latest
    yield Ranking(
        "differs",
        words("Doesn't add up"),
        words(
            "Statements and tables whose arithmetic gives another result, the latest first, at most two of an issuer."
        ),
        [words("issuer"), words("year"), words("what differs")],
        [[_owner(r), Cell(str(r["year"])), _differs(r)] for r in found.differs],
    )
    yield Ranking(
        "copied",
        words("Most carried over"),
        words("Reports of {year} of which the largest share repeats the year before word for word.", year=year),
        [words("issuer"), words("comparison"), words("copied"), words("words kept"), words("looks stale")],
        [_copied(r) for r in found.copied],
        (2, 3, 4),
    )
    yield Ranking(
        "movements",
        words("Largest movements"),
        words("Results that moved most in {year}, at most two of an issuer; small counts weigh less.", year=year),
        [words("issuer"), words("figure"), words("earlier"), words("later"), words("change"), words("relative change")],
        [_movement(r) for r in found.movements],
        (2, 3, 4, 5),
    )
    yield Ranking(
        "sections",
        words("Most changed sections"),
        words(
            "Sections of {year} that kept the least of the year before under the same matter, at most two of an issuer.",
            year=year,
        ),
        [words("issuer"), words("section"), words("words kept")],
        [[_owner(r), _section(r), Cell(f"{r['kept']:.0%}")] for r in found.sections],
        (2,),
    )
    yield Ranking(
        "initiatives",
        words("New in many places"),
        words("Names that several issuers' reports have for the first time, in any year, and where that was first."),
        [words("name"), words("issuers"), words("first in"), words("first by"), words("latest in")],
        [_initiative(r, words) for r in found.initiatives],
        (1,),
    )


def _owner(row: Row) -> Cell:
    return Cell(row["issuer"] or "—")


def _differs(row: Row) -> Cell:
    why: str = row["why"]
    return Cell(why if len(why) <= _LONGER else why[: _LONGER - 1] + "…", link(row["page"], row["place"] or "checks"))


def _copied(row: Row) -> list[Cell]:
    pair = Cell(f"{row['before_year']} → {row['year']}", link(row["page"]))
    stale = Cell(str(row["carried_over"] or ""))
    return [
        _owner(row),
        pair,
        Cell(f"{row['copied']:.0%}"),
        Cell("" if row["kept"] is None else f"{row['kept']:.0%}"),
        stale,
    ]


def _movement(row: Row) -> list[Cell]:
    figure = Cell(_cut(row["label"]), link(row["page"], row["place"]), _cut(row["section_title"].split(" / ")[-1]))
    moved = [Cell(row[name], "", "", row["status"]) for name in ("change_said", "ratio_said")]
    return [_owner(row), figure, Cell(row["before_said"]), Cell(row["after_said"]), *moved]


def _section(row: Row) -> Cell:
    above, _, title = row["section"].rpartition(" / ")
    return Cell(_cut(title), link(row["page"], row["place"]), _cut(above))


def _initiative(row: Row, words: Words) -> list[Cell]:
    more = row["pioneers"] - 1
    also = words("and {n} more", n=more) if more else ""
    first = Cell(row["issuer"] or "—", link(row["page"], row["anchor"]), also)
    return [Cell(_cut(row["name"])), Cell(str(row["issuers"])), Cell(str(row["first"])), first, Cell(str(row["last"]))]


def _cut(said: str) -> str:
    return said if len(said) <= _LONG else said[: _LONG - 1] + "…"
