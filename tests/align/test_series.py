"""Series: what goes on as one figure, in which unit, and where it breaks."""

from decimal import Decimal

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.changes.deltas import compute_deltas
from yoy.model import Alignment, Delta


def aligned(*texts: str) -> Alignment:
    return align([report(2022 + k, text) for k, text in enumerate(texts)])


def deltas(*texts: str) -> list[Delta]:
    return list(compute_deltas(aligned(*texts)))


@pytest.mark.parametrize(
    ("before", "after", "change", "unit", "ratio"),
    [
        ("全年办结行政复议案件40宗。", "全年办结行政复议案件50件。", "10", "件", "0.25"),
        ("全市新增造林面积2万公顷。", "全市新增造林面积45万亩。", "150000", "亩", "0.5"),
        ("全市新增造林面积30万亩。", "全市新增造林面积3万公顷。", "150000", "亩", "0.5"),
        ("差错率为2‰。", "差错率为0.1%。", "-0.1", "个百分点", None),
    ],
)
def test_a_figure_goes_on_in_another_unit_that_is_converted_exactly(
    before: str, after: str, change: str, unit: str, ratio: str | None
) -> None:
    (delta,) = deltas(before, after)
    assert (delta.change, delta.change_unit) == (Decimal(change), unit)
    assert delta.ratio == (None if ratio is None else Decimal(ratio))
    assert delta.reason is not None
    assert "from here on" in delta.reason.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("年末城镇调查失业率降到5.5%。", "城镇调查失业率平均为5.2%。"),
        ("年末城镇调查失业率降到5.5%。", "城镇调查失业率为5.2%。"),
        ("累计建成充电站300座。", "新增建成充电站45座。"),
        ("本级办理提案30件。", "全市办理提案260件。"),
        ("接待群众来访300人。", "接待群众来访420人次。"),
    ],
)
def test_another_basis_makes_no_pair_and_is_marked_on_both_sides(before: str, after: str) -> None:
    old, new = sorted(deltas(before, after), key=lambda delta: delta.status)
    assert (old.status, new.status) == ("gone", "new")
    assert old.change is None
    assert new.change is None
    for delta in (old, new):
        assert delta.reason is not None, delta.label
        assert "{report}" in delta.reason.text


def test_a_series_breaks_where_it_is_given_otherwise_and_goes_on_after() -> None:
    alignment = aligned("城镇调查失业率平均为5.1%。", "年末城镇调查失业率降到5.5%。", "城镇调查失业率平均为5.2%。")
    mean = next(s for s in alignment.series if s.label == "城镇调查失业率平均")
    assert [k is not None for k in mean.measures] == [True, False, True]
    assert [b.column for b in mean.breaks] == [1, 2]


def test_words_that_count_otherwise_are_no_break_where_nothing_else_speaks_for_one_figure() -> None:
    assert all(delta.status != "up" for delta in deltas("开放数据目录58类。", "开放数据目录260项。"))


def test_a_growth_is_tied_to_the_level_beside_it() -> None:
    one = report(2024, "受理申请120件，比上年增长20%；信访总量下降3%。")
    level, growth, alone = one.measures
    assert growth.of == level.id
    assert alone.of is None
