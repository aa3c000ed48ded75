"""The command line as a user has it: a process of its own in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Yoy = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with two small reports by one issuer."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for year, count, more in ((2023, 120, "开展“护苗”行动。"), (2024, 150, "上线“云水通”平台。")):
        (reports / f"{year}.txt").write_text(
            f"云水市数据局{year}年工作报告\n一、主要工作\n全年办理申请{count}件。{more}\n二、下一步打算\n继续优化服务流程。\n",
            encoding="utf-8",
        )
    return tmp_path


@pytest.fixture
def yoy(folder: Path) -> Yoy:
    """Runs `yoy` there; standard output is no terminal."""

    def run(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"}
        return subprocess.run(
            [sys.executable, "-m", "yoy", *arguments],
            cwd=folder,
            env=environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
