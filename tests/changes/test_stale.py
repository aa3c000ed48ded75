"""What looks carried over from the year before, and what only looks like it."""

import pytest

from tests.changes.compared import compared


def stale(before: str, after: str) -> list[tuple[str, str]]:
    comparison = compared(("一、情况", before), ("一、情况", after))
    return [(one.kind, comparison.reports[1].slice(one.at)) for one in comparison.stale]


def test_last_years_year_left_standing() -> None:
    assert stale("截止2023年底，全市登记在册32家。", "截止2023年底，全市登记在册35家。") == [("year", "2023")]
    assert stale("严格落实2023年度事项目录要求。", "严格落实2023年度事项目录要求。") == [("year", "2023")]


def test_the_same_sentence_with_the_same_figure() -> None:
    assert stale("全年报送分析材料12期，供决策参考。", "全年报送分析材料12期，供决策参考。") == [("figure", "12期")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("截止2023年底，登记在册32家。", "截止2024年底，登记在册35家。"),  # rolled on
        ("2023年以来，改革持续推进。", "2023年以来，改革持续推进。"),
        ("印发《2023年工作要点》。", "印发《2023年工作要点》。"),
        ("2023年9月起，统计方法作了完善。", "2023年9月起，统计方法作了完善。"),
        ("比2023年增加3件。", "比2023年增加5件。"),
        ("满意率为100%。", "满意率为100%。"),  # says nothing by staying the same
        ("全年收到投诉0件。", "全年收到投诉0件。"),
        ("下一步，将培训干部120人。", "下一步，将培训干部120人。"),  # a plan
        ("网络可用率在99.9%以上。", "网络可用率在99.9%以上。"),  # a bound
        ("全年报送材料12期。", "全年报送材料15期。"),
    ],
)
def test_what_only_looks_like_it(before: str, after: str) -> None:
    assert stale(before, after) == []
