"""The batch as a whole: complete, the same on any number of processes, done only once, stopped by nothing."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.batch.conftest import HOSTILE, Run, content, write
from yoy.batch import job as jobs
from yoy.batch import run as batch
from yoy.batch.plan import File, Task
from yoy.batch.sql import opened
from yoy.batch.work import work
from yoy.errors import MissingReport
from yoy.view.options import Options

ALL = 3 * 2 + 1


def test_every_pair_has_a_page_and_the_index_links_it(run: Run, tmp_path: Path) -> None:
    outcome = run()
    assert (outcome.issuers, outcome.made, outcome.kept) == (4, ALL, 0)
    pages = {page.relative_to(tmp_path / "out").as_posix() for page in (tmp_path / "out" / "pages").rglob("*.html")}
    index = outcome.index.read_text(encoding="utf-8")
    linked = {unquote(href).partition("#")[0] for href in re.findall(r'href="(pages/[^"]+)"', index)}
    assert linked == pages and len(pages) == ALL


def test_the_same_bytes_whatever_the_number_of_processes(run: Run, tmp_path: Path) -> None:
    run("one", workers=1)
    run("two", workers=2)
    one = content(tmp_path / "one")
    assert one == content(tmp_path / "two")
    assert len(one) > ALL + 10


def test_a_second_run_does_only_what_changed(run: Run, library: Path, tmp_path: Path) -> None:
    run()
    before = content(tmp_path / "out")
    assert (run().made, content(tmp_path / "out")) == (0, before)
    write(library, "甲县数据局", 2024, 999)
    again = run()
    assert (again.made, again.kept) == (1, ALL - 1)
    (tmp_path / "out/pages/乙县数据局/2022-2023.html").unlink()
    assert run().made == 1
    run("fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_what_leaves_the_library_leaves_the_result(run: Run, library: Path, tmp_path: Path) -> None:
    run()
    for path in (library / "乙县数据局").iterdir():
        path.unlink()
    (library / "甲县数据局" / "2022.txt").unlink()
    run()
    run("fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")
    assert not list((tmp_path / "out").rglob("*乙县*"))


def test_other_settings_are_other_work(run: Run, tmp_path: Path) -> None:
    run()
    assert run(options=Options("en")).made == ALL
    assert 'lang="en"' in (tmp_path / "out/pages/甲县数据局/2022-2023.html").read_text(encoding="utf-8")


def test_a_damaged_part_is_made_again(run: Run, tmp_path: Path) -> None:
    run()
    before = content(tmp_path / "out")
    part = tmp_path / "out/work/甲县数据局.kept"
    part.write_bytes(part.read_bytes()[:-40])
    assert run().made == 1
    assert content(tmp_path / "out") == before


def test_a_report_that_cannot_be_read_is_an_entry(run: Run, library: Path) -> None:
    write(library, "甲县数据局", 2023, 1).write_bytes(b"PK\x03\x04 no text")
    outcome = run()
    told = {(p.issuer, p.year, p.reason) for p in outcome.problems}
    assert ("丙县数据局", 2022, "unreadable") in told and ("甲县数据局", 2023, "unreadable") in told
    assert outcome.made == ALL - 2
    with opened(outcome.dataset) as answers:
        assert answers.one("SELECT count(*) FROM reports WHERE issuer = '甲县数据局'") == (2,)
        findings = "SELECT DISTINCT year FROM findings WHERE issuer = '甲县数据局' ORDER BY year"
        assert answers.ask(findings)[1] == [(2022,), (2024,)]


def test_each_figure_and_finding_stands_in_the_dataset_once(run: Run) -> None:
    with opened(run().dataset) as answers:
        twice = "SELECT issuer, year, id FROM measures GROUP BY ALL HAVING count(*) > 1"
        assert answers.ask(twice)[1] == []
        sums = "SELECT year, count(*) FROM findings WHERE issuer = '甲县数据局' AND kind = 'sum' GROUP BY year ORDER BY year"
        assert answers.ask(sums)[1] == [(2022, 1), (2023, 1), (2024, 1)]
        new = (
            "SELECT issuer, year FROM initiatives WHERE name LIKE '%一码通城%' AND status = 'new' ORDER BY year, issuer"
        )
        assert [year for _, year in answers.ask(new)[1]] == [2023, 2023, 2024]
        change = "SELECT change_exact FROM deltas WHERE issuer = '甲县数据局' AND year = 2024 AND after_text = '102件' LIMIT 1"
        assert answers.one(change) == ("1",)


def test_the_index_shows_a_name_and_runs_nothing(run: Run) -> None:
    index = run().index.read_text(encoding="utf-8")
    assert "<script" not in index and "\x1b" not in index and "&lt;script&gt;alert(1)" in index
    assert "default-src 'none'" in index


def test_an_empty_library_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(MissingReport):
        batch.run_batch(tmp_path, tmp_path / "out")
    with pytest.raises(MissingReport):
        batch.run_batch(tmp_path / "nowhere", tmp_path / "out")


@pytest.mark.parametrize("breaking", ["raise", "end"])
def test_what_the_program_fails_on_is_an_entry_and_the_rest_is_done(
    run: Run, library: Path, tmp_path: Path, breaking: str
) -> None:
    """A worker that fails, or whose process ends, on one comparison: the others' results don't know of it."""
    fails: Callable[..., object] = _raise_on if breaking == "raise" else _end_on
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "work", fails)
        outcome = run(workers=2)
    told = [p for p in outcome.problems if "failed" in p.why.text]
    assert [(p.issuer, p.reason) for p in told] == [("乙县数据局", "unreadable")]
    assert outcome.made == (ALL - 1 if breaking == "raise" else ALL - 2)
    assert (told[0].year == 2024) == (breaking == "raise")
    run("fresh", issuer="甲县")
    page = "pages/甲县数据局/2023-2024.html"
    assert content(tmp_path / "out")[page] == content(tmp_path / "fresh")[page]


def _raise_on(job: object, task: Task) -> object:
    if task.issuer == "乙县数据局" and "2023-2024" not in task.skipped:
        error = RecursionError("too deep")
        error.add_note("2023-2024")
        raise error
    return work(job, task)  # type: ignore[arg-type]


def _end_on(job: object, task: Task) -> object:
    if task.issuer == "乙县数据局":
        os._exit(9)
    return work(job, task)  # type: ignore[arg-type]


def test_a_note_on_an_error_names_the_piece(tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program fails on in a comparison leaves the worker with the comparison's name."""
    monkeypatch.setattr(sys.modules["yoy.compare"], "relate", _broken)
    out = tmp_path / "out"
    (out / "work").mkdir(parents=True)
    (out / jobs.TOKEN).write_text("seen", encoding="ascii")
    job = jobs.Job(str(library), str(out), (), Options(), (), jobs.code_state(), "", "seen")
    files = tuple(File(f"甲县数据局/{year}.txt", year) for year in (2022, 2023))
    with pytest.raises(RecursionError) as caught:
        work(job, Task("甲县数据局", "甲县数据局", files))
    assert caught.value.__notes__ == ["2022-2023"]


def _broken(*_: object) -> None:
    raise RecursionError("too deep")


def test_hostile_names_have_harmless_files(run: Run, tmp_path: Path) -> None:
    run()
    names = [path.name for path in (tmp_path / "out" / "pages").iterdir()]
    assert len(names) == 4 and all(name.isprintable() and "<" not in name for name in names)
    assert HOSTILE not in names


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_run_leaves_no_process_behind(library: Path, tmp_path: Path) -> None:
    words = ["batch", "--reports", str(library), "--out", str(tmp_path / "killed"), "--workers", "2", "--quiet"]
    run = subprocess.Popen([sys.executable, "-m", "yoy", *words])
    try:
        begun: list[str] = []
        while run.poll() is None and len(begun) < 3:  # two workers, and who clears up after them
            begun = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="ascii").split()
            time.sleep(0.01)
    finally:
        run.kill()
        run.wait()
    assert len(begun) == 3
    end = time.monotonic() + 30
    while any(map(_runs, begun)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_runs, begun))


def _runs(number: str) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
