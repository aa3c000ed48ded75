"""Life lines: named things through the years, under all their names."""

from tests.align.reports import report
from yoy.align import align
from yoy.changes import find_changes
from yoy.changes.traces import trace
from yoy.model import Comparison, Trace


def years(*bodies: str) -> Comparison:
    return find_changes(align([report(2021 + k, "一、主要工作", *body.split("\n")) for k, body in enumerate(bodies)]))


def counted(told: Trace) -> list[int]:
    return [len(mentions) for mentions in told.mentions]


def test_renamed_things_are_followed_under_both_names() -> None:
    comparison = years(
        "开展“阳光窗口”行动。办理业务30件。",
        "“阳光窗口”行动更名为“春风窗口”行动。办理业务40件。",
        "深入推进“春风窗口”行动，服务群众500人次。办理业务50件。",
    )
    for asked in ("阳光窗口", "春风窗口", "“春风窗口”行动"):
        told = trace(comparison.reports, comparison.initiatives, asked)
        assert told.mentions[2], asked
    told = trace(comparison.reports, comparison.initiatives, "“春风窗口”行动")
    assert counted(told) == [1, 1, 1]
    figures = {m.id: m for m in comparison.reports[2].measures}
    assert [figures[name].quantity.value for name in told.mentions[2][0].measures] == [500]


def test_silence_and_coming_back() -> None:
    comparison = years("开展“护河”专项行动。办理业务30件。", "办理业务40件。", "再次开展“护河”专项行动。办理业务50件。")
    (told,) = [one for one in comparison.traces if "护河" in one.asked]
    assert counted(told) == [1, 0, 1]


def test_what_is_new_against_last_year_may_be_back_from_before() -> None:
    kept = "办理业务30件。"
    comparison = years(
        f"开展“护河”专项行动，推行河湖长制考核。{kept}",
        kept,
        f"开展“护河”专项行动，组织“净滩”行动，完善河湖长制的考核办法。{kept}",
        kept,
    )
    told = {(one.left, one.name): one.elsewhere for one in comparison.initiatives if one.status == "new"}
    assert told[1, "“护河”专项行动"] == 0
    assert told[1, "“净滩”行动"] is None
    gone = {(one.left, one.name): one.elsewhere for one in comparison.initiatives if one.status == "dropped"}
    assert gone[0, "“护河”专项行动"] == 2
    assert gone[2, "“护河”专项行动"] is None


def test_two_years_have_no_life_lines() -> None:
    assert years("开展“护河”专项行动。", "办理业务40件。").traces == ()


def test_what_stands_in_brackets_is_a_mention() -> None:
    comparison = years("推进“一网联审”改革（后更名为“审管协同”改革）。", "推进“审管协同”改革。")
    assert counted(trace(comparison.reports, comparison.initiatives, "审管协同")) == [1, 1]
