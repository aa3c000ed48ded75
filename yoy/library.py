"""The reports folder: which file is which issuer's report of which year."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from yoy.errors import AmbiguousReport, MissingReport, SeveralErrors, YoyError, shown
from yoy.parse.years import before_year, years_in
from yoy.read import SUFFIXES, UNREAD, read

_TITLE = re.compile(r"报告|年报|总结|预算|决算|公报|要点|决议|[Rr]eport")
_IGNORED = re.compile(r"^(?:[.~_]|readme|license|licence|changelog|contributing|notes?\.)|^说明", re.IGNORECASE)
_TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A report's file; `issuer` is its folder's or its name's, empty where neither says it."""

    path: Path
    issuer: str
    year: int


def find_reports(folder: Path) -> list[Entry]:
    """The reports in a folder and its subfolders, by issuer and year; files whose year nothing says are left out."""
    return survey(folder)[0]


def survey(folder: Path) -> tuple[list[Entry], list[Path]]:
    """The reports in a folder and its subfolders, by issuer and year, and the files whose year nothing says."""
    found = [(path, _entry(folder, path)) for path in _files(folder)]
    entries = [entry for _, entry in found if entry]
    named: defaultdict[Path, set[str]] = defaultdict(set)  # by folder
    for entry in entries:
        named[entry.path.parent].add(entry.issuer)
    same = {place: _same_issuers(issuers) for place, issuers in named.items()}
    entries = [replace(entry, issuer=same[entry.path.parent][entry.issuer]) for entry in entries]
    readable = {(entry.issuer, entry.year) for entry in entries if _is_read(entry.path)}
    kept = [entry for entry in entries if _is_read(entry.path) or (entry.issuer, entry.year) not in readable]
    undated = [path for path, entry in found if entry is None]
    return sorted(kept, key=lambda entry: (entry.issuer, entry.year, str(entry.path))), undated


def choose(folder: Path, years: Sequence[int], issuer: str | None = None) -> list[Entry]:
    """One file for each year, earliest first. Raises MissingReport, AmbiguousReport, or SeveralErrors with all."""
    if not folder.is_dir():
        raise MissingReport("{folder}: no such folder; put the reports there as 2024.txt or 2024.html", folder=folder)
    entries = _of_issuer(folder, find_reports(folder), issuer)
    chosen: list[Entry] = []
    errors: list[YoyError] = []
    for year in sorted(set(years)):
        found = [entry for entry in entries if entry.year == year]
        if len(found) == 1:
            chosen += found
        elif found:
            errors.append(
                AmbiguousReport(
                    "{year}: more than one file: {choices}; name the files or move one away",
                    year=year,
                    choices=_list(entry.path.relative_to(folder).as_posix() for entry in found),
                )
            )
        else:
            errors.append(_missing(folder, year, entries))
    if errors:
        raise errors[0] if len(errors) == 1 else SeveralErrors(errors)
    return chosen


def _missing(folder: Path, year: int, entries: list[Entry]) -> MissingReport:
    if not entries:
        return MissingReport("{year}: no report; there is none in {folder}", year=year, folder=folder)
    there = _list(str(one) for one in sorted({entry.year for entry in entries}))
    return MissingReport("{year}: no report in {folder}; there are {years}", year=year, folder=folder, years=there)


def _of_issuer(folder: Path, entries: list[Entry], issuer: str | None) -> list[Entry]:
    issuers = sorted({entry.issuer for entry in entries})
    if issuer is not None and len(issuers) > 1:  # 2024.txt beside other issuers' folders is of whom its title says
        entries = [entry if entry.issuer else replace(entry, issuer=_issuer(_title(entry.path))) for entry in entries]
        issuers = sorted({entry.issuer for entry in entries})
    choices = _list(name or folder.name for name in issuers)
    if issuer is None:
        if len(issuers) > 1:
            raise AmbiguousReport("reports by several issuers: {choices}; say which with --issuer", choices=choices)
        return entries
    named = [name for name in issuers if name == issuer] or [name for name in issuers if issuer and issuer in name]
    if len(named) > 1:
        raise AmbiguousReport("{issuer}: more than one issuer: {choices}", issuer=issuer, choices=_list(named))
    if not named:
        raise MissingReport(
            "{issuer}: no such issuer in {folder}; there are {choices}", issuer=issuer, folder=folder, choices=choices
        )
    return [entry for entry in entries if entry.issuer == named[0]]


def _files(folder: Path) -> Iterator[Path]:
    """The files that may be reports; links are followed only to places inside the folder."""
    root = folder.resolve()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _IGNORED.match(name))
        for name in sorted(names):
            path = Path(place) / name
            fits = path.suffix.lower() in (*SUFFIXES, *UNREAD) and not _IGNORED.match(name)
            if fits and path.is_file() and Path(os.path.realpath(path)).is_relative_to(root):
                yield path


def _entry(folder: Path, path: Path) -> Entry | None:
    stem = shown(path.stem)
    named = years_in(stem)
    title = stem if len(named) == 1 else _title(path)
    year = named[0] if len(named) == 1 else next(iter(years_in(title)), None)
    if year is None:
        return None
    parts = path.relative_to(folder).parts
    return Entry(path, shown(parts[0]) if len(parts) > 1 else _issuer(title), year)


def _title(path: Path) -> str:
    """The title inside a file whose name doesn't say the year; empty where it can't be read."""
    if not _is_read(path):
        return ""
    try:
        source = read(path)
    except YoyError:
        return ""
    lines = [block.text for block in source.blocks[:_TITLE_LINES] if not block.row]
    titled = next((line for line in lines if _TITLE.search(line) and years_in(line) and len(line) < 60), "")
    return source.declared.title or titled


def _issuer(title: str) -> str:
    """What a title or a file's name says before the year: 云水市数据局2024年… is by 云水市数据局."""
    before = before_year(title).strip(" _-—－·.《（(")
    return before.removeprefix("关于") if re.search(r"[\u4e00-\u9fff]{2}", before) else ""


def _same_issuers(named: set[str]) -> dict[str, str]:
    """For each name in a folder the issuer's longest: for none (2024.txt beside 云水市2023年….txt), or a shortened one."""
    longest: dict[str, str] = {}  # by each of its ends
    for name in sorted(named - {""}, key=lambda name: (-len(name), name)):
        for start in range(len(name)):
            longest.setdefault(name[start:], name)
    whole = longest[max(named, key=len)] if longest else ""
    unnamed = whole if all(whole.endswith(name) for name in named) else ""
    return {name: longest[name] if name else unnamed for name in named}


def _is_read(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
