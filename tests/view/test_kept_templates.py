"""Compiled templates are kept between runs, and nothing that befalls them matters."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.view.example import comparison
from yoy.view.page import environment, render_page


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("YOY_CACHE", str(tmp_path))
    environment._environment.cache_clear()
    yield tmp_path
    environment._environment.cache_clear()


def _page() -> str:
    environment._environment.cache_clear()
    return render_page(comparison())


def test_a_page_from_kept_templates_is_the_same(kept: Path) -> None:
    made = _page()
    assert list(kept.glob("page-*.cache"))
    assert _page() == made


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:20], lambda data: data[:-9] + bytes(9)])
def test_damaged_ones_are_compiled_again(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    made = _page()
    for file in kept.glob("page-*.cache"):
        file.write_bytes(damage(file.read_bytes()))
    assert _page() == made


def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOY_CACHE", "")
    monkeypatch.chdir(tmp_path)
    _page()
    assert not os.listdir(tmp_path)
