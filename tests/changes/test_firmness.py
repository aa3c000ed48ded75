"""Wording that grew firmer or softer on the same matter; sentences are invented."""

import pytest

from tests.changes.compared import compared

AROUND = ("一、工作", "开展渔港垃圾清理，海面漂浮物明显减少。")


def told(before: str, after: str) -> list[tuple[str, str, str]]:
    comparison = compared((*AROUND, before), (*AROUND, after))
    old, new = comparison.reports
    return [(s.toward, old.slice(s.before), new.slice(s.after)) for s in comparison.shifts]


@pytest.mark.parametrize(
    ("softer", "firmer"),
    [
        ("稳妥推进渔港经营权改革，保障渔民权益。", "加快推进渔港经营权改革，保障渔民权益。"),
        ("推进渔港经营权改革，保障渔民权益。", "大力推进渔港经营权改革，保障渔民权益。"),
        ("力争渔船更新改造全部完工，消除隐患。", "确保渔船更新改造全部完工，消除隐患。"),
        ("鼓励渔民参加互助保险，减少损失。", "支持渔民参加互助保险，减少损失。"),
    ],
)
def test_another_step_of_one_scale(softer: str, firmer: str) -> None:
    clauses = softer.split("，")[0], firmer.split("，")[0]
    assert told(softer, firmer) == [("firmer", *clauses)]
    assert told(firmer, softer) == [("softer", *clauses[::-1])]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("稳妥推进渔港经营权改革。", "加快推进冷链物流园建设。"),  # another matter
        ("推进渔港经营权改革，保障渔民权益。", "推动渔港经营权改革，保障渔民权益。"),  # the same step
        ("推进渔港经营权改革，保障渔民权益。", "推进渔港经营权改革，着力保障航行安全。"),  # another object
        ("全面小康渔村建成十个，面貌一新。", "小康渔村建成十个，面貌一新。"),  # a part of a name
        ("加快推进渔港经营权改革。", "加快推进渔港经营权改革。"),
    ],
)
def test_what_is_no_shift(before: str, after: str) -> None:
    assert told(before, after) == []
