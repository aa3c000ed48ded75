"""The cache of parsed reports: what it gives back is what reading gives, and nothing that befalls it matters."""

import json
import os
import sys
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yoy import compare
from yoy.cache import recall
from yoy.compare import load, relate
from yoy.errors import YoyError
from yoy.model import Comparison, Message, Pin, Report, Span
from yoy.parse import parse
from yoy.read import read
from yoy.records import from_plain, to_plain

TEXT = (
    "云水市数据局2024年工作报告\n一、总体情况\n全年办件1,230件，增长5.2%。一是上线“云水通”。\n项目\t数量\n窗口\t36个\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YOY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("reports/*/*"))


def _never() -> Report:
    raise AssertionError("read again")


def test_what_is_recalled_is_what_was_read(folder: Path, report: Path) -> None:
    first = load(report)
    assert first.measures and first.sections and first.numbers
    assert len(_entries(folder)) == 1
    assert recall(report, (None, None, None), _never) == first == parse(read(report))


def test_every_value_a_note_can_hold_comes_back(report: Path) -> None:
    note = Message("{a}{b}{c}{d}", {"a": 1, "b": Path("x/2024.txt"), "c": Decimal("1.50"), "d": "文"})
    made = replace(parse(read(report)), notes=(note,))
    assert from_plain(Report, json.loads(json.dumps(to_plain(made)))) == made


def test_other_content_name_or_words_are_read_anew(folder: Path, report: Path) -> None:
    load(report)
    load(report, 2024)
    load(report, issuer="云水市")
    other = report.with_name("云水市2024.txt")
    other.write_bytes(report.read_bytes())
    assert load(other).path == other
    report.write_text(TEXT.replace("1,230", "1,231"), encoding="utf-8")
    assert "1,231" in load(report).text
    assert len(_entries(folder)) == 5


def test_another_place_of_the_same_file_is_recalled_with_its_own_path(folder: Path, report: Path) -> None:
    load(report)
    moved = report.parent / "b" / report.name
    moved.parent.mkdir()
    moved.write_bytes(report.read_bytes())
    assert load(moved).path == moved and len(_entries(folder)) == 1


@pytest.mark.parametrize(
    "bad", [b"", b"{}", zlib.compress(b"[1, 2]"), zlib.compress(b'{"a":'), zlib.compress(b"[" * 9999)]
)
def test_a_damaged_entry_is_none(bad: bytes, folder: Path, report: Path) -> None:
    first = load(report)
    (entry,) = _entries(folder)
    entry.write_bytes(bad)
    assert load(report) == first
    assert recall(report, (None, None, None), _never) == first  # and was mended


def test_a_truncated_entry_is_none(folder: Path, report: Path) -> None:
    first = load(report)
    (entry,) = _entries(folder)
    whole = entry.read_bytes()
    for length in range(0, len(whole), 97):
        entry.write_bytes(whole[:length])
        assert load(report) == first


def test_a_record_with_a_wrong_field_is_refused(report: Path) -> None:
    plain = to_plain(parse(read(report)))
    for nth, wrong in [(0, "2024"), (7, 5), (8, {}), (10, [[{}, "figure", None]])]:
        with pytest.raises(ValueError, match="no "):
            from_plain(Report, [*plain[:nth], wrong, *plain[nth + 1 :]])
    with pytest.raises(ValueError, match="no "):
        from_plain(Span, [1])


def test_a_file_that_changes_while_it_is_read_is_not_kept(folder: Path, report: Path) -> None:
    def make() -> Report:
        report.write_text(TEXT + "全年投诉3件。", encoding="utf-8")
        return parse(read(report))

    recall(report, (), make)
    assert _entries(folder) == []


def test_without_a_cache_everything_is_read(monkeypatch: pytest.MonkeyPatch, report: Path, tmp_path: Path) -> None:
    for nothing in ("", str(report), str(report / "below")):
        monkeypatch.setenv("YOY_CACHE", nothing)
        assert load(report).year == 2024
    assert [path.name for path in tmp_path.iterdir()] == [report.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_a_folder_that_others_may_write_is_not_used(folder: Path, report: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    load(report)
    assert _entries(folder) == []


def test_a_folder_keeps_the_latest_entries_only(folder: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yoy.cache._MOST_ENTRIES", 3)
    load(report)
    (entry,) = _entries(folder)
    for nth in range(9):
        old = entry.with_name(f"old{nth}")
        old.write_bytes(b"")
        os.utime(old, (nth, nth))
    entry.unlink()
    load(report)
    assert len(_entries(folder)) == 3 and entry in _entries(folder)


def _load_often(path: Path) -> Report:
    return [load(path, year) for year in (2024, 2023, 2024) * 5][-1]


@pytest.mark.slow
def test_runs_at_once_do_not_disturb_each_other(folder: Path, report: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        read_at_once = list(pool.map(_load_often, [report] * 8))
    assert all(one == load(report, 2024) for one in read_at_once)
    assert len(_entries(folder)) == 2


@pytest.fixture
def pair(report: Path) -> list[Path]:
    later = report.with_name("2025.txt")
    later.write_text(TEXT.replace("2024", "2025").replace("1,230", "1,300"), encoding="utf-8")
    return [report, later]


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever reports are related anew."""
    made: list[int] = []

    def counting(reports: Sequence[Report], *said: Any) -> Comparison:
        made.append(len(reports))
        return relate(reports, *said)

    monkeypatch.setattr(sys.modules["yoy.compare"], "relate", counting)
    return made


def test_a_comparison_is_recalled_as_it_was_made(
    folder: Path, pair: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _counted(monkeypatch)
    first = compare(pair).comparison
    assert first.changes and first.deltas
    assert compare(reversed(pair)).comparison == first  # in another order it is another entry
    assert compare(pair).comparison == first and len(made) == 2
    monkeypatch.setenv("YOY_CACHE", "")
    assert compare(pair).comparison == first and len(made) == 3


def test_what_decides_a_comparison_makes_another(
    folder: Path, pair: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _counted(monkeypatch)
    pin = Pin("2024", "总体情况", "2025", "总体情况")
    other = pair[0].rename(pair[0].with_name("b-2024.txt"))
    cases: list[tuple[list[Path], dict[str, Any]]] = [
        ([other, pair[1]], {}),
        ([other, pair[1]], {"pins": [pin]}),
        ([other, pair[1]], {"pins": [replace(pin, same=False)]}),
        ([other, pair[1]], {"dismissed": {"x": "known"}}),
        ([other, pair[1]], {"issuer": "云水市数据局"}),
        ([other, pair[1]], {"mixed_issuers": True}),
    ]
    for files, said in cases:
        count = len(made)
        once, again = compare(files, **said), compare(files, **said)
        assert once.comparison == again.comparison and len(made) == count + 1, said
    pair[1].write_text(TEXT.replace("2024", "2025"), encoding="utf-8")
    assert not any(delta.change for delta in compare([other, pair[1]]).comparison.deltas)


def test_a_damaged_comparison_is_made_again(folder: Path, pair: list[Path]) -> None:
    first = compare(pair).comparison
    (entry,) = folder.glob("comparisons/*/*")
    whole = entry.read_bytes()
    for bad in [b"", whole[: len(whole) // 2], zlib.compress(b"[1]"), whole[:-1] + b"x"]:
        entry.write_bytes(bad)
        assert compare(pair).comparison == first
        assert entry.read_bytes() == whole


def test_a_comparison_that_fails_is_not_kept(folder: Path, pair: list[Path]) -> None:
    for _ in range(2):
        with pytest.raises(YoyError, match="没有"):
            compare(pair, pins=[Pin("2024", "没有", "2025", "总体情况")])
    assert not list(folder.glob("comparisons/*/*"))


def test_few_comparisons_are_kept(folder: Path, pair: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yoy.cache._MOST_COMPARISONS", 2)
    compare(pair)
    (entry,) = folder.glob("comparisons/*/*")
    for nth in range(5):
        old = entry.with_name(f"old{nth}")
        old.write_bytes(b"")
        os.utime(old, (nth, nth))
    entry.unlink()
    compare(pair)
    assert len(list(folder.glob("comparisons/*/*"))) == 2 and entry.is_file()
