"""PDF files made for tests: text and lines at places that a test chooses, with a font that every reader of PDF knows."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SIZE = 14
LEFT, RIGHT, TOP = 90, 90 + 30 * SIZE, 100
LEADING = 24


class Paper:
    """A file of A4 pages; places are points from the upper left corner."""

    def __init__(self, **options: Any) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self._bytes = io.BytesIO()
        self.canvas = Canvas(self._bytes, pagesize=(595, 842), invariant=True, **options)
        self.font = "STSong-Light"

    def text(self, x: float, y: float, text: str, size: float = SIZE, font: str = "") -> "Paper":
        """Text whose base line is `y` points below the upper edge."""
        self.canvas.setFont(font or self.font, size)
        self.canvas.drawString(x, 842 - y, text)
        return self

    def paragraph(self, text: str, y: float, width: int = 30, left: float = LEFT, indent: int = 2) -> float:
        """Text set in lines of so many characters, the first one indented; returns where the next line would stand."""
        lines = [text[: width - indent]]
        text = text[width - indent :]
        while text:
            lines.append(text[:width])
            text = text[width:]
        for nth, line in enumerate(lines):
            self.text(left + (0 if nth else indent * SIZE), y, line)
            y += LEADING
        return y

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> "Paper":
        """A line."""
        self.canvas.line(x, 842 - y, to_x, 842 - to_y)
        return self

    def table(self, xs: Sequence[float], y: float, rows: Sequence[Sequence[str]], high: float = 30) -> float:
        """A ruled table of single cells; returns where it ends."""
        bottom = y + high * len(rows)
        for x in xs:
            self.rule(x, y, x, bottom)
        for nth, row in enumerate(rows):
            self.rule(xs[0], y + nth * high, xs[-1], y + nth * high)
            for x, cell in zip(xs, row, strict=False):
                self.text(x + 3, y + nth * high + 20, cell, 10)
        self.rule(xs[0], bottom, xs[-1], bottom)
        return bottom

    def page(self) -> "Paper":
        """The next page."""
        self.canvas.showPage()
        return self

    def saved(self, folder: Path, name: str = "2024.pdf") -> Path:
        """The file, written."""
        self.canvas.save()
        path = folder / name
        path.write_bytes(self._bytes.getvalue())
        return path
