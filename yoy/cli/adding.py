"""yoy add."""

from pathlib import Path
from typing import Annotated

import typer

from yoy.cli.shared import Issuer, Lang, Reports, app, language, telling


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Reports to be put into the library.")],
    reports: Reports = None,
    issuer: Issuer = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1900, max=2099, help="Of which year it is, if it doesn't say.")
    ] = None,
    replacing: Annotated[bool, typer.Option("--replace", help="Put it in the place of what is there.")] = False,
    lang: Lang = None,
) -> None:
    """Check reports, name them by issuer and year and copy them into the library: all of them, or none."""
    with telling(lang) as settings:
        from yoy.adding import add as put
        from yoy.view.messages import Words
        from yoy.view.terminal import render_added

        words = Words(language(lang or settings.lang))
        added = put(files, Path(reports or settings.reports), issuer or settings.issuer, year, replacing)
        typer.echo(render_added([(one.report, one.path, one.replaced) for one in added], words))
