import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.read.conftest import Write
from yoy.errors import UnknownFormat, UnreadableReport
from yoy.read import read
from yoy.view.messages import Words

UNREAD = ["doc", "wps", "ofd", "xls", "xlsx", "zip", "rar", "jpg", "toml", ""]


@pytest.mark.parametrize("suffix", UNREAD)
def test_an_unread_kind_of_file_says_what_to_convert_to(suffix: str, write: Write) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(write(f"2024.{suffix}", "text"))
    said = Words("zh").say(caught.value)
    assert "2024" in said and any(way in said for way in (".txt", ".docx", "解压")) and "{" not in said


@pytest.mark.parametrize("start", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1"])
def test_another_kind_of_file_named_txt_is_recognised(start: bytes, write: Write) -> None:
    with pytest.raises(UnknownFormat):
        read(write("2024.txt", start))


def _archive(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in parts:
            made.writestr(part, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ole(stream: str) -> bytes:
    return OLE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 100


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("2024.txt", _archive("report.txt"), "archive"),
        ("2024.txt", _archive("xl/workbook.xml"), "spreadsheets"),
        ("2024.docx", _archive("xl/workbook.xml"), "spreadsheets"),
        ("2024.html", _archive("ppt/presentation.xml"), "presentations"),
        ("2024.zip", _archive("OFD.xml"), "OFD"),
        ("2024.doc", _archive("content.xml"), "ODT documents"),
        ("2024.doc", b"{\\rtf1 x}", "RTF documents"),
        ("2024.docx", b"{\\rtf1 x}", "RTF documents"),
        ("2024.doc", _ole("WordDocument"), "DOC documents"),
        ("2024.txt", _ole("WordDocument"), "DOC documents"),
        ("2024.wps", _ole("WordDocument"), "WPS documents"),
        ("2024.doc", _ole("Workbook"), "spreadsheets"),
        ("2024.docx", _ole("EncryptedPackage"), "password"),
        ("2024.docx", _ole("WordDocument"), "password"),
        ("2024.xlsx", _ole("EncryptedPackage"), "password"),
        ("2024.doc", b"MIME-Version: 1.0\n", "web archive"),
        ("2024.txt", b"\x89PNG\r\n\x1a\n\x00", "picture"),
        ("2024.txt", b"\xff\xd8\xff\xe0", "picture"),
        ("2024.ppt", b"x", "presentations"),
    ],
)
def test_the_content_decides_and_not_the_name(name: str, content: bytes, said: str, write: Write) -> None:
    with pytest.raises(UnknownFormat, match=said):
        read(write(name, content))


@pytest.mark.parametrize("name", ["2024.doc", "2024.wps", "2024.docx", "2024.xls"])
def test_a_page_by_an_office_name_is_a_page(name: str, write: Write) -> None:
    page = "<html><body><p>全年办件30件。</p></body></html>"
    assert [block.text for block in read(write(name, page)).blocks] == ["全年办件30件。"]


@pytest.mark.parametrize("name", ["2024.doc", "2024.txt", "2024.zip", "2024"])
def test_a_word_document_by_another_name_is_one(name: str, write: Write) -> None:
    document = Document()
    document.add_paragraph("全年办件30件。")
    out = io.BytesIO()
    document.save(out)
    assert [block.text for block in read(write(name, out.getvalue())).blocks] == ["全年办件30件。"]


def test_a_page_saved_as_txt_is_a_page(write: Write) -> None:
    page = "\n<!DOCTYPE html><html><body><p>全年<b>办</b>件。</p></body></html>"
    assert [block.text for block in read(write("2024.txt", page)).blocks] == ["全年办件。"]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport):
        read(tmp_path / "none.txt")
    (tmp_path / "2024.txt").mkdir()
    with pytest.raises(UnreadableReport):
        read(tmp_path / "2024.txt")


def test_the_digest_is_that_of_the_file(write: Write) -> None:
    import hashlib

    data = "全年办件。\r\n".encode("gb18030")
    assert read(write("2024.txt", data)).sha256 == hashlib.sha256(data).hexdigest()
