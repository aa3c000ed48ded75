"""What looks unfinished is told with its place; what may be meant so is left alone."""

from pathlib import Path

import pytest

from tests.align.reports import report
from tests.cli.conftest import Yoy, folder, yoy

__all__ = ["folder", "yoy"]  # fixtures
HEAD = "岚浦市统计局2024年工作报告"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("全年办件XX件，同比增长5%。", "looks unfilled: “全年办件XX件，同比增长5%”"),
        ("经××会议审议通过。", "looks unfilled: “经××会议审议通过。”"),
        ("投诉____件。", "looks unfilled: “投诉____件。”"),
        ("办结率（待补充）。", "looks unfilled: “办结率（待补充）。”"),
        ("开展培训，，覆盖全市。", "punctuation printed twice: “开展培训，，覆盖全市。”"),
        ("开展专题活动6次、。参加人数众多。", "punctuation printed twice: “开展专题活动6次、。参加人数众多。”"),
        ("下一步继续推进改革，", "breaks off: “一步继续推进改革，”"),
    ],
)
def test_what_looks_unfinished_is_told(line: str, note: str) -> None:
    assert [str(said) for said in report(2024, HEAD, line).notes] == [note]


@pytest.mark.parametrize(
    "line",
    [
        "建成XXL级展厅和4X4车道，尺寸为3×5米，3××5。",
        "第XII次会议和第III期。",
        "等等……还有很多。",
        "问：什么是“同城通办”？！答：见下。",
        "他说：“好。”，随即办理。",
        "以下事项：",
    ],
)
def test_what_may_be_meant_so_is_left_alone(line: str) -> None:
    assert report(2024, HEAD, line, "一、总体情况", "全年平稳。").notes == ()


def test_many_places_are_counted() -> None:
    (note,) = report(2024, HEAD, *(f"办件____件（{k}）。" for k in range(9))).notes
    assert str(note).count("“") == 5 and str(note).endswith("(+4)")


def test_the_check_says_it_too(yoy: Yoy, folder: Path) -> None:
    path = folder / "reports" / "2024.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("150件", "____件"), encoding="utf-8")
    assert "! 2024  疑似留空未填：“全年办理申请____件。" in yoy("check", "2024").stdout
