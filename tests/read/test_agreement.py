"""All readers agree: one report, written as every kind of file, gives the same blocks, the same outline and the same figures."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.read.same import printed, same_report
from yoy.model import Block, Report
from yoy.parse import parse
from yoy.read import read

ROOT = Path(__file__).parents[2]
INVENTED = """\
云水市数据局2024年工作报告
2024年，市数据局坚持“一网通办”，全年办理事项1,234.5万件，比上年增长5.2%；其中线上办理1,001万件，占81.1%。现将有关情况报告如下。
一、主要工作
（一）政务服务提质增效。新建自助服务区12个，累计达到136个，覆盖全部8个县（区）；办事材料由平均6.3份减少到4.8份，时限压缩一半以上，满意率99.86%，连续3年位居全省前列。
一是推进“高效办成一件事”。上线主题服务25个，“零跑动”事项达到1,860项。二是优化热线服务。受理诉求45.67万件，办结率98.5%。
（二）公共数据有序开放
全年归集数据3.2亿条，开放数据集420个，调用量突破2,000万次，同比增长近3倍。
二、办件情况
项目	2023年	2024年	增减
行政许可	1,204	1,315	111
其中：涉企许可	602	588	-14
公共服务	30.5	41.25	10.75
其他	0	—	/
以上数据截至2024年12月31日。
三、存在的问题
数据共享还不充分，少数窗口服务不够规范；基层人员力量薄弱，缺口约40人。
四、2025年工作安排
力争线上办理率提高到85%以上，新增主题服务不少于10个，建设投入控制在1.5亿元以内。
""".splitlines()


def as_txt(lines: list[str], folder: Path) -> Path:
    return same_report(folder / "report.txt", lines)


def as_markdown(lines: list[str], folder: Path) -> Path:
    return same_report(folder / "report.md", lines)


def as_html(lines: list[str], folder: Path) -> Path:
    return same_report(folder / "report.html", lines)


def as_word(lines: list[str], folder: Path) -> Path:
    return same_report(folder / "report.docx", lines)


def as_printed_word(lines: list[str], folder: Path) -> Path:
    return printed(as_word(lines, folder))


def reports() -> dict[str, list[str]]:
    bundled = {
        path.name: [block.text for block in read(path).blocks] for path in sorted((ROOT / "reports").glob("20*"))
    }
    return {"invented": INVENTED, **bundled}


def told(blocks: tuple[Block, ...]) -> list[tuple[str, bool]]:
    """What each block says, a blank of any kind as one: a printed page doesn't tell them apart."""
    return [(re.sub(r"[ \u3000\xa0]+", " ", block.text), block.row) for block in blocks]


def outline(report: Report) -> list[tuple[int, str, str]]:
    return [(section.level, section.marker, section.title) for section in report.sections]


def figures(report: Report) -> list[tuple[object, ...]]:
    return [(m.label, m.quantity, m.stance, m.period) for m in report.measures]


@pytest.mark.parametrize("name", reports())
@pytest.mark.parametrize("written", [as_txt, as_markdown, as_html, as_word, as_printed_word])
def test_every_kind_of_file_gives_the_same_report(
    written: Callable[[list[str], Path], Path], name: str, tmp_path: Path
) -> None:
    lines = reports()[name]
    same = read(as_txt(lines, tmp_path))
    plain = parse(same)
    assert [block.text for block in same.blocks] == lines
    assert len(plain.sections) > 5 and len(plain.measures) > 15
    source = read(written(lines, tmp_path))
    report = parse(source)
    assert told(source.blocks) == told(same.blocks)
    assert (report.title, report.issuer, report.year) == (plain.title, plain.issuer, plain.year)
    assert outline(report) == outline(plain)
    assert figures(report) == figures(plain)
