"""Budgets and final accounts: tables that add up, and sentences that agree with them; all amounts are invented."""

from pathlib import Path

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.changes.checks import find_findings
from yoy.compare import compare, examine
from yoy.model import Finding
from yoy.view.messages import Words

CODED = "类\t款\t项\t科目名称\t合计\t基本支出\t项目支出"
ROWS = (
    "205\t\t\t教育支出\t900\t500\t400",
    "205\t01\t\t普通教育\t700\t500\t200",
    "205\t01\t02\t小学教育\t500\t300\t200",
    "205\t01\t03\t初中教育\t200\t200\t",
    "205\t09\t\t其他教育支出\t200\t\t200",
    "205\t09\t99\t其他教育支出\t200\t\t200",
)
ABOVE = ("一、部门预算表", "支出预算总表", "单位：元", CODED)


def found(*lines: str) -> list[Finding]:
    return list(find_findings(align([report(2024, *lines)])))


def told(*lines: str) -> list[tuple[bool | None, str]]:
    """What differs or is open, in words."""
    return [(one.holds, Words("zh").say(one.why)) for one in found(*lines) if one.holds is not True]


def test_a_right_table_raises_nothing() -> None:
    findings = found(*ABOVE, *ROWS)
    assert len(findings) >= 10 and all(one.holds for one in findings)


def test_a_code_that_is_not_the_sum_of_those_below_it() -> None:
    wrong = [row.replace("普通教育\t700\t500\t200", "普通教育\t710\t510\t200") for row in ROWS]
    right = [
        row.replace("205", str(code)) for code in range(206, 218) for row in ROWS
    ]  # most sums hold: it was read well
    said = told(*ABOVE, *wrong, *right)
    assert {text for _, text in said} == {
        "普通教育/合计：500 + 200 = 700，表中为 710",
        "教育支出/合计：710 + 200 = 910，表中为 900",
        "普通教育/基本支出：300 + 200 = 500，表中为 510",
        "教育支出/基本支出：510 = 510，表中为 500",
    }


def test_cents_that_were_rounded_away_are_no_error() -> None:
    assert told(*ABOVE, *[row.replace("小学教育\t500\t300\t200", "小学教育\t501\t301\t200") for row in ROWS]) == []


def test_a_table_that_adds_up_nowhere_was_misread_and_is_not_judged_but_told() -> None:
    rows = [f"20{k}\t\t\t某项支出\t{k}00\t7{k}\t{k}{k}" for k in range(1, 8)]
    ((one, said),) = [(one, Words("zh").say(one.why)) for one in found(*ABOVE, *rows)]
    assert (one.holds, one.computed) == (None, None)
    assert said == "某项支出/合计：本表 7 处合计中仅 0 处与各分项之和一致，表格可能读错或合计另有含义，未能核对"


def test_any_table_whose_totals_hold_now_and_then_is_told_as_unchecked() -> None:
    head = "一、办理情况", "窗口\t一季度\t二季度\t三季度\t合计"
    right = [f"{name}\t{k}\t{k + 1}\t{k + 2}\t{3 * k + 3}" for k, name in enumerate("甲乙丙丁戊", start=4)]
    assert all(one.holds for one in found(*head, *right))
    wrong = [row.rpartition("\t")[0] + f"\t{k}" for k, row in enumerate(right[2:], start=91)]
    (one,) = found(*head, *right[:2], *wrong)
    assert (one.holds, one.computed) == (None, None)
    assert Words("zh").say(one.why).startswith("丙/合计：本表 5 处合计中仅 2 处")
    prices = [f"{name}\t{k}\t{k + 1}\t{k + 2}\t{k * (k + 1)}" for k, name in enumerate("甲乙丙丁戊", start=4)]
    assert found(*head, *prices) == []  # a total that never is the sum isn't one


@pytest.mark.parametrize(("unit", "right"), [("单位：万元", True), ("单位：件", False)])
def test_what_rounding_comes_to_is_no_error_in_any_table(unit: str, right: bool) -> None:
    rows = [
        f"{name}\t{k}\t{k + 1}\t{k + 2}\t{3 * k + 3 + (k == 9)}"
        for k, name in enumerate("甲乙丙丁戊己庚辛壬癸子", start=4)
    ]
    findings = found("一、收支情况", unit, "窗口\t一季度\t二季度\t三季度\t合计", *rows)
    assert len(findings) == 11
    assert all(one.holds for one in findings) is right
    cents = [row.replace("\t4\t5\t6\t15", "\t4.33\t5.33\t6.33\t16.00") for row in rows[:5]]
    assert all(one.holds for one in found("一、收支情况", unit, "窗口\t一季度\t二季度\t三季度\t合计", *cents))


@pytest.mark.parametrize(
    ("shares", "right"),
    [
        ("40%、35%和25%", True),
        ("33.3%、33.3%和33.3%", True),
        ("60%、35%和25%", None),  # perhaps they overlap
        ("40%和25%", False),  # there may be others
    ],
)
def test_shares_of_one_whole(shares: str, right: bool | None) -> None:
    text = f"渔业、林业、牧业案件分别占案件总数的{shares}。"
    assert [one.holds for one in found("一、办理情况", text)] == [right] * (right is not False)


def test_a_table_of_applications_that_was_not_read_whole_is_told() -> None:
    lines = "三、收到和处理政府信息公开申请情况", "项目\t自然人\t总计", "一、本年新收\t3\t3", "二、上年结转\t1\t1"
    (one,) = found("一、总体情况", "全年主动公开信息5条。", *lines)
    assert (one.holds, one.computed) == (None, None)
    assert "未能完整读出" in Words("zh").say(one.why)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("全年办理提案60件，包括渔业20件、林业30件。", False),
        ("全年办理提案60件，其中包括渔业20件、林业30件。", None),
        ("全年办理提案60件，包括渔业20件、林业30件，等等。", None),
        ("全年办理提案60件，包括渔业20件、林业30件等。", None),
        ("全年办理提案50件，包括渔业20件、林业30件等。", True),
    ],
)
def test_a_list_that_may_be_open_is_never_called_wrong(text: str, right: bool | None) -> None:
    assert [one.holds for one in found("一、办理情况", text)] == [right] * (right is not None)


def test_both_sides_of_the_balance() -> None:
    table = ("一、部门预算表", "单位：元", "收入\t预算数\t支出\t预算数", "一、拨款收入\t90\t一、教育支出\t80")
    assert told(*table, "收入总计\t90\t支出总计\t80") == [(False, "收入总计 = 支出总计：90 = 90，表中为 80")]


def test_a_table_noted_as_empty_that_is_not() -> None:
    table = ("一、部门预算表", "单位：万元", "合计\t公务接待费\t小计\t购置费\t运行费", "9\t2\t7\t3\t4")
    assert told(*table, "注：本部门无此项预算，故本表为空表。")[0][0] is False
    assert told(*table, "注：金额保留整数。") == []


ITEM = "“教育支出（类）普通教育（款）小学教育（项）”"


def item(text: str) -> list[tuple[bool | None, str]]:
    return told("一、预算编制说明", "支出内容如下。", f"1.{ITEM}{text}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("50万元，用于小学。2023年预算执行数为40万元，2024年预算安排50万元，比2023年预算执行数增加25%。", []),
        (
            "50万元，用于小学。2023年预算执行数为40万元，2024年预算安排50万元，比2023年预算执行数增加35%。",
            [(False, "预算执行数：40万元 → 50万元，相差 25%，文中为 35%")],
        ),
        (
            "50万元，用于小学。2023年预算执行数为40万元，2024年预算安排52万元，比2023年预算执行数增加30%。",
            [(False, "同一科目的金额前后不一：50万元、52万元")],
        ),
        (
            "5万元，用于小学。2023年预算执行数为0万元，2024年预算安排5万元，比2023年预算执行数增加100%。",
            [(None, "预算执行数：基数为 0，不能计算增幅，文中为 100%")],
        ),
        ("50万元，用于小学。2023年预算执行数为50万元，2024年预算安排50万元，比2023年预算执行数持平。", []),
    ],
)
def test_an_item_of_a_budget(text: str, said: list[tuple[bool | None, str]]) -> None:
    assert item(text) == said


@pytest.mark.parametrize(("way", "right"), [("小于", True), ("大于", False), ("等于", False)])
def test_the_direction_in_words(way: str, right: bool) -> None:
    text = f"用于小学。年初预算为50万元，支出决算为48万元，完成年初预算的96%。决算数{way}预算数的主要原因是节约。"
    assert (item(text) == []) is right


def test_an_amount_in_a_sentence_and_in_the_table() -> None:
    words = ("二、预算编制说明", "支出内容如下。", f"1.{ITEM}0.06万元，用于小学。")
    assert told(*ABOVE, *ROWS, *words) == [(False, "文中为 0.06万元，表中为 500元")]
    assert told(*ABOVE, *ROWS, *(word.replace("0.06", "0.05") for word in words)) == []


def test_the_errors_of_real_budgets_are_found_and_nothing_else(corpus: Path) -> None:
    """docs/checks.md works them out."""
    wrong = {2023: 3, 2024: 4, 2025: 0}
    files = [corpus / "putuo-budget" / f"{year}.pdf" for year in wrong]
    findings = compare(files).comparison.findings
    assert {year: sum(f.holds is False and f.column == k for f in findings) for k, year in enumerate(wrong)} == wrong
    assert sum(f.holds is True for f in findings) > 1000


def test_final_accounts_and_their_forged_copy(corpus: Path) -> None:
    """The original has an error of its own; docs/checks.md works it out."""
    for name, wrong in (("original", 1), ("tampered", 4)):
        path = corpus / "control-tampered" / f"2024-{name}.pdf"
        findings = examine([path]).comparison.findings
        assert sum(finding.holds is False for finding in findings) == wrong, name
