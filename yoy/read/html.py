"""Saved web pages → lines: the main content found, menus and tools dropped, tables kept, declared data read."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yoy.model import Declared
from yoy.read.furniture import HEADING, TITLE_END, is_page_end, iso_date, read_keys
from yoy.read.lines import BLANK, Line, is_prose, squeeze
from yoy.read.markup import BLOCKS, Writer, data_rows, walk

_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|bread|crumb|location|position|weizhi|dqwz|foot|sidebar|share|tools?|paging|pager|pagination|"
    r"qrcode|ewm|banner|search|login|related|comment|friend|links?|hidden)|breadcrumb|crumbs|navbar|toolbar|copyright|footer",
    re.IGNORECASE,
)
_TITLES = ("articletitle", "og:title", "dc.title", "dcterms.title")
_ISSUERS = ("contentsource", "dc.publisher", "dc.creator", "source")
_DATES = ("pubdate", "publishdate", "article:published_time", "dc.date", "dcterms.issued", "firstpublishedtime")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_SITE = re.compile(
    r"(?:网|网站|本站|报|网讯|中心|未知|管理员)$|^[\w.-]*$", re.ASCII
)  # who put it on the net, not whose it is
_SIGNED = re.compile(r"(?:\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})年.{1,3}月(?:.{1,3}日)?")
_INDEX_SIZE = 600  # characters: a longer table only mentions the word
_TITLE_LENGTH = 8  # characters: a shorter one only names the column (年报)
_SHORT = 60  # characters
_OUTSIDE = 0.02  # share of a page's running text that may lie outside its main content


def declared_charset(data: bytes) -> str:
    """The encoding a page declares in its head; empty where it declares none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def html_lines(text: str) -> tuple[list[Line], Declared, list[Line]]:
    """A page's main content with its title, what its head and its 索引号 table say, and all lines around the content."""
    tree = LexborHTMLParser(text)
    declared = _declared(tree)
    body = tree.body
    if body is None:
        return [], declared, []
    weights = _weights(body)
    before, lines, after = _lines(body, _main(body, weights), weights)
    said = read_keys(before)
    title = declared.title or said.title or _heading(before + lines)
    declared = Declared(title, declared.issuer or said.issuer, declared.published or said.published)
    return _leading(before, lines, title) + lines + _trailing(after), declared, before + after


def _declared(tree: "LexborHTMLParser") -> Declared:
    meta: dict[str, str] = {}
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        meta.setdefault(name, (node.attributes.get("content") or "").strip(BLANK))
    title = next((meta[name] for name in _TITLES if meta.get(name)), "") or _page_title(tree)
    issuer = next((meta[name] for name in _ISSUERS if meta.get(name) and not _SITE.search(meta[name])), "")
    published = next((date for name in _DATES if (date := iso_date(meta.get(name, "")))), "")
    return Declared(title, issuer, published)


def _page_title(tree: "LexborHTMLParser") -> str:
    """The report's title in the window's title, where the site's name stands beside it."""
    node = tree.css_first("title")
    parts = re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s+", node.text()) if node else []
    titles = (part.strip(BLANK) for part in parts)
    return next((title for title in titles if TITLE_END.search(title) and len(title) >= _TITLE_LENGTH), "")


def _heading(lines: Iterable[Line]) -> str:
    return next((line.plain for line in lines if line.level in (1, 2) and TITLE_END.search(line.plain)), "")


def _leading(before: list[Line], lines: list[Line], title: str) -> list[Line]:
    """What belongs to the report of the lines above its main content: the title, and headings before its first text."""
    headings = next((before[nth:] for nth, line in enumerate(before) if HEADING.match(line.plain)), [])
    wanted = squeeze(title)
    if not wanted or wanted in squeeze("".join(line.text for line in lines[:6])):
        return headings
    return [Line(title), *headings] if wanted in squeeze("".join(line.text for line in before)) else headings


def _trailing(after: list[Line]) -> list[Line]:
    """What belongs to the report of the lines below its main content: further sections, or name and date of signing."""
    end = next((nth for nth, line in enumerate(after) if is_page_end(line.plain)), len(after))
    if any(HEADING.match(line.plain) for line in after[:end]):
        return after[:end]
    dated = next((nth for nth, line in enumerate(after[:3]) if _SIGNED.fullmatch(line.tight)), None)
    return after[: dated + 1] if dated is not None else []


def _is_furniture(node: "LexborNode") -> bool:
    if node.tag in ("-text", "html", "body"):
        return False
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return bool(_FURNITURE_NAME.search(names))


def _weights(body: "LexborNode") -> dict[int, int]:
    """How many characters of running text and table cells each element holds, links not counted."""
    weights: dict[int, int] = {}
    stack: list[list[int]] = []
    links = cells = 0
    skip = 0
    for opens, node in walk(body):
        tag = node.tag
        if skip:
            skip = 0 if node.mem_id == skip else skip
            continue
        if tag == "table" and _is_index(node):
            skip = node.mem_id
            continue
        if tag == "-text":
            if opens and stack and not links:
                said = squeeze(node.text_content or "")
                stack[-1][0] += len(said) if cells or is_prose(said) or len(said) > _SHORT else 0
            continue
        step = 1 if opens else -1
        links += step if tag == "a" else 0
        cells += step if tag in ("td", "th") else 0
        if opens:
            stack.append([0])
            continue
        weight = stack.pop()[0]
        weights[node.mem_id] = weight
        if stack and not (_is_furniture(node) and weight < 5 * _SHORT):
            stack[-1][0] += weight
    return weights


def _is_index(table: "LexborNode") -> bool:
    said = squeeze(table.text() or "")
    return len(said) < _INDEX_SIZE and "索引号" in said


def _main(body: "LexborNode", weights: dict[int, int]) -> "LexborNode":
    """The innermost element that holds all but a trace of the running text."""
    node = body
    while True:
        inner = max(node.iter(), key=lambda child: weights.get(child.mem_id, 0), default=None)
        total = weights.get(node.mem_id, 0)
        if inner is None or total == 0 or total - weights.get(inner.mem_id, 0) > _OUTSIDE * total:
            return node
        if not BLOCKS.fullmatch(inner.tag or "") or inner.tag == "p" or (inner.tag == "table" and data_rows(inner)):
            return node
        node = inner


def _lines(
    body: "LexborNode", main: "LexborNode", weights: dict[int, int]
) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines above, in and below the main content; menus are left out."""
    writers = [Writer()]
    text = weights.get(body.mem_id)  # without any, nothing tells a menu from the rest
    skip = 0
    for opens, node in walk(body):
        if skip:
            skip = 0 if not opens and node.mem_id == skip else skip
            continue
        if node.mem_id == main.mem_id and opens:
            writers.append(Writer())
        writer = writers[-1]
        if opens and text and _is_furniture(node) and not weights.get(node.mem_id) and not node.css_first("h1"):
            skip = node.mem_id
        elif opens and node.tag == "table" and (rows := data_rows(node)):
            writer.table(node, rows)
            skip = node.mem_id
        elif opens:
            writer.open(node)
        else:
            writer.close(node)
        if node.mem_id == main.mem_id and not opens:
            writers.append(Writer())
    before, inside, after = [writer.made() for writer in writers]
    return before, inside, after
