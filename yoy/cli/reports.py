"""yoy list, yoy text, yoy outline, yoy figures: what was read and understood of single reports."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yoy.cli.shared import (
    Encoded,
    Issuer,
    Lang,
    MinChange,
    Only,
    Reports,
    Which,
    app,
    emit,
    encoding_of,
    language,
    load_report,
    narrowed,
    path_of,
    telling,
)
from yoy.errors import MissingReport, UsageError, YoyError

if TYPE_CHECKING:
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
def text(which: Which, reports: Reports = None, issuer: Issuer = None, lang: Lang = None) -> None:
    """What was read of a report, a line per paragraph, heading or table row; what was left out, on standard error."""
    with telling(lang) as settings:
        from yoy.parse import headings_of
        from yoy.read import read
        from yoy.view.messages import Words
        from yoy.view.terminal import render_remarks, render_text

        words = Words(language(lang or settings.lang))
        source = read(path_of(which, reports, issuer, settings))
        emit(render_text(source, headings_of(source)))
        if remarks := render_remarks(source, words):
            typer.echo(remarks, err=True)


@app.command()
def outline(which: Which, reports: Reports = None, issuer: Issuer = None, lang: Lang = None) -> None:
    """The section tree of a report, with markers and 一是 items."""
    with telling(lang) as settings:
        from yoy.view.terminal import render_outline

        typer.echo(render_outline(load_report(which, reports, issuer, settings)))


@app.command()
def figures(
    which: Annotated[
        list[str],
        typer.Argument(metavar="YEAR|FILE...", help="A report; or several, as CSV in long form. - for a pipe."),
    ],
    everything: Annotated[bool, typer.Option("--all", help="Every number, and why it is or isn't a figure.")] = False,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="table|csv|json", help="How to print them (table; several reports: csv)."),
    ] = None,
    only: Only = None,
    min_change: MinChange = None,
    encoding: Encoded = "utf-8",
    reports: Reports = None,
    issuer: Issuer = None,
    lang: Lang = None,
) -> None:
    """Every figure of a report; of several reports, which figures are the same one, a row per figure and year."""
    with telling(lang) as settings:
        from yoy.view.data import figures_json
        from yoy.view.messages import Words
        from yoy.view.tables import figures_csv, render_tidy
        from yoy.view.terminal import render_figures

        words = Words(language(lang or settings.lang))
        chosen = [one for one in which if one != "-"]
        if len(chosen) > 1:
            if everything or form not in (None, "csv"):
                raise UsageError("figures of several reports are written as CSV; name one report for anything else")
            from yoy.compare import compare

            result = compare(chosen, reports or settings.reports, issuer or settings.issuer, pins=settings.pins)
            tidy = render_tidy(narrowed(result.comparison, only, min_change), bom=False)
            emit(tidy.encode(encoding_of(encoding)))
            return
        if only or min_change is not None:
            raise UsageError("--only and --min-change need several reports: yoy figures 2023 2024 --only …")
        views: dict[str, Callable[[Report, Words, bool], str]] = {
            "table": render_figures,
            "csv": figures_csv,
            "json": figures_json,
        }
        form = form or "table"
        if form not in views or not chosen:
            raise UsageError(
                "{format}: there is no such format; there are {known}", format=form, known=", ".join(views)
            )
        content = views[form](load_report(chosen[0], reports, issuer, settings), words, everything)
        emit(content.encode(encoding_of(encoding)) if form == "csv" else content)
