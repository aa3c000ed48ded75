"""Word documents: generated numbers, merged cells, tracked changes, text boxes; damaged and hostile files."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from yoy.errors import UnknownFormat, UnreadableReport
from yoy.parse import parse
from yoy.read import read
from yoy.read.numbering import chinese, count_in

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REPORTS = Path(__file__).parents[2] / "reports"
LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "%1.%4"),
    ("bullet", "●"),
)


def saved(document: Any, folder: Path, name: str = "2024.docx") -> Path:
    document.save(str(folder / name))
    return folder / name


def numbered() -> Any:
    """An empty document with a list of several levels."""
    document = Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for k, (form, text) in enumerate(LEVELS)
    )
    part = document.part.numbering_part.element
    part.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return document


def item(document: Any, level: int, text: str) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))


def texts(path: Path) -> list[str]:
    return [block.text for block in read(path).blocks]


HEADED = (
    (0, "总体情况"),
    (1, "主动公开"),
    (2, "公开目录"),
    (2, "公开年报"),
    (1, "依申请公开"),
    (0, "问题"),
    (1, "不足"),
)


def test_numbers_that_word_generates_are_read(tmp_path: Path) -> None:
    document = numbered()
    for level, text in HEADED:
        item(document, level, text)
    document.add_paragraph("办理申请30件。")
    item(document, 3, "表")
    item(document, 4, "要点")
    assert texts(saved(document, tmp_path)) == [
        "一、总体情况", "（一）主动公开", "1.公开目录", "2.公开年报", "（二）依申请公开", "二、问题", "（一）不足",
        "办理申请30件。", "二.1表", "要点",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_numbers(count: int, said: str) -> None:
    assert chinese(count) == said


@pytest.mark.parametrize(
    ("form", "count", "said"),
    [("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"), ("decimalEnclosedCircle", 3, "③"), ("decimalZero", 7, "07"),
     ("chineseLegalSimplified", 3, "叁"), ("unheardOf", 5, "5"), ("chineseCounting", 123456, "123456")],
)  # fmt: skip
def test_other_ways_to_count(form: str, count: int, said: str) -> None:
    assert count_in(form, count) == said


def test_headings_have_their_level_and_contents_are_dropped(tmp_path: Path) -> None:
    document = Document()
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("云水市数据局2024年工作报告")
    document.add_paragraph("主要工作\t1", style="TOC 1")
    document.add_heading("主要工作", level=1)
    document.add_paragraph("办理申请30件。")
    blocks = read(saved(document, tmp_path)).blocks
    assert [(block.text, block.level) for block in blocks[1:]] == [("主要工作", 1), ("办理申请30件。", None)]


CELLS = (("事项", "上年", "", "合计"), ("", "受理", "办结", ""), ("许可", "3", "2", "5"), ("备案", "7", "6", "13"))


def test_merged_cells(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 4)
    for row, cells in zip(
        table.rows,
        (("事项", "上年", "", "合计"), ("", "受理", "办结", ""), ("许可", "3", "2", "5"), ("备案", "7", "6", "13")),
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 3).merge(table.cell(1, 3))
    rows = [block.text for block in read(saved(document, tmp_path)).blocks if block.row]
    assert rows[-2:] == ["许可\t3\t2\t5", "备案\t7\t6\t13"]
    assert rows[0].split("\t")[0] == "事项" and "受理" in rows[0] and "办结" in rows[0]


def test_tracked_changes_are_accepted(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("办理申请")._p
    for tag, inner in (("del", "<w:r><w:delText>20件</w:delText></w:r>"), ("ins", "<w:r><w:t>30件</w:t></w:r>")):
        paragraph.append(parse_xml(f'<w:{tag} {W} w:id="1" w:author="a">{inner}</w:{tag}>'))
    source = read(saved(document, tmp_path))
    assert [block.text for block in source.blocks] == ["办理申请30件"]
    assert "tracked" in str(source.notes[0])


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框内办结40件。</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawn = f"<w:r {W} {mc}><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    document.add_paragraph("正文办结30件。")._p.append(parse_xml(drawn))
    assert texts(saved(document, tmp_path)) == ["正文办结30件。", "框内办结40件。"]


def test_the_same_report_as_text_and_as_document(tmp_path: Path) -> None:
    plain = REPORTS / "2022.txt"
    document, rows = Document(), []
    for block in [*read(plain).blocks, None]:
        if block is not None and block.row:
            rows.append(block.text.split("\t"))
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for cells, said in zip(table.rows, rows, strict=True):
                for cell, text in zip(cells.cells, said, strict=False):
                    cell.text = text
            rows = []
        if block is not None:
            document.add_paragraph(block.text)
    one, other = parse(read(plain)), parse(read(saved(document, tmp_path, "2022.docx")))
    assert other.text == one.text
    assert [(s.number, s.title) for s in other.sections] == [(s.number, s.title) for s in one.sections]
    assert [(m.label, m.quantity.value) for m in other.measures] == [(m.label, m.quantity.value) for m in one.measures]


@pytest.mark.parametrize("odd", ["①", "-1", "", "9" * 40, "x"])
def test_odd_numbers_in_a_documents_settings(odd: str, tmp_path: Path) -> None:
    document = Document()
    properties = document.add_paragraph("办理申请30件。")._p.get_or_add_pPr()
    listed = f'<w:numPr><w:ilvl w:val="{odd}"/><w:numId w:val="{odd}"/></w:numPr><w:outlineLvl w:val="{odd}"/>'
    properties.extend(list(parse_xml(f"<w:pPr {W}>{listed}</w:pPr>")))
    assert texts(saved(document, tmp_path)) == ["办理申请30件。"]


# ---------------------------------------------------------------- footnotes and endnotes
def refer(paragraph: Any, name: str, mark: str = "", kind: str = "footnote") -> None:
    custom = f'w:customMarkFollows="1" w:id="{name}"/><w:t>{mark}</w:t>' if mark else f'w:id="{name}"/>'
    paragraph._p.append(parse_xml(f"<w:r {W}><w:{kind}Reference {custom}</w:r>"))


def with_notes(document: Any, folder: Path, kind: str = "footnote", **notes: str) -> Path:
    """Saves a document with notes: the lines Word draws above them, and each text in paragraphs parted by |."""
    made = "".join(
        f'<w:{kind} w:id="{name[1:]}">'
        + "".join(f"<w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t> {p}</w:t></w:r></w:p>" for p in text.split("|"))
        + f"</w:{kind}>"
        for name, text in notes.items()
    )
    drawn = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:t>——</w:t></w:r></w:p></w:{kind}>'
    path = saved(document, folder)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"word/{kind}s.xml", f"<w:{kind}s {W}>{drawn}{made}</w:{kind}s>")
    return path


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_stands_behind_the_paragraph_that_refers_to_it(kind: str, tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("办理申请30件")
    refer(paragraph, "2", kind=kind)
    paragraph.add_run("，增长5%")
    refer(paragraph, "1", "①", kind)
    refer(paragraph, "2", kind=kind)
    paragraph.add_run("。")
    document.add_paragraph("办结28件。")
    source = read(
        with_notes(document, tmp_path, kind, n1="按可比口径计算。|含转办。", n2="含网上申请12件", n3="无人引用。")
    )
    assert [block.text for block in source.blocks] == [
        "办理申请30件，增长5%。", "注：含网上申请12件", "注：按可比口径计算。 含转办。", "办结28件。",
    ]  # fmt: skip
    assert [note.values for note in source.notes] == [{"count": 2}]
    report = parse(source, 2024)
    said = {m.quantity.text: report.slice(m.span) for m in report.measures}
    assert {"30件", "5%", "12件", "28件"} <= set(said)
    assert not report.sections, "a short note above a long paragraph is no heading"


def test_notes_of_a_table_stand_behind_it(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("事项", "件数"), ("许可", "30")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    refer(table.cell(0, 1).paragraphs[0], "1")
    document.add_paragraph("办结28件。")
    assert texts(with_notes(document, tmp_path, n1="截至年底。")) == [
        "事项\t件数",
        "许可\t30",
        "注：截至年底。",
        "办结28件。",
    ]


def test_notes_that_are_hidden_deleted_or_missing_are_none(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("办结28件。")
    refer(paragraph, "9")
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="1"><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'))
    hidden = f'<w:r {W}><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    paragraph._p.append(parse_xml(hidden))
    source = read(with_notes(document, tmp_path, n1="不印出。"))
    assert [block.text for block in source.blocks] == ["办结28件。"]
    assert not any("footnotes" in str(note) for note in source.notes)


# ---------------------------------------------------------------- damaged and hostile
def test_a_damaged_document_is_named(tmp_path: Path) -> None:
    good = saved(Document(), tmp_path, "good.docx").read_bytes()
    renamed = good.replace(b"word/document.xml", b"word/dokument.xml")
    for broken in (good[: len(good) // 2], b"PK\x03\x04" + b"\0" * 50, b"no archive", renamed):
        path = tmp_path / "2024.docx"
        path.write_bytes(broken)
        with pytest.raises(UnreadableReport, match=r"2024\.docx"):
            read(path)


def test_a_locked_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "2024.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(UnknownFormat, match="password"):
        read(path)


def archive(folder: Path, document: bytes) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", document)
    (folder / "2024.docx").write_bytes(out.getvalue())
    return folder / "2024.docx"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="too large"):
        read(archive(tmp_path, b"<a>" + b" " * 100_000_001 + b"</a>"))


def test_entities_are_not_resolved_and_depth_is_bounded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("内部资料", encoding="utf-8")
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>公开&x;</w:t></w:r></w:p></w:body></w:document>"
    path = archive(tmp_path, f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}'.encode())
    assert "内部资料" not in "".join(texts(path))
    deep = f"<w:document {W}><w:body>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:body></w:document>"
    with pytest.raises(UnreadableReport):
        read(archive(tmp_path, deep.encode()))
