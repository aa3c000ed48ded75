from pathlib import Path

import pytest

from tests.read.conftest import Write
from yoy.errors import UnknownFormat, UnreadableReport
from yoy.read import read
from yoy.view.messages import Words

UNREAD = ["doc", "wps", "pdf", "ofd", "xls", "xlsx", "zip", "rar", "jpg", "toml", ""]


@pytest.mark.parametrize("suffix", UNREAD)
def test_an_unread_kind_of_file_says_what_to_convert_to(suffix: str, write: Write) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(write(f"2024.{suffix}", "text"))
    said = Words("zh").say(caught.value)
    assert "2024" in said and any(way in said for way in (".txt", "解压")) and "{" not in said


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1"])
def test_another_kind_of_file_named_txt_is_recognised(start: bytes, write: Write) -> None:
    with pytest.raises(UnknownFormat):
        read(write("2024.txt", start))


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
