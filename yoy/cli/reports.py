"""yoy list, yoy outline, yoy figures: what was read and understood of single reports."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from yoy.cli.shared import Issuer, Lang, Reports, Which, app, emit, language, load_report, telling
from yoy.errors import MissingReport, UsageError, YoyError
from yoy.model import Report


@app.command("list")
def list_reports(reports: Reports = None, issuer: Issuer = None, lang: Lang = None) -> None:
    """What is in the library: issuer, year, title, file, sections, figures, notes."""
    with telling(lang) as settings:
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
        typer.echo(render_library(entries, read, Words(language(lang or settings.lang))))


@app.command()
def outline(which: Which, reports: Reports = None, issuer: Issuer = None, lang: Lang = None) -> None:
    """The section tree of a report, with markers and 一是 items."""
    with telling(lang) as settings:
        from yoy.view.terminal import render_outline

        typer.echo(render_outline(load_report(which, reports, issuer, settings)))


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
    with telling(lang) as settings:
        from yoy.view.data import figures_json
        from yoy.view.messages import Words
        from yoy.view.tables import figures_csv
        from yoy.view.terminal import render_figures

        words = Words(language(lang or settings.lang))
        views: dict[str, Callable[[Report, Words, bool], str]] = {
            "table": render_figures,
            "csv": figures_csv,
            "json": figures_json,
        }
        if form not in views:
            raise UsageError(
                "{format}: there is no such format; there are {known}", format=form, known=", ".join(views)
            )
        emit(views[form](load_report(which, reports, issuer, settings), words, everything))
