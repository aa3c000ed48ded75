"""Jinja: the page's templates, those of a project's own folder first, everything escaped unless it is markup by type."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from yoy.view.assets import asset_folders, find_asset

__all__ = ["Markup", "render", "source"]


def render(name: str, own: Path | None, values: Mapping[str, object]) -> str:
    """A template filled in. `own` is a project's folder whose `page/` overrides single templates."""
    return _environment(tuple(folder / "page" for folder in asset_folders(own))).get_template(name).render(values)


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    """The templates of some folders, compiled once a process: for many pages that takes longer than to fill them in."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def source(name: str, own: Path | None) -> str:
    """A style sheet or script of the page as it stands."""
    return find_asset(f"page/{name}", own).read_text(encoding="utf-8")
