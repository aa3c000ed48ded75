"""The phrases of a report that may name something: objects of its clauses, the members of its lists, quoted names.

The helper of `initiatives`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from yoy.changes.bounds import find_bounds, is_quoted
from yoy.changes.clauses import Clause, specificity
from yoy.changes.vocabulary import HEAD
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

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "document",
        re.compile(
            r"[《》]|(?:条例|(?<!解决)办法|规划|意见|方案|纲要|目录|清单|指引|指南|手册|细则|草案|协定|标准|规定|法规|白皮书|模板|计划)(?:》)?$"
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
_IN_FORCE = re.compile(r"自?\d{4}年.*(?:起|日)(?:施行|实施|执行|生效)?$")  # a date and no name
# those whose decisions are carried out, and their decisions: no things of the report's own
_AUTHORITIES = re.compile(
    r"(?:(?:党中央|中共中央|中央|国务院|[\u4e00-\u9fff]{0,4}[省市区县州旗](?:委|政府|人大|政协))[、和与]?)+"
    r"(?:关于[^，]*)?(?:的?(?:各项|一系列)?(?:重大)?(?:决策)?(?:部署|要求|精神|决定))?"
)
# congresses and plenary sessions, by number
_SESSIONS = re.compile(r"(?:党的)?(?:[一二三四五六七八九十]+[届大])?(?:[一二三四五六七]中)?(?:全会)?(?:精神)?")
_EXTENT = re.compile(
    r"(?:覆盖|服务|实施|适用)?(?:范围|对象|规模|标准|比例|人数|数量|时限|面积|期限|频次)"
)  # of what, isn't said
_RATE = re.compile(r"[^\d]+(?<![利税费汇金])率")  # what rises or falls is a figure; 利率 and 税率 are set
_DEMANDS = re.compile(
    r"[^“《]*(?:要求|(?:决策|工作|战略|总体|统一|有关|相关|各项|重大)部署|(?:会议|讲话|指示|批示|全会|文件)精神)"
)  # what others ask for
_QUALITY = re.compile(r"[\u4e00-\u9fff]{1,3}[性化]")  # 公允性, 智能化: what something is to be
_SAYS = re.compile(
    r"..(?:(?<![不还就只正凡总若别])是(?![否非])|事关|保持在|高度评价|刚刚|已经|已(?=[升成建实])|正在|仍然?|不再|没有|能够)..|..(?:表示|指出|强调|认为|常说)"
)  # a sentence, and no name
_BY_WHAT = re.compile(r"对照|对标|按照|根据|依据")  # by what something is done, not what is done
_BRIEF = 4  # characters of a short name
_WITHIN = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）")
_MENDED = re.compile(r"针对(?:上述|以上|这些|存在的?).{0,6}(?:问题|不足|短板)")


class Phrase(NamedTuple):
    """A phrase with its clause. `listed`: it is a member of a list; `quoted`: it carries quotation marks of its own."""

    span: Span
    clause: Clause
    listed: bool
    quoted: bool


def find_phrases(report: Report, clauses: Iterable[Clause]) -> Iterator[Phrase]:
    """What may name something, in reading order; shortcomings are left out, not what was done about them."""
    mended = -1
    for clause in clauses:
        line = report.passages[clause.passage].line
        if _MENDED.match(report.slice(clause.span)):
            mended = line
        if clause.role != "issues" or line == mended:
            yield from _of_clause(report, clause)


def _of_clause(report: Report, clause: Clause) -> Iterator[Phrase]:
    clause, parts = find_bounds(report, clause)
    for part in parts:
        name = report.slice(part)
        if not _names_nothing(name):
            yield Phrase(part, clause, len(parts) > 1, is_quoted(name))


def _names_nothing(name: str) -> bool:
    """A date, who decides, what something is to be, how much there is of it, what others ask for, or a sentence."""
    whole = (_AUTHORITIES, _SESSIONS, _QUALITY, _EXTENT, _RATE, _DEMANDS)
    return bool(
        _IN_FORCE.match(name)
        or _BY_WHAT.match(name)
        or any(one.fullmatch(name) for one in whole)
        or _SAYS.search(_WITHIN.sub("", name))
    )


def is_everyday(name: str) -> bool:
    """Whether a short name has only words that any report has: 工作清单, 组织领导."""
    return len(name) <= _BRIEF and not specificity(HEAD.sub("", name))


def kind_of(name: str) -> Kind:
    """What sort of thing a name is the name of, by its head."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "other")
