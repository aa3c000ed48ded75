"""Series: what goes on as one figure, in which unit, and where it breaks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.align.faces import face_of
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
    (delta,) = deltas("财政补助支出180亿元。", "困难群众财政补助支出40亿元。")
    assert delta.before
    assert delta.after
    assert (delta.status, delta.change, delta.ratio) == ("unclear", None, None)
    assert "perhaps not the same" in str(delta.reason)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("税收收入180亿元。", "非税收入40亿元。"),
        ("“养老支出（款）行政单位离退休（项）”17万元。", "“养老支出（款）事业单位离退休（项）”7万元。"),
        ("全市生产总值增长8.7%。", "全市生产总值年均增长11.2%。"),
        ("渔业产值增长6%。", "渔业产值比2015年增长65.5%。"),
        ("美国经济复苏，全年GDP增长1.6%。", "欧元区经济复苏，全年GDP增长2.5%。"),
        ("巴西央行下调基准利率25个基点。", "英格兰银行下调基准利率50个基点。"),
        ("渔业银行两次下调利率。", "渔业银行全年六次上调利率。"),
        ("全市新增就业1102人。", "这五年，渔业快速发展。全市新增就业5771人。"),
        ("再贷款余额6万亿元。", "贷款余额108万亿元。"),
    ],
)
def test_figures_of_other_things_are_no_pair(before: str, after: str) -> None:
    assert not [d for d in deltas(before, after) if d.change is not None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("总投资8亿元", "总投资5亿元"),
        ("年末比年初增加8亿元", "比年初增加5亿元"),
        ("比上年高1.6个百分点", "增速比上年高8.9个百分点"),
    ],
)
def test_a_label_that_says_nothing_of_the_thing_pairs_only_where_passages_correspond(before: str, after: str) -> None:
    kept = "全年渔船安全检查有序开展，渔民培训按期完成。"
    ports = f"东港码头泊位改造全面完工，集装箱堆场与冷链仓库同步交付使用，大型货轮可以全天候靠泊，{before}。"
    clinics = f"县级医院开通远程会诊平台，乡镇卫生院添置影像设备，家庭医生上门随访慢性病患者，{after}。"
    both = [report(2023, "一、渔业", ports, kept), report(2024, "一、渔业", kept, "二、卫生", clinics)]
    assert not [d for d in compute_deltas(align(both)) if d.change is not None]


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("中央财政安排8亿元支持渔船更新。", True),
        ("渔业船舶检验所开展了3次。", True),
        ("渔业船舶检验所开展渔船检验3次。", False),
        ("全国财政支出8亿元。", False),
        ("年末余额8亿元。", True),
        ("渔业贷款年末余额8亿元。", False),
    ],
)
def test_which_labels_say_nothing_of_the_thing(text: str, generic: bool) -> None:
    one = replace(report(2024, "一、渔业", text), issuer="海州市渔业船舶检验所")
    assert face_of(one.measures[0], one).generic is generic


def test_in_passages_that_correspond_such_labels_pair_where_what_stands_before_them_is_alike() -> None:
    kept = "港口设备更新改造有序推进，渔船检验按期完成，渔民培训全面开展"
    before, same, other = (
        f"{kept}，{said}。"
        for said in (
            "渔业贷款增长9%，年末比年初增加8亿元",
            "渔业贷款增长7%，年末比年初增加5亿元",
            "海水养殖用地出让收入结存，比年初增加3亿元",
        )
    )
    rises = [d.change for d in deltas(before, same) if d.label.endswith("增加额")]
    assert rises == [Decimal("-300000000")]
    assert not [d for d in deltas(before, other) if d.change is not None]


def test_what_a_report_calls_several_figures_by_pairs_only_where_passages_correspond() -> None:
    ports = (
        "东港码头泊位改造全面完工，大型货轮可以全天候靠泊，设备使用率65%。",
        "集装箱堆场交付，冷链仓库启用，设备使用率40%。",
    )
    clinics = "县级医院开通远程会诊平台，家庭医生上门随访慢性病患者，设备使用率80%。"
    both = [report(2023, "一、港口", *ports), report(2024, "一、卫生", clinics)]
    assert not [d for d in compute_deltas(align(both)) if d.change is not None]


def test_a_number_before_an_item_is_no_part_of_its_name() -> None:
    items = "一、支出说明", "{0}.“教育支出（类）小学教育（项）”{1}万元。", "{2}.“教育支出（类）初中教育（项）”{3}万元。"
    before = [line.format(7, 20, 8, 30) for line in items]
    after = [line.format(8, 25, 9, 36) for line in items]
    changes = compute_deltas(align([report(2023, *before), report(2024, *after)]))
    assert sorted(d.change for d in changes if d.change is not None) == [50000, 60000]
