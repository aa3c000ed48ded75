"""The Markdown view: the summary that the page shows, and text that stays text."""

from pathlib import Path

import pytest

from tests.view.example import comparison
from yoy import compare
from yoy.view.markdown import plain, render_markdown
from yoy.view.memo import memo_sentences
from yoy.view.messages import Words

REPORTS = Path(__file__).parents[2] / "reports"


def test_it_says_what_the_page_says_first() -> None:
    source = compare([2022, 2023, 2024], reports=REPORTS).comparison
    said = render_markdown(source, Words())
    assert said.startswith("# 岚浦市政务服务和数据管理局")
    for _, sentence in memo_sentences(source, Words()):
        assert plain(sentence) in said
    table = [line for line in said.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in table}) == 1 and len(table) > 5


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
