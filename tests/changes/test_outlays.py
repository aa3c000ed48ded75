"""Totals, the three public outlays and the reasons given for changes, in the prose of budgets; all amounts are invented."""

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.changes.checks import find_findings
from yoy.model import Report
from yoy.view.messages import Words

TABLE = (
    "一、“三公”经费预算表",
    "单位：万元",
    "合计\t因公出国（境）费\t公务接待费\t小计\t购置费\t运行费",
    "12\t1\t2\t9\t4\t5",
)
PROSE = (
    "二、“三公”经费说明",
    "2024年“三公”经费预算数为12万元，比2023年预算增加4万元。其中：",
    "因公出国（境）费1万元，比2023年预算持平。主要原因是因公出国（境）费保持不变。",
    "公务用车购置及运行费9万元，其中：公务用车购置费4万元，比2023年预算增加4万元，主要原因是购置公务用车；公务用车运行费5万元。",
    "公务接待费2万元。比2023年预算持平，主要原因是公务接待费保持不变。",
)
BEFORE = (
    "二、“三公”经费说明",
    "2023年“三公”经费预算数为8万元。其中：",
    "因公出国（境）费1万元。",
    "公务用车购置及运行费5万元，其中：公务用车购置费0万元；公务用车运行费5万元。",
    "公务接待费2万元。",
)


def told(*reports: Report) -> list[tuple[bool | None, str]]:
    """What differs or is open, in words."""
    return [
        (one.holds, Words("zh").say(one.why)) for one in find_findings(align(list(reports))) if one.holds is not True
    ]


def changed(lines: tuple[str, ...], old: str, new: str) -> Report:
    assert sum(old in line for line in lines) == 1
    return report(2024, *(line.replace(old, new) for line in lines))


def test_right_outlays_agree_with_table_parts_and_last_year() -> None:
    findings = find_findings(align([report(2023, *BEFORE), report(2024, *TABLE, *PROSE)]))
    assert all(one.holds for one in findings)
    rules = [one.id.rpartition("-")[0] for one in findings if one.column == 1]
    assert [rules.count(f"outlay-{rule}") for rule in ("table", "sum", "change")] == [6, 2, 4]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("公务接待费2万元", "公务接待费3万元", "文中为 公务接待费3万元，表中为 2万元"),
        ("预算数为12万元", "预算数为21万元", "“三公”经费21万元：各分项之和 1万元 + 9万元 + 2万元 = 12万元"),
        ("公务用车运行费5万元", "公务用车运行费8万元", "公务用车购置及运行费9万元：各分项之和 4万元 + 8万元 = 12万元"),
    ],
)
def test_an_outlay_that_differs(old: str, new: str, said: str) -> None:
    assert (False, said) in told(changed((*TABLE, *PROSE), old, new))


def test_an_outlay_of_another_year_is_not_this_years() -> None:
    quoted = "2023年“三公”经费预算数为8万元。"
    assert told(report(2024, *TABLE, *PROSE, quoted)) == []


def test_an_outlay_told_in_two_values_is_left_alone() -> None:
    assert told(report(2024, *TABLE, *PROSE, "其中所属单位公务接待费1万元。")) == []


def test_a_change_on_last_year_is_never_called_wrong() -> None:
    now = changed((*TABLE, *PROSE), "预算数为12万元，比2023年预算增加4万元", "预算数为12万元，比2023年预算增加7万元")
    said = "“三公”经费：8万元 → 12万元，相差 4万元，文中为 比2023年预算增加7万元"
    assert told(report(2023, *BEFORE), now) == [(None, said)]


def test_planned_and_spent_outlays_do_not_meet() -> None:
    text = (
        "“三公”经费财政拨款支出年初预算为12万元，支出决算为3万元，其中：因公出国（境）费决算为0万元；"
        "公务用车购置及运行维护费支出决算为2万元；公务接待费支出决算为1万元。"
    )
    assert told(report(2024, "一、决算情况说明", text)) == []


TOTALS = (
    "一、部门预算表",
    "收支预算总表",
    "单位：元",
    "收入\t预算数\t支出\t预算数",
    "一、拨款收入\t90000\t一、教育支出\t95000",
    "上年结转\t5000\t\t",
    "收入总计\t95000\t支出总计\t95000",
    "二、预算编制说明",
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024年，本部门收入预算9.5万元。支出预算9.50万元。", []),
        ("2024年，本部门收入预算9万元。", []),  # without what was carried over
        ("2024年，本部门收入预算9.8万元。", [(False, "文中为 收入预算9.8万元，表中为 95000元")]),
    ],
)
def test_totals_in_prose(text: str, said: list[tuple[bool | None, str]]) -> None:
    assert told(report(2024, *TOTALS, text)) == said


ITEM = "1.“教育支出（类）普通教育（款）小学教育（项）”50万元，用于小学。"


@pytest.mark.parametrize(
    ("change", "reason", "right"),
    [
        ("增加25%", "普通教育小学教育经费增加", True),
        ("增加25%", "小学教育经费减少", False),
        ("减少25%", "小学教育经费增加", False),
        ("持平", "小学教育经费保持不变", True),
        ("持平", "小学教育经费增加", False),
        ("减少25%", "退休人员支出增加", True),  # of something else: it may well be why
        ("减少25%", "小学教育经费增加的部分由其他科目列支", True),
    ],
)
def test_a_reason_that_says_the_opposite(change: str, reason: str, right: bool) -> None:
    text = f"{ITEM}比2023年预算执行数{change}。主要原因是：{reason}。"
    said = [] if right else [(False, f"变动为“{change}”，所述原因为“{reason}”")]
    assert told(report(2024, "一、预算编制说明", "支出内容如下。", text)) == said


@pytest.mark.parametrize(("year", "right"), [(2023, True), (2024, True), (2022, False)])
def test_the_year_that_a_budget_is_compared_with(year: int, right: bool) -> None:
    text = f"{ITEM}比{year}年预算持平。"
    said = [] if right else [(None, "与2022年相比，而本报告为2024年")]
    assert told(report(2024, "一、预算编制说明", "支出内容如下。", text)) == said


PROCURED = (
    "2024年政府采购预算100万元，其中：政府采购货物预算20万元、政府采购工程预算50万元、政府采购服务预算30万元。",
    "2024年面向中小企业预留政府采购项目预算金额40万元，其中，预留给小型和微型企业的政府采购项目预算为28万元。",
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("工程预算50万元", "工程预算50.00万元", []),
        (
            "工程预算50万元",
            "工程预算55万元",
            [(False, "政府采购100万元：各分项之和 20万元 + 55万元 + 30万元 = 105万元")],
        ),
        (
            "金额40万元",
            "金额400万元",
            [(False, "面向中小企业采购400万元 是 政府采购100万元 的一部分，不应超过后者")],
        ),
        (
            "预算为28万元",
            "预算为48万元",
            [(False, "面向小微企业采购48万元 是 面向中小企业采购40万元 的一部分，不应超过后者")],
        ),
    ],
)
def test_procurement(old: str, new: str, said: list[tuple[bool | None, str]]) -> None:
    assert told(changed(("一、政府采购情况", *PROCURED), old, new)) == said


@pytest.mark.parametrize(
    ("share", "right"), [("52.50%", True), ("52.5%", True), ("53%", True), ("51%", False), ("25.50%", False)]
)
def test_a_share_of_procurement(share: str, right: bool) -> None:
    text = (
        "2024年政府采购支出总额80万元，其中：政府采购货物支出30万元、政府采购工程支出0万元、政府采购服务支出50万元。"
        f"授予中小企业合同金额42万元，占政府采购支出总额的{share}，其中：授予小微企业合同金额21万元，占授予中小企业合同金额的50%。"
    )
    said = [] if right else [(False, f"42万元 ÷ 80万元 = 52.5%，文中为 {share}")]
    assert told(report(2024, "一、政府采购支出情况", text)) == said


def test_what_is_no_procurement_is_not_held_to_it() -> None:
    other = "支持中小企业发展专项资金预算500万元。办公楼维修工程预算60万元。"
    assert told(report(2024, "一、政府采购情况", *PROCURED, "二、其他情况", other)) == []
