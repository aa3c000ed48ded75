"""What all workers are told: where things are and how they are to be done; and what tells one such run from another."""

import hashlib
import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from yoy import __version__
from yoy.errors import UsageError
from yoy.view.assets import asset_folders
from yoy.view.options import Options

TOKEN = "work/run"
_DECIDING = (
    "diff-match-patch",
    "jieba",
    "jinja2",
    "lxml",
    "pandas",
    "pyarrow",
    "python-docx",
    "selectolax",
    "xlsxwriter",
)


@dataclass(frozen=True, slots=True)
class Job:
    """A run. `reports` and `out` are absolute folders that every worker sees; `kinds` are the views of each pair.

    `code` tells the program's state, `setting` that of all that is chosen; `token` stands in a file of `out`, by which a
    worker knows that it sees the same folder.
    """

    reports: str
    out: str
    kinds: tuple[str, ...]
    options: Options
    dismissed: tuple[tuple[str, str], ...]
    code: str
    setting: str
    token: str

    def key(self, *parts: object) -> str:
        """What a piece of work is known by: everything that decides its result."""
        return digest([self.code, self.setting, *parts])


def digest(said: object) -> str:
    """The digest of plain values."""
    return hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()


@cache
def code_state() -> str:
    """What tells one state of the program from another, the same on every machine: sources, templates, libraries."""
    sources = {"yoy": Path(__file__).parents[1], "templates": next(asset_folders())}
    states: list[object] = [__version__, sys.version_info[:2]]
    for name, folder in sources.items():
        files = sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".j2", ".css", ".js"))
        states += [[f"{name}/{file.relative_to(folder).as_posix()}", _content(file)] for file in files]
    return digest([*states, *([name, _version(name)] for name in _DECIDING)])


def setting_state(kinds: tuple[str, ...], options: Options, dismissed: tuple[tuple[str, str], ...]) -> str:
    """What tells one choice of settings from another; the project's own templates count by their content."""
    own = options.templates
    files = sorted(path for path in own.rglob("*") if path.is_file()) if own and own.is_dir() else []
    chosen = [options.lang, options.encoding, options.bom, options.layout, options.unchanged]
    return digest([kinds, chosen, dismissed, [[file.name, _content(file)] for file in files]])


@cache
def check_worker(job: Job) -> None:
    """Raises UsageError where this process doesn't see the run's folder, or is of another version. Looks once a run."""
    where = {"folder": job.out}
    try:
        seen = (Path(job.out) / TOKEN).read_text(encoding="ascii") == job.token
    except OSError:
        seen = False
    if not seen or not Path(job.reports).is_dir():
        raise UsageError(
            "a worker doesn't see {folder}: reports and results must be on storage that all share", **where
        )
    if code_state() != job.code:
        raise UsageError("a worker runs another version of yoy or of its libraries: install the same everywhere")


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
