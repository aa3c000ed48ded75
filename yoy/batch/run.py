"""The batch, from the library to the index page."""

import secrets
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from yoy.batch.crew import Crew, cluster_crew, local_crew
from yoy.batch.job import TOKEN, Job, code_state, setting_state
from yoy.batch.parts import part_path, read_part
from yoy.batch.plan import Plan, Problem, Task, make_plan
from yoy.batch.store import bundles, clear, dataset, store, store_problems
from yoy.batch.work import Done, work
from yoy.errors import MissingReport, YoyError
from yoy.model import Message
from yoy.view.files import write_file
from yoy.view.messages import Words
from yoy.view.options import Options

Progress = Callable[[int, int, int], None]
"""Told how many comparisons are made, how many were found unchanged, and how many there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    index: Path
    dataset: Path
    issuers: int
    made: int
    kept: int
    problems: tuple[Problem, ...]


def run_batch(
    reports: Path,
    out: Path,
    kinds: tuple[str, ...] = ("html",),
    options: Options | None = None,
    *,
    issuer: str | None = None,
    dismissed: tuple[tuple[str, str], ...] = (),
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress = lambda made, kept, of: None,
) -> Outcome:
    """Compares all neighbouring years of all issuers of a library: pages, dataset and index page.

    What an earlier run did of the same reports with the same settings is kept. A report that can't be read is an entry in
    the result. Raises a YoyError where there is nothing to compare, no scheduler, or nothing can be written.
    """
    from yoy.batch.index import write_index

    if not reports.is_dir():
        raise MissingReport("{folder}: no such folder; put the reports there as 2024.txt or 2024.html", folder=reports)
    plan = make_plan(reports, issuer)
    if not plan.tasks:
        raise MissingReport("{folder}: no reports to compare in it", folder=reports)
    job = _job(reports, out, kinds, options or Options(), dismissed)
    token = write_file(Path(job.out) / TOKEN, job.token)
    try:
        with _crew(workers, scheduler) as crew:
            made, kept, problems = _compare(crew, job, plan, progress)
            names = {task.name for task in plan.tasks}
            files = _store(crew, job, names)
    finally:
        token.unlink(missing_ok=True)
    words = Words(job.options.lang)
    problems = sorted(problems, key=lambda p: (p.issuer, p.year or 0, p.file, p.reason, str(p.why)))
    clear(out, [*files, store_problems(out, problems, words)])
    if not issuer:
        _forget(out, names)
    index = write_index(out, words, job.options.templates)
    return Outcome(index, dataset(out), len(plan.tasks), made, kept, tuple(problems))


def _job(
    reports: Path, out: Path, kinds: tuple[str, ...], options: Options, dismissed: tuple[tuple[str, str], ...]
) -> Job:
    if options.templates:
        options = replace(options, templates=options.templates.resolve())
    setting = setting_state(kinds, options, dismissed)
    token = secrets.token_hex(16)
    return Job(str(reports.resolve()), str(out.resolve()), kinds, options, dismissed, code_state(), setting, token)


def _crew(workers: int | None, scheduler: str | None) -> AbstractContextManager[Crew]:
    return cluster_crew(scheduler) if scheduler else local_crew(workers)


def _compare(crew: Crew, job: Job, plan: Plan, progress: Progress) -> tuple[int, int, list[Problem]]:
    """Has all issuers compared. What the program fails on is an entry, and the rest of that issuer is done without it."""
    made = kept = 0
    of = sum(len(task.pairs) for task in plan.tasks)
    problems = list(plan.problems)
    tasks = deque(plan.tasks)
    progress(0, 0, of)
    for task, future in crew.each(partial(work, job), tasks):
        error = future.exception()
        if isinstance(error, YoyError):
            raise error
        if error is None:
            done: Done = future.result()
            made, kept = made + done.made, kept + done.kept
            problems += done.problems
            progress(made, kept, of)
        else:
            piece = next(iter(getattr(error, "__notes__", ())), "")
            problems.append(_failure(task, piece, error))
            part_path(Path(job.out), task.name).unlink(missing_ok=True)  # what an earlier run knew is no longer so
            if piece:
                tasks.append(replace(task, skipped=task.skipped | {piece}))
    return made, kept, problems


def _failure(task: Task, piece: str, error: BaseException) -> Problem:
    """What the program itself failed on, with what a report of the failure should name."""
    why = Message(
        "the program failed on {piece} ({error}); please report this",
        {"piece": piece or task.name, "error": f"{type(error).__name__}: {error}"[:200]},
    )
    last = piece[-4:]
    files = [file for file in task.files if str(file.year) == last]
    return Problem(task.issuer, int(last) if last else None, "unreadable", files[0].path if files else "", why)


def _store(crew: Crew, job: Job, names: set[str]) -> list[str]:
    files: list[str] = []
    for _, future in crew.each(partial(store, job), deque(bundles(names))):
        files += future.result()
    return sorted(files)


def _forget(out: Path, names: set[str]) -> None:
    """Removes what is kept of issuers that the library no longer has, with their views."""
    for path in sorted((out / "work").glob("*.kept")):
        if path.stem not in names:
            views = [out / view for piece in read_part(path).values() for view, _ in piece.files]
            for view in views:
                view.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            for folder in {view.parent for view in views}:
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
