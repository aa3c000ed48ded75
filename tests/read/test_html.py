import time

import pytest

from tests.read.conftest import Write
from yoy.read import read
from yoy.read.markup import collapse


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("全市\n办理", "全市办理"),
        ("全市，\r\n   办理", "全市，办理"),
        ("in\n2024", "in 2024"),
        ("2024\n年", "2024 年"),
        ("市长　李　某", "市长　李　某"),
        (" a \t b ", "a b"),
        ("\xa0\xa0段首", "\xa0\xa0段首"),
    ],
)
def test_white_space_as_a_browser_shows_it(source: str, shown: str) -> None:
    assert collapse(source) == shown


def _texts(write: Write, body: str, head: str = "") -> list[str]:
    source = read(write("2024.html", f"<html><head>{head}</head><body>{body}</body></html>"))
    return [block.text for block in source.blocks]


PROSE = "<p>全年公开政府信息860条，依申请公开受理16件，全部按期答复。</p>" * 3


def test_a_section_whose_text_is_wrapped_keeps_its_heading(write: Write) -> None:
    texts = _texts(write, f"<div><h1>云水市2024年工作总结</h1><h2>一、概述</h2><div>{PROSE}</div></div>")
    assert texts[:2] == ["云水市2024年工作总结", "一、概述"]


def test_text_in_an_element_named_as_furniture_is_kept(write: Write) -> None:
    assert len(_texts(write, f'<div class="nav-content">{PROSE}</div>')) == 3
    assert len(_texts(write, f'<div class="print-tools">{PROSE * 9}</div><div>{PROSE * 9}</div>')) == 54


def test_menus_paths_and_tools_are_dropped(write: Write) -> None:
    menu = "<ul>" + "<li><a>政策文件</a></li>" * 5 + "</ul>"
    path = "<div><a>首页</a> &gt; <a>政务公开</a> &gt; <a>年报</a></div>"
    tools = "<div>【打印】【关闭窗口】</div>"
    assert (
        _texts(write, menu + path + f"<div>{PROSE}{tools}</div>" + menu)
        == ["全年公开政府信息860条，依申请公开受理16件，全部按期答复。"] * 3
    )


def test_a_link_in_a_sentence_and_a_linked_attachment_are_kept(write: Write) -> None:
    texts = _texts(write, f"<div>{PROSE}<p>按照<a>《条例》</a>要求。</p><p><a>附件：统计表</a></p></div>")
    assert texts[-2:] == ["按照《条例》要求。", "附件：统计表"]


def test_the_title_is_said_once(write: Write) -> None:
    title = "云水市2024年政府信息公开工作年度报告"
    meta = f'<meta name="ArticleTitle" content="{title}">'
    half = f"<h1>{title[:8]}<br>{title[8:]}</h1>"
    for body in (
        f"{half}<div>{PROSE}</div>",
        f"{half}<div><p>{title}</p>{PROSE}</div>",
        f"<div><h2>{title}</h2>{PROSE}</div>",
    ):
        texts = _texts(write, body, meta)
        assert texts[0] == title and sum(title[8:] in text for text in texts) == 1, texts


def test_markup_in_the_text_is_text(write: Write) -> None:
    assert _texts(write, "<p>&lt;b&gt;全年&lt;/b&gt; &amp;lt; 办件。</p>") == ["<b>全年</b> &lt; 办件。"]


def test_a_deep_page_and_a_wide_table_are_read_in_bounded_time(write: Write) -> None:
    started = time.monotonic()
    assert _texts(write, "<div>" * 5000 + PROSE + "</div>" * 5000)
    wide = "<table>" + "<tr><td>项目</td><td colspan=99999>1</td><td rowspan=99999>2</td></tr>" * 3000 + "</table>"
    assert _texts(write, PROSE + wide)
    assert time.monotonic() - started < 10


def test_a_short_last_section_outside_the_main_content_is_kept(write: Write) -> None:
    body = f"<div><div><h2>一、概述</h2>{PROSE * 20}</div><h2>二、其他</h2><p>无其他需要报告的事项。</p></div><div>版权所有</div>"
    assert _texts(write, body)[-2:] == ["二、其他", "无其他需要报告的事项。"]


@pytest.mark.parametrize(
    ("source", "issuer"), [("云水市水务局", "云水市水务局"), ("本网", ""), ("云水市政府网站", ""), ("admin", "")]
)
def test_the_site_is_not_taken_for_the_issuer(source: str, issuer: str, write: Write) -> None:
    page = f'<html><head><meta name="ContentSource" content="{source}"></head><body>{PROSE}</body></html>'
    assert read(write("2024.html", page)).declared.issuer == issuer
