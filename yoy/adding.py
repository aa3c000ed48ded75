"""Reports put into the library: checked, named by issuer and year, copied; all of them, or none and nothing touched."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from yoy.errors import AmbiguousReport, SeveralErrors, UsageError, WrongYear, YoyError
from yoy.library import Entry, find_reports
from yoy.model import Report
from yoy.parse.years import years_in
from yoy.placing import place_files
from yoy.read.formats import SUFFIXES, suffix_of

_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE)  # Windows' devices
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_IGNORED = re.compile(r"[.~_]|readme|license|licence|changelog|contributing|notes?\.|说明", re.IGNORECASE)
_MOST_BYTES = 150  # of a folder's name; file systems allow 255, and files stand below it


@dataclass(frozen=True, slots=True)
class Added:
    """A report and its place in the library; `replaced` are the files that it took the place of."""

    report: Report
    path: Path
    replaced: tuple[Path, ...]
    content: bytes


def add(
    files: Sequence[Path], folder: Path, issuer: str | None = None, year: int | None = None, replacing: bool = False
) -> list[Added]:
    """Puts files into a library. Raises a YoyError, with nothing written, where one is unreadable or there already."""
    distinct = list(dict.fromkeys(files))
    if year is not None and len(distinct) > 1:
        raise UsageError("--year is said of one file; add the others without it")
    checked: list[tuple[Path, Report, bytes]] = []
    errors: list[YoyError] = []
    for path in distinct:
        try:
            checked.append((path, *_understood(path, issuer, year)))
        except YoyError as error:
            errors.append(error)
    _raise(errors)
    added = _placed(folder, checked, replacing)
    place_files({one.path: one.content for one in added}, [old for one in added for old in one.replaced], folder)
    return added


def _raise(errors: Sequence[YoyError]) -> None:
    if errors:
        raise errors[0] if len(errors) == 1 else SeveralErrors(list(errors))


def _understood(path: Path, issuer: str | None, year: int | None) -> tuple[Report, bytes]:
    """What a file says and holds; its name may say the year, but the title may not contradict it."""
    from yoy.parse import parse
    from yoy.read import read
    from yoy.read.opening import read_bytes

    source, content = read(path), read_bytes(path)
    if hashlib.sha256(content).hexdigest() != source.sha256:
        raise AmbiguousReport("{path}: it changed while it was read; try again", path=path)
    named = years_in(path.stem)
    known = year or (named[0] if len(named) == 1 else None)
    try:
        report = parse(replace(source, path=path.with_name("report")), known, issuer)
    except WrongYear as error:
        raise WrongYear("{path}: nothing says of which year it is; say it with --year", path=path) from error
    titled = years_in(report.title)
    if titled and report.year not in titled:
        raise WrongYear(
            "{path}: its title says {titled}, not {named}; say the right year with --year",
            path=path,
            titled=titled[0],
            named=report.year,
        )
    return replace(report, path=path), content


# ---------------------------------------------------------------- places
def _placed(folder: Path, checked: Sequence[tuple[Path, Report, bytes]], replacing: bool) -> list[Added]:
    """Where each report goes. Raises AmbiguousReport for what is there already, UsageError where the issuer is unknown."""
    there = _known(find_reports(folder)) if folder.is_dir() else []
    held = _contents(there, {len(content) for _, _, content in checked})
    names = _folders(folder, there, [report for _, report, _ in checked])
    errors: list[YoyError] = []
    added: list[Added] = []
    for path, report, content in checked:
        try:
            if twin := held.get(report.sha256):
                raise AmbiguousReport("{path}: the same file as {other}, which is there already", path=path, other=twin)
            name = names[report.issuer]
            if name is None:
                raise UsageError("{path}: nothing says whose report it is; say it with --issuer", path=path)
            place = folder / name / f"{report.year}{suffix_of(path, content)}"
            _check_apart(path, place, added)
            old = [e.path for e in there if e.year == report.year and (same_issuer(e.issuer, report.issuer))]
            added.append(Added(report, place, _in_its_place(path, place, old, report.year, replacing), content))
        except YoyError as error:
            errors.append(error)
    _raise(errors)
    return added


def _known(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that can be read, those whose issuer no name says by the issuer that the report says."""
    from yoy.compare import load

    out = []
    for entry in entries:
        if entry.path.suffix.lower() not in SUFFIXES:
            continue
        try:
            out.append(entry if entry.issuer else replace(entry, issuer=load(entry.path, entry.year).issuer))
        except YoyError:
            out.append(entry)
    return out


def _contents(there: Sequence[Entry], sizes: set[int]) -> dict[str, Path]:
    """The library's reports by digest, of those that have one of the sizes."""
    found = {}
    for entry in there:
        with suppress(OSError):
            if entry.path.stat().st_size in sizes:
                found[hashlib.sha256(entry.path.read_bytes()).hexdigest()] = entry.path
    return found


def _folders(folder: Path, there: Sequence[Entry], reports: Sequence[Report]) -> dict[str, str | None]:
    """The folder of each issuer: none ("") in a library of one issuer without folders; None where it isn't known."""
    inside = {entry.path.relative_to(folder).parts[0]: entry.issuer for entry in there if entry.path.parent != folder}
    new = list(dict.fromkeys(report.issuer for report in reports))
    known = {*new, *(entry.issuer for entry in there)}
    longest = max(known, key=len, default="")
    if not inside and all(same_issuer(longest, issuer) for issuer in known):
        return dict.fromkeys(new, "")
    out: dict[str, str | None] = {}
    for issuer in sorted(new, key=len, reverse=True):
        beside = [name for name, owner in inside.items() if issuer and same_issuer(issuer, owner)]
        earlier = [out[other] for other in out if issuer and same_issuer(issuer, other)]
        alone = next(iter(inside)) if len(known - {""}) <= 1 and len(inside) == 1 else None
        out[issuer] = next(iter(beside or earlier), folder_name(issuer) if issuer else alone)
    return out


def same_issuer(one: str, other: str) -> bool:
    """Whether two names may mean one issuer: a name may be shortened at its beginning, or nowhere said."""
    return one.endswith(other) or other.endswith(one)


def _check_apart(path: Path, place: Path, added: Sequence[Added]) -> None:
    """Raises AmbiguousReport where another of the new files goes to the same year of the same folder."""
    for other in added:
        if other.path.with_suffix("") == place.with_suffix(""):
            raise AmbiguousReport(
                "{path}: {other} is of the same issuer and year; add one of them", path=path, other=other.report.path
            )


def _in_its_place(path: Path, place: Path, old: list[Path], year: int, replacing: bool) -> tuple[Path, ...]:
    """The files that a report replaces. Raises AmbiguousReport where that isn't asked for."""
    if place not in old and os.path.lexists(place):
        old = [*old, place]
    if old and not replacing:
        raise AmbiguousReport(
            "{path}: {other} is there already for {year}; --replace puts this one in its place",
            path=path,
            other=old[0],
            year=year,
        )
    return tuple(old)


def folder_name(issuer: str) -> str:
    """An issuer's name as the name of a folder that Windows, macOS and Linux allow and the library looks into."""
    name = unicodedata.normalize("NFC", issuer)
    name = "".join("_" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in name)
    name = _NOT_IN_NAMES.sub("_", name).strip(" \u3000").rstrip(". ")
    name = _RESERVED.sub(r"\1_", name) if _RESERVED.match(name) else name
    if not name or _IGNORED.match(name):
        name = f"issuer-{name}"
    data = name.encode("utf-8")
    if len(data) <= _MOST_BYTES:
        return name
    told_apart = hashlib.sha256(data).hexdigest()[:8]
    return data[: _MOST_BYTES - 9].decode("utf-8", "ignore").rstrip(". ") + f"-{told_apart}"
