"""Where the templates, styles and message catalogues are: the project's own `templates/` first, then those of yoy."""

from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def asset_folders(own: Path | None = None) -> Iterator[Path]:
    """The folders to look in, in order. `own` is a project's folder that overrides single files.

    In a checkout the top-level `templates/` is read; an installed yoy carries a copy inside the package.
    """
    if own is not None and own.is_dir():
        yield own
    for folder in (_PACKAGE.parent / "templates", _PACKAGE / "templates"):
        if (folder / "zh").is_dir():
            yield folder
            return


def find_asset(name: str, own: Path | None = None) -> Path:
    """The first file or folder of that name. Raises FileNotFoundError where yoy is installed without it."""
    for folder in asset_folders(own):
        if (path := folder / name).exists():
            return path
    raise FileNotFoundError(name)
