"""WordprocessingML: runs, paragraphs, tables as XML text; whatever a report says is escaped."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from yoy.view.cells import printable

NS: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY, HEAD = "仿宋", "黑体"
CELL: Final = "TableText"
"""The style of paragraphs in a table's cells."""
_LOOKS: Final = {
    "": "",
    "del": '<w:strike/><w:color w:val="C00000"/>',
    "ins": '<w:color w:val="1F4E9E"/><w:u w:val="single"/>',
    "bold": f'<w:rFonts w:ascii="{HEAD}" w:hAnsi="{HEAD}" w:eastAsia="{HEAD}"/><w:b/>',
    "soft": '<w:color w:val="595959"/>',
    "up": '<w:color w:val="C00000"/>',
    "down": '<w:color w:val="00703C"/>',
}
_ORDER: Final = ("rFonts", "b", "strike", "color", "sz", "szCs", "u")  # of a run's properties, by the schema
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS: Final = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in _SIDES)
NEW_LINE: Final = "<w:r><w:br/></w:r>"


def runs(look: str, text: str, base: str = "", size: int = 0) -> str:
    """Text in a look (removed, added, bold …) upon another one; tabs and line ends become tabs. `size` is in half points."""
    said = _LOOKS[base] + _LOOKS[look] + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    tags = sorted(
        (f"<{tag}" for tag in said.split("<") if tag), key=lambda tag: _ORDER.index(tag[3:].split()[0].rstrip("/>"))
    )
    properties = f"<w:rPr>{''.join(tags)}</w:rPr>" if tags else ""
    pieces = printable(text).replace("\n", "\t").split("\t")
    shown = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in pieces)
    return f"<w:r>{properties}{shown}</w:r>" if text else ""


def paragraph(
    content: str, align: str = "", indent: bool = False, keep: bool = False, outer: bool = False, style: str = ""
) -> str:
    """A paragraph of runs; `keep` keeps it with the next one, `outer` makes it a document's own root for parsing."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    said += ("<w:keepNext/>" if keep else "") + ('<w:ind w:firstLineChars="200" w:firstLine="420"/>' if indent else "")
    said += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p{' ' + NS if outer else ''}>{f'<w:pPr>{said}</w:pPr>' if said else ''}{content}</w:p>"


def cell(share: int, content: str, shade: str = "", align: str = "", span: int = 1) -> str:
    """A cell that takes some percent of the width."""
    said = f'<w:tcW w:w="{share * 50}" w:type="pct"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    said += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f"<w:tc><w:tcPr>{said}</w:tcPr>{paragraph(content, align, style=CELL)}</w:tc>"


def row(cells: Iterable[str], head: bool = False) -> str:
    """A row that no page cuts; a head is repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def table(width: int, shares: Sequence[int], titles: Sequence[str], rows: Iterable[str]) -> str:
    """A ruled table with its head; `width` is in twentieths of a point, the columns' shares in percent."""
    grid = "".join(f'<w:gridCol w:w="{width * share // 100}"/>' for share in shares)
    head = row((cell(s, runs("bold", t), "DDE5EE", "center") for s, t in zip(shares, titles, strict=True)), head=True)
    return (
        f'<w:tbl {NS}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{"".join(rows)}</w:tbl>'
    )
