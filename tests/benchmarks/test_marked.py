"""What the peers print is read as what they mean."""

import shutil
from pathlib import Path

import pytest
from marked import docdiff_edits, git_edits, redlines_edits, wdiff_edits, wikidiff2_edits
from readability import measure, read_text
from runs import whole_script
from tools import PEERS, Peer

EARLIER = "全市办理事项120件。\n\n二、下一步打算\n继续推进 各项工作。\n"
LATER = "全市共办理事项135件。\n\n二、下一步安排\n继续推进 重点工作，确保完成。\n"


def test_wdiff() -> None:
    found = list(wdiff_edits("甲\x01乙\x02\x03丙\n丁\x04。"))
    assert found == [("equal", "甲"), ("delete", "乙"), ("equal", ""), ("insert", "丙\n丁"), ("equal", "。")]


def test_docdiff() -> None:
    found = list(docdiff_edits("甲[-乙-]{+丙-丁+}。"))
    assert found == [("equal", "甲"), ("delete", "乙"), ("equal", ""), ("insert", "丙-丁"), ("equal", "。")]


def test_redlines() -> None:
    red, green = "<span style='color:red;'>", "<span style='color:green;'>"
    found = list(redlines_edits(f"甲{red}乙</span>{green}丙</span>。"))
    assert found == [("equal", "甲"), ("delete", "乙"), ("equal", ""), ("insert", "丙"), ("equal", "。")]


def test_wikidiff2() -> None:
    head = '<div class="mw-diff-inline-header"><!-- LINES 1,1 --></div>'
    changed = '<div class="mw-diff-inline-changed">甲&lt;<del>乙</del><ins>丙</ins></div>'
    gone = '<div class="mw-diff-inline-deleted mw-diff-empty-line"><del>丁</del></div>'
    found = [edit for edit in wikidiff2_edits(head + changed + gone) if edit[1]]
    assert found == [("equal", "甲<"), ("delete", "乙"), ("insert", "丙"), ("delete", "丁")]


def test_git_reads_nothing_of_the_head() -> None:
    output = "diff --git a/x b/y\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n 甲\n-乙\n+丙\n~\n"
    assert list(git_edits(output)) == [("equal", "甲"), ("delete", "乙"), ("insert", "丙")]


@pytest.mark.parametrize("peer", PEERS, ids=[peer.name for peer in PEERS])
def test_every_installed_peer_spells_both_texts(peer: Peer, tmp_path: Path) -> None:
    if said := peer.missing():
        pytest.skip(said)
    from frame import run

    files = tmp_path / "earlier.txt", tmp_path / "later.txt"
    for path, text in zip(files, (EARLIER, LATER), strict=True):
        path.write_text(text, encoding="utf-8")
    output = tmp_path / "said.out"
    run(peer.command(*files), output)
    script = whole_script(peer.edits(output.read_text(encoding="utf-8")))
    assert measure([script], read_text(EARLIER), read_text(LATER), []).spells


def test_a_missing_tool_is_said() -> None:
    absent = Peer("absent", "no-such-program-anywhere", lambda before, after: [], lambda output: [])
    assert shutil.which(absent.needs) is None
    assert absent.missing() == "absent: skipped, no-such-program-anywhere is not installed."
