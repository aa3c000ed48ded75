"""Pins: what the user says corresponds, or doesn't, is held to."""

from pathlib import Path

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.errors import UsageError
from yoy.model import Alignment, Match, Pin, SectionMatch
from yoy.settings import read_settings

OLD = (
    *("一、窗口建设", "全市设置综合窗口82个，实行首问负责制。"),
    *("二、信用监管", "归集信用信息120万条，开展守信激励。"),
)
NEW = (
    *("一、大厅运行", "群众办事实行一次取号、一次排队、一次办结。"),
    *("二、信用监管", "归集信用信息150万条，开展守信激励。"),
)
SAME = Pin("2023", "窗口建设", "2024", "大厅运行")


def aligned(*pins: Pin) -> Alignment:
    return align([report(2023, *OLD), report(2024, *NEW)], pins)


def section(alignment: Alignment, title: str) -> SectionMatch:
    earlier = alignment.reports[0]
    return next(m for m in alignment.sections if m.before is not None and earlier.sections[m.before].title == title)


def passage(alignment: Alignment, words: str) -> Match:
    earlier = alignment.reports[0]
    return next(m for m in alignment.matches if any(words in earlier.slice(span) for span in m.before))


def test_without_a_pin_strangers_stay_alone() -> None:
    assert section(aligned(), "窗口建设").after is None


def test_pinned_sections_correspond_and_are_shown_as_pinned() -> None:
    found = section(aligned(SAME), "窗口建设")
    assert found.after == 0
    assert found.pinned
    assert found.renamed
    head = passage(aligned(SAME), "一、窗口建设")
    assert head.after
    assert head.pinned


def test_pinned_sentences_correspond() -> None:
    found = passage(aligned(Pin("2023", "首问负责制", "2024", "一次取号")), "首问负责制")
    assert found.after
    assert found.pinned
    assert found.confidence == 1.0


def test_sentences_that_are_not_the_same_stay_alone() -> None:
    assert passage(aligned(), "信用信息").after
    assert not passage(aligned(Pin("2023", "120万条", "2024", "150万条", same=False)), "信用信息").after


def test_sections_that_are_not_the_same_share_nothing() -> None:
    alignment = aligned(Pin("2023", "二、信用监管", "2024", "二、信用监管", same=False))
    assert section(alignment, "信用监管").after is None
    assert not passage(alignment, "信用信息").after


def test_a_pin_of_other_years_is_left_out() -> None:
    assert aligned(Pin("2020", "没有", "2021", "没有")) == aligned()


def test_the_same_pin_gives_the_same_result() -> None:
    assert aligned(SAME) == aligned(SAME)


@pytest.mark.parametrize(("words", "said"), [("没有这句话", "nowhere"), ("信用", "passages")])
def test_a_pin_must_name_one_thing(words: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        aligned(Pin("2023", words, "2024", "大厅运行"))


@pytest.mark.parametrize("wrong", ['2023 = "甲"', "2023 = 1\n2024 = 2", '2023 = "甲"\n2024 = "乙"\nsame = "no"'])
def test_a_pin_is_written_in_one_way(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "yoy.toml").write_text(f"[[pins]]\n{wrong}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="pin 1"):
        read_settings(tmp_path)


def test_pins_are_read_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "yoy.toml").write_text(
        '[[pins]]\n2024 = "大厅运行"\n2023 = "窗口建设"\n\n[[pins]]\n2023 = "甲"\n2024 = "乙"\nsame = false\n',
        encoding="utf-8",
    )
    assert read_settings(tmp_path).pins == (SAME, Pin("2023", "甲", "2024", "乙", same=False))
