"""Which views there are, and where they are written."""

from collections.abc import Callable, Sequence
from pathlib import Path

from yoy.model import Comparison
from yoy.view.files import write_files
from yoy.view.messages import Lang, Words

FORMATS = ("html", "xlsx", "csv", "json")


def render_view(kind: str, comparison: Comparison, lang: Lang = "zh", templates: Path | None = None) -> str | bytes:
    """One view (a key of FORMATS) as text or bytes. `templates` is a folder that overrides single templates of the page."""
    return _RENDERERS[kind](comparison, lang, templates)


def write_views(
    comparison: Comparison, kinds: Sequence[str], out: Path, lang: Lang = "zh", templates: Path | None = None
) -> dict[str, Path]:
    """Writes views into a folder, all or none of them; gives the files by kind. Raises CannotWrite."""
    name = "-".join(dict.fromkeys([comparison.reports[0].key, comparison.reports[-1].key]))
    files = {kind: out / f"{name}.{kind}" for kind in kinds}
    write_files({path: render_view(kind, comparison, lang, templates) for kind, path in files.items()})
    return files


def _page(comparison: Comparison, lang: Lang, templates: Path | None) -> str:
    from yoy.view.page import render_page

    return render_page(comparison, lang, templates)


def _workbook(comparison: Comparison, lang: Lang, templates: Path | None) -> bytes:
    from yoy.view.workbook import render_workbook

    return render_workbook(comparison, Words(lang))


def _csv(comparison: Comparison, lang: Lang, templates: Path | None) -> str:
    from yoy.view.tables import render_csv

    return render_csv(comparison, Words(lang))


def _json(comparison: Comparison, lang: Lang, templates: Path | None) -> str:
    from yoy.view.data import render_json

    return render_json(comparison, Words(lang))


_RENDERERS: dict[str, Callable[[Comparison, Lang, Path | None], str | bytes]] = {
    "html": _page,
    "xlsx": _workbook,
    "csv": _csv,
    "json": _json,
}
