"""What is to be compared: each issuer's reports by year, and what can't be paired and why."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal

from yoy.errors import YoyError
from yoy.library import Entry, survey
from yoy.model import Message

Reason = Literal["missing", "duplicate", "conflict", "unreadable"]
_NAME = 60  # characters of an issuer's name that its files are called by
_STRANGE = re.compile(r"[^\w.()（）·-]+")


@dataclass(frozen=True, slots=True)
class File:
    """A report's file in the library, its path relative to the folder of the reports."""

    path: str
    year: int


@dataclass(frozen=True, slots=True)
class Task:
    """One issuer: the unit of work. `name` is what its files are called by; `files` are one a year, earliest first.

    `skipped` are comparisons (2023-2024) and reports (2024) that the program failed on.
    """

    issuer: str
    name: str
    files: tuple[File, ...]
    skipped: frozenset[str] = frozenset()

    @property
    def pairs(self) -> list[tuple[File, File]]:
        """The reports of neighbouring years."""
        return [(one, other) for one, other in pairwise(self.files) if other.year == one.year + 1]


@dataclass(frozen=True, slots=True)
class Problem:
    """What couldn't be paired and why; no `year` where none is known."""

    issuer: str
    year: int | None
    reason: Reason
    file: str
    why: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """All issuers, and what is known to be wrong before any report is read."""

    tasks: tuple[Task, ...]
    problems: tuple[Problem, ...]


def make_plan(folder: Path, issuer: str | None = None) -> Plan:
    """The plan for a library; `issuer` narrows it to issuers whose names hold these words."""
    entries, undated = survey(folder)
    tasks: list[Task] = []
    problems: list[Problem] = []
    loose = _issuer_of([entry.path for entry in entries if not entry.issuer])
    for owner, group in groupby(entries, key=lambda entry: entry.issuer):
        name = owner or loose
        if not issuer or issuer in name:
            files, odd = _one_a_year(folder, name, list(group))
            task = Task(name, file_name(name), tuple(files))
            problems += [*odd, *_gaps(task, {problem.year for problem in odd if problem.year})]
            tasks += [task] if files else []
    for path in undated:
        inside = path.relative_to(folder)
        owner = inside.parts[0] if len(inside.parts) > 1 else loose
        if not issuer or issuer in owner:
            why = Message("neither the file's name nor its title says the year")
            problems.append(Problem(owner, None, "unreadable", inside.as_posix(), why))
    return Plan(tuple(tasks), tuple(problems))


def _issuer_of(files: Sequence[Path]) -> str:
    """Whose reports those are that stand in no issuer's folder, by the latest one that says so."""
    from yoy.compare import load

    for file in reversed(files):
        with suppress(YoyError):
            if name := load(file).issuer:
                return name
    return ""


def file_name(issuer: str) -> str:
    """What an issuer's files are called by: its name as far as that is a good file name, and then made unique."""
    plain = _STRANGE.sub("_", issuer)[:_NAME].strip(".") or "_"
    if plain == issuer and not issuer.startswith("_"):
        return plain
    return f"{plain}-{hashlib.sha256(issuer.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def digest_of(path: Path) -> str | None:
    """What tells a file's content from any other; None where it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _one_a_year(folder: Path, issuer: str, entries: Sequence[Entry]) -> tuple[list[File], list[Problem]]:
    """One file for each year; copies are left out, and so is a year of which there are several reports."""
    files: list[File] = []
    problems: list[Problem] = []
    for year, group in groupby(entries, key=lambda entry: entry.year):
        paths = sorted((entry.path for entry in group), key=lambda path: (len(path.name), str(path)))
        names = [path.relative_to(folder).as_posix() for path in paths]
        if len(paths) == 1 or len({digest_of(path) for path in paths}) == 1:
            files.append(File(names[0], year))
            why = Message("a copy of {file}, which was compared", {"file": names[0]})
            problems += [Problem(issuer, year, "duplicate", name, why) for name in names[1:]]
        else:
            why = Message("{n} files of this year that differ: {files}", {"n": len(names), "files": ", ".join(names)})
            problems.append(Problem(issuer, year, "conflict", names[0], why))
    return files, problems


def _gaps(task: Task, odd: set[int]) -> Iterator[Problem]:
    """The years that are missing between others; and a report that stands alone."""
    years = sorted({file.year for file in task.files} | odd)
    for before, after in pairwise(years):
        if after > before + 1:
            said = f"{before + 1}" if after == before + 2 else f"{before + 1}–{after - 1}"
            why = Message("no report for {years}, between {before} and {after}", _texts(said, before, after))
            yield Problem(task.issuer, before + 1, "missing", "", why)
    if len(years) == 1 and task.files:
        why = Message("the only report: none for the year before or after")
        yield Problem(task.issuer, years[0], "missing", task.files[0].path, why)


def _texts(years: str, before: int, after: int) -> dict[str, object]:
    return {"years": years, "before": before, "after": after}
