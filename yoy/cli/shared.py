"""What the commands share: the app, options that mean the same everywhere, errors as sentences, plain output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yoy.errors import UsageError, YoyError

if TYPE_CHECKING:
    from yoy.model import Comparison, Report
    from yoy.settings import Settings
    from yoy.view.messages import Lang as Spoken
    from yoy.view.options import Encoding, Layout

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

Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="WORDS", help="Only sections and figures called so; may be given several times."),
]
MinChange = Annotated[
    str | None, typer.Option("--min-change", metavar="5%", help="Leave out figures that moved less than this.")
]
Encoded = Annotated[str, typer.Option("--encoding", metavar="utf-8|gb18030", help="Encoding of CSV.")]
NoBom = Annotated[bool, typer.Option("--no-bom", help="CSV without a byte order mark.")]


@contextmanager
def telling(lang: str | None, quiet: bool = False) -> Iterator["Settings"]:
    """The settings of the working folder; what goes wrong becomes one sentence in the reader's language.

    On a terminal, and unless it is to be quiet, the pages of long files are told as they are read.
    """
    said = lang
    try:
        from yoy.settings import read_settings

        settings = read_settings(Path.cwd())
        said = lang or settings.lang
        with _paging(said) if sys.stderr.isatty() and not quiet else nullcontext():
            yield settings
    except YoyError as error:
        from yoy.view.messages import Words

        typer.echo(Words("en" if said == "en" else "zh").say(error), err=True)
        raise typer.Exit(error.exit_code) from None


@contextmanager
def _paging(lang: str) -> Iterator[None]:
    from yoy.read.steps import hearing
    from yoy.view.messages import Words
    from yoy.view.progress import Progress

    with Progress(Words("en" if lang == "en" else "zh")) as progress, hearing(progress.page):
        yield


def language(said: str) -> "Spoken":
    """The language asked for. Raises UsageError for any but zh and en."""
    if said == "zh":
        return "zh"
    if said == "en":
        return "en"
    raise UsageError("{lang}: the language is zh or en", lang=said)


def formats_of(said: str) -> list[str]:
    """The formats asked for, each once. Raises UsageError where one is unknown or none is named."""
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


def encoding_of(said: str) -> "Encoding":
    """The encoding asked for. Raises UsageError for an unknown one."""
    match said.lower():
        case "utf-8" | "utf8":
            return "utf-8"
        case "gb18030":
            return "gb18030"
    raise UsageError("{encoding}: CSV is written in utf-8 or gb18030", encoding=said)


def layout_of(said: str) -> "Layout":
    """The layout asked for. Raises UsageError for an unknown one."""
    if said == "columns":
        return "columns"
    if said == "inline":
        return "inline"
    raise UsageError("{layout}: the layout is columns or inline", layout=said)


def narrowed(comparison: "Comparison", only: list[str] | None, min_change: str | None) -> "Comparison":
    """A comparison narrowed as asked for. Raises UsageError where that names nothing, or no share."""
    if not only and min_change is None:
        return comparison
    from decimal import Decimal, InvalidOperation

    from yoy.changes.selection import select

    least = None
    if min_change is not None:
        try:
            least = Decimal(min_change.strip().removesuffix("%")) / 100
        except InvalidOperation:
            least = Decimal(-1)
        if not least.is_finite() or least < 0 or not min_change.strip().endswith("%"):
            raise UsageError("{share}: name the least change as a percentage, e.g. --min-change 5%", share=min_change)
    return select(comparison, only or (), least)


def templates_of(settings: "Settings") -> Path | None:
    """The folder of the project's own templates, if the settings name one."""
    return Path(settings.templates) if settings.templates else None


def load_report(which: str, reports: str | None, issuer: str | None, settings: "Settings") -> "Report":
    """One report, by its year in the library or by its file."""
    from yoy.compare import is_year, load
    from yoy.library import choose

    wanted = issuer or settings.issuer
    if not is_year(which):
        return load(which, issuer=wanted)
    entry = choose(Path(reports or settings.reports), [int(which)], wanted)[0]
    return load(entry.path, entry.year, entry.issuer or wanted)


def path_of(which: str, reports: str | None, issuer: str | None, settings: "Settings") -> Path:
    """A report's file, by its year in the library or as it is named."""
    from yoy.compare import is_year
    from yoy.library import choose

    if not is_year(which):
        return Path(which)
    return choose(Path(reports or settings.reports), [int(which)], issuer or settings.issuer)[0].path


def emit(content: str | bytes) -> None:
    """Nothing but data on standard output, byte for byte."""
    sys.stdout.buffer.write(content.encode("utf-8") if isinstance(content, str) else content)
    sys.stdout.buffer.flush()
