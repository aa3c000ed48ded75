"""Which planning clauses are promises; sentences are invented."""

import pytest

from tests.align.reports import report
from tests.changes.compared import compared
from yoy.changes.known import Known
from yoy.changes.promises import find_promises


def promised(*lines: str) -> list[str]:
    known = Known(report(2023, "一、2023年工作回顾", "全年各项任务顺利完成。", "二、2024年工作任务", *lines))
    return [known.report.slice(clause.span) for clause in find_promises(known)]


@pytest.mark.parametrize(
    "clause",
    [
        "开展岸线整治专项行动",
        "出台湿地保护条例",
        "加强古树名木保护",
        "启动第二批“小微渡口”改造试点",
        "完善水价阶梯制度",
    ],
)
def test_an_act_with_a_thing_of_its_own(clause: str) -> None:
    assert promised(f"优化水务布局。{clause}。提升服务水平。") == [clause]


@pytest.mark.parametrize(
    "clause", ["坚持系统观念", "更好满足群众期待", "不断增强发展活力", "为企业发展营造良好环境", "提高认识"]
)
def test_attitudes_and_hopes(clause: str) -> None:
    assert clause not in promised(f"开展岸线整治专项行动，{clause}。")


def test_the_sentence_that_opens_a_paragraph_is_its_topic() -> None:
    assert promised("大力发展渔业经济。实施渔港改造工程。") == ["实施渔港改造工程"]


def test_a_sentence_behind_an_items_title_is_no_topic() -> None:
    assert "健全合法性审查机制" in promised("（一）严格依法决策。健全合法性审查机制。开展案卷评查活动。")


def test_the_lines_of_a_chapters_heading_introduce_what_follows() -> None:
    introduced = "扩大渔业对外合作"
    told = promised(f"（一）做强渔业。{introduced}，促进渔业转型。", "改善渔港条件。实施渔港改造工程。")
    assert introduced not in told
    assert "实施渔港改造工程" in told


@pytest.mark.parametrize("lead", ["重点做好以下工作", "主要预期目标是"])
def test_what_leads_to_a_list_is_none(lead: str) -> None:
    assert lead not in promised(f"{lead}：渔业产值增长5%左右，新增渔民就业200人以上。")


def test_every_target_is_a_promise() -> None:
    told = promised("今年主要预期目标是：渔业产值增长5%左右；渔民收入与产值同步增长；新增渔民就业200人以上。")
    assert told == ["渔业产值增长5%左右", "渔民收入与产值同步增长", "新增渔民就业200人以上"]


def test_a_forecast_and_a_comparison_are_no_promises() -> None:
    assert promised("预计全年游客超过30万人，渔业补助安排500万元，比上年增加20万元。") == ["渔业补助安排500万元"]


@pytest.mark.parametrize(
    "fact",
    [
        "渔业产值同比增长5.2%",
        "水产品价格指数连续4个月低于荣枯线",
        "渔民收入增速由6%降至4.8%",
        "远洋捕捞占比有望超过30%",
    ],
)
def test_how_things_are_is_no_promise_where_an_outlook_begins_with_it(fact: str) -> None:
    told = promised(f"当前渔业形势复杂，{fact}。", "新增渔民就业200人以上，渔民收入同比增长5%左右。")
    assert fact not in told
    assert told == ["新增渔民就业200人以上", "渔民收入同比增长5%左右"]


@pytest.mark.parametrize(("heading", "status"), [((), "delivered"), (("二、2025年工作任务",), "repeated_as_plan")])
def test_what_became_of_a_thing_that_is_called_otherwise(heading: tuple[str, ...], status: str) -> None:
    review = "全年渔业运行平稳，渔民收入稳步增加。"
    before = ("一、2023年工作回顾", review, "二、2024年工作任务", "加入世界渔业组织。")
    promise = compared(before, ("一、2024年工作回顾", review, *heading, "加入世渔组织。")).commitments[0]
    assert (promise.status, len(promise.evidence)) == (status, 1)


@pytest.mark.parametrize(
    ("target", "outcome", "status"),
    [
        ("单位产值能耗降低2.5%左右", "单位产值能耗下降3%", "delivered"),
        ("单位产值能耗降低2.5%左右", "单位产值能耗下降1%", "partly"),
        ("单位产值能耗降低2.5%左右", "单位产值能耗上升3%", "partly"),
        ("单位产值能耗18千瓦时左右", "单位产值能耗15千瓦时", "delivered"),
        ("渔民失业率5.5%左右", "渔民失业率5.1%", "delivered"),
        ("渔民失业率5.5%左右", "渔民失业率6.5%", "partly"),
        ("渔业产值增长5%左右", "渔业产值下降6%", "partly"),
        ("渔港办理时限压缩50%以上", "渔港办理时限压缩60%", "delivered"),
    ],
)
def test_which_way_a_target_is_met(target: str, outcome: str, status: str) -> None:
    review = "全年渔业运行平稳，渔民收入稳步增加。"
    before = ("一、2023年工作回顾", review, "二、2024年工作任务", f"主要预期目标是：{target}。")
    promise = compared(before, ("一、2024年工作回顾", review, f"{outcome}。")).commitments[0]
    assert promise.actual is not None
    assert promise.status == status


@pytest.mark.parametrize(
    ("target", "outcome", "gap"),
    [
        ("新增渔民就业200人以上", "新增渔民就业230人", 30),
        ("新增渔民就业200人以上", "新增渔民就业180人", -20),
        ("新增渔民就业200人以上", "新增渔民就业超过230人", None),  # by how much isn't said
        ("渔业产值增长5%左右", "渔业产值下降6%", None),
    ],
)
def test_by_how_much_a_target_is_met_or_missed(target: str, outcome: str, gap: int | None) -> None:
    review = "全年渔业运行平稳，渔民收入稳步增加。"
    before = ("一、2023年工作回顾", review, "二、2024年工作任务", f"主要预期目标是：{target}。")
    promise = compared(before, ("一、2024年工作回顾", review, f"{outcome}。")).commitments[0]
    assert promise.actual is not None
    assert promise.gap == gap


def fates(promise: str, review: str, plan: str) -> list[str]:
    """What became of a promise, by what the next year reports and plans."""
    heads = ("一、{}年工作回顾", "二、{}年工作安排")
    before = (heads[0].format(2023), "全年渔业运行平稳。", heads[1].format(2024), promise)
    after = (heads[0].format(2024), review, heads[1].format(2025), plan)
    return [one.status for one in compared(before, after).commitments]


def test_what_is_carried_out_was_set_up() -> None:
    """A thing that was to be drawn up and is applied now was drawn up, though no sentence says so."""
    promise, done = "制定渔港分级管理标准指引。", "全年渔业运行平稳。"
    assert fates(promise, done, "实施渔港分级管理标准指引。") == ["partly"]
    assert fates(promise, done, "制定渔港分级管理指引。") == ["repeated_as_plan"]
    assert fates("实施渔港分级管理指引。", done, "实施渔港分级管理指引。") == ["repeated_as_plan"]


def test_a_promise_whose_name_the_later_report_does_not_know_is_not_mentioned() -> None:
    promise, done = "实施“蓝湾守护”行动。", "全年渔业运行平稳，渔港秩序持续改善。"
    assert fates(promise, done, "实施渔港改造行动。") == ["not_mentioned"]


def test_a_promise_in_other_words_is_planned_again() -> None:
    promise, plan = "保障渔业船员工资及时支付。", "切实保障渔业船员劳动报酬发放。"
    assert fates(promise, "全年渔业运行平稳。", plan) == ["repeated_as_plan"]


def test_a_promised_figure_is_not_mentioned_where_only_its_place_is_spoken_of() -> None:
    promise = "将渔港热线座席扩充到90个。"
    assert fates(promise, "渔港热线运行平稳。", "办好渔港热线，回应渔民诉求。") == ["not_mentioned"]


def test_the_number_of_a_hotline_does_not_tell_what_was_promised_of_it() -> None:
    heads = ("一、2023年工作回顾", "二、2024年工作安排"), ("一、2024年工作回顾", "二、2025年工作安排")
    before = (heads[0][0], "全年渔业运行平稳。", heads[0][1], "完善12395热线知识库。")
    report = ("12395热线与渔政指挥中心对接联动。", "知识库收录海况问答1.5万条。")
    found = compared(before, (heads[1][0], *report, heads[1][1], "改善渔港秩序。"))
    (promise,) = found.commitments
    assert found.reports[1].slice(promise.evidence[0]) == report[1]
