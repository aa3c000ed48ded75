"""Which views there are, and where they are written."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from yoy.beside import beside
from yoy.model import Comparison
from yoy.view.files import Content, write_files
from yoy.view.messages import Lang, Words

FORMATS = ("html", "xlsx", "csv", "json")


def render_view(kind: str, comparison: Comparison, lang: Lang = "zh", templates: Path | None = None) -> str | bytes:
    """One view (a key of FORMATS) as text or bytes. `templates` is a folder that overrides single templates of the page."""
    content = _RENDERERS[kind](comparison, lang, templates)
    return content if isinstance(content, str | bytes) else "".join(content)


def write_views(
    comparison: Comparison, kinds: Sequence[str], out: Path, lang: Lang = "zh", templates: Path | None = None
) -> dict[str, Path]:
    """Writes views into a folder, all or none of them; gives the files by kind. Raises CannotWrite."""
    name = "-".join(dict.fromkeys([comparison.reports[0].key, comparison.reports[-1].key]))
    files = {kind: out / f"{name}.{kind}" for kind in kinds}
    write_files({files[kind]: view for kind, view in _render(comparison, kinds, lang, templates)})
    return files


def _render(
    comparison: Comparison, kinds: Sequence[str], lang: Lang, templates: Path | None
) -> Iterator[tuple[str, Content]]:
    """The views; the workbook, which takes longest, beside the others."""
    if "xlsx" not in kinds or len(kinds) == 1:
        yield from ((kind, _RENDERERS[kind](comparison, lang, templates)) for kind in kinds)
        return
    workbook = beside(lambda: _workbook(comparison, lang, templates))
    yield from ((kind, _RENDERERS[kind](comparison, lang, templates)) for kind in kinds if kind != "xlsx")
    yield "xlsx", workbook()


def _page(comparison: Comparison, lang: Lang, templates: Path | None) -> str:
    from yoy.view.page import render_page

    return render_page(comparison, lang, templates)


def _workbook(comparison: Comparison, lang: Lang, templates: Path | None) -> bytes:
    from yoy.view.workbook import render_workbook

    return render_workbook(comparison, Words(lang))


def _csv(comparison: Comparison, lang: Lang, templates: Path | None) -> str:
    from yoy.view.tables import render_csv

    return render_csv(comparison, Words(lang))


def _json(comparison: Comparison, lang: Lang, templates: Path | None) -> Iterator[str]:
    from yoy.view.data import render_json

    return render_json(comparison, Words(lang))


_RENDERERS: dict[str, Callable[[Comparison, Lang, Path | None], Content]] = {
    "html": _page,
    "xlsx": _workbook,
    "csv": _csv,
    "json": _json,
}
