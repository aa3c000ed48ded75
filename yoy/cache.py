"""What was read once and needn't be read again: parsed reports, in a folder of the user's own that may be deleted any time.

An entry is found by the file's content and name, by what the caller said of it, and by the code that read it; a file
that is missing, damaged or of another version is no entry. Entries are data (compressed JSON), never code.
"""

import hashlib
import json
import os
import secrets
import stat
import sys
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from yoy.model import Report
from yoy.records import from_plain, to_plain

OFF = "YOY_CACHE"
"""The environment variable that names another cache folder; set to nothing, nothing is kept."""

_CODE = ("model.py", "records.py", "cache.py", "read", "parse")  # what decides how a report is understood
_MOST_ENTRIES = 64  # in each of 256 folders
_MOST_FILE = 64_000_000  # bytes of a report's file
_MOST_ENTRY = 256_000_000  # bytes of an entry when unpacked


def recall(path: Path, known: Iterable[object], make: Callable[[], Report]) -> Report:
    """The report of a file, from the cache where it is there, else made and kept; `known` is what the caller says of it."""
    digest = _digest(path)
    folder = cache_folder() if digest else None
    if digest is None or folder is None:
        return make()
    said = json.dumps([digest, path.name, _code(), *known])
    key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    entry = folder / "reports" / key[:2] / key[2:]
    if found := _load(entry):
        return replace(found, path=path)
    report = make()
    if report.sha256 == digest:  # the file didn't change in between
        _keep(entry, report)
    return report


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
def _code() -> list[object]:
    """What tells one state of the program from another: the interpreter's version, and the files' sizes and times."""
    here = Path(__file__).parent
    files = [file for name in _CODE for file in ([here / name] if name.endswith(".py") else _modules(here / name))]
    states = []
    for file in files:
        with suppress(OSError):
            about = file.stat()
            states.append([file.relative_to(here).as_posix(), about.st_size, about.st_mtime_ns])
    return [sys.version, states]


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


def _load(entry: Path) -> Report | None:
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(entry.read_bytes(), _MOST_ENTRY)
        if not unpacker.eof:
            return None
        return from_plain(Report, json.loads(data))
    except (OSError, zlib.error, ValueError, RecursionError):
        return None


def _keep(entry: Path, report: Report) -> None:
    """Writes an entry beside its place and renames it; what can't be kept is read again the next time."""
    beside = entry.with_name(f"{secrets.token_hex(6)}.part")
    try:
        plain = json.dumps(to_plain(report), separators=(",", ":"))
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.write_bytes(zlib.compress(plain.encode("ascii"), 1))
            os.replace(beside, entry)
        finally:
            beside.unlink(missing_ok=True)
        _prune(entry.parent)
    except (OSError, ValueError):
        return


def _prune(folder: Path) -> None:
    """Keeps the latest entries of a folder; those that went meanwhile are gone anyway."""
    entries = list(folder.iterdir())
    if len(entries) <= _MOST_ENTRIES:
        return
    times: list[tuple[int, Path]] = []
    for entry in entries:
        with suppress(OSError):
            times.append((entry.stat().st_mtime_ns, entry))
    for _, entry in sorted(times)[:-_MOST_ENTRIES]:
        with suppress(OSError):
            entry.unlink()
