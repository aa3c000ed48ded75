"""Writing: the whole new file or the whole old one, never something between, and nothing left beside it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from yoy.errors import CannotWrite
from yoy.view.files import write_file, write_files
from yoy.view.messages import Words


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bytes_and_text_are_written_as_they_are(tmp_path: Path) -> None:
    assert write_file(tmp_path / "a.csv", "\ufeff年\r\n").read_bytes() == b"\xef\xbb\xbf\xe5\xb9\xb4\r\n"
    assert write_file(tmp_path / "b.bin", b"\x00\xff").read_bytes() == b"\x00\xff"
    assert listing(tmp_path) == ["a.csv", "b.bin"]


def test_missing_folders_are_made_and_old_files_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out" / "deep" / "a.txt"
    write_file(path, "old and longer")
    write_file(path, "new")
    assert path.read_text() == "new"
    assert listing(path.parent) == ["a.txt"]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(CannotWrite) as caught:
        write_file(tmp_path / "a.json", "x")
    assert str(tmp_path / "a.json") in str(caught.value)
    assert "无法写入" in Words("zh").say(caught.value)
    assert listing(tmp_path) == ["a.json"]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    write_file(tmp_path / "out", "I am a file")
    with pytest.raises(CannotWrite):
        write_file(tmp_path / "out" / "a.json", "x")
    assert (tmp_path / "out").read_text() == "I am a file"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions that bind the user")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    write_file(tmp_path / "a.json", "old")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="choose another folder"):
            write_file(tmp_path / "a.json", "new")
    finally:
        tmp_path.chmod(0o700)
    assert (tmp_path / "a.json").read_text() == "old"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody may write in")
def test_a_folder_that_nobody_may_write_in() -> None:
    with pytest.raises(CannotWrite, match=r"/proc/self/a\.json: cannot be written"):
        write_file(Path("/proc/self/a.json"), "x")


def test_one_that_cannot_be_written_leaves_all_old_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write_file(tmp_path / "a", "old")
    with pytest.raises(CannotWrite):
        write_files({tmp_path / "a": "new", tmp_path / "b": "new"})
    assert (tmp_path / "a").read_text() == "old"
    assert listing(tmp_path) == ["a", "b"]


class Interrupting(dict[Path, str]):
    """Gives its first file and is then interrupted, as by Ctrl-C between two files."""

    def items(self):  # type: ignore[no-untyped-def]
        yield from list(super().items())[:1]
        raise KeyboardInterrupt


def test_an_interrupted_run_leaves_the_old_file(tmp_path: Path) -> None:
    write_file(tmp_path / "a", "old")
    with pytest.raises(KeyboardInterrupt):
        write_files(Interrupting({tmp_path / "a": "new", tmp_path / "b": "new"}))
    assert (tmp_path / "a").read_text() == "old"
    assert listing(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    write_file(tmp_path / "real", "old").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_a_device_is_written_to_not_replaced() -> None:
    write_file(Path(os.devnull), "x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
