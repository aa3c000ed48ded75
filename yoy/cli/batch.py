"""yoy batch, yoy query: a library of many issuers at once, and questions to what comes of it."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yoy.cli.shared import (
    Encoded,
    Issuer,
    Lang,
    Reports,
    app,
    emit,
    encoding_of,
    formats_of,
    language,
    telling,
    templates_of,
)
from yoy.errors import Interrupted, UsageError

if TYPE_CHECKING:
    from yoy.batch.run import Outcome
    from yoy.view.messages import Words

Out = Annotated[str | None, typer.Option("--out", metavar="DIR", help="Folder for what is written (out).")]


@app.command()
def batch(
    reports: Reports = None,
    out: Out = None,
    formats: Annotated[
        str,
        typer.Option("--format", metavar="LIST", help="Views of each pair, as of yoy compare; none: only the dataset."),
    ] = "html",
    issuer: Issuer = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="How many processes (all processors).")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="tcp://…", help="Work on the Dask cluster with this scheduler.")
    ] = None,
    lang: Lang = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page when it is written.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
) -> None:
    """Compare all neighbouring years of all issuers of a library: pages, a dataset in Parquet, an index page."""
    import gc

    gc.enable()  # unlike a comparison, this goes on for long
    with telling(lang) as settings:
        from yoy.batch.run import run_batch
        from yoy.view.messages import Words
        from yoy.view.options import Options

        words = Words(language(lang or settings.lang))
        kinds = () if formats.strip() == "none" else tuple(formats_of(formats))
        watch = _Watch(words, quiet)
        try:
            outcome = run_batch(
                Path(reports or settings.reports),
                Path(out or settings.out),
                kinds,
                Options(words.lang, templates_of(settings)),
                issuer=issuer or settings.issuer,
                dismissed=settings.dismissed,
                workers=workers,
                scheduler=scheduler,
                progress=watch.tell,
            )
        except (Interrupted, KeyboardInterrupt):
            watch.end()
            said = words("stopped; {n} comparisons are done, and the same command goes on from there", n=watch.done)
            typer.echo(said, err=True)
            raise typer.Exit(130) from None
        finally:
            watch.end()
        if not quiet:
            typer.echo(_said(outcome, words))
        if open_page:
            typer.launch(outcome.index.resolve().as_uri())


@app.command()
def query(
    question: Annotated[str, typer.Argument(metavar="SELECT", help="A question in SQL (DuckDB's).")],
    out: Out = None,
    form: Annotated[str, typer.Option("--format", metavar="table|csv|json", help="How to print the answer.")] = "table",
    encoding: Encoded = "utf-8",
    lang: Lang = None,
) -> None:
    """Ask the dataset that yoy batch made. Nothing is written, and nothing but the dataset is read."""
    with telling(lang) as settings:
        from yoy.batch.answers import FORMS
        from yoy.batch.sql import opened
        from yoy.batch.store import dataset
        from yoy.view.messages import Words

        words = Words(language(lang or settings.lang))
        if form not in FORMS:
            raise UsageError(
                "{format}: there is no such format; there are {known}", format=form, known=", ".join(FORMS)
            )
        with opened(dataset(Path(out or settings.out))) as answers:
            columns, rows = answers.ask(question)
        said = FORMS[form](columns, rows, words)
        emit(said.encode(encoding_of(encoding)) if form == "csv" else said)


def _said(outcome: "Outcome", words: "Words") -> str:
    """What a run came to, in a few lines."""
    from yoy.view.columns import visible

    lines = [
        words("{issuers} issuers, {n} comparisons: {made} made, {kept} unchanged since an earlier run",
              issuers=outcome.issuers, n=outcome.made + outcome.kept, made=outcome.made, kept=outcome.kept),
    ]  # fmt: skip
    if outcome.problems:
        lines.append(
            words("{n} things could not be compared; the index page says what and why", n=len(outcome.problems))
        )
    return "\n".join([*lines, *(f"  {visible(str(path))}" for path in (outcome.index, outcome.dataset))])


class _Watch:
    """Progress on standard error: a line that is written over on a terminal, now and then a line elsewhere."""

    def __init__(self, words: "Words", quiet: bool) -> None:
        self.done = 0
        self._words = words
        self._on = not quiet
        self._over = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._told = self._begun
        self._shown = False

    def tell(self, made: int, kept: int, of: int) -> None:
        """Told by the batch how far it is."""
        self.done = made + kept
        now = time.monotonic()
        if not self._on or now - self._told < (0.2 if self._over else 10):
            return
        self._told = now
        said = self._words("{done} of {of} comparisons", done=self.done, of=of)
        if made:
            rate = made / (now - self._begun)
            said += self._words(
                ", {rate} a second, {left} left", rate=f"{rate:.1f}", left=_clock((of - self.done) / rate)
            )
        self._shown = self._over
        sys.stderr.write(f"\r\033[K{said}" if self._over else f"{said}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leaves nothing behind on a terminal."""
        if self._shown:
            self._shown = False
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
