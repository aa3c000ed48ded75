"""What was found out once: parsed reports and comparisons, in a folder of the user's own that may be deleted any time.

An entry is found by the files' content and names, by what the caller said of them, and by the code that made it; an entry
that is missing, damaged or of another version is none. Entries are data (compressed JSON), never code.
"""

import hashlib
import json
import os
import secrets
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from yoy.model import Comparison, Report
from yoy.records import from_plain, to_plain

OFF = "YOY_CACHE"
"""The environment variable that names another cache folder; set to nothing, nothing is kept."""

_READING = ("model.py", "records.py", "cache.py", "read", "parse")  # what decides how a report is understood
_COMPARING = (*_READING, "compare.py", "align", "changes")  # and what is said of several
_MOST_ENTRIES = 64  # in each of 256 folders; of comparisons, which are larger, a few
_MOST_COMPARISONS = 4
_MOST_FILE = 64_000_000  # bytes of a report's file
_MOST_ENTRY = 256_000_000  # bytes of an entry when unpacked


_Record = TypeVar("_Record", Report, Comparison)


def recall(path: Path, known: Iterable[object], make: Callable[[], Report]) -> Report:
    """The report of a file, from the cache where it is there, else made and kept; `known` is what the caller says of it."""
    digest = _digest(path)
    entry = _place("reports", _READING, [digest, path.name, *known]) if digest else None
    if entry is None:
        return make()
    if found := _load(entry, Report):
        return replace(found, path=path)
    report = make()
    if report.sha256 == digest:  # the file didn't change in between
        _keep(entry, report, _MOST_ENTRIES)
    return report


def recall_comparison(paths: Sequence[Path], known: Iterable[object], make: Callable[[], Comparison]) -> Comparison:
    """What there is to say of some reports' files, from the cache or made and kept.

    `known` is all else that decides it, as plain values.
    """
    digests = [_digest(path) for path in paths]
    entry = (
        _place("comparisons", _COMPARING, [digests, [str(path) for path in paths], *known]) if all(digests) else None
    )
    if entry is None:
        return make()
    if found := _load(entry, Comparison):
        return found
    made = make()
    if {report.sha256 for report in made.alignment.reports} == set(digests):
        _keep(entry, made, _MOST_COMPARISONS)
    return made


def _place(shelf: str, code: Sequence[str], said: Sequence[object]) -> Path | None:
    """Where the entry is that all this decides; None where nothing is kept."""
    folder = cache_folder()
    if folder is None:
        return None
    words = json.dumps([_state(code), *said]).encode("utf-8", "surrogatepass")
    key = hashlib.sha256(words).hexdigest()
    return folder / shelf / key[:2] / key[2:]


def cache_folder() -> Path | None:
    """A folder that only this user can write, made if need be; None where there is none to be had."""
    named = os.environ.get(OFF)
    if named is not None:
        return _own(Path(named)) if named else None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return _own(base / "yoy")


def _own(folder: Path) -> Path | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat()
    except OSError:
        return None
    if sys.platform != "win32" and (about.st_uid != os.getuid() or about.st_mode & stat.S_IWOTH):
        return None  # others could plant files there
    return folder


@cache
def _state(code: Sequence[str]) -> list[object]:
    """What tells one state of the program from another: the interpreter's version, and the files' sizes and times."""
    here = Path(__file__).parent
    files = [file for name in code for file in ([here / name] if name.endswith(".py") else _modules(here / name))]
    if jieba := _jieba():
        files.append(jieba)
    states = []
    for file in files:
        with suppress(OSError):
            about = file.stat()
            states.append(
                [
                    str(file.relative_to(here)) if file.is_relative_to(here) else file.name,
                    about.st_size,
                    about.st_mtime_ns,
                ]
            )
    return [sys.version, states]


def _jieba() -> Path | None:
    """jieba's own module, which tells its version; not imported, that takes long."""
    found = find_spec("jieba")
    return Path(found.origin) if found and found.origin else None


def _modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def _digest(path: Path) -> str | None:
    """The file's digest; None where it can't be read or is so large that reading it decides what to say."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_FILE:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):  # ValueError: a NUL byte in the name
        return None


def _load(entry: Path, kind: type[_Record]) -> _Record | None:
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(entry.read_bytes(), _MOST_ENTRY)
        if not unpacker.eof:
            return None
        return from_plain(kind, json.loads(data))
    except (OSError, zlib.error, ValueError, RecursionError):
        return None


def _keep(entry: Path, record: Report | Comparison, most: int) -> None:
    """Writes an entry beside its place and renames it; what can't be kept is read again the next time."""
    beside = entry.with_name(f"{secrets.token_hex(6)}.part")
    try:
        plain = json.dumps(to_plain(record), separators=(",", ":"))
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.write_bytes(zlib.compress(plain.encode("ascii"), 1))
            os.replace(beside, entry)
        finally:
            beside.unlink(missing_ok=True)
        _prune(entry.parent, most)
    except (OSError, ValueError):
        return


def _prune(folder: Path, most: int) -> None:
    """Keeps the latest entries of a folder; those that went meanwhile are gone anyway."""
    entries = list(folder.iterdir())
    if len(entries) <= most:
        return
    times: list[tuple[int, Path]] = []
    for entry in entries:
        with suppress(OSError):
            times.append((entry.stat().st_mtime_ns, entry))
    for _, entry in sorted(times)[:-most]:
        with suppress(OSError):
            entry.unlink()
