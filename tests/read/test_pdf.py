"""PDF files: paragraphs, columns and tables as they are printed; scans, locked and damaged files."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.paper import LEADING, LEFT, RIGHT, SIZE, TOP, Paper
from yoy.errors import EmptyReport, UnreadableReport
from yoy.parse import parse
from yoy.read import read
from yoy.read.pdf.glyphs import pages
from yoy.read.pdf.printed import pieces
from yoy.read.pdf.tables import find_tables
from yoy.view.messages import Words

ONE = "全年共受理依申请公开事项二百一十件，比上年增加三十件，均在法定期限内答复，群众满意度继续提高，没有引发复议诉讼。"
TWO = "下一步将完善制度，压实责任，把公开工作做得更细更实，让数据多跑路、群众少跑腿，建设人民满意的服务型机关。"


def texts(path: Path) -> list[str]:
    return [block.text for block in read(path).blocks]


def rows(path: Path) -> list[list[str]]:
    return [block.text.split("\t") for block in read(path).blocks if block.row]


def test_lines_that_the_page_broke_are_joined(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(TWO, paper.paragraph(ONE, TOP))
    assert texts(paper.saved(tmp_path)) == [ONE, TWO]


def test_a_paragraph_goes_on_behind_the_page_break_its_foot_and_the_next_head(tmp_path: Path) -> None:
    paper = Paper()
    text = ONE + TWO + ONE
    for nth in range(4):
        if nth:
            paper.text(230, 50, "某市年度报告", 10)
        if nth in (1, 2):
            lines = [text[k : k + 30] for k in range(28, len(text), 30)]
            half = len(lines) // 2
            for k, line in enumerate(lines[:half] if nth == 1 else lines[half:]):
                paper.text(LEFT, TOP + LEADING * (k + (nth == 1)), line)
            if nth == 1:
                paper.text(LEFT + 2 * SIZE, TOP, text[:28])
        else:
            paper.paragraph(ONE if nth == 0 else TWO, TOP)
        paper.text(290, 800, f"- {nth + 1} -", 9).page()
    assert texts(paper.saved(tmp_path)) == [ONE, text, TWO]


def test_headings_stand_alone(tmp_path: Path) -> None:
    paper = Paper()
    paper.text(LEFT + 2 * SIZE, TOP, "一、总体情况")
    y = paper.paragraph(ONE, TOP + LEADING)
    paper.text(LEFT + 2 * SIZE, y, "（一）主动公开。")
    paper.paragraph(TWO, y + LEADING)
    assert texts(paper.saved(tmp_path)) == ["一、总体情况", ONE, "（一）主动公开。", TWO]


def test_titles_in_larger_type_are_headings_and_covers_are_none(tmp_path: Path) -> None:
    paper = Paper()
    paper.text(150, 300, "某市某局工作年度报告", 26).text(220, 360, "编制部门：某市某局", 20).page()
    paper.text(200, 70, "主要职能", 18)
    y = paper.paragraph(ONE, TOP)
    paper.text(200, y + 30, "机构设置", 18)
    paper.text(LEFT + 2 * SIZE, y + 60, "一、内设科室")
    paper.paragraph(TWO, y + 84)
    blocks = read(paper.saved(tmp_path)).blocks
    assert {block.text: block.level for block in blocks if block.level} == {"主要职能": 1, "机构设置": 1}
    titles = [(section.title, section.level) for section in parse(read(tmp_path / "2024.pdf"), 2024).sections]
    assert titles == [("主要职能", 1), ("机构设置", 1), ("内设科室", 2)]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paper = Paper()
    paper.text(200, 70, "某市某局工作年度报告", 18)
    paper.paragraph(ONE, TOP, width=14, left=70)
    paper.paragraph(TWO, TOP, width=14, left=320)
    assert texts(paper.saved(tmp_path)) == ["某市某局工作年度报告", ONE, TWO]


def test_a_ruled_table_has_its_cells(tmp_path: Path) -> None:
    paper = Paper()
    told = [["项目", "本年", "上年"], ["申请", "21", "17"], ["诉讼", "", "3"]]
    paper.table([90, 250, 350, 450], 100, told)
    assert rows(paper.saved(tmp_path)) == told


def test_merged_cells_are_one(tmp_path: Path) -> None:
    paper = Paper()
    for y in (100, 190):
        paper.rule(90, y, 450, y)
    paper.rule(190, 130, 450, 130).rule(190, 160, 450, 160)
    for x in (90, 190, 450):
        paper.rule(x, 100, x, 190)
    paper.rule(320, 100, 320, 190)
    paper.text(95, 150, "不予公开", 10)
    for nth, (label, value) in enumerate((("国家秘密", "1"), ("个人隐私", "0"), ("其他", "4"))):
        paper.text(195, 120 + 30 * nth, label, 10).text(330, 120 + 30 * nth, value, 10)
    assert rows(paper.saved(tmp_path)) == [  # every row says its label
        ["不予公开", "国家秘密", "1"],
        ["不予公开", "个人隐私", "0"],
        ["不予公开", "其他", "4"],
    ]


def test_a_table_goes_on_behind_the_page_break_without_its_head_again(tmp_path: Path) -> None:
    paper = Paper()
    head = ["项目", "本年", "上年"]
    paper.table([90, 250, 350, 450], 700, [head, ["申请", "21", "17"]])
    paper.text(290, 800, "- 1 -", 9).page()
    end = paper.table([90, 250, 350, 450], 80, [head, ["诉讼", "2", "3"]])
    paper.text(90, end + 60, "以上。").text(290, 800, "- 2 -", 9)
    path = paper.saved(tmp_path)
    assert rows(path) == [head, ["申请", "21", "17"], ["诉讼", "2", "3"]]


def test_a_cell_that_the_page_break_cuts_is_one_cell(tmp_path: Path) -> None:
    """As word processors print it: no line at the break, the label of the group on the first page only."""
    paper = Paper()
    xs = (90, 190, 320, 450)
    for top, labels in ((700, ("国家秘密", "个人隐私")), (80, ("商业秘密", "其他"))):
        bottom = top + 30 * len(labels)
        for x in xs:
            paper.rule(x, top, x, bottom)
        for nth, label in enumerate(labels):
            paper.text(195, top + 20 + 30 * nth, label, 10).text(330, top + 20 + 30 * nth, str(nth), 10)
        paper.rule(190, top + 30, 450, top + 30)
        paper.rule(90, top, 450, top) if top == 700 else paper.rule(90, bottom, 450, bottom)
        if top == 700:
            paper.text(95, 735, "不予公开", 10).page()
    told = ("国家秘密", "个人隐私", "商业秘密", "其他")
    assert rows(paper.saved(tmp_path)) == [["不予公开", label, str(nth % 2)] for nth, label in enumerate(told)]


def test_rows_without_lines_between_them_are_told_by_their_numbers(tmp_path: Path) -> None:
    """Two numbers of two rows never become one number."""
    paper = Paper()
    for x in (90, 250, 350, 450):
        paper.rule(x, 100, x, 190)
    for y in (100, 130, 190):
        paper.rule(90, y, 450, y)
    paper.text(95, 120, "项目", 10).text(260, 120, "余额", 10).text(360, 120, "增速", 10)
    for y, cells in (
        (145, ("住户存款", "912537", "13.9%")),
        (160, ("企业存款", "649315", "12.4%")),
        (175, ("财政存款", "47118", "-2.9%")),
    ):
        for x, cell in zip((95, 260, 360), cells, strict=True):
            paper.text(x, y, cell, 10)
    assert rows(paper.saved(tmp_path)) == [
        ["项目", "余额", "增速"],
        ["住户存款", "912537", "13.9%"],
        ["企业存款", "649315", "12.4%"],
        ["财政存款", "47118", "-2.9%"],
    ]


def test_a_table_that_nobody_ruled(tmp_path: Path) -> None:
    paper = Paper()
    told = [["项目", "本年", "上年"], ["申请", "21", "17"], ["诉讼", "2", "3"], ["复议", "11", "8"]]
    for nth, cells in enumerate(told):
        for x, cell in zip((90, 250, 400), cells, strict=True):
            paper.text(x, 100 + 24 * nth, cell)
    assert rows(paper.saved(tmp_path)) == told


def test_a_table_of_contents_is_left_out_and_said(tmp_path: Path) -> None:
    paper = Paper()
    titles = ["一、总体情况", "二、主动公开", "三、依申请公开", "四、存在问题"]
    paper.text(280, 70, "目录")
    for nth, title in enumerate(titles):
        paper.text(LEFT, TOP + LEADING * nth, title + "." * 60 + str(nth + 2), 10)
    paper.page()
    for nth, title in enumerate(titles):
        paper.text(LEFT, TOP + 60 * nth, title).text(LEFT + 2 * SIZE, TOP + 60 * nth + 24, "工作有序开展。")
    source = read(paper.saved(tmp_path))
    assert [block.text for block in source.blocks] == [line for title in titles for line in (title, "工作有序开展。")]
    assert any("目录" in Words("zh").say(note) for note in source.notes)


def test_a_note_in_small_type_does_not_break_the_paragraph_above_it(tmp_path: Path) -> None:
    paper = Paper()
    text = ONE + TWO
    paper.text(LEFT + 2 * SIZE, 700, text[:28]).text(LEFT, 724, text[28:58])
    paper.text(RIGHT, 718, "1", 8)
    paper.text(LEFT, 760, "1本项统计含当年结转的部分。", 9)
    paper.page()
    for nth, begin in enumerate(range(58, len(text), 30)):
        paper.text(LEFT, TOP + LEADING * nth, text[begin : begin + 30])
    found = texts(paper.saved(tmp_path))
    assert found[0].replace("¹", "") == text and "¹" in found[0]  # a note's mark never joins a number
    assert len(found) == 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_held(turn: int, tmp_path: Path) -> None:
    paper = Paper()
    paper.table([90, 250, 350, 450], 300, [["项目", "本年", "上年"], ["申请", "21", "17"]])
    paper.paragraph(ONE, TOP)
    straight = paper.saved(tmp_path)
    turned = Paper()
    width, height = 595, 842
    move = {90: (height, 0), 180: (width, height), 270: (0, width)}[turn]
    turned.canvas.setPageSize((width, height) if turn == 180 else (height, width))
    turned.canvas.translate(*move)
    turned.canvas.rotate(turn)
    turned.table([90, 250, 350, 450], 300, [["项目", "本年", "上年"], ["申请", "21", "17"]])
    turned.paragraph(ONE, TOP)
    assert texts(turned.saved(tmp_path, "turned.pdf")) == texts(straight)


def test_a_watermark_is_left_out_and_said(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(ONE, TOP)
    paper.canvas.saveState()
    paper.canvas.rotate(40)
    paper.text(400, 800, "内部资料")
    paper.canvas.restoreState()
    source = read(paper.saved(tmp_path))
    assert [block.text for block in source.blocks] == [ONE]
    assert any("斜排的 4 个字" in Words("zh").say(note) for note in source.notes)


def test_bold_type_that_is_printed_twice_is_read_once(tmp_path: Path) -> None:
    paper = Paper()
    for shift in (0, 0.4):
        paper.text(LEFT + shift, TOP, "一、总体情况110件")
    assert texts(paper.saved(tmp_path)) == ["一、总体情况110件"]


def test_a_scan_is_named_as_one(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (60, 80), 200))
    paper = Paper()
    paper.canvas.drawImage(picture, 0, 0, 595, 842)
    with pytest.raises(EmptyReport) as caught:
        read(paper.saved(tmp_path))
    assert "扫描件" in Words("zh").say(caught.value)
    mixed = Paper()
    mixed.paragraph(ONE, TOP)
    mixed.page().canvas.drawImage(picture, 0, 0, 595, 842)
    source = read(mixed.saved(tmp_path, "2023.pdf"))
    assert any("第 2 页" in Words("zh").say(note) for note in source.notes)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    paper = Paper(encrypt=StandardEncryption("secret", ownerPassword="owner"))
    paper.paragraph(ONE, TOP)
    with pytest.raises(UnreadableReport) as caught:
        read(paper.saved(tmp_path))
    assert "密码" in Words("zh").say(caught.value)


def test_a_file_that_may_be_read_but_not_printed_is_read(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    paper = Paper(encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    paper.paragraph(ONE, TOP)
    assert texts(paper.saved(tmp_path)) == [ONE]


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_cut_off_file_is_read_or_refused_in_a_sentence(share: float, tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(ONE, TOP)
    path = paper.saved(tmp_path)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    try:
        assert texts(path)
    except (UnreadableReport, EmptyReport) as error:
        assert "2024.pdf" in Words("zh").say(error)


def test_a_page_that_contains_itself_does_not_hang(tmp_path: Path) -> None:
    """A page tree and a form that refer to themselves."""
    text = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>stream\n"
        b"/F Do\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    (tmp_path / "2024.pdf").write_bytes(text)
    with pytest.raises((UnreadableReport, EmptyReport)):
        read(tmp_path / "2024.pdf")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    paragraphs=st.lists(
        st.text("公开申请受理答复数据条例一二三", min_size=3, max_size=90).map(lambda text: text + "。"),
        min_size=2,
        max_size=6,
    )
)
def test_paragraphs_come_back_as_they_were_set(paragraphs: list[str], tmp_path: Path) -> None:
    """Law: text set with indented paragraphs in full lines is read as those paragraphs."""
    paper, y = Paper(), float(TOP)
    for text in [ONE, *paragraphs]:
        y = paper.paragraph(text, y)
    assert texts(paper.saved(tmp_path)) == [ONE, *paragraphs]


def test_no_character_is_lost_between_a_page_and_its_lines(corpus: Path) -> None:
    """Law: what stands upright on a page is in its tables' cells or in its lines, each character once."""
    indexes = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    files = [*sorted((corpus / "hongze").glob("*.pdf")), *sorted((corpus / "putuo-budget").glob("*.pdf"))]
    assert files
    for path in [*files, *sorted((corpus / "pboc-pdf").glob("*.pdf"))]:
        printed: Counter[str] = Counter()
        told: Counter[str] = Counter()
        for page in pages(path.read_bytes(), path, lambda page, of: None):
            printed.update(glyph.char for glyph in page.glyphs if not glyph.char.isspace())
            tables, rest = find_tables(page.rules, page.glyphs, page.number)
            said = [cell.text for table in tables for cell in table.cells]
            said += [piece.text for row in pieces(rest) for piece in row]
            told.update(char for text in said for char in text.translate(indexes) if not char.isspace())
        assert printed == told, path
