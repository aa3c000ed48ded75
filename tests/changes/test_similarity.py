"""How alike two years' sections are, by the formulas printed beside them."""

import pytest

from tests.changes.compared import compared
from yoy.model import Comparison, Resemblance

TEN = "完成数据目录编制十项。"  # 11 characters each
SAME = "开展执法监督检查工作。"
NEW = "建设窗口便民服务设施。"


def whole(comparison: Comparison) -> Resemblance:
    return next(r for r in comparison.resemblances if r.after is None)


def section(comparison: Comparison, title: str) -> Resemblance:
    after = comparison.reports[1]
    return next(r for r in comparison.resemblances if r.after is not None and after.sections[r.after].title == title)


def test_a_report_against_itself_kept_and_copied_everything() -> None:
    lines = ("一、数据", TEN, SAME, "二、服务", NEW)
    for told in compared(lines, lines).resemblances:
        assert (told.kept, told.copied, told.jaccard) == (1.0, 1.0, 1.0)
        assert told.cosine == pytest.approx(1.0)


def test_half_of_the_sentences_copied() -> None:
    told = section(compared(("一、数据", SAME, TEN), ("一、数据", SAME, NEW)), "数据")
    assert told.copied == 0.5  # 11 of 22 characters; the heading doesn't count
    assert told.kept == pytest.approx((4 + 11) / (4 + 11 + 11))  # heading and one sentence of both sides


def test_strangers_kept_nothing() -> None:
    told = whole(compared(("推进数据共享开放。",), ("改善窗口排队秩序！",)))
    assert (told.kept, told.copied, told.cosine, told.jaccard) == (0.0, 0.0, 0.0, 0.0)


def test_a_year_that_rolls_on_and_width_are_copied_all_the_same() -> None:
    told = whole(compared(("2023年，开展检查12次。",), ("２０２４年,开展检查12次。",)))
    assert told.copied == 1.0


def test_doctrine_and_rows_of_zeros_are_left_out() -> None:
    lines = ("一、情况", "深入学习贯彻习近平法治思想。", "项目\t件数", "本年新收\t0", "上年结转\t")
    assert section(compared(lines, lines), "情况").copied is None
    filled = (*lines[:3], "本年新收\t5", "上年结转\t")
    assert section(compared(filled, filled), "情况").copied == 1.0


def test_the_most_used_words_and_any_number_make_the_cosine() -> None:
    one, other = ("培训3次，培训5次，检查1次。",), ("培训8次，培训9次，检查2次。",)
    assert whole(compared(one, other)).cosine == pytest.approx(1.0)
    assert whole(compared(one, other)).jaccard == 1.0
