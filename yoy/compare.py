"""The wiring: files → reports → alignment → comparison → views, and the Python API.

Importing it costs nothing: `import yoy` and `yoy --help` wait for no step before it is asked for.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yoy.errors import AmbiguousReport, SeveralErrors, UsageError, YoyError

if TYPE_CHECKING:
    import pandas

    from yoy.model import Comparison, Pin, Report
    from yoy.view.messages import Lang
    from yoy.view.options import Layout

Choice = int | str | Path
Progress = Callable[[str, int, int], None]
"""Told the English name of the step that begins, how many steps are done and how many there are."""


def load(path: str | Path, year: int | None = None, issuer: str | None = None, key: str | None = None) -> "Report":
    """Reads and understands one report, or recalls it. Raises a YoyError that names the file where that can't be done."""
    from yoy.cache import recall

    return recall(Path(path), (year, issuer, key), lambda: understand(Path(path), year, issuer, key))


def understand(path: Path, year: int | None = None, issuer: str | None = None, key: str | None = None) -> "Report":
    """The report as `load` gives it, read anew and not kept for the next time."""
    from yoy.parse import parse
    from yoy.read import read

    return parse(read(path), year, issuer, key)


def compare(
    years_or_files: Iterable[Choice],
    reports: str | Path = "reports",
    issuer: str | None = None,
    mixed_issuers: bool = False,
    progress: Progress | None = None,
    pins: Sequence["Pin"] = (),
    dismissed: Mapping[str, str] | None = None,
) -> "Result":
    """Compares the reports of several years: years found in the `reports` folder, or files anywhere.

    The order doesn't matter, and a year or file named twice counts once, unless nothing else is named: a report can be
    compared with itself. Raises a YoyError where a report is missing or unreadable (every such report is named), where
    there is nothing to compare, and where the reports are of different issuers and `mixed_issuers` doesn't ask for that.
    `pins` say which sections or passages correspond, or don't; one that names nothing in its report is an error too.
    `dismissed` are reasons why findings, by their ids, need no attention.
    """
    asked = list(years_or_files)
    if len(asked) < 2:
        raise UsageError("Name at least two years or files to compare, e.g. yoy compare 2023 2024")
    choices = find_choices(asked, Path(reports), issuer)
    return _result(choices * 2 if len(choices) == 1 else choices, mixed_issuers, progress, pins, dismissed)


def examine(
    years_or_files: Iterable[Choice],
    reports: str | Path = "reports",
    issuer: str | None = None,
    pins: Sequence["Pin"] = (),
    dismissed: Mapping[str, str] | None = None,
) -> "Result":
    """What there is to say of one report by itself, or of several as `compare` says it; raises as `compare` does."""
    choices = find_choices(years_or_files, Path(reports), issuer)
    if not choices:
        raise UsageError("Name a year or a file, e.g. yoy check 2024")
    return _result(choices, False, None, pins, dismissed)


def _result(
    choices: Sequence[tuple[Path, int | None, str | None]],
    mixed_issuers: bool,
    progress: Progress | None,
    pins: Sequence["Pin"],
    dismissed: Mapping[str, str] | None,
) -> "Result":
    from yoy.cache import recall_comparison
    from yoy.records import to_plain

    step = progress or (lambda name, done, of: None)
    of = len(choices) + 2

    def make() -> "Comparison":
        loaded = _loaded(choices, lambda done: step("Reading", done, of))
        if not mixed_issuers:
            _one_issuer(loaded)
        step("Aligning", len(choices), of)
        return relate(loaded, pins, dismissed or {}, lambda: step("Describing changes", len(choices) + 1, of))

    known = [
        [choice[1:] for choice in choices],
        mixed_issuers,
        [to_plain(pin) for pin in pins],
        sorted((dismissed or {}).items()),
    ]
    return Result(recall_comparison([path for path, _, _ in choices], known, make))


def _loaded(choices: Sequence[tuple[Path, int | None, str | None]], step: Callable[[int], None]) -> list["Report"]:
    """The reports, of which every one that can't be read is named; `step` is told how many are done."""
    loaded = []
    errors: list[YoyError] = []
    for done, (path, year, owner) in enumerate(choices):
        step(done)
        try:
            loaded.append(load(path, year, owner))
        except YoyError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else SeveralErrors(errors)
    return loaded


def relate(
    reports: Sequence["Report"],
    pins: Sequence["Pin"] = (),
    dismissed: Mapping[str, str] | None = None,
    aligned: Callable[[], None] = lambda: None,
) -> "Comparison":
    """All there is to say about reports that were read; `aligned` is told when it is known what corresponds."""
    from yoy.align import align
    from yoy.changes import describing
    from yoy.changes.dismissals import dismiss

    with describing() as describe:
        alignment = align(_with_keys(reports), pins)
        aligned()
        return dismiss(describe(alignment), dismissed or {})


def find_choices(
    years_or_files: Iterable[Choice], folder: Path, issuer: str | None
) -> list[tuple[Path, int | None, str | None]]:
    """The files that are meant, each once, with the year and issuer that the library knows it by."""
    from yoy.library import choose

    distinct = list(dict.fromkeys(map(str, years_or_files)))
    years = [int(choice) for choice in distinct if is_year(choice)]
    entries = {entry.year: entry for entry in choose(folder, sorted(set(years)), issuer)} if years else {}
    out: list[tuple[Path, int | None, str | None]] = []
    for choice in distinct:
        if is_year(choice):
            entry = entries[int(choice)]
            out.append((entry.path, entry.year, entry.issuer or issuer))
        else:
            out.append((Path(choice), None, issuer))
    return out


def is_year(choice: str) -> bool:
    """Whether an argument means a year of the library rather than a file."""
    return len(choice) == 4 and choice.isascii() and choice.isdigit()


def _one_issuer(reports: Sequence["Report"]) -> None:
    known = [report for report in reports if report.issuer]
    for one, other in itertools.pairwise(known):
        if one.issuer not in other.issuer and other.issuer not in one.issuer:
            raise AmbiguousReport(
                "{one} is a report by {issuer_one}, {other} one by {issuer_other}: "
                "name one issuer's reports, or ask for the comparison with --mixed-issuers",
                one=str(one.path),
                issuer_one=one.issuer,
                other=str(other.path),
                issuer_other=other.issuer,
            )


def _with_keys(reports: Iterable["Report"]) -> list["Report"]:
    """The reports, earliest first, each with a key of its own: two of one year are 2024 and 2024-2."""
    out: list[Report] = []
    for report in sorted(reports, key=lambda report: report.year):
        same = sum(other.year == report.year for other in out)
        out.append(report if not same else _keyed(report, f"{report.year}-{same + 1}"))
    return out


def _keyed(report: "Report", key: str) -> "Report":
    from dataclasses import replace

    names = {m.id: f"{key}/{m.id.removeprefix(report.key + '/')}" for m in report.measures}
    return replace(
        report,
        key=key,
        measures=tuple(replace(m, id=names[m.id], of=names[m.of] if m.of else None) for m in report.measures),
        numbers=tuple(replace(n, measure=names[n.measure]) if n.measure else n for n in report.numbers),
    )


class Result:
    """A comparison with its views: pandas tables for a notebook, files for everyone else."""

    def __init__(self, comparison: "Comparison") -> None:
        self.comparison = comparison

    @property
    def deltas(self) -> "pandas.DataFrame":
        """A row per figure and pair of neighbouring years."""
        from yoy.view.frames import deltas_frame

        return deltas_frame(self.comparison)

    @property
    def changes(self) -> "pandas.DataFrame":
        """A row per passage and pair of neighbouring years."""
        from yoy.view.frames import changes_frame

        return changes_frame(self.comparison)

    @property
    def measures(self) -> "pandas.DataFrame":
        """A row per figure of every report."""
        from yoy.view.frames import measures_frame

        return measures_frame(self.comparison)

    def to_html(self, path: str | Path, lang: "Lang" = "zh", templates: Path | None = None) -> Path:
        """Writes the page. `templates` is a folder that overrides single templates."""
        return self._write("html", path, lang, templates=templates)

    def to_excel(self, path: str | Path, lang: "Lang" = "zh") -> Path:
        """Writes the workbook."""
        return self._write("xlsx", path, lang)

    def to_csv(self, path: str | Path, lang: "Lang" = "zh") -> Path:
        """Writes the figure deltas as CSV."""
        return self._write("csv", path, lang)

    def to_json(self, path: str | Path, lang: "Lang" = "zh") -> Path:
        """Writes the JSON view."""
        return self._write("json", path, lang)

    def to_docx(
        self, path: str | Path, lang: "Lang" = "zh", layout: "Layout" = "columns", unchanged: bool = False
    ) -> Path:
        """Writes the document: the years beside each other (`columns`), or one text with marks (`inline`)."""
        return self._write("docx", path, lang, layout=layout, unchanged=unchanged)

    def to_markdown(self, path: str | Path, lang: "Lang" = "zh") -> Path:
        """Writes the summary as Markdown."""
        return self._write("md", path, lang)

    def to_parquet(self, path: str | Path) -> Path:
        """Writes the figures of all reports in long form; needs `yoy[parquet]`."""
        return self._write("parquet", path)

    def select(self, only: Sequence[str] = (), min_change: float | None = None) -> "Result":
        """What concerns some sections or figures (by their words), and figures that moved at least by a share (0.05)."""
        from decimal import Decimal

        from yoy.changes.selection import select

        return Result(select(self.comparison, only, None if min_change is None else Decimal(str(min_change))))

    def _write(self, kind: str, path: str | Path, lang: "Lang" = "zh", **chosen: Any) -> Path:
        from yoy.view.files import write_file
        from yoy.view.options import Options
        from yoy.view.render import render_view

        return write_file(Path(path), render_view(kind, self.comparison, Options(lang, **chosen)))

    def _repr_html_(self) -> str:
        """The summary, for a notebook."""
        from yoy.view.page import render_summary

        return render_summary(self.comparison)
