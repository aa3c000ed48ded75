"""A passage's row through the years: gaps, a wording that comes back, and rows that mustn't drift."""

import pytest

from tests.align.reports import report
from yoy.align import align
from yoy.model import Alignment

_OTHER = (
    "全面落实行政执法公示制度。",
    "开展窗口服务质量评价工作。",
    "持续清理妨碍统一市场的政策措施。",
    "做好人大建议和政协提案办理工作。",
)


def rows(*texts: tuple[str, ...]) -> list[list[str]]:
    """The texts of the rows that stand in more than one report, a cell per report."""
    reports = [report(2018 + k, *lines) for k, lines in enumerate(texts)]
    alignment = align(reports)
    return [[_text(alignment, row, c) for c in range(len(reports))] for row in alignment.rows]


def _text(alignment: Alignment, row: object, column: int) -> str:
    return "".join(alignment.reports[column].slice(span) for span in row.cells[column])  # type: ignore[attr-defined]


@pytest.mark.parametrize("away", [1, 2, 3])
def test_a_passage_finds_its_row_after_years_of_silence(away: int) -> None:
    one, again = "建成首席数据官制度试点单位12家。", "新增首席数据官制度试点单位5家。"
    found = rows((one, *_OTHER), *[_OTHER] * away, (again, *_OTHER))
    assert [one, *[""] * away, again] in found


def test_a_passage_that_was_away_for_longer_is_a_new_one() -> None:
    one = "建成首席数据官制度试点单位12家。"
    found = rows((one, *_OTHER), *[_OTHER] * 4, (one, *_OTHER))
    assert [one, *[""] * 4, one] not in found


def test_a_wording_that_comes_back_finds_its_row_over_the_year_that_said_it_otherwise() -> None:
    one = "组织开展数据安全风险评估和应急演练。"
    middle = "强化安全保障，组织演练。"
    found = rows((one, *_OTHER), (middle, *_OTHER), (one, *_OTHER))
    assert [one, middle, one] in found


def test_a_row_leaves_what_has_nothing_to_do_with_its_beginning() -> None:
    first = "选派业务骨干赴高校进修法律知识。"
    both = "选派业务骨干赴高校进修法律知识，升级电子证照共享服务系统接口。"
    last = "升级电子证照共享服务系统接口。"
    found = rows((first, *_OTHER), (both, *_OTHER), (last, *_OTHER))
    assert [first, both, last] not in found
    assert [first, both, ""] in found
