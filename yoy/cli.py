"""The command line. Each command imports what it needs, so that `yoy --help` is instant."""

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yoy import __version__
from yoy.errors import MissingReport, UsageError, YoyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yoy.model import Report
    from yoy.settings import Settings
    from yoy.view.messages import Lang as Spoken

app = typer.Typer(
    help="Compare annual reports year over year: text, figures, what is new.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Reports = Annotated[str | None, typer.Option("--reports", metavar="DIR", help="Folder of the reports (reports).")]
Issuer = Annotated[
    str | None, typer.Option("--issuer", metavar="NAME", help="Whose reports, if several issuers' are there.")
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="Language of what you read (zh).")]
Which = Annotated[str, typer.Argument(metavar="YEAR|FILE", help="A year of the library, or a file.")]


def main() -> None:
    """Runs the command line; errors are one sentence each on standard error and an exit code by kind."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader of the pipe has gone: nothing to say
        sys.exit(0)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"yoy {__version__}")
        raise typer.Exit


@app.command()
def compare(
    years_or_files: Annotated[
        list[str], typer.Argument(metavar="YEARS|FILES...", help="Two or more, in any order; - for standard output.")
    ],
    reports: Reports = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Folder for the views (out).")] = None,
    formats: Annotated[
        str | None, typer.Option("--format", metavar="LIST", help="html,xlsx,csv,json, or some of them.")
    ] = None,
    issuer: Issuer = None,
    lang: Lang = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page when it is written.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed.")] = False,
    mixed_issuers: Annotated[bool, typer.Option("--mixed-issuers", help="Allow reports of different issuers.")] = False,
) -> None:
    """Compare years of the library, or files: writes the page, the workbook, CSV and JSON."""
    with _telling(lang) as settings:
        from yoy.compare import compare as run
        from yoy.view.messages import Words
        from yoy.view.render import render_view, write_views
        from yoy.view.terminal import Progress, render_terminal

        words = Words(_lang(lang or settings.lang))
        kinds = _formats(formats or settings.format)
        piped = "-" in years_or_files
        if piped and len(kinds) != 1:
            raise UsageError("- writes one format: name it, e.g. --format csv -")
        with Progress(words, quiet or piped) as progress:
            result = run(
                [choice for choice in years_or_files if choice != "-"],
                reports or settings.reports,
                issuer or settings.issuer,
                mixed_issuers,
                progress.step,
            )
        comparison, templates = result.comparison, _templates(settings)
        if piped:
            _emit(render_view(kinds[0], comparison, words.lang, templates))
        else:
            files = write_views(comparison, kinds, Path(out or settings.out), words.lang, templates)
            if not quiet:
                typer.echo(render_terminal(comparison, files, words))
            if open_page and "html" in files:
                typer.launch(files["html"].resolve().as_uri())
        if exit_code and any(change.status != "same" for change in comparison.changes):
            raise typer.Exit(1)


@app.command("list")
def list_reports(reports: Reports = None, issuer: Issuer = None, lang: Lang = None) -> None:
    """What is in the library: issuer, year, title, file, sections, figures, notes."""
    with _telling(lang) as settings:
        from yoy.compare import load
        from yoy.library import find_reports
        from yoy.view.messages import Words
        from yoy.view.terminal import render_library

        folder = Path(reports or settings.reports)
        if not folder.is_dir():
            raise MissingReport(
                "{folder}: no such folder; put the reports there as 2024.txt or 2024.html", folder=folder
            )
        wanted = issuer or settings.issuer
        entries = [entry for entry in find_reports(folder) if not wanted or wanted in entry.issuer]
        read: list[Report | YoyError] = []
        for entry in entries:
            try:
                read.append(load(entry.path, entry.year, entry.issuer or None))
            except YoyError as error:
                read.append(error)
        typer.echo(render_library(entries, read, Words(_lang(lang or settings.lang))))


@app.command()
def outline(which: Which, reports: Reports = None, issuer: Issuer = None, lang: Lang = None) -> None:
    """The section tree of a report, with markers and 一是 items."""
    with _telling(lang) as settings:
        from yoy.view.terminal import render_outline

        typer.echo(render_outline(_load(which, reports, issuer, settings)))


@app.command()
def figures(
    which: Which,
    everything: Annotated[bool, typer.Option("--all", help="Every number, and why it is or isn't a figure.")] = False,
    form: Annotated[str, typer.Option("--format", metavar="table|csv|json", help="How to print them.")] = "table",
    reports: Reports = None,
    issuer: Issuer = None,
    lang: Lang = None,
) -> None:
    """Every figure of a report: label, value, unit, bound, stance, period, section."""
    with _telling(lang) as settings:
        from yoy.view.data import figures_json
        from yoy.view.messages import Words
        from yoy.view.tables import figures_csv
        from yoy.view.terminal import render_figures

        words = Words(_lang(lang or settings.lang))
        views: dict[str, Callable[[Report, Words, bool], str]] = {
            "table": render_figures,
            "csv": figures_csv,
            "json": figures_json,
        }
        if form not in views:
            raise UsageError(
                "{format}: there is no such format; there are {known}", format=form, known=", ".join(views)
            )
        _emit(views[form](_load(which, reports, issuer, settings), words, everything))


@contextmanager
def _telling(lang: str | None) -> "Iterator[Settings]":
    """The settings of the working folder; what goes wrong becomes one sentence in the reader's language."""
    said = lang
    try:
        from yoy.settings import read_settings

        settings = read_settings(Path.cwd())
        said = lang or settings.lang
        yield settings
    except YoyError as error:
        from yoy.view.messages import Words

        typer.echo(Words("en" if said == "en" else "zh").say(error), err=True)
        raise typer.Exit(error.exit_code) from None


def _lang(said: str) -> "Spoken":
    if said == "zh" or said == "en":
        return said
    raise UsageError("{lang}: the language is zh or en", lang=said)


def _formats(said: str) -> list[str]:
    from yoy.view.render import FORMATS

    kinds = list(dict.fromkeys(kind.strip() for kind in said.split(",") if kind.strip()))
    unknown = [kind for kind in kinds if kind not in FORMATS]
    if unknown or not kinds:
        raise UsageError(
            "{format}: there is no such format; there are {known}",
            format=", ".join(unknown) or said,
            known=", ".join(FORMATS),
        )
    return kinds


def _templates(settings: "Settings") -> Path | None:
    return Path(settings.templates) if settings.templates else None


def _load(which: str, reports: str | None, issuer: str | None, settings: "Settings") -> "Report":
    from yoy.compare import is_year, load
    from yoy.library import choose

    wanted = issuer or settings.issuer
    if not is_year(which):
        return load(which, issuer=wanted)
    entry = choose(Path(reports or settings.reports), [int(which)], wanted)[0]
    return load(entry.path, entry.year, entry.issuer or wanted)


def _emit(content: str | bytes) -> None:
    """Nothing but data on standard output, byte for byte."""
    sys.stdout.buffer.write(content.encode("utf-8") if isinstance(content, str) else content)
    sys.stdout.buffer.flush()
