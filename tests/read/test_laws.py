"""What holds for every text: nothing is lost or made up, and layout changes nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from yoy.errors import EmptyReport
from yoy.model import Block
from yoy.read import read
from yoy.read.lines import squeeze

WORDS = st.sampled_from(
    [
        "全市",
        "办理",
        "事项",
        "12.5",
        "万件",
        "增长",
        "5%",
        "，",
        "、",
        "“",
        "”",
        "一是",
        "推进",
        "改革",
        "（试行）",
        "2024年",
        "《条例》",
        "ABC",
        "\u3000",
        "\xa0",
    ]
)
SENTENCE = st.builds(
    lambda words, end: "".join(words) + end, st.lists(WORDS, min_size=3, max_size=30), st.sampled_from("。！？")
)
PARAGRAPH = st.builds("".join, st.lists(SENTENCE, min_size=1, max_size=4))
HEADING = st.builds(
    lambda n, words: f"{n}、" + "".join(words), st.sampled_from("一二三四"), st.lists(WORDS, min_size=1, max_size=6)
)
ROW = st.builds("\t".join, st.lists(st.sampled_from(["事项", "12", "0", "3.5", "许可"]), min_size=2, max_size=6))
TEXTS = st.lists(st.one_of(PARAGRAPH, HEADING, ROW), min_size=1, max_size=12)


def _blocks(content: bytes, name: str = "2024.txt") -> list[Block]:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return list(read(path).blocks)


@given(TEXTS)
def test_a_text_without_furniture_loses_no_character(parts: list[str]) -> None:
    assume(any(map(squeeze, parts)))
    read_back = "".join(block.text for block in _blocks("\n\n".join(parts).encode()))
    assert squeeze(read_back) == squeeze("".join(parts))


@given(
    TEXTS,
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n\n", "\r\n\u3000\u3000\r\n"]),
    st.sampled_from(["", "\u3000\u3000", "\xa0 \xa0 ", "  "]),
)
def test_line_ends_blank_lines_and_indentation_change_nothing(parts: list[str], between: str, indent: str) -> None:
    parts = [part.strip("　\xa0") for part in parts]
    assume(all(map(squeeze, parts)) and all(part[-1] not in "　\xa0" for part in parts))
    plain = _blocks("\n\n".join(parts).encode())
    assert _blocks(between.join(indent + part for part in parts).encode("utf-16")) == plain


@given(TEXTS)
def test_a_text_is_read_the_same_as_its_page(parts: list[str]) -> None:
    parts = [part.strip("　\xa0") for part in parts if "\t" not in part]
    assume(parts and all(map(squeeze, parts)))
    page = "<html><body><div>" + "".join(f"<p>{part}</p>\n" for part in parts) + "</div></body></html>"
    assert _blocks(page.encode("gb18030"), "2024.html") == _blocks("\n\n".join(parts).encode())


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    from yoy.errors import YoyError

    for name in ("2024.txt", "2024.html"):
        try:
            blocks = _blocks(text.encode("utf-8", "surrogatepass"), name)
        except YoyError as error:
            assert str(error)
        else:
            assert blocks and all(squeeze(block.text) for block in blocks)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<html><body><table><tr><td colspan=3>", "报告。\n".encode("gb18030")]),
)
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes, start: bytes) -> None:
    from yoy.errors import YoyError

    for name in ("2024.txt", "2024.html", "2024.md"):
        try:
            _blocks(start + data, name)
        except YoyError as error:
            assert str(error)


def test_an_empty_page_is_empty() -> None:
    for page in ("<html></html>", "<html><body><script>一、假的。</script></body></html>", "<!-- 报告 -->"):
        try:
            blocks = _blocks(page.encode(), "2024.html")
        except EmptyReport:
            continue
        raise AssertionError(blocks)
