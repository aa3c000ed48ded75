"""A file of any kind → Source: its blocks in reading order, without the furniture of its page."""

from pathlib import Path

from yoy.model import Source
from yoy.read.formats import SUFFIXES, UNREAD

__all__ = ["SUFFIXES", "UNREAD", "read"]


def read(path: Path) -> Source:
    """One report's file as blocks. Raises UnknownFormat, UnreadableReport or EmptyReport."""
    from yoy.read.reading import read_file  # not before a file is read: most are recalled

    return read_file(path)
