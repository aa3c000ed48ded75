"""The command line. Each command imports what it needs when it runs, so that `yoy --help` is instant."""

from typing import Annotated

import typer

from yoy import __version__
from yoy.cli import adding, batch, compare, meaning, reports
from yoy.cli.shared import app

__all__ = ["adding", "app", "batch", "compare", "main", "meaning", "reports"]


def main() -> None:
    """Runs the command line; errors are one sentence each on standard error and an exit code by kind."""
    app()


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"yoy {__version__}")
        raise typer.Exit
