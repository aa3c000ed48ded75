"""Long PDF files: read in time, and on a terminal it is told which page is being read."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.read.paper import LEADING, TOP, Paper
from yoy.read import read
from yoy.read.steps import hearing

ROOT = Path(__file__).resolve().parents[2]
_SECONDS = {30: 3, 300: 30}  # asked for; where the machine is slow, so many times what a bare loop takes there


def _long(pages: int, folder: Path) -> Path:
    """A report of so many full pages: headings, paragraphs, a ruled table on each."""
    paper = Paper()
    for page in range(pages):
        y: float = TOP
        paper.text(90, y, f"（{page + 1}）第{page + 1}项工作" if page else "云水市数据局2024年工作报告")
        for nth in range(4):
            said = f"全年办理事项{page * 10 + nth}件，同比增长{nth + 1}.5%，"
            said += f"推动数据共享应用，开展培训{nth + 2}期，覆盖窗口人员{page + nth}人次。"
            y = paper.paragraph(said * 2, y + LEADING)
        paper.table(
            [90, 250, 400, 500], y, [["项目", "本年", "上年"], *([f"事项{k}", f"{k}", f"{page}"] for k in range(5))]
        )
        paper.text(290, 812, f"- {page + 1} -", 9)
        paper.page()
    return paper.saved(folder)


def _loop() -> float:
    """Seconds that a loop takes which takes a third of one where the times were asked for."""
    begun = time.process_time()
    total = 0
    for number in range(5_000_000):
        total += number
    return time.process_time() - begun


@pytest.mark.parametrize("pages", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_long_files_are_read_in_time(pages: int, tmp_path: Path) -> None:
    path = _long(pages, tmp_path)
    allowed = _SECONDS[pages] * 3 * max(_loop(), 1 / 3)
    begun = time.monotonic()
    source = read(path)
    taken = time.monotonic() - begun
    assert sum(block.row for block in source.blocks) == 6 * pages
    assert source.blocks[-1].page == pages and not any(re.fullmatch(r"- \d+ -", block.text) for block in source.blocks)
    assert taken < allowed


def test_every_page_is_told(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    def told(page: int, of: int) -> None:
        heard.append((page, of))

    with hearing(told):
        read(_long(5, tmp_path))
    assert heard == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5), (5, 5)]
    read(tmp_path / "2024.pdf")
    assert len(heard) == 6


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
@pytest.mark.parametrize("words", [("text", "2024.pdf"), ("outline", "2024.pdf"), ("compare", "2024.pdf", "2023.pdf")])
def test_a_terminal_shows_the_page(words: tuple[str, ...], tmp_path: Path) -> None:
    many = max(90, round(30 / _loop()))  # some seconds of reading, however fast the machine is
    path = _long(many, tmp_path)
    (tmp_path / "2023.pdf").write_bytes(path.read_bytes().replace(b"2024", b"2023"))
    shown, terminal = os.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "YOY_CACHE": ""}
    run = subprocess.Popen(
        [sys.executable, "-m", "yoy", *words], cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=terminal
    )
    os.close(terminal)
    said = b""
    while True:
        try:
            piece = os.read(shown, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
    run.wait(timeout=60)
    os.close(shown)
    pages = [int(page) for page in re.findall(f"正在读取第 (\\d+) 页，共 {many} 页", said.decode("utf-8"))]
    assert len(pages) > 20 and pages[0] < many * 2 / 3
    assert said.endswith(b"\r\x1b[K") or run.returncode  # nothing stays behind
