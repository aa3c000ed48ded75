from pathlib import Path

import pytest

from yoy.compare import load
from yoy.model import Report


@pytest.fixture(scope="session")
def yangjiang(corpus: Path) -> Report:
    return load(corpus / "yangjiang" / "2024.txt")
