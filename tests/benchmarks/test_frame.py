"""Measuring whole processes."""

import sys
from pathlib import Path

import pytest
from frame import ChildFailed, Ran, cpu_ratio, in_turn, peak, ratio, run
from layout import Part, markdown, terminal


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_run_keeps_the_output_and_counts_what_the_child_used(tmp_path: Path) -> None:
    code = "import time; held = bytearray(60 << 20); print('done'); end = time.process_time() + 0.2\nwhile time.process_time() < end: pass"
    ran = run(python(code), tmp_path / "said")
    assert (tmp_path / "said").read_text() == "done\n"
    assert ran.cpu >= 0.2
    assert ran.peak > 60 << 20


def test_differs_is_no_failure_but_an_error_is(tmp_path: Path) -> None:
    run(python("raise SystemExit(1)"), tmp_path / "said")
    with pytest.raises(ChildFailed, match=r"exit code 3[\s\S]*no such report"):
        run(python("import sys; print('no such report', file=sys.stderr); sys.exit(3)"), tmp_path / "said")


def test_commands_run_in_turn_after_a_warm_up(tmp_path: Path) -> None:
    log = tmp_path / "log"
    commands = {name: python(f"open({str(log)!r}, 'a').write('{name}')") for name in "ab"}
    runs = in_turn(commands, tmp_path, rounds=2)
    assert log.read_text() == "ababab"
    assert [len(found) for found in runs.values()] == [2, 2]


def test_ratios_are_medians_within_rounds() -> None:
    runs, floor = [Ran(2, 1, 5), Ran(9, 3, 7), Ran(4, 2, 6)], [Ran(1, 1, 0), Ran(3, 1, 0), Ran(1, 1, 0)]
    assert ratio(runs, floor) == 3
    assert cpu_ratio(runs, floor) == 2
    assert peak(runs) == 7 / 2**20


def test_tables() -> None:
    part = Part("增长", ("阶段", "×"), [["read", "1.0"], ["对照", "12.5"]], ["a note"])
    assert terminal(part) == "\n增长\n  阶段     ×\n  ────  ────\n  read   1.0\n  对照  12.5\n  a note"
    assert markdown(part) == ("### 增长\n\n| 阶段 | × |\n| --- | ---: |\n| read | 1.0 |\n| 对照 | 12.5 |\n\n- a note")
