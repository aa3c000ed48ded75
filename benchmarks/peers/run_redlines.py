"""Runs redlines on two files as its readme does and prints its Markdown: run_redlines.py BEFORE AFTER."""

import sys
from pathlib import Path

from redlines import Redlines


def main(before: str, after: str) -> None:
    """Prints the text with marks."""
    texts = [Path(path).read_text(encoding="utf-8") for path in (before, after)]
    sys.stdout.write(Redlines(texts[0], texts[1]).output_markdown)


if __name__ == "__main__":
    main(*sys.argv[1:])
