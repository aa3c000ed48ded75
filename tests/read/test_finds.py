"""Broken files: those that a reader once fell over, and a few new ones at each run."""

import sys
from pathlib import Path

import pytest

from tests.fuzz.mutations import READERS
from tests.fuzz.worker import made, tried

FINDS = sorted((Path(__file__).parent / "finds").iterdir())
NEW = 25  # of each kind; `python -m tests.fuzz` tries them by the hundred thousand

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the hunt measures memory as POSIX does")


@pytest.mark.parametrize("find", FINDS, ids=lambda find: find.name)
def test_what_once_was_fallen_over_is_read_or_refused(find: Path, tmp_path: Path) -> None:
    path = tmp_path / f"2024{find.suffix}"
    path.write_bytes(find.read_bytes())
    assert not tried(path)


@pytest.mark.parametrize("reader", READERS)
def test_new_broken_files_are_read_or_refused(reader: str, tmp_path: Path) -> None:
    path = tmp_path / f"2024.{reader}"
    for number in range(NEW):
        path.write_bytes(made(reader, "test", number))
        assert not tried(path), number
