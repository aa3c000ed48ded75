"""Reports that don't belong together, and files taken twice, are said to be so."""

from pathlib import Path

import pytest

from tests.align.reports import report
from yoy import compare
from yoy.align import align
from yoy.changes import find_changes
from yoy.changes.kinship import kind_of

BODY = tuple(f"第{k}项工作：组织{k}个单位开展数据{k}号专题检查并形成报告。" for k in range(11, 40))


def notes(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    return " / ".join(map(str, find_changes(align([report(2023, *before), report(2024, *after)])).notes))


def test_two_kinds_of_report() -> None:
    said = notes(("某市2023年法治政府建设年度报告", *BODY), ("某市2024年政府信息公开工作年度报告", *BODY))
    assert "two kinds" in said


def test_the_same_text_under_two_years() -> None:
    assert "same text" in notes(("某市年度报告", *BODY), ("某市年度报告", *BODY))


def test_a_text_with_nothing_but_the_year_rolled_on() -> None:
    assert "nearly the same" in notes(("某市2023年度报告", *BODY), ("某市2024年度报告", *BODY))


def test_strangers() -> None:
    other = tuple(f"建设{k}公里沿河绿道，栽种行道树与灌木若干，改善居民散步环境。" for k in range(11, 40))
    assert "little in common" in notes(BODY, other)


def test_an_ordinary_pair_needs_no_note() -> None:
    body = (
        "全年公开规范性文件18件，配套解读15件。",
        "建立行政执法案例库，收录典型案例42个。",
        "电子证照归集种类持续增加，群众办事少带材料。",
        "组织网络安全演练2次，发现的问题全部整改。",
        "认真办理建议提案，答复率为100%。",
    )
    changed = (
        body[0].replace("18", "21"),
        body[1].replace("收录", "新增收录"),
        *body[2:4],
        "开展政务服务体验活动6场。",
    )
    assert notes(("某市2023年度报告", *body), ("某市2024年度报告", *changed)) == ""


@pytest.mark.parametrize(
    ("title", "kind"),
    [("2024年法治政府建设年度报告", "law-based government"), ("政府工作报告", "government work"), ("关于若干问题", "")],
)
def test_the_kind_that_a_title_names(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_real_reports(corpus: Path) -> None:
    def said(*files: str) -> str:
        return " / ".join(map(str, compare([corpus / f for f in files], mixed_issuers=True).comparison.notes))

    assert "nearly the same" in said("state-council/2021.txt", "state-council-crlf/2021.txt")
    assert said("state-council/2024.txt", "pboc-annual/2025.txt") != ""
    assert said("state-council/2023.txt", "state-council/2024.txt", "state-council/2025.txt") == ""
    assert said("suqian/2023.txt", "suqian/2024.txt") == ""
