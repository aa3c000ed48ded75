"""A PDF's pages as they are printed: characters and ruled lines with their places; the home of pypdfium2.

Coordinates are points from the page's upper left corner as a reader holds it, downwards and to the right.
"""

import ctypes
import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from yoy.beside import Told
from yoy.errors import UnreadableReport

_THIN: Final = 3.0  # points: a filled rectangle so thin is a line
_SHORTEST: Final = 4.0  # points: shorter strokes are dots, ticks and parts of drawings
_MOST_RULES: Final = 20_000
_DEEPEST: Final = 8  # forms within forms
_RADICALS: Final = (0x2E80, 0x2FDF)  # look-alikes that some fonts give instead of the characters themselves
_HYPHENS: Final = (0x02, 0xFFFE)  # what pdfium makes of a hyphen at a line's end
_WIDEST: Final = 4  # sizes: no character is wider
_LOST: Final = "\ufffd"


class Glyph(NamedTuple):
    """A printed character: its box, the line it stands on, and its size in points."""

    char: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """Where capital letters and Chinese characters reach up to, nearly."""
        return self.base - 0.85 * self.size


class Rule(NamedTuple):
    """A straight line, across (`top` equals `bottom`) or down (`left` equals `right`)."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what is printed on it, how many characters stand askew and were left out, and whether a picture fills it."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    askew: int
    picture: bool


def pages(data: bytes, path: Path, step: Told) -> Iterator[Page]:
    """The pages one by one, `step` told before each. Raises UnreadableReport where the file is encrypted or damaged."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            text = "{path}: locked by a password; open it and save it without one (printing it to a PDF file works too)"
            raise UnreadableReport(text, path=path) from error
        text = "{path}: a damaged PDF file; open it in a PDF reader and save it again, or save its text as .txt"
        raise UnreadableReport(text, path=path) from error
    try:
        for nth in range(len(document)):
            step(nth + 1, len(document))
            try:
                page = document[nth]
            except pypdfium2.PdfiumError as error:
                raise UnreadableReport(
                    "{path}: page {page} is damaged; open the file in a PDF reader and save it again",
                    path=path,
                    page=nth + 1,
                ) from error
            try:
                yield _page(raw, page, nth + 1)
            finally:
                page.close()
        step(len(document), len(document))
    finally:
        document.close()


def _page(raw: Any, page: Any, number: int) -> Page:
    turned = _Turned(raw, page)
    upright, askew = turned.settle(_glyphs(raw, page))
    rules, picture = _drawn(raw, page, turned)
    return Page(number, turned.width, turned.height, upright, rules, askew, picture)


# ---------------------------------------------------------------- characters
class _Found(NamedTuple):
    char: str
    box: tuple[float, float, float, float]  # left, bottom, right, top as the file counts
    origin: tuple[float, float]
    size: float
    angle: int  # quarter turns; -1 for anything between


def _glyphs(raw: Any, page: Any) -> Iterator[_Found]:
    """The characters that are printed; those that pdfium adds (blanks, line ends) are not."""
    text = page.get_textpage()
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    high = 0
    try:
        for nth in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, nth)
            if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the first 65,536
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            hyphen = code in _HYPHENS
            if not hyphen and (raw.FPDFText_IsGenerated(text, nth) == 1 or code in (9, 10, 13)):
                continue
            raw.FPDFText_GetLooseCharBox(text, nth, box)
            raw.FPDFText_GetCharOrigin(text, nth, x, y)
            raw.FPDFText_GetMatrix(text, nth, matrix)
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            size = raw.FPDFText_GetFontSize(text, nth) * scale
            char = "-" if hyphen else _char(code)
            place = (x.value, y.value)
            if all(map(math.isfinite, (*place, size, box.left, box.right))):
                angle = _angle(matrix.a, matrix.b)
                yield _Found(char, (box.left, box.bottom, box.right, box.top), place, size, angle)
    finally:
        text.close()


def _char(code: int) -> str:
    if code < 32 or 0x7F <= code < 0xA0 or code > 0x10FFFF:
        return _LOST
    char = chr(code)
    return unicodedata.normalize("NFKC", char) if _RADICALS[0] <= code <= _RADICALS[1] else char


def _angle(a: float, b: float) -> int:
    quarter = math.degrees(math.atan2(b, a)) / 90
    return round(quarter) % 4 if abs(quarter - round(quarter)) < 0.06 else -1


class _Turned:
    """A page as it is held: turned as the file says, or as nearly all of its characters do."""

    def __init__(self, raw: Any, page: Any) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        self._box = (box.left, box.bottom, box.right, box.top)
        self._turns = page.get_rotation() // 90
        self._measure()

    def _measure(self) -> None:
        left, bottom, right, top = self._box
        across, up = right - left, top - bottom
        self.width, self.height = (up, across) if self._turns % 2 else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place as the file counts → from the upper left corner."""
        left, bottom, right, top = self._box
        if self._turns == 1:
            return y - bottom, x - left
        if self._turns == 2:
            return right - x, y - bottom
        if self._turns == 3:
            return top - y, right - x
        return x - left, top - y

    def settle(self, found: Iterator[_Found]) -> tuple[list[Glyph], int]:
        """The characters that stand upright on the page, and how many don't."""
        all_found = list(found)
        angles = Counter(one.angle for one in all_found if not one.char.isspace())
        straight = self._turns % 4  # a page turned by the file shows text upright that is turned the other way round
        if angles:
            angle, count = angles.most_common(1)[0]
            if angle not in (-1, straight) and count > 0.8 * angles.total():
                self._turns = straight = angle
                self._measure()
        askew = sum(count for angle, count in angles.items() if angle != straight)
        return [self._glyph(one) for one in all_found if one.angle == straight], askew

    def _glyph(self, found: _Found) -> Glyph:
        left, bottom, right, top = found.box
        one, other = self.point(left, bottom)[0], self.point(right, top)[0]
        size = found.size if 0.5 < found.size < 500 else max(abs(top - bottom), 1.0) * 0.8
        left, right = min(one, other), max(one, other)
        if right - left > _WIDEST * size:  # type set downwards: its boxes are as wide as its font likes
            right = left + size
        return Glyph(found.char, left, right, self.point(*found.origin)[1], size)


# ---------------------------------------------------------------- lines and pictures
def _drawn(raw: Any, page: Any, turned: _Turned) -> tuple[list[Rule], bool]:
    """The ruled lines of a page, and whether a picture covers the most of it."""
    rules: list[Rule] = []
    picture = False
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]
    for thing in page.get_objects(filter=kinds, max_depth=_DEEPEST):
        if len(rules) > _MOST_RULES:
            break
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            picture |= (right - left) * (top - bottom) > 0.4 * turned.width * turned.height
        else:
            rules += _rules(raw, thing, turned)
    return rules, picture


def _rules(raw: Any, thing: Any, turned: _Turned) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    if not fill.value and not stroke.value:
        return
    place = _placing(thing)
    for points in _strokes(raw, thing):
        corners = [turned.point(*place(x, y)) for x, y in points]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if right - left <= _THIN and bottom - top >= _SHORTEST:
            yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
        elif bottom - top <= _THIN and right - left >= _SHORTEST:
            yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif stroke.value:
            yield from _sides(corners)


def _sides(corners: list[tuple[float, float]]) -> Iterator[Rule]:
    """The straight sides of a shape whose outline is drawn."""
    for (x, y), (u, v) in itertools.pairwise(corners):
        if abs(x - u) < 0.5 and abs(y - v) >= _SHORTEST:
            yield Rule((x + u) / 2, min(y, v), (x + u) / 2, max(y, v))
        elif abs(y - v) < 0.5 and abs(x - u) >= _SHORTEST:
            yield Rule(min(x, u), (y + v) / 2, max(x, u), (y + v) / 2)


def _placing(thing: Any) -> Any:
    """From a shape's own coordinates to its page's, through all the forms that it stands in."""
    matrices = []
    while thing is not None:
        matrices.append(thing.get_matrix())
        thing = thing.container

    def place(x: float, y: float) -> tuple[float, float]:
        for matrix in matrices:
            x, y = matrix.on_point(x, y)
        return x, y

    return place


def _strokes(raw: Any, thing: Any) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a shape; parts with curves are none."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for nth in range(max(raw.FPDFPath_CountSegments(thing), 0)):
        segment = raw.FPDFPath_GetPathSegment(thing, nth)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved |= kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if math.isfinite(x.value) and math.isfinite(y.value):
            points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
