"""The message catalogue: whatever the code says to a reader has its Chinese."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from yoy import errors

ROOT = Path(__file__).parents[2]
ERRORS = {name for name in vars(errors) if isinstance(vars(errors)[name], type)} - {"SeveralErrors"}
SAYING = {"Message", "words", "_words", *ERRORS}
"""Names that are called with an English text for a reader as the first argument."""


def catalogue() -> dict[str, str]:
    said: dict[str, str] = {}
    for path in sorted((ROOT / "templates/zh").glob("*.toml")):
        said |= tomllib.loads(path.read_text(encoding="utf-8"))
    return said


def spoken() -> Iterator[tuple[str, str]]:
    """Every text said, with the place that says it."""
    for path in sorted((ROOT / "yoy").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in SAYING:
                for text in _texts(node.args[0]):
                    yield text, f"{path.relative_to(ROOT)}:{node.lineno}"


def in_templates() -> Iterator[tuple[str, str]]:
    """Every text that a template says: t("…")."""
    for path in sorted((ROOT / "templates/page").glob("*.j2")):
        for found in re.finditer(r"""\bt\("([^"]+)"|\bt\('([^']+)'""", path.read_text(encoding="utf-8")):
            yield found[1] or found[2], path.name


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def test_every_text_for_a_reader_has_its_chinese() -> None:
    said = catalogue()
    texts = [*spoken(), *in_templates()]
    assert len(texts) > 60
    missing = sorted(
        {f"{text!r} ({place})" for text, place in texts if re.search("[A-Za-z]", text) and text not in said}
    )
    assert not missing


def test_a_translation_fills_in_the_same_values() -> None:
    for english, chinese in catalogue().items():
        assert _values(chinese) <= _values(english), english


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_no_text_is_translated_twice_in_two_ways() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for path in sorted((ROOT / "templates/zh").glob("*.toml")):
        for english, chinese in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if english in seen and seen[english][0] != chinese:
                pytest.fail(f"{english!r} is {seen[english][0]!r} in {seen[english][1]} and {chinese!r} in {path.name}")
            seen[english] = (chinese, path.name)
