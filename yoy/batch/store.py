"""The dataset: parts of issuers → Parquet files, a folder per table and year, each of so many issuers."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yoy.batch.job import Job, check_worker, digest
from yoy.batch.parts import Piece, part_path, read_part
from yoy.batch.plan import Problem
from yoy.batch.rows import TABLES
from yoy.view.cells import printable
from yoy.view.files import write_file, write_files
from yoy.view.messages import Words
from yoy.view.parquet import Columns

_ISSUERS = 64  # in a file, at most and about
PROBLEMS = {"issuer": "text", "year": "int64", "reason": "text", "file": "text", "why": "text"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """The issuers (by their parts' names) whose rows stand in the same files."""

    name: str
    parts: tuple[str, ...]


def bundles(names: Iterable[str]) -> list[Bundle]:
    """All issuers in bundles. Which one an issuer is in depends on its name and on the size of the library alone."""
    known = sorted(names)
    bits = max(0, (len(known) - 1) // _ISSUERS).bit_length()
    found: dict[int, list[str]] = defaultdict(list)
    for name in known:
        number = int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:4], "big")
        found[number >> (32 - bits)].append(name)
    return [Bundle(f"{number:04x}", tuple(parts)) for number, parts in sorted(found.items())]


def dataset(out: Path) -> Path:
    """The folder of the dataset."""
    return out / "dataset"


def store(job: Job, bundle: Bundle) -> list[str]:
    """Writes the files of a bundle unless they are there as they should be; gives their names within the dataset."""
    check_worker(job)
    out = Path(job.out)
    pieces = [(name, list(read_part(part_path(out, name)).values())) for name in bundle.parts]
    state = digest([job.code, [[name, [piece.key for piece in known]] for name, known in pieces]])
    record = out / "work" / f"{bundle.name}.bundle"
    with suppress(OSError, ValueError, TypeError):
        was, files = json.loads(record.read_text(encoding="utf-8"))
        if was == state and all((dataset(out) / file).is_file() for file in files):
            return [str(file) for file in files]
    tables = _tables(piece for _, known in pieces for piece in known)
    contents = {f"{table}/year={year}/{bundle.name}.parquet": rows.content() for (table, year), rows in tables.items()}
    write_files({dataset(out) / file: content for file, content in contents.items()})
    write_file(record, json.dumps([state, list(contents)]))
    return list(contents)


def _tables(pieces: Iterator[Piece]) -> dict[tuple[str, int], Columns]:
    tables: dict[tuple[str, int], Columns] = {}
    for piece in pieces:
        year = int(piece.name[-4:])
        for table, rows in piece.rows().items():
            if rows:
                kinds = {name: kind for name, kind in TABLES[table].items() if name != "year"}
                at = list(TABLES[table]).index("year")
                known = tables.setdefault((table, year), Columns(kinds, "batch"))
                known.add([[*row[:at], *row[at + 1 :]] for row in rows])
    return tables


def store_problems(out: Path, problems: Sequence[Problem], words: Words) -> str:
    """Writes the table of what could not be paired; gives its file's name within the dataset."""
    table = Columns(PROBLEMS, "batch")
    table.add([_problem(problem, words) for problem in problems])
    name = "problems/problems.parquet"
    write_file(dataset(out) / name, table.content())
    return name


def _problem(problem: Problem, words: Words) -> list[Any]:
    said = [problem.issuer, problem.year, problem.reason, problem.file, words.say(problem.why)]
    return [printable(value) if isinstance(value, str) else value for value in said]


def clear(out: Path, files: Iterable[str]) -> None:
    """Removes what no run of now has written: files of a bundle or year that is gone."""
    wanted = {dataset(out) / file for file in files}
    for path in dataset(out).rglob("*.parquet"):
        if path not in wanted:
            path.unlink(missing_ok=True)
            with suppress(OSError):
                path.parent.rmdir()
