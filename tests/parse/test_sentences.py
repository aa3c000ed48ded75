"""Where sentences end, and that passages lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from yoy.model import Block, Span
from yoy.parse.outline import find_sections
from yoy.parse.passages import find_passages
from yoy.parse.report import join_blocks
from yoy.parse.rows import mark_rows
from yoy.parse.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))]


def test_ends_at_full_stops_not_at_semicolons() -> None:
    assert cut("增长5.5%；下降0.3%。全年完成！是吗？好") == ["增长5.5%；下降0.3%。", "全年完成！", "是吗？", "好"]


def test_closing_quotes_and_brackets_stay() -> None:
    assert cut("他说：“都好。”（见附件。）完。") == ["他说：“都好。”", "（见附件。）", "完。"]


def test_a_web_address_keeps_its_question_mark() -> None:
    assert cut("网址www.example.cn/?id=3。好。") == ["网址www.example.cn/?id=3。", "好。"]


LINES = st.lists(
    st.text(alphabet="一二三、（）().1是的。；！？“”\t　 第部分章年报告工作推进abc增长％", min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool),
    min_size=1,
    max_size=12,
)


@given(LINES)
def test_every_solid_character_lies_in_exactly_one_passage(lines: list[str]) -> None:
    blocks = mark_rows([Block(line, row="\t" in line) for line in lines])
    text, places = join_blocks(blocks)
    passages = find_passages(text, blocks, places, find_sections(text, blocks, places))
    covered = [0] * len(text)
    for passage in passages:
        for k in range(*passage.span):
            covered[k] += 1
    assert all(n == 1 for n, c in zip(covered, text, strict=True) if not c.isspace())
    assert [p.span for p in passages] == sorted(p.span for p in passages)
