"""Jinja: the page's templates, those of a project's own folder first, everything escaped unless it is markup by type."""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from yoy.cache import cache_folder
from yoy.errors import shown
from yoy.view.assets import asset_folders, find_asset

__all__ = ["Markup", "render", "source"]


def render(name: str, own: Path | None, values: Mapping[str, object]) -> str:
    """A template filled in. `own` is a project's folder whose `page/` overrides single templates."""
    return _environment(tuple(folder / "page" for folder in asset_folders(own))).get_template(name).render(values)


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    """The templates of some folders, compiled once a process: for many pages that takes longer than to fill them in."""
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_kept(),
    )
    made.filters["shown"] = shown
    return made


def _kept() -> "_Kept | None":
    folder = cache_folder()
    return _Kept(str(folder), "page-%s.cache") if folder else None


class _Kept(FileSystemBytecodeCache):
    """Compiled templates, kept between runs; what can't be read or written is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever a damaged file makes the unpickler say
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def source(name: str, own: Path | None) -> str:
    """A style sheet or script of the page as it stands."""
    return find_asset(f"page/{name}", own).read_text(encoding="utf-8")
