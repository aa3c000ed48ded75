"""What the reports give room to: shares of top sections, and words used more or less; sentences are invented."""

import math

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.changes import find_changes
from yoy.changes.emphasis import log_likelihood
from yoy.model import Comparison

OTHER = ("加强渔港秩序管理。", "改善窗口便民服务。", "完善执法监督制度。", "规范船舶登记流程。")

LONG = OTHER * 10  # as long as a short report, so that six uses of a word stand out


def years(*bodies: tuple[str, ...]) -> Comparison:
    return find_changes(align([report(2021 + k, *body) for k, body in enumerate(bodies)]))


def test_log_likelihood_is_that_of_the_literature() -> None:
    # 10 of 1000 words against 30 of 1000: 2·(10·ln(10/20) + 30·ln(30/20))
    assert log_likelihood((10, 30), (1000, 1000)) == pytest.approx(2 * (10 * math.log(0.5) + 30 * math.log(1.5)))
    assert log_likelihood((5, 5), (700, 700)) == 0.0


def test_a_word_that_one_year_uses_far_more() -> None:
    body = tuple(f"推进海洋牧场第{k}片建设。" for k in "一二三四五六")
    (told,) = [t for t in years(("一、工作", *LONG), ("一、工作", *LONG, *body)).emphasis.terms if t.word == "牧场"]
    assert (told.left, told.counts) == (0, (0, 6))
    assert told.log_ratio > 0 and told.strength > 6.63


def test_a_word_repeated_in_one_sentence_makes_no_emphasis() -> None:
    body = "牧场、" * 8 + "等建设。"
    assert not [t for t in years(("一、工作", *LONG), ("一、工作", *LONG, body)).emphasis.terms if t.word == "牧场"]


def test_units_of_figures_are_no_words_of_emphasis() -> None:
    body = tuple(f"第{k}段航道疏浚{n}公里。" for n, k in enumerate("一二三四五六七八", start=12))
    assert not [t for t in years(("一、工作", *LONG), ("一、工作", *LONG, *body)).emphasis.terms if t.word == "公里"]


def test_top_sections_are_followed_through_the_years() -> None:
    told = years(
        ("一、渔港管理", *OTHER[:2], "二、海洋执法", *OTHER[2:]),
        ("一、海洋执法", *OTHER[2:], "开展夜间巡查。", "二、渔港管理", *OTHER[:2]),
        ("一、渔港管理", *OTHER[:2], "二、安全生产", "排查冷库隐患三十处。"),
    ).emphasis
    assert [row.sections for row in told.sections] == [(0, 1, 0), (None, None, 1), (1, 0, None)]
    for column in range(3):
        whole = sum(row.shares[column] or 0 for row in told.sections)
        assert 0.5 < whole <= 1.0
    assert told.sections[2].shares[1] > told.sections[2].shares[0]  # type: ignore[operator]
