"""Real reports: what is said of each family in its index holds after reading."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from yoy.errors import UnreadableReport
from yoy.read import read
from yoy.read.lines import squeeze

FURNISHED = ("yangjiang", "pboc-annual", "state-council-raw", "state-council-mojibake")


def _texts(path: Path) -> list[str]:
    return [block.text for block in read(path).blocks]


def test_a_report_without_furniture_loses_nothing(corpus: Path) -> None:
    paths = [path for path in corpus.glob("*/*.txt") if path.parent.name not in FURNISHED]
    paths += corpus.parent.glob("gold/*/[AB].txt")
    assert len(paths) > 60
    for path in paths:
        assert squeeze("".join(_texts(path))) == squeeze(path.read_text(encoding="utf-8")), path


def test_garbled_reports_are_refused_and_no_others(corpus: Path) -> None:
    for path in corpus.glob("*/*.txt"):
        if path.parent.name == "state-council-mojibake":
            with pytest.raises(UnreadableReport, match="garbled"):
                read(path)
        else:
            read(path)


def test_the_furniture_of_a_page_is_dropped_and_what_it_says_kept(corpus: Path) -> None:
    source = read(corpus / "yangjiang" / "2024.txt")
    declared = source.declared
    assert source.blocks[0].text == declared.title and declared.title.endswith("2024年法治政府建设年度报告")
    assert declared.title.startswith(declared.issuer) and declared.published == "2025-01-14"
    text = "".join(block.text for block in source.blocks[1:])
    assert not any(word in text for word in ("索引号", "打印", "浏览次数", "发布日期", "规章库", "年度报告"))


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_a_page_as_scraped_is_read_as_the_cleaned_one(year: int, corpus: Path) -> None:
    assert _texts(corpus / f"state-council-raw/{year}.txt") == _texts(corpus / f"state-council/{year}.txt")


@pytest.mark.parametrize(
    ("folder", "year"),
    [("state-council-crlf", 2021), ("state-council-crlf", 2022)]
    + [("state-council-flat", year) for year in range(2015, 2020)],
)
def test_another_layout_gives_nearly_the_same_blocks(folder: str, year: int, corpus: Path) -> None:
    one, other = _texts(corpus / f"{folder}/{year}.txt"), _texts(corpus / f"state-council/{year}.txt")
    assert SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.65
    assert SequenceMatcher(None, list(map(len, one)), list(map(len, other)), autojunk=False).ratio() > 0.65


@pytest.mark.parametrize("year", range(2016, 2026))
def test_hard_wraps_are_rejoined(year: int, corpus: Path) -> None:
    texts = _texts(corpus / f"pboc-annual/{year}.txt")
    long = [text for text in texts if len(text) > 60]
    ended = [text for text in long if text[-1] in "。；：）"]
    assert len(ended) > 0.93 * len(long)
    assert not any("....." in text for text in texts)
    headings = [text for text in texts if text.startswith(("第一部分", "第二部分", "第三部分", "第四部分", "第五部分"))]
    assert [text[:4] for text in headings if len(text) < 20] == [
        "第一部分",
        "第二部分",
        "第三部分",
        "第四部分",
        "第五部分",
    ]
