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
    dismissed: tuple[tuple[str, str], ...] = ()  # ids of findings that need no attention, each with the reason


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
    known = [field.name for field in fields(Settings) if field.name not in ("pins", "dismissed")]
    pins, dismissed = found.pop("pins", []), found.pop("dismissed", [])
    for key, value in found.items():
        if key not in known:
            raise UsageError(
                "{path}: there is no setting {key}; there are {known}",
                path=str(path),
                key=key,
                known=", ".join([*known, "[[pins]]", "[[dismissed]]"]),
            )
        if not isinstance(value, str):
            raise UsageError("{path}: {key} must be a text in quotes", path=str(path), key=key)
    pins, dismissed = (tables if isinstance(tables, list) else [None] for tables in (pins, dismissed))
    return Settings(
        **{key: str(value) for key, value in found.items()},
        pins=tuple(_pin(pin, number, path) for number, pin in enumerate(pins, start=1)),
        dismissed=tuple(_dismissal(said, number, path) for number, said in enumerate(dismissed, start=1)),
    )


def _dismissal(said: Any, number: int, path: Path) -> tuple[str, str]:
    """A finding's id and the reason why it needs no attention."""
    if (
        isinstance(said, dict)
        and set(said) == {"id", "reason"}
        and all(isinstance(v, str) and v for v in said.values())
    ):
        return said["id"], said["reason"]
    raise UsageError(
        '{path}: dismissal {number} must name a finding and the reason: id = "…", reason = "…"',
        path=str(path),
        number=number,
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
