"""What a report says several times in the same words is paired with what stands where it stood."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.align.reports import report
from yoy.align.exact import same_words
from yoy.align.side import prepare


def _pairs(before: Sequence[str], after: Sequence[str]) -> set[tuple[int, int]]:
    """The pairs by the lines' numbers: each line is a passage."""
    return same_words(prepare(report(2023, *before)), prepare(report(2024, *after)))


HEAD = "云水市数据局工作报告"
UNIT = "单位以万元计。"


def test_what_stands_once_is_paired_wherever_it_went() -> None:
    assert _pairs([HEAD, "甲甲甲。", "乙乙乙。"], [HEAD, "乙乙乙。", "甲甲甲。"]) == {(0, 0), (1, 2), (2, 1)}


def test_what_is_said_again_is_paired_behind_what_it_stood_behind() -> None:
    before = [HEAD, "收入决算表。", UNIT, "支出决算表。", UNIT, "拨款决算表。", UNIT]
    after = [HEAD, "收入决算表。", UNIT, "拨款决算表。", UNIT]
    assert _pairs(before, after) == {(0, 0), (1, 1), (2, 2), (5, 3), (6, 4)}


def test_a_table_that_went_takes_its_rows_along() -> None:
    rows = ["办件\t{}", "许可\t{}", "备案\t{}"]
    before = [HEAD, "项目\t一", *(row.format(1) for row in rows), "项目\t二", *(row.format(2) for row in rows)]
    after = [HEAD, "项目与数\t一", *(row.format(1) for row in rows)]
    assert {pair for pair in _pairs(before, after) if pair[1] > 1} == {(2, 2), (3, 3), (4, 4)}


def test_what_is_said_equally_often_is_paired_in_order() -> None:
    assert _pairs([UNIT, UNIT, UNIT], [UNIT, UNIT, UNIT]) == {(0, 0), (1, 1), (2, 2)}


lines = st.lists(st.sampled_from(["甲甲甲。", "乙乙乙。", "丙丙丙。", "丁\t1", "丁\t2"]), min_size=1, max_size=14)


@given(lines, lines)
def test_pairs_are_one_to_one_and_of_the_same_words(before: list[str], after: list[str]) -> None:
    found = _pairs(before, after)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(before[i].rstrip("12") == after[j].rstrip("12") for i, j in found)


@given(lines)
def test_a_report_is_paired_with_itself(said: list[str]) -> None:
    assert {(k, k) for k in range(len(said))} == _pairs(said, said)
