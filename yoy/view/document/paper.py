"""A document's paper, fonts, page numbers and properties; the home of python-docx, of whose own look nothing is left."""

import io
import zipfile
from datetime import datetime
from typing import Any, Final

from yoy.view.cells import printable
from yoy.view.document.markup import BODY, CELL, HEAD, NS, paragraph, runs

WIDTHS: Final = {"landscape": 13_958, "portrait": 9_638}
"""Twentieths of a point between the margins of an A4 page."""
_FALLBACKS: Final = {
    BODY: "FangSong",
    HEAD: "SimHei",
}  # what a program looks for that doesn't know the font by its name
_PAGE: Final = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


class Paper:
    """An empty A4 document to which XML is added."""

    def __init__(self, orientation: str, title: str, date: datetime) -> None:
        from docx import Document

        self._document: Any = Document()
        self._end = self._document.element.body.sectPr
        relations = self._document.part.package.rels
        for name in [name for name, one in relations.items() if one.reltype.endswith("thumbnail")]:
            del relations[name]  # a picture of the library's own template
        self._lay_out(orientation)
        self._choose_fonts()
        properties = self._document.core_properties
        properties.title, properties.author, properties.last_modified_by = printable(title)[:250], "yoy", "yoy"
        properties.created = properties.modified = date
        properties.comments, properties.language = "", "zh-CN"

    def add(self, xml: str) -> None:
        """Adds a paragraph or a table that names its namespace."""
        from docx.oxml import parse_xml

        self._end.addprevious(parse_xml(xml))

    def finish(self) -> bytes:
        """The file's bytes, without the time of writing."""
        made, out = io.BytesIO(), io.BytesIO()
        self._document.save(made)
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _lay_out(self, orientation: str) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.oxml import parse_xml
        from docx.shared import Mm

        section, wide = self._document.sections[0], orientation == "landscape"
        section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(25.4 if wide else 20)
        section.top_margin = section.bottom_margin = Mm(20)
        foot = section.footer.paragraphs[0]._p
        number = paragraph(runs("", "— ") + _PAGE + runs("", " —"), align="center", outer=True)
        foot.getparent().replace(foot, parse_xml(number))

    def _choose_fonts(self) -> None:
        from docx.opc.oxml import serialize_part_xml
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn
        from docx.shared import Pt

        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = BODY, Pt(10.5)
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            normal.element.rPr.rFonts.set(qn(script), BODY)
        normal.element.rPr.append(parse_xml(f'<w:lang {NS} w:val="en-US" w:eastAsia="zh-CN"/>'))
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(2), 1.25
        cells = self._document.styles.add_style(CELL, 1)  # 1: a style of paragraphs
        cells.base_style, cells.font.size = normal, Pt(9)
        cells.paragraph_format.space_after, cells.paragraph_format.line_spacing = Pt(0), 1.1
        parts = self._document.part.package.iter_parts()
        part = next(part for part in parts if part.partname.endswith("fontTable.xml"))
        fonts = parse_xml(part.blob)
        for name, other in _FALLBACKS.items():
            fonts.append(
                parse_xml(f'<w:font {NS} w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>')
            )
        part._blob = serialize_part_xml(fonts)
