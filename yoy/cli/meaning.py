"""yoy check, yoy promises, yoy trace: what the reports can be held to, and how a thing went over the years."""

from typing import Annotated

import typer

from yoy.cli.shared import Issuer, Lang, Reports, app, emit, language, telling
from yoy.errors import UsageError

Form = Annotated[str, typer.Option("--format", metavar="table|json", help="How to print it.")]


def _form(said: str) -> bool:
    """Whether JSON is asked for. Raises UsageError for any other format than it and a table."""
    if said not in ("table", "json"):
        raise UsageError("{format}: there is no such format; there are {known}", format=said, known="table, json")
    return said == "json"


@app.command()
def check(
    which: Annotated[
        list[str], typer.Argument(metavar="YEAR|FILE...", help="A report, or several to hold to each other.")
    ],
    everything: Annotated[bool, typer.Option("--all", help="What agrees or was dismissed too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for what is to be verified too.")] = False,
    form: Form = "table",
    reports: Reports = None,
    issuer: Issuer = None,
    lang: Lang = None,
) -> None:
    """What arithmetic says of reports: sums, shares, changes, tables. Exits with 1 where something differs."""
    with telling(lang) as settings:
        from yoy.compare import examine
        from yoy.view.answers import render_checks
        from yoy.view.data import findings_json
        from yoy.view.messages import Words

        words, as_json = Words(language(lang or settings.lang)), _form(form)
        dismissed = dict(settings.dismissed)
        comparison = examine(
            which, reports or settings.reports, issuer or settings.issuer, settings.pins, dismissed
        ).comparison
        emit(findings_json(comparison, words) if as_json else render_checks(comparison, words, everything) + "\n")
        still = [finding.holds for finding in comparison.findings if not finding.dismissed]
        if False in still or (strict and None in still):
            raise typer.Exit(1)


@app.command()
def promises(
    which: Annotated[list[str], typer.Argument(metavar="YEARS|FILES...", help="Two or more, in any order.")],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if a target was missed.")] = False,
    form: Form = "table",
    reports: Reports = None,
    issuer: Issuer = None,
    lang: Lang = None,
) -> None:
    """What each report promised and what the next one says of it; silence is no failure."""
    with telling(lang) as settings:
        from yoy.compare import compare as run
        from yoy.view.answers import render_promises
        from yoy.view.data import commitments_json
        from yoy.view.messages import Words

        words, as_json = Words(language(lang or settings.lang)), _form(form)
        comparison = run(which, reports or settings.reports, issuer or settings.issuer, pins=settings.pins).comparison
        emit(commitments_json(comparison) if as_json else render_promises(comparison, words) + "\n")
        if exit_code and any(one.actual and one.status == "partly" for one in comparison.commitments):
            raise typer.Exit(1)


@app.command()
def trace(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A programme, platform, document or any other words.")],
    which: Annotated[
        list[str] | None, typer.Argument(metavar="YEARS|FILES...", help="All of the library if none.")
    ] = None,
    reports: Reports = None,
    issuer: Issuer = None,
    lang: Lang = None,
) -> None:
    """When something is spoken of, under which name and with which figures. Exits with 1 where no report names it."""
    with telling(lang) as settings:
        from pathlib import Path

        from yoy.changes.traces import trace as follow
        from yoy.compare import examine
        from yoy.library import find_reports
        from yoy.view.answers import render_trace
        from yoy.view.messages import Words

        words = Words(language(lang or settings.lang))
        folder, owner = reports or settings.reports, issuer or settings.issuer
        if not name.strip():
            raise UsageError("name what to look for, e.g. yoy trace 一网通办")
        if not which:
            found = [e for e in find_reports(Path(folder)) if not owner or owner in e.issuer]
            which = sorted({str(entry.year) for entry in found})
        comparison = examine(which, folder, owner, settings.pins).comparison
        told = follow(comparison.reports, comparison.initiatives, name.strip())
        emit(render_trace(told, comparison.reports, words) + "\n")
        if not any(told.mentions):
            raise typer.Exit(1)
