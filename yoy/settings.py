"""What a project repeats: `[tool.yoy]` in pyproject.toml, or yoy.toml, in the working folder."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from yoy.errors import UsageError
from yoy.model import Pin


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults for the command line, which overrides them."""

    reports: str = "reports"
    out: str = "out"
    format: str = "html,xlsx,csv,json"
    issuer: str | None = None
    lang: str = "zh"
    templates: str | None = "templates"
    pins: tuple[Pin, ...] = ()


def read_settings(folder: Path) -> Settings:
    """The settings of a working folder; yoy.toml comes first, and both are never mixed.

    Raises UsageError where a file can't be read, or holds a key or a value that isn't known.
    """
    for path, table in ((folder / "yoy.toml", ()), (folder / "pyproject.toml", ("tool", "yoy"))):
        if not path.is_file():
            continue
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError("{path}: not readable as TOML ({reason})", path=str(path), reason=str(error)) from error
        for key in table:
            found = found.get(key, {})
        if found:
            return _checked(found, path)
    return Settings()


def _checked(found: dict[str, Any], path: Path) -> Settings:
    known = [field.name for field in fields(Settings) if field.name != "pins"]
    pins = found.pop("pins", [])
    for key, value in found.items():
        if key not in known:
            raise UsageError(
                "{path}: there is no setting {key}; there are {known}",
                path=str(path),
                key=key,
                known=", ".join([*known, "[[pins]]"]),
            )
        if not isinstance(value, str):
            raise UsageError("{path}: {key} must be a text in quotes", path=str(path), key=key)
    if not isinstance(pins, list):
        pins = [None]
    return Settings(
        **{key: str(value) for key, value in found.items()},
        pins=tuple(_pin(pin, number, path) for number, pin in enumerate(pins, start=1)),
    )


def _pin(said: Any, number: int, path: Path) -> Pin:
    """A pin: the two years with what stands in each, and, where it says that they are not the same, same = false."""
    if isinstance(said, dict):
        same = said.get("same", True)
        places = sorted((key, words) for key, words in said.items() if key != "same")
        if len(places) == 2 and isinstance(same, bool) and all(isinstance(words, str) for _, words in places):
            (earlier, before), (later, after) = places
            return Pin(earlier, before, later, after, same)
    raise UsageError(
        '{path}: pin {number} must name two years and what stands in each: 2023 = "…", 2024 = "…" (and same = false)',
        path=str(path),
        number=number,
    )
