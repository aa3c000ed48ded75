"""The phrases of a report that may name something: objects of its clauses, the members of its lists, quoted names.

The helper of `initiatives`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from yoy.changes.clauses import Clause, split
from yoy.model import Report, Span

Kind = Literal[
    "programme",
    "platform",
    "document",
    "measure",
    "target",
    "event",
    "institution",
    "other",
]

_SUBJECT = re.compile(
    r"(?<=..)(?:全面|胜利|成功|全部|陆续|快速|蓬勃|健康|顺利|正式|圆满|持续|不断|总体|基本|更趋|更加|较快|分别|首次)*"
    r"(?:取得|实现|达到|达|发展|召开|举办|建造|建成|完成|启动|推出|发布|出台|投入|投用|落地|取消|上线|开通|增长|下降|提高|下调|延长|迈出|惠及|入列|运行|保持|超过|突破|给予|成立|形成).*$"
)
_TAIL = re.compile(
    r"(?:等(?:重大|重点|其他|新兴|新的|相关|配套|各类|多种|方面|一系列)*(?:工具|措施|工作|政策|活动|主场外交活动|多双边活动|领域|产业|渠道|方式|形式|问题|难题|服务|机制|制度|融资|展会|赛事|战略|改革|内容|环节)?|"
    r"工作|的?落实落地|力度|的)+$"
)
_JOINED = re.compile(r"(?<=[\u4e00-\u9fff”》]{2})(?:和|与|及|以及|并|同)(?=[\u4e00-\u9fff“《]{3})")
_QUOTED = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,6}(?:“[^“”]{2,16}”|《[^《》]{2,40}》)(?:[\u4e00-\u9fff]{0,8}?(?:行动|工程|机制|活动|平台|品牌|试点|计划|方案|专栏|模式|理念|制度|政策|体系|清单|服务|号))?"
)

HEAD = re.compile(
    r"(行动|工程|计划|规划|方案|制度|机制|体系|政策|试点|平台|条例|办法|标准|清单|基地|示范区|试验区|先行区|先导区|园区|目录|指引|意见|协定|改革|峰会|论坛|运动会|会议|活动|战略|市场|"
    r"基金|国债|公园|中心)(?:建设|工作|试点)?$"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "document",
        re.compile(
            r"[《》]|(?:条例|办法|规划|意见|方案|纲要|目录|清单|指引|指南|手册|细则|草案|协定|标准|规定|法规|白皮书|模板|计划)(?:》)?$"
        ),
    ),
    (
        "event",
        re.compile(
            r"(?:峰会|论坛|运动会|大运会|亚运会|亚冬会|奥运会|会议|大会|展会|博览会|普查|大赛|比赛|发布会|周年|地震|洪涝)"
        ),
    ),
    (
        "platform",
        re.compile(
            r"(?:平台|基地|园区|示范区|试验区|先行区|先导区|中心|专区|专栏|公园|系统|热线|网站|公众号|客户端|数据库|知识库|窗口)(?:建设|体系)?$"
        ),
    ),
    (
        "institution",
        re.compile(r"(?:制度|机制|体系|体制|改革|委员会|联盟|基金)(?:建设)?$"),
    ),
    (
        "programme",
        re.compile(r"(?:行动|工程|试点|计划|活动|战略|专项|整治|品牌|示范|号|项目)(?:建设|工作)?$"),
    ),
    ("target", re.compile(r"\d.*(?:以上|以内|左右|目标)|目标$")),
    (
        "measure",
        re.compile(
            r"政策|补贴|补助|贷款|国债|措施|举措|服务|治理|改造|培训|监管|检查|考核|税|费|待遇|保障|模式|投资|保险|\d"
        ),
    ),
)

_COUNTED = re.compile(
    r"(?:共|约|近|达|超过|累计|总数?)?\d[\d.,，]*[万亿余多]*(?:个百分点|人次|场次|[^\d\W]{1,3}|[%％])?(?:多|余|以上|左右)?$"
)
# what a count leaves behind when it is taken away: 领域由5个扩大到, 刊物第
_DANGLING = re.compile(
    r"(?:由[^由]{0,8})?(?:扩大|扩充|提升|提高|增加|拓展|压缩|缩短|下降|稳定|保持|达)?(?:到|至|在)$|第$|(?<=..)被[^“《]*$"
)
_PRAISED = re.compile(r"[^的]{1,6}的(?=[^的]{3,}$)")
_AROUND = 8  # characters around a quoted name that are still part of what names the thing


class Phrase(NamedTuple):
    """A phrase with its clause. `listed`: it is a member of a list; `quoted`: it carries quotation marks of its own."""

    span: Span
    clause: Clause
    listed: bool
    quoted: bool


def find_phrases(report: Report, clauses: Iterable[Clause]) -> Iterator[Phrase]:
    """What may name something, in reading order; shortcomings are left out."""
    for clause in clauses:
        if clause.role != "issues":
            yield from _of_clause(report, clause)


def _of_clause(report: Report, clause: Clause) -> Iterator[Phrase]:
    core = _core(report, clause)
    if core.end - core.start < 2:
        return
    parts = [part for item in split(report.text, core, "、") for part in _halves(report, item)]
    if len(parts) > 1 and (praise := _PRAISED.match(report.slice(parts[-1]))):
        parts = [
            Span(parts[-1].start + praise.end(), parts[-1].end)
        ]  # 安全、舒适、绿色的住房: adjectives are no members
    for part in parts:
        part = _narrowed(report, _trim_tail(report, part) if part is parts[-1] else part)
        if part.end - part.start >= 2:
            yield Phrase(
                part,
                clause,
                len(parts) > 1,
                bool(_QUOTED.fullmatch(report.slice(part))),
            )


def _core(report: Report, clause: Clause) -> Span:
    """The object of a clause with a verb, the subject of one without."""
    span = _trim_tail(report, clause.object)
    if not clause.verb:
        text = _SUBJECT.sub("", report.slice(span))
        span = Span(span.start, span.start + len(text))
    return span


def _trim_tail(report: Report, span: Span) -> Span:
    text = report.slice(span)
    return Span(span.start, span.start + len(_TAIL.sub("", text)))


def _narrowed(report: Report, span: Span) -> Span:
    """A phrase without the count behind or before it; only the quoted name where much stands around that."""
    text = report.slice(span)
    bare = _DANGLING.sub("", _COUNTED.sub("", text))
    span = Span(span.start, span.start + len(bare))
    quoted = list(_QUOTED.finditer(bare))
    if len(quoted) == 1 and len(bare) > len(quoted[0].group()) + _AROUND:
        return Span(span.start + quoted[0].start(), span.start + quoted[0].end())
    return span


def _halves(report: Report, span: Span) -> Iterator[Span]:
    """The two sides of 和 where it joins things, not where it is inside quotes."""
    text = report.slice(span)
    cut = next(
        (m for m in _JOINED.finditer(text) if text[: m.start()].count("“") == text[: m.start()].count("”")),
        None,
    )
    if cut is None or HEAD.search(text):
        yield span
        return
    yield Span(span.start, span.start + cut.start())
    yield Span(span.start + cut.end(), span.end)


def kind_of(name: str) -> Kind:
    """What sort of thing a name is the name of, by its head."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "other")
