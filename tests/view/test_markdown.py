"""The Markdown view: the summary that the page shows, and text that stays text."""

from pathlib import Path

import pytest

from tests.view.example import comparison
from yoy import compare
from yoy.view.markdown import plain, render_markdown
from yoy.view.memo import memo_sentences
from yoy.view.messages import Words
from yoy.view.wording import emphasis, shifts

REPORTS = Path(__file__).parents[2] / "reports"


def test_it_says_what_the_page_says_first() -> None:
    source = compare([2022, 2023, 2024], reports=REPORTS).comparison
    said = render_markdown(source, Words())
    assert said.startswith("# 岚浦市政务服务和数据管理局")
    for _, sentence in memo_sentences(source, Words()):
        assert plain(sentence) in said
    tables = [block.splitlines() for block in said.split("\n\n") if block.startswith("|")]
    assert len(tables) == 2 and all(len(table) > 5 for table in tables)
    assert all(len({line.count("|") for line in table}) == 1 for table in tables)


def test_it_says_what_has_room_and_which_words_shifted() -> None:
    source = compare([2022, 2023, 2024], reports=REPORTS).comparison
    said = render_markdown(source, Words("en"))
    part = said.partition("## Room and words")[2].partition("\n## ")[0]
    shares = emphasis(source, None)[0]
    assert all(f"| {plain(room.title)} | {' | '.join(room.shares)} |" in part for room in shares) and len(shares) > 3
    assert all(f"{plain(one.word)} ({' → '.join(one.rates)})" in part for one in emphasis(source, None)[1])
    for toward, told in shifts(source, None).items():
        assert told and all(f"{plain(one.before)} → {plain(one.after)}" in part for one in told), toward


@pytest.mark.parametrize(
    ("odd", "shown"),
    [
        ("<b>[x](javascript:1)*_|`", r"\<b\>\[x\](javascript:1)\*\_\|\`"),
        ("- item", r"\- item"),
        ("1. item", r"\1. item"),
        ("# head\n\n> quote", r"\# head \> quote"),
    ],
)
def test_text_stays_text(odd: str, shown: str) -> None:
    assert plain(odd) == shown
    assert shown in render_markdown(comparison(odd=odd + " "), Words())
