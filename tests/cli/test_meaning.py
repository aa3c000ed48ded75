"""yoy check, yoy promises and yoy trace, as they are typed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Yoy

WRONG = (
    "云水市数据局2025年工作报告\n一、主要工作\n"
    "全年共受理申请30件，分别为个人申请12件、企业申请11件、社团申请6件。\n"
    "二、下一步打算\n继续优化服务流程。\n"
)


@pytest.fixture
def wrong(folder: Path) -> str:
    """A report whose parts don't make their whole."""
    (folder / "reports/2025.txt").write_text(WRONG, encoding="utf-8")
    return "2025"


def test_what_does_not_add_up_is_shown_and_fails(yoy: Yoy, wrong: str) -> None:
    done = yoy("check", wrong)
    assert done.returncode == 1 and done.stderr == ""
    assert "[不符]" in done.stdout and "12件 + 11件 + 6件 = 29件" in done.stdout
    assert yoy("check", "2024").returncode == 0
    assert yoy("check", "2024", "2024").stdout == yoy("check", "2024").stdout


def test_a_finding_can_be_dismissed_with_a_reason(yoy: Yoy, folder: Path, wrong: str) -> None:
    (finding,) = json.loads(yoy("check", wrong, "--format", "json").stdout)["findings"]
    assert finding["holds"] is False and finding["dismissed"] is None
    (folder / "yoy.toml").write_text(
        f'[[dismissed]]\nid = "{finding["id"]}"\nreason = "一件尚未分类"\n', encoding="utf-8"
    )
    done = yoy("check", wrong)
    assert done.returncode == 0 and "[不符]" not in done.stdout and "已核实免议 1" in done.stdout
    assert "一件尚未分类" in yoy("check", wrong, "--all").stdout
    assert yoy("compare", "2024", wrong, "-q").returncode == 0
    page = (folder / "out/2024-2025.html").read_text(encoding="utf-8")
    assert "已核实免议：一件尚未分类" in page and "核对0项" in page
    (folder / "yoy.toml").write_text('[[dismissed]]\nid = "x"\n', encoding="utf-8")
    assert yoy("check", wrong).returncode == 2


def test_promises_and_what_became_of_them(yoy: Yoy, folder: Path) -> None:
    for year, body in (
        (2030, "二、下一步打算\n建设电子档案管理库。编制公共数据资源目录。"),
        (2031, "一、主要工作\n电子档案管理库建成投用，归集档案3万件。"),
    ):
        (folder / f"reports/{year}.txt").write_text(f"云水市数据局{year}年工作报告\n{body}\n", encoding="utf-8")
    done = yoy("promises", "2030", "2031")
    assert done.returncode == 0
    assert "[已兑现] 建设电子档案管理库" in done.stdout and "[未提及] 编制公共数据资源目录" in done.stdout
    kept, silent = json.loads(yoy("promises", "2030", "2031", "--format", "json").stdout)["commitments"]
    assert (kept["status"], silent["status"]) == ("delivered", "not_mentioned")
    assert yoy("promises", "2030", "2031", "--exit-code").returncode == 0, "silence is no failure"


def test_a_missed_target_fails_where_that_is_asked_for(yoy: Yoy, folder: Path) -> None:
    for year, body in ((2030, "二、下一步打算\n新建服务站20个以上。"), (2031, "一、主要工作\n新建服务站15个。")):
        (folder / f"reports/{year}.txt").write_text(f"云水市数据局{year}年工作报告\n{body}\n", encoding="utf-8")
    done = yoy("promises", "2030", "2031", "--exit-code")
    assert "15个" in done.stdout and done.returncode == 1
    assert yoy("promises", "2030", "2031").returncode == 0


def test_a_name_through_the_years(yoy: Yoy) -> None:
    done = yoy("trace", "云水通", "2023", "2024")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert "未提及" in lines[1] and "1 处" in lines[2] and "上线“云水通”平台" in lines[3]
    assert yoy("trace", "云水通").stdout == done.stdout
    alone = yoy("trace", "云水通", "2024")
    assert alone.returncode == 0 and alone.stdout.splitlines()[1:] == lines[2:]
    assert yoy("trace", "并无此事").returncode == 1
    assert yoy("trace", " ").returncode == 2
