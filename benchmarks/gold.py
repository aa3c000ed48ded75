"""The rows of an annotated pair, and where its offsets lie in a report as it was read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from yoy.model import Report


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file with one JSON object per line."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def places(folder: Path, side: str, report: Report) -> dict[int, int]:
    """Offsets in the annotated text (`side`: A or B) → offsets in the report, for all characters but white space."""
    text = (folder / f"{side}.txt").read_bytes().decode("utf-8")
    solid = [i for i, c in enumerate(text) if not c.isspace()]
    mine = [i for i, c in enumerate(report.text) if not c.isspace()]
    return dict(zip(solid, mine, strict=True))
