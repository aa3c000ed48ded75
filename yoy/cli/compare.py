"""yoy compare."""

from pathlib import Path
from typing import Annotated

import typer

from yoy.cli.shared import (
    Encoded,
    Issuer,
    Lang,
    MinChange,
    NoBom,
    Only,
    Reports,
    app,
    emit,
    encoding_of,
    formats_of,
    language,
    layout_of,
    narrowed,
    telling,
    templates_of,
)
from yoy.errors import UsageError


@app.command()
def compare(
    years_or_files: Annotated[
        list[str], typer.Argument(metavar="YEARS|FILES...", help="Two or more, in any order; - for standard output.")
    ],
    reports: Reports = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help="Folder for the views (out).")] = None,
    formats: Annotated[
        str | None,
        typer.Option("--format", metavar="LIST", help="Some of html,xlsx,csv,json (all four), tidy,docx,md,parquet."),
    ] = None,
    only: Only = None,
    min_change: MinChange = None,
    layout: Annotated[
        str,
        typer.Option(
            "--layout", metavar="columns|inline", help="DOCX: years beside each other, or one text with marks."
        ),
    ] = "columns",
    unchanged: Annotated[bool, typer.Option("--unchanged", help="DOCX: show what didn't change too.")] = False,
    encoding: Encoded = "utf-8",
    no_bom: NoBom = False,
    issuer: Issuer = None,
    lang: Lang = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page when it is written.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed.")] = False,
    mixed_issuers: Annotated[bool, typer.Option("--mixed-issuers", help="Allow reports of different issuers.")] = False,
) -> None:
    """Compare years of the library, or files: writes the page, the workbook, CSV and JSON."""
    with telling(lang, quiet or "-" in years_or_files) as settings:
        from yoy.compare import compare as run
        from yoy.view.messages import Words
        from yoy.view.options import Options
        from yoy.view.progress import Progress
        from yoy.view.render import render_view, write_views
        from yoy.view.terminal import render_terminal

        words = Words(language(lang or settings.lang))
        kinds = formats_of(formats or settings.format)
        options = Options(
            words.lang, templates_of(settings), encoding_of(encoding), not no_bom, layout_of(layout), unchanged
        )
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
                settings.pins,
                dict(settings.dismissed),
            )
        comparison = narrowed(result.comparison, only, min_change)
        if piped:
            emit(render_view(kinds[0], comparison, options))
        else:
            files = write_views(comparison, kinds, Path(out or settings.out), options)
            if not quiet:
                typer.echo(render_terminal(comparison, files, words))
            if open_page and "html" in files:
                typer.launch(files["html"].resolve().as_uri())
        if exit_code and any(change.status != "same" for change in comparison.changes):
            raise typer.Exit(1)
