"""A small library of invented issuers, with everything that can be wrong with one."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from yoy.batch.run import Outcome, run_batch

HOSTILE = "<script>alert(1)<b>县\x1b[31m\n局"
Run = Callable[..., Outcome]


def report(issuer: str, year: int, count: int, more: str = "") -> str:
    """A report of an invented bureau."""
    return (
        f"{issuer}{year}年工作报告\n一、主要工作\n全年办理申请{count}件，群众满意率{90 + year % 7}.5%。{more}"
        f"市、县、乡三级共办结{count + 30}件，其中市级{count}件、县级20件、乡级10件。\n"
        f"二、下一步打算\n{year + 1}年计划办理申请{count + 100}件，继续优化服务流程。\n"
    )


def write(folder: Path, issuer: str, year: int, count: int, more: str = "") -> Path:
    """Puts a report where a library has it."""
    path = folder / issuer / f"{year}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report("云水市数据局", year, count, more), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three sound issuers (one of them with a name that is none), and one with a gap, copies, a conflict and an empty file."""
    folder = tmp_path / "library"
    for number, issuer in enumerate(("甲县数据局", "乙县数据局", HOSTILE)):
        for year in (2022, 2023, 2024):
            more = "启动“一码通城”平台。" if year == 2023 + number % 2 else ""
            write(folder, issuer, year, 100 + 10 * number + year - 2022, more)
    odd = "丙县数据局"
    for year in (2016, 2017, 2019, 2020, 2021, 2022):
        write(folder, odd, year, year - 1900)
    (folder / odd / "2017-副本.txt").write_bytes((folder / odd / "2017.txt").read_bytes())
    (folder / odd / "2020年工作报告.txt").write_text(report("云水市数据局", 2020, 7), encoding="utf-8")
    (folder / odd / "2022.txt").write_bytes(b"")
    (folder / odd / "无年份.txt").write_text("某年的工作。\n", encoding="utf-8")
    return folder


@pytest.fixture
def run(library: Path, tmp_path: Path) -> Run:
    """Runs the batch over the library, on one process unless told otherwise."""

    def go(out: str = "out", **chosen: object) -> Outcome:
        return run_batch(library, tmp_path / out, **{"workers": 1, **chosen})  # type: ignore[arg-type]

    return go


def content(out: Path) -> dict[str, str]:
    """What is in the results, by name.

    The working folder doesn't count, nor what a killed process left half-written under a name of its own, which the next
    run in that folder removes.
    """
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.relative_to(out).parts[0] != "work" and not path.name.startswith(".yoy-")
    }
