"""Writing views to disk: a file is either the whole new one or the whole old one."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from yoy.errors import CannotWrite

Content = str | bytes | Iterable[str]
"""What a file holds; text may come in pieces."""


def write_file(path: Path, content: Content) -> Path:
    """Writes one file and returns its path. Text is written as UTF-8, its line ends as they are. Raises CannotWrite."""
    write_files({path: content})
    return path


def write_files(contents: Mapping[Path, Content]) -> None:
    """Writes several files; none is replaced before all of them are safely on the disk. Raises CannotWrite.

    Missing folders are made. An existing file keeps its permissions, and a link keeps pointing where it points.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            with _naming(path):
                if _is_device(path):
                    path.write_bytes(b"".join(_encoded(content)))
                else:
                    _write_beside(path, _encoded(content), waiting)
        for path, beside in waiting:
            with _naming(path):
                os.replace(beside, os.path.realpath(path))
    finally:
        for _, beside in waiting:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _write_beside(path: Path, pieces: Iterable[bytes], waiting: list[tuple[Path, Path]]) -> None:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".yoy-{secrets.token_hex(6)}.part")
    waiting.append((path, beside))
    with open(beside, "xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, beside)


def _encoded(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, str):
        yield content.encode("utf-8")
    else:
        yield from (piece.encode("utf-8") for piece in content)


def _is_device(path: Path) -> bool:
    """A pipe or a device such as /dev/stdout, which can't be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turns the operating system's refusal into a sentence that names the file."""
    try:
        yield
    except PermissionError as error:
        raise CannotWrite(
            "{path}: cannot be written ({reason}); close it where it is open, or choose another folder",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    except OSError as error:
        raise CannotWrite(
            "{path}: cannot be written ({reason})", path=str(path), reason=error.strerror or str(error)
        ) from error
