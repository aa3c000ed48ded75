"""Files put into a folder all at once: on any failure, and on Ctrl-C, the folder is as it was."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from yoy.view.files import beside_of, naming, sweep, undisturbed, write_beside


def place_files(contents: Mapping[Path, bytes], replaced: Sequence[Path], root: Path) -> None:
    """Writes new files below a folder, and removes those that they replace. Raises CannotWrite, with all as it was.

    A file that isn't among the replaced ones is never overwritten, whoever made it in the meantime.
    """
    waiting: dict[Path, Path] = {}
    with ExitStack() as held, _folders([root, *(path.parent for path in contents)]):
        held.callback(_drop, waiting)
        for path, content in contents.items():
            with naming(path):
                _check_inside(path, root)
                sweep(path.parent)
                waiting[path] = beside_of(path)
                write_beside(waiting[path], [content], held)
        with undisturbed(), _undoing() as undo:
            for old in dict.fromkeys(replaced):
                with naming(old):
                    kept = beside_of(old)
                    waiting[kept] = kept
                    _twin(old, kept)
                    undo.append((old, kept))
            for path in contents:
                with naming(path):
                    _put(waiting[path], path, path in replaced)
                    undo.append((path, None))
            for old in replaced:
                with naming(old):
                    if old not in contents:
                        old.unlink()


def _check_inside(path: Path, root: Path) -> None:
    """A link may not lead what is written out of the library."""
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(root)):
        raise OSError(errno.ELOOP, "a link leads out of the folder")


def _put(beside: Path, path: Path, replaces: bool) -> None:
    if replaces:
        os.replace(beside, path)
        return
    try:
        os.link(beside, path)  # unlike a renaming, it never overwrites
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.rename(beside, path)


def _twin(old: Path, kept: Path) -> None:
    """Keeps a file under another name until all is done."""
    try:
        os.link(old, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, kept, follow_symlinks=False)


def _drop(waiting: Mapping[Path, Path]) -> None:
    for beside in waiting.values():
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def _undoing() -> Iterator[list[tuple[Path, Path | None]]]:
    """Steps that are taken back, the last first, where one after them fails: a file goes, or what was there comes back."""
    steps: list[tuple[Path, Path | None]] = []
    try:
        yield steps
    except BaseException:
        for path, kept in reversed(steps):
            with suppress(OSError):
                if kept:
                    os.replace(kept, path)
                else:
                    path.unlink(missing_ok=True)
        raise


@contextmanager
def _folders(wanted: Sequence[Path]) -> Iterator[None]:
    """Makes folders, and removes those it made where what follows fails."""
    made: list[Path] = []
    try:
        for folder in wanted:
            with naming(folder):
                missing = [place for place in (folder, *folder.parents) if not place.exists()]
                made += reversed(missing)
                folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
