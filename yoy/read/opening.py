"""A report's file → its bytes: never waiting, never more than a report can be."""

import os
import stat
from pathlib import Path

from yoy.errors import UnreadableReport

MOST_BYTES = {"text": 12_000_000, "html": 30_000_000}
"""The largest files that are read, by kind; others, which may hold pictures, up to MOST_FILE."""
MOST_FILE = 200_000_000
MOST_CHARACTERS = 3_000_000
"""The longest text that is read: ten times the longest report that was met."""


def read_bytes(path: Path) -> bytes:
    """The content of a regular file; raises UnreadableReport for all else, a pipe or a device among it."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            if stat.S_ISREG(about.st_mode):
                check_size(about.st_size, MOST_FILE, path)
                return file.read(MOST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableReport("{path}: cannot be opened ({reason})", path=path, reason=reason) from error
    raise UnreadableReport("{path}: not a file but a pipe or a device", path=path)


def check_size(size: int, most: int, path: Path) -> None:
    """Raises UnreadableReport where a file has more bytes than a report of its kind."""
    if size > most:
        raise UnreadableReport(
            "{path}: too large for a report ({size} MB; {most} MB at most)",
            path=path,
            size=-(-size // 1_000_000),
            most=most // 1_000_000,
        )


def check_length(length: int, path: Path) -> None:
    """Raises UnreadableReport where a text has more characters than a report."""
    if length > MOST_CHARACTERS:
        raise UnreadableReport(
            "{path}: too long for a report ({count} characters; {most} at most)",
            path=path,
            count=length,
            most=MOST_CHARACTERS,
        )
