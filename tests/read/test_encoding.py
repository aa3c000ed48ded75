import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import Write
from yoy.errors import EmptyReport, UnreadableReport
from yoy.read import read
from yoy.read.encoding import garbled

TEXT = "云水市2024年工作总结\n\n全年办理事项1.2万件，比上年增长5%。\n群众满意度达99%，“一网通办”不断深化。\n"
ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8 with its mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 big endian": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "gb18030": TEXT.encode("gb18030"),
    "gbk": TEXT.encode("gbk"),
    "utf-8 with CRLF": TEXT.replace("\n", "\r\n").encode(),
    "gb18030 with CRLF": TEXT.replace("\n", "\r\n").encode("gb18030"),
    "utf-8 with CR": TEXT.replace("\n", "\r").encode(),
}
MISREAD = [
    ("utf-8", "gb18030"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("gb18030", "latin-1"),
    ("gb18030", "utf-8"),
]


@pytest.mark.parametrize("name", ENCODINGS)
def test_the_encoding_changes_nothing(name: str, write: Write) -> None:
    assert read(write("a.txt", ENCODINGS[name])).blocks == read(write("b.txt", TEXT)).blocks


@pytest.mark.parametrize("name", ["gb18030", "gbk", "gb2312", "utf-8"])
@pytest.mark.parametrize(
    "declared", ['<meta charset="{0}">', "<META http-equiv=Content-Type content='text/html; charset={0}'>", ""]
)
def test_a_page_in_any_encoding_declared_or_not(name: str, declared: str, write: Write) -> None:
    page = f"<html><head>{declared.format(name)}</head><body><p>{TEXT}</p></body></html>"
    assert read(write("a.html", page.encode(name))).blocks == read(write("b.html", page.replace(name, "utf-8"))).blocks


def test_a_wrongly_declared_encoding_is_not_believed(write: Write) -> None:
    page = f"<html><head><meta charset=iso-8859-1></head><body><p>{TEXT}</p></body></html>"
    assert "办理事项" in read(write("a.html", page.encode("gb18030"))).blocks[0].text


def test_big5_is_read_where_it_is_declared(write: Write) -> None:
    page = "<html><head><meta charset=big5></head><body><p>雲水市政府工作報告。</p></body></html>"
    assert read(write("a.html", page.encode("big5"))).blocks[0].text == "雲水市政府工作報告。"


@pytest.mark.parametrize(("wrote", "took"), MISREAD)
def test_garbled_text_is_refused(wrote: str, took: str, write: Write) -> None:
    half = TEXT * 3 + (TEXT * 3).encode(wrote, "ignore").decode(took, "replace")
    with pytest.raises(UnreadableReport, match="garbled"):
        read(write("2008.txt", half))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "雲水縣人民委員會工作報告，生産總值比上年增長百分之三點二。",
        "Résumé à l'été : coûts élevés, größere Maßnahmen, señor Núñez über façade naïve.",
        "琅琊台、犍为县、喀喇沁旗、亳州、儋州、盱眙、鄢陵、郓城、鄄城、栾川、睢宁、邛崃、筠连、珙县。",
        "①②③ⅠⅡⅢ㎡℃‰×÷≥≤△▲→★※〔〕【】《》〈〉",
        "",
    ],
)
def test_text_that_is_right_is_not_called_garbled(text: str) -> None:
    assert garbled(text) == ""


@given(
    st.text(
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严，。：；“”（）0123456789%",
        max_size=300,
    )
)
def test_no_text_of_common_characters_is_called_garbled(text: str) -> None:
    assert garbled(text) == ""


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF8 + "　　\n".encode()])
def test_a_file_without_text_is_empty(content: bytes, write: Write) -> None:
    with pytest.raises(EmptyReport):
        read(write("2024.txt", content))


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02" * 40,
        TEXT.encode() + b"\x00",
        b"\xff\xfe\x00",
        b"\xff" * 50,
        b"\x81\x20" * 9,
        b"abc\x07\x07\x07\x07",
    ],
)
def test_what_is_no_text_is_refused(content: bytes, write: Write) -> None:
    with pytest.raises(UnreadableReport):
        read(write("2024.txt", content))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize(("wrote", "took"), MISREAD)
def test_a_text_garbled_in_part_is_refused(wrote: str, took: str, share: float, write: Write) -> None:
    lines = (TEXT * 20).splitlines()
    cut = int(len(lines) * share)
    bad = [line.encode(wrote, "ignore").decode(took, "replace") for line in lines[:cut]]
    with pytest.raises(UnreadableReport, match="garbled"):
        read(write("2024.txt", "\n".join([*lines[cut:], *bad])))


def test_a_few_lost_characters_are_noted(write: Write) -> None:
    source = read(write("2024.txt", "全市办理事项\ufffd万件，群众满意。"))
    assert [note.values["count"] for note in source.notes] == [1]
