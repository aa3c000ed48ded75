"""Which views there are, and where they are written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from yoy.beside import beside
from yoy.model import Comparison
from yoy.view.files import Content, write_files
from yoy.view.messages import Words
from yoy.view.options import Options

DEFAULTS = ("html", "xlsx", "csv", "json")
"""The views that are written unless others are asked for."""


def render_view(kind: str, comparison: Comparison, options: Options | None = None) -> str | bytes:
    """One view (a key of FORMATS) as text or bytes. Raises UsageError where what it needs isn't installed."""
    content = _RENDERERS[kind](comparison, options or Options())
    return content if isinstance(content, str | bytes) else "".join(content)


def write_views(
    comparison: Comparison, kinds: Sequence[str], out: Path, options: Options | None = None
) -> dict[str, Path]:
    """Writes views into a folder, all or none of them; gives the files by kind. Raises CannotWrite."""
    name = "-".join(dict.fromkeys([comparison.reports[0].key, comparison.reports[-1].key]))
    files = {kind: out / f"{name}{_ENDINGS.get(kind, '.' + kind)}" for kind in kinds}
    options = replace(options or Options(), page=files["html"].name if "html" in files else "")
    write_files({files[kind]: view for kind, view in _render(comparison, kinds, options)})
    return files


def _render(comparison: Comparison, kinds: Sequence[str], options: Options) -> Iterator[tuple[str, Content]]:
    """The views; the workbook, which takes longest, beside the others."""
    if "xlsx" not in kinds or len(kinds) == 1:
        yield from ((kind, _RENDERERS[kind](comparison, options)) for kind in kinds)
        return
    workbook = beside(lambda: _workbook(comparison, options))
    yield from ((kind, _RENDERERS[kind](comparison, options)) for kind in kinds if kind != "xlsx")
    yield "xlsx", workbook()


def _page(comparison: Comparison, options: Options) -> str:
    from yoy.view.page import render_page

    return render_page(comparison, options.lang, options.templates)


def _workbook(comparison: Comparison, options: Options) -> bytes:
    from yoy.view.workbook import render_workbook

    return render_workbook(comparison, Words(options.lang), options.page)


def _csv(comparison: Comparison, options: Options) -> bytes:
    from yoy.view.tables import render_csv

    return render_csv(comparison, Words(options.lang), _marks(options)).encode(options.encoding)


def _tidy(comparison: Comparison, options: Options) -> bytes:
    from yoy.view.tables import render_tidy

    return render_tidy(comparison, _marks(options)).encode(options.encoding)


def _marks(options: Options) -> bool:
    """Whether a CSV begins with a byte order mark: by it Excel knows UTF-8."""
    return options.bom and options.encoding == "utf-8"


def _parquet(comparison: Comparison, options: Options) -> bytes:
    from yoy.view.parquet import render_parquet

    return render_parquet(comparison)


def _json(comparison: Comparison, options: Options) -> Iterator[str]:
    from yoy.view.data import render_json

    return render_json(comparison, Words(options.lang))


def _document(comparison: Comparison, options: Options) -> bytes:
    from yoy.view.document import render_document

    return render_document(comparison, Words(options.lang), options.layout, options.unchanged)


def _markdown(comparison: Comparison, options: Options) -> str:
    from yoy.view.markdown import render_markdown

    return render_markdown(comparison, Words(options.lang))


_RENDERERS: dict[str, Callable[[Comparison, Options], Content]] = {
    "html": _page,
    "xlsx": _workbook,
    "csv": _csv,
    "json": _json,
    "tidy": _tidy,
    "parquet": _parquet,
    "docx": _document,
    "md": _markdown,
}
_ENDINGS = {"tidy": "-tidy.csv"}  # of file names, where they aren't the format's name
FORMATS = tuple(_RENDERERS)
