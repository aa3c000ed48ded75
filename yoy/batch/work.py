"""One issuer's share of the work: every report read once, neighbouring years compared, views and rows written."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from pathlib import Path

from yoy.batch.job import Job, check_worker
from yoy.batch.parts import Piece, Rows, pack, part_path, read_part, write_part
from yoy.batch.plan import File, Problem, Reason, Task, digest_of
from yoy.errors import WrongYear, YoyError
from yoy.model import Message, Report
from yoy.view.messages import Words


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an issuer: comparisons made and found unchanged, and what was wrong."""

    made: int
    kept: int
    problems: tuple[Problem, ...]


def work(job: Job, task: Task) -> Done:
    """Does what hasn't been done of an issuer's comparisons. Raises a YoyError where no issuer's could be done."""
    check_worker(job)
    desk = _Desk(job, task, read_part(part_path(Path(job.out), task.name)))
    pieces: list[Piece] = []
    for k, file in enumerate(task.files):
        if not desk.is_good(k):
            continue
        paired = k > 0 and task.files[k - 1].year == file.year - 1 and desk.is_good(k - 1)
        paired = paired and f"{file.year - 1}-{file.year}" not in task.skipped
        pieces += desk.report(k, opening=not paired)
        if paired:
            pieces += desk.pair(k)
    _tidy_up(Path(job.out), desk.old, pieces)
    if list(desk.old.values()) != pieces:
        write_part(part_path(Path(job.out), task.name), pieces)
    _forget_texts()
    pairs = sum("-" in piece.name for piece in pieces)
    return Done(desk.made, pairs - desk.made, tuple(desk.problems))


def _forget_texts() -> None:
    """Lets go of what is remembered of an issuer's texts: the next one's are others, and the process would grow with each."""
    for name, module in list(sys.modules.items()):
        if name.startswith("yoy."):
            for thing in vars(module).values():
                if isinstance(thing, _lru_cache_wrapper) and thing.cache_parameters()["maxsize"]:
                    thing.cache_clear()


@dataclass
class _Desk:
    """One issuer's reports, of which two are open at most, and what is known of them from earlier runs."""

    job: Job
    task: Task
    old: dict[str, Piece]
    made: int = 0
    problems: list[Problem] = field(default_factory=list)
    _open: dict[int, Report] = field(default_factory=dict)
    _good: dict[int, bool] = field(default_factory=dict)
    _digests: dict[int, str | None] = field(default_factory=dict)

    def is_good(self, k: int) -> bool:
        """Whether a report can be read, as it is found to be now, or was when it was the same file."""
        if k not in self._good:
            year = str(self.task.files[k].year)
            known = self.old.get(year)
            keys = [self._report_key(k, opening) for opening in (False, True)]
            self._good[k] = (known is not None and known.key in keys) or (
                year not in self.task.skipped and self._opened(k) is not None
            )
        return self._good[k]

    def report(self, k: int, opening: bool) -> Iterator[Piece]:
        """The piece of a report; what is found in it alone stands there unless it is compared with the year before."""
        year = str(self.task.files[k].year)
        yield from self._piece(year, self._report_key(k, opening), lambda: (self._rows_of(k, opening), ()))

    def pair(self, k: int) -> Iterator[Piece]:
        """The piece of a report's comparison with the year before."""
        before, after = self.task.files[k - 1], self.task.files[k]
        name = f"{before.year}-{after.year}"
        key = self.job.key(self.task.issuer, [self._said(k - 1), self._said(k)])
        yield from self._piece(name, key, lambda: self._compare(k))

    def _rows_of(self, k: int, opening: bool) -> Rows:
        from yoy.batch.rows import report_rows

        words = Words(self.job.options.lang)
        return report_rows(self.task, self.task.files[k], self._read(k), opening, dict(self.job.dismissed), words)

    def _compare(self, k: int) -> tuple[Rows, tuple[Path, ...]]:
        from yoy.batch.rows import pair_rows
        from yoy.compare import relate
        from yoy.view.render import write_views

        job = self.job
        comparison = relate([self._read(k - 1), self._read(k)], (), dict(job.dismissed))
        folder = Path(job.out) / "pages" / self.task.name
        views = tuple(write_views(comparison, job.kinds, folder, job.options).values()) if job.kinds else ()
        page = views[0].relative_to(job.out).as_posix() if views else ""
        self.made += 1
        return pair_rows(self.task, comparison, page, Words(job.options.lang)), views

    def _piece(self, name: str, key: str, make: Callable[[], tuple[Rows, tuple[Path, ...]]]) -> Iterator[Piece]:
        """The piece as it was kept, or made anew; nothing where the program failed on it before."""
        known = self.old.get(name)
        if known and known.key == key and all(self._is_there(*view) for view in known.files):
            yield known
        elif name not in self.task.skipped:
            with _naming(name):
                rows, views = make()
            out = Path(self.job.out)
            files = tuple((view.relative_to(out).as_posix(), view.stat().st_size) for view in views)
            yield Piece(name, key, files, pack(rows))

    def _is_there(self, view: str, size: int) -> bool:
        with suppress(OSError):
            return (Path(self.job.out) / view).stat().st_size == size
        return False

    def _said(self, k: int) -> list[object]:
        if k not in self._digests:
            self._digests[k] = digest_of(Path(self.job.reports) / self.task.files[k].path)
        file = self.task.files[k]
        return [file.path, file.year, self._digests[k]]

    def _report_key(self, k: int, opening: bool) -> str:
        return self.job.key(self.task.issuer, self._said(k), opening)

    def _read(self, k: int) -> Report:
        report = self._opened(k)
        if report is None:
            raise OSError("a report can't be read any more")  # it could a moment ago
        return report

    def _opened(self, k: int) -> Report | None:
        """A report; None, and a problem, where it can't be read."""
        from yoy.compare import understand

        file = self.task.files[k]
        if k not in self._open:
            for other in [other for other in self._open if abs(other - k) > 1]:
                del self._open[other]
            try:
                with _naming(str(file.year)):
                    path = Path(self.job.reports) / file.path
                    self._open[k] = understand(path, file.year, self.task.issuer or None)
            except YoyError as error:
                self.problems.append(_problem(self.task.issuer, file, self.job.reports, error))
                return None
        return self._open[k]


def _problem(issuer: str, file: File, folder: str, error: YoyError) -> Problem:
    """An error as an entry that names the file as the library does, wherever the library is."""
    values: dict[str, object] = {name: str(value).replace(f"{folder}/", "") for name, value in error.values.items()}
    reason: Reason = "conflict" if isinstance(error, WrongYear) else "unreadable"
    return Problem(issuer, file.year, reason, file.path, Message(error.text, values))


@contextmanager
def _naming(piece: str) -> Iterator[None]:
    """Notes on an error of the program's own which piece it failed on, so that the others can be done without it."""
    try:
        yield
    except BaseException as error:
        error.add_note(piece)
        raise


def _tidy_up(out: Path, old: dict[str, Piece], pieces: list[Piece]) -> None:
    """Removes views that nothing speaks of any more."""
    wanted = {view for piece in pieces for view, _ in piece.files}
    for view in {view for piece in old.values() for view, _ in piece.files} - wanted:
        with suppress(OSError):
            (out / view).unlink()
