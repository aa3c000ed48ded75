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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("中央本级基础研究支出增长10.6%。", "安排中央本级支出增长3.9%。"),
        ("一般性转移支付增长10.9%。", "均衡性转移支付增长12%。"),
        ("委托贷款余额为5275亿元。", "信托贷款余额为7579亿元。"),
        ("税收收入180亿元，增长8%。", "非税收入40亿元，增长3%。"),
        ("高速铁路运营里程2.5万公里。", "新增高速铁路运营里程4100公里。"),
        ("机电产品进出口增长2.5%。", "机电产品出口增长2.9%。"),
        ("赤字率比上年低0.4个百分点。", "赤字率比上年高0.2个百分点。"),
        ("电信业务收入增长7%。", "扣除价格因素后电信业务收入增长5%。"),
        ("5年期国债收益率为2.6%。", "7年期国债收益率为2.4%。"),
    ],
)
def test_words_much_alike_name_two_things(before: str, after: str) -> None:
    assert not [d for d in deltas(before, after) if d.change is not None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全市共向社会主动公开政府信息1800条。", "全年主动公开政府信息2400条。"),
        ("居民医保人均财政补助标准增加30元。", "居民医保人均财政补助标准提高40元。"),
        ("企业贷款余额增长15%。", "企业贷款余额增幅为12%。"),
        ("安排地方政府专项债券30亿元。", "安排地方专项债券36亿元。"),
        ("优化提升政务查阅中心3个。", "切实提升政务查阅中心5个。"),
    ],
)
def test_what_is_done_to_a_thing_doesnt_make_it_another(before: str, after: str) -> None:
    assert [d for d in deltas(before, after) if d.change is not None]


def test_a_label_that_says_more_is_shown_beside_the_other_and_no_change_is_stated() -> None:
    (delta,) = deltas("税收收入180亿元。", "非税收入40亿元。")
    assert delta.before
    assert delta.after
    assert (delta.status, delta.change, delta.ratio) == ("unclear", None, None)
    assert "perhaps not the same" in str(delta.reason)
