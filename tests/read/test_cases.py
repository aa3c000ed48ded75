"""Each file in cases/ is read into what stands in the .expected file beside it.

`YOY_ACCEPT=1 pytest tests/read/test_cases.py` writes what was read, to be looked through before it is committed.
"""

import os
from pathlib import Path

import pytest

from tests.read.told import told
from yoy.read import read

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".expected")


def test_there_are_cases() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_case(path: Path) -> None:
    expected = path.with_name(path.name + ".expected")
    found = told(read(path))
    if os.environ.get("YOY_ACCEPT"):
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
