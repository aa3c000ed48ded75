"""What is known of one issuer, kept between runs: its reports' and comparisons' rows, each found by all that decides it.

A part is a line of JSON that names its pieces, then the pieces, compressed JSON each: data, never code. A part that is
missing, damaged or of another version holds nothing.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yoy.view.files import write_file

_VERSION = 1
_MOST = 1_000_000_000  # bytes of a piece when unpacked

Rows = Mapping[str, Sequence[Sequence[Any]]]
"""The rows of a piece by table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A report (2024) or a comparison (2023-2024). `files` are the views written for it, with their sizes."""

    name: str
    key: str
    files: tuple[tuple[str, int], ...]
    content: bytes

    def rows(self) -> Rows:
        """The rows by table. Raises ValueError where the piece is damaged."""
        unpacker = zlib.decompressobj()
        try:
            rows: Rows = json.loads(unpacker.decompress(self.content, _MOST))
        except zlib.error as error:
            raise ValueError("damaged") from error
        return rows


def pack(rows: Rows) -> bytes:
    """Rows as a piece's content."""
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"), 1)


def part_path(out: Path, name: str) -> Path:
    """Where an issuer's part is."""
    return out / "work" / f"{name}.kept"


def read_part(path: Path) -> dict[str, Piece]:
    """The pieces of a part by name."""
    try:
        with path.open("rb") as file:
            version, heads = json.loads(file.readline())
            pieces = {}
            for name, key, files, size in heads if version == _VERSION else ():
                content = file.read(size)
                if len(content) == size:
                    pieces[name] = Piece(name, key, tuple((view, length) for view, length in files), content)
            return pieces
    except (OSError, ValueError, TypeError):
        return {}


def write_part(path: Path, pieces: Sequence[Piece]) -> None:
    """Writes a part, whole or not at all. Raises CannotWrite."""
    heads = [[piece.name, piece.key, piece.files, len(piece.content)] for piece in pieces]
    head = json.dumps([_VERSION, heads]).encode("ascii") + b"\n"
    write_file(path, head + b"".join(piece.content for piece in pieces))
