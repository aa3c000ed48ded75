"""The DOCX view, read back with python-docx: marks, heads, page numbers, fonts, text that stays text."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.view.example import comparison
from yoy import compare
from yoy.model import Comparison
from yoy.view.document import render_document
from yoy.view.messages import Words

REPORTS = Path(__file__).parents[2] / "reports"
HOSTILE = "<w:p>&amp;]]>\x00\x0b\ud800=1+1 \t{{x}} <script>alert(1)</script>"


@pytest.fixture(scope="module")
def two_years() -> Comparison:
    return compare([2023, 2024], reports=REPORTS).comparison


def opened(source: Comparison, **chosen: Any) -> Any:
    return Document(io.BytesIO(render_document(source, Words(), **chosen)))


def marked(cell: Any, tag: str) -> str:
    """The text of a cell's runs that are struck or underlined."""
    runs = (run for paragraph in cell.paragraphs for run in paragraph.runs)
    return "".join(run.text for run in runs if run._r.rPr is not None and run._r.rPr.find(qn(tag)) is not None)


def rows(table: Any) -> list[list[Any]]:
    return [list(row.cells) for row in table.rows]


def test_each_passage_that_changed_is_a_row_with_its_marks(two_years: Comparison) -> None:
    head, *told = rows(opened(two_years).tables[0])
    assert [cell.text for cell in head] == ["2023年表述", "2024年表述", "变动说明"]
    said = {(row[0].text, row[1].text): row for row in told}
    old, new = two_years.reports
    edited = [c for c in two_years.changes if c.status == "edited"]
    assert len(edited) > 50
    for change in edited:
        before, after = "".join(map(old.slice, change.match.before)), "".join(map(new.slice, change.match.after))
        row = said[before, after]
        assert marked(row[0], "w:strike") == "".join(e.text for e in change.edits if e.op == "delete")
        assert marked(row[1], "w:u") == "".join(e.text for e in change.edits if e.op == "insert")
    lone = [row for row in told if "新增" in row[2].text or "删除" in row[2].text]
    assert lone and all("（无）" in (row[0].text, row[1].text) for row in lone)


def test_what_stayed_is_counted_or_shown(two_years: Comparison) -> None:
    counted, shown = (opened(two_years, unchanged=asked).tables[0] for asked in (False, True))
    assert any("未变" in row[0].text for row in rows(counted))
    assert not any("未变" in row[0].text for row in rows(shown))
    assert len(rows(shown)) == len(two_years.changes) + 1


def test_one_text_with_marks_spells_both_texts(two_years: Comparison) -> None:
    document = opened(two_years, layout="inline", unchanged=True)
    assert document.sections[0].page_width < document.sections[0].page_height
    paragraphs = document.paragraphs
    start = next(k for k, p in enumerate(paragraphs) if p.text.startswith("正文对照"))
    end = next(k for k, p in enumerate(paragraphs) if p.text == "指标")
    later = "".join(
        run.text
        for p in paragraphs[start + 1 : end]
        for run in p.runs
        if run._r.rPr is None or run._r.rPr.find(qn("w:strike")) is None
    )
    new = two_years.reports[1]
    for change in two_years.changes:
        for span in change.match.after:
            assert new.slice(span) in later


def test_the_table_of_figures_has_every_delta(two_years: Comparison) -> None:
    head, *told = rows(opened(two_years).tables[-1])
    assert [cell.text for cell in head] == ["指标", "单位", "2023年", "2024年", "增减", "增减幅度"]
    assert len(told) == len(two_years.deltas)
    for row, delta in zip(told, two_years.deltas, strict=True):
        assert row[0].text.startswith(delta.label)
        assert (row[2].text == "—") == (delta.before is None)
        assert (row[3].text == "—") == (delta.after is None)


def test_heads_are_repeated_rows_whole_and_pages_numbered() -> None:
    document = opened(comparison())
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert "PAGE" in document.sections[0].footer._element.xml
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_nothing_of_the_librarys_own_look_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(render_document(comparison(), Words()))) as parts:
        assert not any("thumbnail" in name for name in parts.namelist())
        fonts = parts.read("word/fontTable.xml").decode("utf-8")
    assert "仿宋" in fonts and "FangSong" in fonts
    properties = opened(comparison()).core_properties
    assert properties.author == "yoy" and "python-docx" not in properties.comments


@pytest.mark.parametrize("layout", ["columns", "inline"])
def test_text_stays_text(layout: str) -> None:
    document = opened(comparison(odd=HOSTILE), layout=layout)
    said = "".join(node.text or "" for node in document.element.iter(qn("w:t")))
    assert "<script>alert(1)</script>" in said and "<w:p>&amp;]]>" in said


def test_same_input_same_bytes() -> None:
    assert render_document(comparison(), Words()) == render_document(comparison(), Words())


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["columns", "inline"])
def test_it_becomes_a_pdf(two_years: Comparison, layout: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or pdftotext is not installed")
    (tmp_path / "a.docx").write_bytes(render_document(two_years, Words(), layout))  # type: ignore[arg-type]
    office = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "pdf",
        "a.docx",
    ]
    done = subprocess.run(office, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    if not (tmp_path / "a.pdf").exists():
        pytest.skip(f"this LibreOffice reads no DOCX: {done.stderr.strip()[-80:]}")
    said = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "坚持党的领导" in said and "—2—" in "".join(said.split())
