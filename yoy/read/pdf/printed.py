"""Characters with their places → pieces of printed lines: what stands on one line without a wide gap."""

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from yoy.read.lines import BLANK
from yoy.read.pdf.glyphs import Glyph
from yoy.read.wraps import BARE_MARKER

_SAME_LINE: Final = 0.3  # of a character's size: bases that differ by less are one line's
_WORD_GAP: Final = 0.17  # of a character's size: wider than the line's own spacing by this is a blank
_CHINESE_GAP: Final = 1.4  # the same beside a Chinese character, which takes more
_MOST_STRETCHED: Final = 0.6  # sizes: a line whose characters stand further apart is a row of cells
_PIECE_GAP: Final = 1.1  # of a character's size: what stands further apart may belong to another column
_SMALL: Final = 0.8  # of the line's size: smaller and raised is an index
_AGAIN: Final = 0.1  # of a character's size: printed again so near, it is the same one
_LIGATED: Final = "f"  # ff is often one glyph, whose letters share a place
_MOST_INDEXES: Final = 20  # characters of indexes in one line
_INDEX: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CHINESE = re.compile(r"[⺀-鿿\uf900-\ufaff\uff00-\uffef\u3000-\u30ff“”‘’…—·①-⑳]|[\U00020000-\U0003ffff]")
_BLANKS = frozenset(BLANK)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one line, its box, and the size that most of it has."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """Where its characters reach up to."""
        return self.base - 0.85 * self.size

    @property
    def bottom(self) -> float:
        """Where they reach down to."""
        return self.base + 0.2 * self.size


def pieces(glyphs: Iterable[Glyph], gap: float = _PIECE_GAP) -> list[list[Piece]]:
    """The printed lines from top to bottom, each as its pieces from left to right; wider than `gap` sizes apart are two."""
    return [row for glyphs_row in _rows(_once(glyphs)) if (row := list(_pieces(glyphs_row, gap)))]


def is_chinese(char: str) -> bool:
    """Whether a character takes no blank beside it."""
    return bool(_CHINESE.match(char))


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The characters without those printed again on their own place, as some programs print bold type."""
    seen: set[tuple[str, float, int, int]] = set()
    kept: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char in _BLANKS and glyph.char not in (" ", "\u3000", "\xa0"):
            continue
        near = glyph.size * _AGAIN or 1.0
        across, down = round(glyph.left / near), round(glyph.base / near)
        places = [(glyph.char, glyph.size, across + step, down) for step in (-1, 0, 1)]
        if glyph.char == _LIGATED or not any(place in seen for place in places):
            kept.append(glyph)
            seen.add(places[1])
    return kept


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters by line. An index (raised, small) is given to the line that it stands beside."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.left)):
        if rows and abs(glyph.base - rows[-1][0].base) <= _SAME_LINE * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    out: list[list[Glyph]] = []
    for nth, row in enumerate(rows):
        host = rows[nth + 1] if nth + 1 < len(rows) else None
        if host and _is_index(row, host):
            host += [glyph._replace(char=glyph.char.translate(_INDEX), base=host[0].base) for glyph in row]
        elif out and _is_index(row, out[-1]):
            out[-1] += [glyph._replace(base=out[-1][0].base) for glyph in row]
        else:
            out.append(row)
    return out


def _is_index(row: Sequence[Glyph], host: Sequence[Glyph]) -> bool:
    """Whether all of a row are small characters that stand right beside characters of another row, a little higher or lower."""
    size = sorted(glyph.size for glyph in host)[len(host) // 2]
    if len(row) > min(len(host), _MOST_INDEXES) or abs(row[0].base - host[0].base) > 0.6 * size:
        return False
    near: list[Glyph] = []
    for glyph in sorted(row, key=lambda g: g.left):
        if glyph.size > _SMALL * size or not any(_beside(glyph, other, size) for other in (*host, *near[-1:])):
            return False
        near.append(glyph)
    return True


def _beside(glyph: Glyph, other: Glyph, size: float) -> bool:
    return (
        -0.5 * size <= glyph.left - other.right <= 0.3 * size or -0.5 * size <= other.left - glyph.right <= 0.3 * size
    )


def _pieces(row: list[Glyph], widest: float) -> Iterator[Piece]:
    row = sorted(row, key=lambda g: (g.left, g.right))
    held: list[Glyph] = []
    text = ""
    spacing = _spacing(row)
    for glyph in row:
        if held and glyph.char not in _BLANKS:
            apart = glyph.left - held[-1].right
            size = max(glyph.size, held[-1].size)
            if apart > (widest + spacing) * size:
                yield _piece(held, text)
                held, text = [], ""
            elif text[-1] not in _BLANKS and _is_apart(text, glyph.char, apart / size - spacing):
                text += " "
        if glyph.char in _BLANKS:
            blank = "\xa0" if glyph.char == "\xa0" else " "
            text += blank if text and text[-1] not in _BLANKS else ""
        else:
            text += glyph.char
            held.append(glyph)
    if held:
        yield _piece(held, text)


def _is_apart(text: str, char: str, gap: float) -> bool:
    chinese = is_chinese(text[-1]) or is_chinese(char)
    return gap > (_CHINESE_GAP if chinese and not BARE_MARKER.fullmatch(text) else _WORD_GAP)


def _spacing(row: Sequence[Glyph]) -> float:
    """How far apart a line sets its characters, in sizes: 0 unless it is stretched."""
    inked = [glyph for glyph in row if glyph.char not in _BLANKS]
    gaps = [(other.left - one.right) / max(one.size, other.size) for one, other in itertools.pairwise(inked)]
    middle = statistics.median(gaps) if len(gaps) > 3 else 0.0
    return middle if 0 < middle <= _MOST_STRETCHED else 0.0


def _piece(held: Sequence[Glyph], text: str) -> Piece:
    sizes = sorted(glyph.size for glyph in held)
    bases = sorted(glyph.base for glyph in held)
    middle = len(held) // 2
    return Piece(text.strip(), held[0].left, max(g.right for g in held), bases[middle], sizes[middle])
