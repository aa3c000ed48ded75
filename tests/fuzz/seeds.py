"""Whole files of each kind that is read, from which broken ones are made."""

import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.read.same import same_report

LINES = [
    "云水市数据局2024年法治政府建设年度报告",
    "发布时间：2025-01-20　来源：市数据局　【打印】",
    "一、总体情况",
    "（一）依法行政。全年办理事项1,230.5万件，同比增长12.3%，其中许可３６４件、备案８６６件。",
    "1.“云水通”平台新增３６ 个窗口，受理申请二百一十件，占比约为 66.7％。",
    "一是推进“双随机”监管；二是修订《云水市政务服务办法》等3件。",
    "项目\t本年数量\t上年数量\n许可\t364\t350\n备案\t866\t-\n合计\t1,230\t1,180",
    "二、存在的问题",
    "数据共享不够充分，比上年下降 1.5个百分点。",
    "三、2025年工作安排",
    "力争办件量突破1300万件，平均时限压缩至2天以内。",
]


@cache
def seeds(reader: str) -> tuple[bytes, ...]:
    """The whole files of a reader, by its file ending."""
    lines = [row for line in LINES for row in line.split("\n")]
    with TemporaryDirectory() as folder:
        whole = same_report(Path(folder, f"2024.{reader}"), lines).read_bytes()
    if reader == "docx":
        return (whole, _with_parts(whole))
    if reader == "html":
        return (whole, _SAVED_PAGE.encode("gb18030"))
    if reader == "pdf":
        return (whole, _plain_paper())
    text = whole.decode()
    return (whole, text.encode("gb18030"), text.encode("utf-16"), text.replace("\n\n", "\r\n").encode())


def _plain_paper() -> bytes:
    """A PDF file whose pages are written out as they are, so that a byte of it is a byte of what is drawn."""
    from tests.read.paper import TOP, Paper

    paper = Paper(pageCompression=0)
    for _ in range(2):
        y = paper.paragraph(LINES[3] * 2, TOP)
        paper.table([90, 250, 400, 510], y, [["项目", "本年", "上年"], ["许可", "364", "350"]])
        paper.page()
    with TemporaryDirectory() as folder:
        return paper.saved(Path(folder)).read_bytes()


def _with_parts(whole: bytes) -> bytes:
    """A Word file with what Word puts into one besides text: numbers, merged cells, a text box, tracked changes."""
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>编号</w:t></w:r></w:p>'
        '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>'
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>'
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    parts = unpacked(whole)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
    return packed(parts)


def unpacked(whole: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A Word file of such parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


_SAVED_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><meta name="PubDate" content="2025-01-20">
<title>云水市数据局2024年报告</title><style>p{margin:0}</style><script>var a="<p>";</script></head><body>
<div class="nav"><a href="/">首页</a>&gt;<a href="#">信息公开</a></div><div id="zoom">
<p><span>一、总体</span><span>情况</span></p>
<p>办理事项1,230件，<b>增长</b>12.3%。<br>二是…&nbsp;</p><table><tr><td rowspan="2">项目</td><td colspan="2">数量</td></tr>
<tr><td>1</td><td>2</td></tr></table><ul><li>一<li>二</ul></div><div class="foot">版权所有</div></body></html>"""
