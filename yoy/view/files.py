"""Writing views to disk: a file is either the whole new one or the whole old one."""

import errno
import os
import secrets
import shutil
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from yoy.errors import CannotWrite

Content = str | bytes | Iterable[str]
"""What a file holds; text may come in pieces."""

_LEFTOVERS = ".yoy-*.part"
_YOUNG = 2.0  # seconds in which a file may be made and not yet locked


def write_file(path: Path, content: Content) -> Path:
    """Writes one file and returns its path. Text is written as UTF-8, its line ends as they are. Raises CannotWrite."""
    write_files({path: content})
    return path


def write_files(contents: Mapping[Path, Content]) -> None:
    """Writes several files; none is replaced before all of them are safely on the disk. Raises CannotWrite.

    Missing folders are made. An existing file keeps its permissions, and a link keeps pointing where it points. Ctrl-C
    is heard before the files are put in place, or when all of them are.
    """
    waiting: list[tuple[Path, Path]] = []
    with ExitStack() as held:
        held.callback(_remove, waiting)
        for path, content in contents.items():
            with naming(path):
                if _is_device(path):
                    path.write_bytes(b"".join(_encoded(content)))
                else:
                    _write_beside(path, _encoded(content), waiting, held)
        with undisturbed():
            for path, beside in waiting:
                with naming(path):
                    os.replace(beside, os.path.realpath(path))


def _remove(waiting: list[tuple[Path, Path]]) -> None:
    with undisturbed():
        for _, beside in waiting:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _write_beside(path: Path, pieces: Iterable[bytes], waiting: list[tuple[Path, Path]], held: ExitStack) -> None:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    beside = beside_of(target)
    waiting.append((path, beside))
    write_beside(beside, pieces, held)
    if target.exists():
        shutil.copymode(target, beside)


def beside_of(target: Path) -> Path:
    """A name beside a file for what is to take its place."""
    return target.with_name(f".yoy-{secrets.token_hex(6)}.part")


def write_beside(beside: Path, pieces: Iterable[bytes], held: ExitStack) -> None:
    """Writes a file that is to take another's place, safely on the disk and known to be in use as long as `held` is open."""
    with open(beside, "xb") as file:
        _lock(file, held)
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _lock(file: BinaryIO, held: ExitStack) -> None:
    """Marks a file as in use, where the system can: no other run takes it for a leftover."""
    with suppress(ImportError, OSError):
        import fcntl

        handle = os.dup(file.fileno())
        held.callback(os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sweep(folder: Path) -> None:
    """Removes what runs that were killed left in a folder; what a run at work writes there is in use, and stays."""
    for path in folder.glob(_LEFTOVERS):
        with suppress(ImportError, OSError):
            import fcntl

            if path.is_symlink() or not path.is_file() or time.time() - path.stat().st_mtime < _YOUNG:
                continue
            with open(path, "rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Puts Ctrl-C off until a few steps that belong together are done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if heard and callable(before):
            before(*heard[0])


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
def naming(path: Path) -> Iterator[None]:
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
