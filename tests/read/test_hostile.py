"""Files made to do harm: read or refused with a sentence, in bounded time and memory."""

import io
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 60  # of a slow machine with other work; what is not linear here takes hours
_MEGABYTES = 1500
_READ = """
import resource, sys
from pathlib import Path
from yoy.compare import understand
from yoy.errors import YoyError
try:
    report = understand(Path(sys.argv[1]), 2024)
    print("read", len(report.text))
except YoyError as error:
    print("refused", error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="measures memory as POSIX does")]
HEAD = "云水市数据局2024年工作报告\n"


def _understood(path: Path) -> str:
    """What a process of its own makes of a file: read, or refused with a sentence that names it."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    said, taken = done.stdout.rstrip().rsplit("\n", 1)
    assert int(taken) < _MEGABYTES
    assert said.startswith("read") or path.name in said
    return said


_TEXTS: dict[str, Callable[[], str]] = {
    "one line without an end": lambda: HEAD + "推进改革" * 100_000,
    "open brackets": lambda: HEAD + "（" * 200_000,
    "open quotation marks": lambda: HEAD + "“《" * 100_000 + "。",
    "digits": lambda: HEAD + "9" * 300_000 + "件。",
    "Chinese digits": lambda: HEAD + "一十百千万亿" * 50_000 + "件。",
    "digits with commas": lambda: HEAD + "1," * 150_000 + "件。",
    "headings": lambda: HEAD + "一、总体情况\n" * 40_000,
    "headings within headings": lambda: HEAD + "一、总体情况\n（一）主要工作\n1.服务\n（1）窗口\n" * 8_000,
    "a wide table": lambda: HEAD + "\t".join(["项目", *map(str, range(100_000))]) + "\n",
    "a long table": lambda: HEAD + "许可\t364\t350\t-\t0.5%\n" * 40_000,
    "empty lines": lambda: HEAD + "\n \u3000\t" * 200_000,
    "one sentence again and again": lambda: HEAD + "全年办理事项1,230件，同比增长12.3%。\n" * 15_000,
    "commas": lambda: HEAD + "，" * 300_000,
    "years": lambda: HEAD + "2024年" * 60_000,
}


@pytest.mark.parametrize("content", _TEXTS.values(), ids=_TEXTS.keys())
def test_texts_without_measure_are_read_in_time(content: Callable[[], str], tmp_path: Path) -> None:
    path = tmp_path / "2024.txt"
    path.write_text(content(), encoding="utf-8")
    assert _understood(path).startswith("read")


@pytest.mark.parametrize("name", ["2024.txt", "2024.md", "2024.html"])
def test_a_hundred_megabytes_of_text_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(("<p>" + "推进改革，" * 50 + "\n").encode() * 140_000)
    assert "too large" in _understood(path)


_PAGES: dict[str, Callable[[], str]] = {
    "deep nesting": lambda: "<div>" * 100_000 + "云水市2024年报告",
    "a cell over a million rows": lambda: (
        "<table><tr><td rowspan=9999999 colspan=9999999>甲</td></tr><tr><td>乙</table>"
    ),
    "a table of 300,000 cells": lambda: "<table>" + ("<tr>" + "<td>1</td>" * 30 + "</tr>") * 10_000 + "</table>",
    "merged cells that overlap": lambda: (
        "<table>" + "<tr>" + "<td rowspan=1000 colspan=1000>甲</td>" * 300 + "</tr></table>"
    ),
    "tables in tables": lambda: "<table><tr><td>云水市" * 6000,
    "unclosed tags": lambda: "<p><b><i><font>云" * 50_000,
    "attributes": lambda: "<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">云水市2024年报告</p>",
    "entities": lambda: "&nbsp;&#0;&#x110000;&amp;amp;" * 50_000 + "云水市2024年报告",
    "comments": lambda: "<!--" * 100_000 + "云水市2024年报告",
    "scripts": lambda: "<script>" * 50_000 + "云水市2024年报告",
}


@pytest.mark.parametrize("body", _PAGES.values(), ids=_PAGES.keys())
def test_pages_without_measure_are_read_or_refused_in_time(body: Callable[[], str], tmp_path: Path) -> None:
    path = tmp_path / "2024.html"
    path.write_text(f"<html><body><div><p>云水市数据局2024年工作报告</p>{body()}</div></body></html>", encoding="utf-8")
    _understood(path)


def test_a_page_fetches_nothing_and_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("内部资料", encoding="utf-8")
    path = tmp_path / "2024.html"
    path.write_text(
        '<!DOCTYPE html [<!ENTITY x SYSTEM "secret.txt">]><html><body><p>云水市数据局2024年工作报告，公开&x;。</p>'
        '<iframe src="secret.txt"></iframe><object data="secret.txt"></object></body></html>',
        encoding="utf-8",
    )
    from yoy.read import read

    assert not any("内部资料" in block.text for block in read(path).blocks)


# ---------------------------------------------------------------- pdf
def _paper(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF file of such objects, with a table of where they stand."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, most = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, most))
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (most, trailer, start)
    return bytes(out)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
_ONE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAPERS: dict[str, Callable[[], bytes]] = {
    "pages that hold themselves": lambda: _paper({1: _CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}),
    "two that hold each other": lambda: _paper(
        {
            1: _CATALOG,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 9 >>",
        }
    ),
    "a count that lies": lambda: _paper(
        {1: _CATALOG, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", 3: _PAGE, 4: _stream(b"")}
    ),
    "one page a million times": lambda: _paper(
        {
            1: _CATALOG,
            2: b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % (b"3 0 R " * 100_000),
            3: _PAGE,
            4: _stream(b""),
        }
    ),
    "a table of places that leads to itself": lambda: _paper({1: _CATALOG, 2: _ONE}, b"/Root 1 0 R /Prev 9"),
    "no root": lambda: _paper({1: _CATALOG}, b"/Root 1 0 R /Root 9 0 R"),
    "a bomb": lambda: _paper(
        {1: _CATALOG, 2: _ONE, 3: _PAGE, 4: _stream(zlib.compress(b" " * 300_000_000, 9), b"/Filter /FlateDecode")}
    ),
    "lines without end": lambda: _paper({1: _CATALOG, 2: _ONE, 3: _PAGE, 4: _stream(b"0 0 m 9 9 l S\n" * 150_000)}),
    "states in states": lambda: _paper({1: _CATALOG, 2: _ONE, 3: _PAGE, 4: _stream(b"q " * 1_000_000)}),
    "a form that draws itself twice": lambda: _paper(
        {
            1: _CATALOG,
            2: _ONE,
            3: _PAGE.replace(b"/Contents", b"/Resources << /XObject << /F 5 0 R >> >> /Contents"),
            4: _stream(b"/F Do"),
            5: _stream(
                b"/F Do /F Do",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>",
            ),
        }
    ),
    "a page of no size": lambda: _paper(
        {1: _CATALOG, 2: _ONE, 3: _PAGE.replace(b"595 842", b"0 0"), 4: _stream(b"0 0 m 9 9 l S")}
    ),
    "a page of a country's size": lambda: _paper(
        {1: _CATALOG, 2: _ONE, 3: _PAGE.replace(b"595 842", b"1e30 1e30"), 4: _stream(b"0 0 m 1e30 9 l S")}
    ),
}


@pytest.mark.parametrize("content", _PAPERS.values(), ids=_PAPERS.keys())
def test_pdf_files_without_measure_are_refused_in_time(content: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "2024.pdf"
    path.write_bytes(content())
    assert _understood(path).startswith("refused")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_pdf_file_is_read_or_refused(share: float, tmp_path: Path) -> None:
    from tests.fuzz.seeds import seeds

    whole = seeds("pdf")[1]
    path = tmp_path / "2024.pdf"
    path.write_bytes(whole[: int(share * len(whole))])
    _understood(path)


# ---------------------------------------------------------------- docx
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _document(body: str, **parts: str) -> bytes:
    """A Word file with such a body, and other parts beside it."""
    types = '<Default Extension="xml" ContentType="application/xml"/>'
    content = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {_W}>{part}</w:{name}>" for name, part in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in content.items():
            archive.writestr(name, said)
    return out.getvalue()


def _style(name: str, base: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )


_SAID = "<w:r><w:t>云水市数据局2024年工作报告</w:t></w:r>"
_DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "tables in tables": lambda: _document(
        f"<w:p>{_SAID}</w:p>" + "<w:tbl><w:tr><w:tc>" * 3000 + f"<w:p>{_SAID}</w:p>" + "</w:tc></w:tr></w:tbl>" * 3000
    ),
    "text boxes in text boxes": lambda: _document(
        "<w:p><w:r><w:pict><w:txbxContent>" * 2000
        + f"<w:p>{_SAID}</w:p>"
        + "</w:txbxContent></w:pict></w:r></w:p>" * 2000
    ),
    "styles that stand on each other": lambda: _document(
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{_SAID}</w:p>' * 100,
        styles=_style("a", "b") + _style("b", "a"),
    ),
    "numberings that lead to each other": lambda: _document(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{_SAID}</w:p>' * 100,
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        styles=_style("a", "a"),
    ),
    "a cell over a million columns": lambda: _document(
        f"<w:p>{_SAID}</w:p><w:tbl>"
        + f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p>{_SAID}</w:p></w:tc></w:tr>' * 50
        + "</w:tbl>"
    ),
}


@pytest.mark.parametrize("content", _DOCUMENTS.values(), ids=_DOCUMENTS.keys())
def test_documents_without_measure_are_read_or_refused_in_time(content: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "2024.docx"
    path.write_bytes(content())
    _understood(path)


# ---------------------------------------------------------------- bytes that are no text
@pytest.mark.parametrize(
    "content",
    [b"\x00" * 100_000, b"\xff\xfe" + b"\xd8" * 999, b"\xed\xa0\x80" * 999, bytes(range(256)) * 400],
    ids=["NUL", "half characters", "lone surrogates", "all bytes"],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "2024.txt"
    path.write_bytes(content)
    said = _understood(path)
    assert said.startswith("refused")
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", said)
