"""What a government page puts around a report: dropped from the text, and what it says of the report kept."""

import re
from dataclasses import replace

from yoy.model import Declared
from yoy.read.lines import BLANK, Line, is_ended, is_prose, squeeze

_KEYS = {
    "title": "名称|标题|信息名称|文件名称|公文名称|文件标题",
    "issuer": "发布机构|发文机关|发文机构|发文单位|发布单位|公开主体|公开机构|信息公开机构|制发机关|制作机关",
    "published": "发布日期|发布时间|公开日期|公开时间",
    "written": "成文日期|生成日期|成文时间|发文日期|印发日期|生效日期",
    "": (
        "索引号|信息索引|索引|分类|信息分类|主题分类|体裁分类|组配分类|分类词|文号|发文字号|主题词|关键词|有效性|效力状态|"
        "废止日期|失效日期|公开方式|公开范围|公开程序|公开时限|公开形式|公开类别|公开属性|服务对象|内容概述|来源|信息来源|稿源|文章来源|"
        "作者|编辑|责任编辑|审核|浏览次数|浏览量|阅读次数|阅读量|访问次数|访问量|点击数|点击量|点击率|字号|字体|字体大小|打印|分享|分享到|语言|载体类型"
    ),
}
_NAMES = {name: kind for kind, names in _KEYS.items() for name in names.split("|")}
_KEY = re.compile(
    r"(?<![^\s\u3000|【\[］\]】])[【\[]?("
    + "|".join(r"[ \u3000\xa0]*".join(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")[】\]]?[ \u3000\xa0]*[:：]"
)
_TOOLS = re.compile(
    r"【(?:打印|关闭|字体|字号|收藏|返回|推荐|纠错)|\[(?:打印|关闭|字体|字号|收藏|返回)|打印本(?:页|文|稿)|关闭(?:本页|窗口)|(?:浏览|阅读|访问|点击)(?:次数|量)[:：]|"
    r"字[体号](?:大小)?[:：]|^(?:您|你)?(?:的)?(?:现在|当前)?(?:的)?位置[:：]?|^(?:您|你)(?:现在)?(?:所)?在(?:的)?位置|分享到|扫一扫|手机(?:上)?(?:打开|浏览|阅读)|^首页\s*[>＞»›/]|"
    r"^(?:上|下)一(?:篇|条)[:：]|^返回(?:顶部|首页|上页)|^(?:打印|关闭|收藏|分享|下载|大|中|小|默认|朗读|复制链接)$"
)
_FOOT = re.compile(
    r"^[（(]?(?:责任编辑|编辑|审核|校对|信息审核)[:：]|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|ICP备|公网安备|网站地图|技术支持[:：]|建议使用.*浏览器|^(?:相关链接|相关阅读|相关文档|相关解读|友情链接)[:：]?$"
)
_LICENCE = re.compile(r"^(?:本作品|本作品的|此作品|This work)")
_LICENCE_WORDS = re.compile(r"著作权法|公有领域|公有領域|[Pp]ublic domain|知识共享|Creative Commons|CC BY")
HEADING = re.compile(
    r"第[一二三四五六七八九十\d]+(?:部分|章)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_INDEX = re.compile(r"索引号|信息索引")
_BYLINE = re.compile(r"会议上?[）)]?$|^——|[省市县区州局厅部]长[\s\u3000]")
TITLE_END = re.compile(r"(?:报告|年报|总结|预算|决算|公报|要点|公告|说明|情况)(?:[（(].{1,12}[）)])?$")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_HEAD = 40  # lines in which a page's head is looked for
_LONG = 60  # characters: longer lines are text


def strip_furniture(lines: list[Line], declared: Declared) -> tuple[list[Line], Declared]:
    """The report's own lines, its title in one, and what the page says of it. `declared` is what is already known."""
    body = _head_end(lines)
    head, said = _strip_head(lines[:body])
    known = Declared(
        declared.title or said.get("title", ""),
        declared.issuer or said.get("issuer", ""),
        declared.published or iso_date(said.get("published", "") or said.get("written", "")),
    )
    return _titled(head, known.title) + _strip_foot(lines[body:]), known


def iso_date(text: str) -> str:
    """The first date in a text as ISO writes it; empty where there is none."""
    found = _DATE.search(text)
    return f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def read_keys(lines: list[Line]) -> Declared:
    """What the 索引号 table and the date line among some lines say."""
    said = _strip_head(lines)[1]
    published = iso_date(said.get("published", "") or said.get("written", ""))
    return Declared(said.get("title", ""), said.get("issuer", ""), published)


def _head_end(lines: list[Line]) -> int:
    """Where the report's text begins: at its first heading or first running text."""
    for nth, line in enumerate(lines[:_HEAD]):
        text = line.plain
        if _pairs(line) or _is_tool(text):
            continue
        if line.row or HEADING.match(text) or is_prose(text) or len(text) > _LONG:
            return nth
    return min(len(lines), _HEAD)


def _is_tool(text: str) -> bool:
    return not is_prose(text) and bool(_TOOLS.search(text))


def _strip_head(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """The lines without keys and tools; of what stands above a 索引号 table only titles and bylines are left."""
    said: dict[str, str] = {}
    kept: list[Line] = []
    indexed = 0  # lines above the 索引号 table
    open_title = False
    for line in lines:
        pairs = _pairs(line)
        if pairs:
            if any(_INDEX.match(squeeze(key)) for key, _ in pairs):
                indexed = indexed or len(kept)
            for key, value in pairs:
                kind = _NAMES[squeeze(key)]
                said[kind] = said.get(kind) or value
            open_title = _NAMES[squeeze(pairs[-1][0])] == "title"
        elif _is_tool(line.plain):
            open_title = False
        elif open_title and not line.gap:
            said["title"] = said.get("title", "") + line.plain
        else:
            open_title = False
            kept.append(line)
    above = _joined_title(kept[:indexed], squeeze(said.get("title", "")))
    return [line for line in above if TITLE_END.search(line.plain) or _BYLINE.search(line.plain)] + kept[indexed:], said


def _pairs(line: Line) -> list[tuple[str, str]]:
    """The keys and values of a line or a table row that holds nothing else."""
    text = line.plain
    if line.row:
        cells = [cell.strip(BLANK + ":：") for cell in text.split("\t")]
        text = "  ".join(f"{cell}：" if squeeze(cell) in _NAMES else cell for cell in cells)
    if not _KEY.match(text):
        return []
    found = list(_KEY.finditer(text))
    ends = [key.start() for key in found[1:]] + [len(text)]
    return [(key[1], text[key.end() : end].strip(BLANK)) for key, end in zip(found, ends, strict=True)]


def _titled(head: list[Line], title: str) -> list[Line]:
    """The head with the report's title once, in one line, and not as a section's heading."""
    seen: set[str] = set()
    kept = []
    for line in _joined_title(head, squeeze(title)):
        is_title = line.tight == squeeze(title) or bool(TITLE_END.search(line.plain))
        if is_title and line.tight in seen:
            continue
        seen.add(line.tight)
        kept.append(replace(line, level=None) if is_title else line)
    return kept


def _joined_title(head: list[Line], title: str) -> list[Line]:
    made: list[Line] = []
    nth = 0
    while nth < len(head):
        length = _title_length(head[nth:], title)
        made.append(replace(head[nth], text="".join(line.plain for line in head[nth : nth + length])))
        nth += length
    return made


def _title_length(lines: list[Line], title: str) -> int:
    """How many lines the title takes that begins here; 1 for a line that is no title or all of it."""
    if title and lines[0].tight == title:
        return 1
    for length in (2, 3):
        joined = "".join(line.tight for line in lines[:length])
        if len(lines) >= length and title and joined == title:
            return length
    if len(lines) < 2 or (lines[1].gap and lines[1].plain[:1] not in "0123456789二〇关"):
        return 1
    one, two = lines[0].plain, lines[1].plain
    whole = TITLE_END.search(one) or is_ended(one) or is_ended(two) or one.startswith("—")
    return 1 if whole or not TITLE_END.search(two) or len(one) + len(two) > _LONG else 2


def _strip_foot(lines: list[Line]) -> list[Line]:
    kept = lines[: _licence(lines)]
    while kept and is_page_end(kept[-1].plain):
        kept = kept[:-1]
    return kept


def is_page_end(text: str) -> bool:
    """Whether a line is of those that follow a page's content: tools, the site's owner and licence."""
    return _is_tool(text) or (bool(_FOOT.search(text)) and (not is_prose(text) or len(text) < 2 * _LONG))


def _licence(lines: list[Line]) -> int:
    """Where a licence footer begins; the number of lines where there is none."""
    for nth in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        rest = "".join(line.plain for line in lines[nth:])
        if _LICENCE.match(lines[nth].plain) and _LICENCE_WORDS.search(rest) and len(rest) < 1500:
            return nth
    return len(lines)
