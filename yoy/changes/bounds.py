"""Where the phrases of a clause that may name something begin and end.

The helper of `names`.
"""

import re
from collections.abc import Iterator

from yoy.changes.clauses import Clause, split
from yoy.changes.vocabulary import ADVERBS, HEAD, TOGETHER, VERBS
from yoy.model import Report, Span

_SUBJECT = re.compile(
    r"(?<=..)(?:全面|胜利|成功|全部|陆续|快速|蓬勃|健康|顺利|正式|圆满|持续|不断|总体|基本|更趋|更加|较快|分别|首次)*"
    r"(?:取得|实现|达到|(?<!发)达|发展|召开|举办|建造|建成|完成|启动|推出|发布|出台|投入|投用|落地|取消|上线|开通|增长|下降|"
    r"提高|下调|延长|迈出|惠及|入列|运行|保持|超过|突破|给予|成立|形成|向好|规范高效|扎实有[力效]|平稳有序).*$"
)
_FARED = re.compile(
    r"(?<=..)[由从][^由从，]{1,12}(?:扩大|扩展|扩充|拓展|延伸|推广|提升|提高|增加|压缩|缩短|缩减|下降|降低|减少|调整)(?:到|至|为).*$|"
    r"(?<=....)(?:不断|持续|稳步|再|更好)*(?:取得|迈出|迈上|走深走实|落地见效|落地生根|向好|规范高效|平稳有序).*$"
)  # and how it fared
# what someone or some means brings about: 市司法局推出…, 以…为主题打造…
_BY = re.compile(
    r"(?:[^，“《]{1,14}?(?:局|委|办|厅|县|区|市|乡|镇|街道|部门|中心|政府|法院|公司|系统|单位|专窗|窗口|平台|热线|大厅)|"
    r"(?:通过|利用|依托|以|为|结合|围绕|针对|按照|根据|立足|聚焦|对照|对标|选取|选择)(?:《[^》]*》|[^，《]){2,20}?)"
    rf"(?:{ADVERBS}|创新|共同|联合)*"
    r"(?P<verb>推出|开展|印发|制定|开设|设立|组建|开通|上线|搭建|编印|汇编|举办|承办|创建|打造|引入|推行|试行|构建|建立|"
    r"建设(?=“)|开发(?=“)|运用|赋予|修订|签署|出台)(?:了|出)?(?=[^，。]{3,})"
)
_MEANS = ("围绕", "依托", "立足", "聚焦", "利用", "选取")  # verbs that only say by what means the next one acts
# who is to do it: 指导各部门|采取…
_TASKED = ("指导", "督促", "推动", "引导", "支持", "鼓励", "组织", "协调", "带动")
_BY_THEM = re.compile(
    rf"(?:各|全[区市县省])[^，、]{{0,6}}?(?:部门|单位|地区|[县区镇街]道?|企业|机关|地)(?:{ADVERBS})*"
    rf"(?P<verb>{'|'.join(sorted(VERBS, key=lambda verb: (-len(verb), verb)))})(?=[^，]{{3,}})"
)
_PUT = re.compile(r"[^，]{0,14}?[将把](?P<thing>[^，]{3,}?)(?:融入|贯穿|延伸|转化|嵌入|引入)")
_STATED = re.compile(r"(?<=..)(?<![需重主首纲概必])要(?![素求件点闻道员])")  # 制定政策要…: what follows is advice
_TAIL = re.compile(
    r"(?:等(?:重大|重点|其他|新兴|新的|相关|配套|各类|多种|方面|一系列)*(?:工具|措施|工作|政策|活动|主场外交活动|多双边活动|"
    r"领域|产业|渠道|方式|形式|问题|难题|服务|机制|制度|融资|展会|赛事|战略|改革|内容|环节)?|"
    r"等(?:新的|新兴|新型|未来|重点|各类)[^，、等]{2,12}|"
    r"(?<=》)的?(?:有关|相关|各项)*(?:规范|工作|具体)*(?:要求|规定|精神|部署)|"
    r"工作|的?落实落地|力度|的|(?<=[\u4e00-\u9fff”》]{4})(?:作用|步伐|进程))+$"
)
_JOINED = re.compile(
    r"(?<=[\u4e00-\u9fff”》]{2})(?:和(?!国)|(?<![参给])与|及(?!其|以[上下内外])|以及|并|(?<![协共相不合会陪等])同)(?=[\u4e00-\u9fff“《]{3})"
)
_QUOTED = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,6}(?:“[^“”]{2,16}”|《[^《》]{2,40}》)(?:[\u4e00-\u9fff]{0,8}?"
    r"(?:行动|工程|机制|活动|平台|品牌|试点|计划|方案|专栏|模式|理念|制度|政策|体系|清单|服务|号))?"
)
_TITLE_ISSUED = re.compile(
    r"(?:印发|发布|出台|制定|修订|公布|通过|修改)了?(?P<title>《[^《》]{2,60}》(?:（[^（）]*）)?)$"
)  # by whom
_IN_PLACE = re.compile(r"(?<=..)\d[\d.]*[万余多]*(?:人次|场次)(?=[^，]{4,}$).*$")  # 群众代表54人次体验办事流程
_COUNTED = re.compile(
    r"(?:共|约|近|达|超过|不少于|不低于|不超过|至少|累计|总数?)?(?<![A-Za-z])\d[\d.,，]*[万亿余多]*(?:个百分点|人次|场次|[\u4e00-\u9fff]{1,3}|[%％])?"
    r"(?:多|余|以上|左右)?$"
)
# what a count leaves behind when it is taken away: 领域由5个扩大到, 刊物第
_DANGLING = re.compile(
    r"(?:[由从][^由从]{0,8})?(?:扩大|扩充|提升|提高|增加|拓展|压缩|缩短|下降|稳定|保持|达)?(?:到|至|在)$|第$|(?<=..)[由从]$|"
    r"(?<=...)(?:分别|均|各|再)+$|(?<=..)被[^“《]*$"
)
# what is done by a rule: 按照…标准|定期检查 names the rule
_BY_RULE = re.compile(
    r"(?:按照|依照|根据|依据|参照|对照)(?P<rule>[^，]{2,}?(?:标准(?!化)|办法|规定|制度|规范|细则|方案|条例|程序|流程|清单|指南))(?=[^，]{2,}$)"
)
_BEGINS = re.compile(r"^(?:[了着的或]|对(?=[“《])|(?:通过|对于|按照)(?=[^，]{3,}的|.{2,6}化$))")
# who or what something was done by: 经验做法被省内刊物《…》刊发
_PASSIVE = re.compile(
    r"[^，“《]{2,}被(?P<by>[^，“《]{0,8}(?:“[^”]*”|《[^》]*》)[^，]*?)(?:刊发|采用|收录|推广|转发|报道)?$"
)
_NO_NAME = re.compile(r"[。！？；]|^(?:例如|比如|譬如|以下简称|如(?:“|推出))")
_PRAISED = re.compile(r"[^的]{1,6}的(?=[^的]{3,}$)")
_PART_OF_NOUN = re.compile(
    r"[性型式率](?![^，]{0,2}$)|区(?![域内间])|力和|与进步|领导(?!干部|小组|班子|同志)"
)  # 保障性住房: the verb was a noun's beginning
_VERBS = VERBS | set(ADVERBS.split("|"))
# 制定|提升…的措施: a measure is called by what it does
_ISSUING = ("制定", "制订", "出台", "印发", "发布", "研究制定", "修订出台", "出台实施", "制定实施")
_ISSUED = re.compile(r"(?:政策|措施|举措|意见|规定|办法|方案|条例|指引|政策体系)$")
_AROUND = 8  # characters around a quoted name that are still part of what names the thing
_MARKS = (("“", "”"), ("《", "》"), ("（", "）"))
_MODIFIER = 3  # characters of a list's members that only tell kinds of what the last one names (养老、助残等民生科技)


def find_bounds(report: Report, clause: Clause) -> tuple[Clause, tuple[Span, ...]]:
    """The phrases of a clause, and the clause with what it is found to act upon; no phrase where nothing is named."""
    clause = _acting(report, clause)
    core = _core(report, clause)
    if core.end - core.start < 2:
        return clause, ()
    parts = list(_members(report, core))
    if len(parts) > 1 and (praise := _PRAISED.match(report.slice(parts[-1]))):
        parts = [
            Span(parts[-1].start + praise.end(), parts[-1].end)
        ]  # 安全、舒适、绿色的住房: adjectives are no members
    narrow = [_narrowed(report, _trim_tail(report, part) if part is parts[-1] else part) for part in parts]
    return clause, tuple(part for part in narrow if part.end - part.start >= 2 and _is_whole(report.slice(part)))


def _is_whole(name: str) -> bool:
    """No piece of a sentence, and no mark without its partner."""
    return not _NO_NAME.search(name) and all(name.count(one) == name.count(other) for one, other in _MARKS)


def is_quoted(name: str) -> bool:
    """Whether a phrase is a name in quotation marks, with no more than its head around."""
    return bool(_QUOTED.fullmatch(name))


def _acting(report: Report, clause: Clause) -> Clause:
    """A clause whose verb stands behind a subject or a means is read from that verb on."""
    start, text = clause.object.start, report.slice(clause.object)
    if clause.verb in _TASKED and (done := _BY_THEM.match(text)):
        return clause._replace(verb=done["verb"], object=Span(start + done.end(), clause.object.end))
    if clause.verb in _MEANS and (done := _BY.match(report.text, _verb_at(report, clause), clause.span.end)):
        return clause._replace(verb=done["verb"], object=Span(done.end(), clause.object.end))
    if clause.verb:
        return clause._replace(object=Span(_first(report, clause), clause.object.end))
    if put := _PUT.match(text):
        return clause._replace(object=Span(start + put.start("thing"), start + put.end("thing")))
    if done := _BY.match(text):
        return clause._replace(verb=done["verb"], object=Span(start + done.end(), clause.object.end))
    return clause


def _verb_at(report: Report, clause: Clause) -> int:
    return report.text.rfind(clause.verb, clause.span.start, clause.object.start)


def _first(report: Report, clause: Clause) -> int:
    """Where a clause's object begins: its verbs may have been the beginning of a name."""
    start, text = clause.object.start, report.slice(clause.object)
    before = report.text[clause.span.start : start]
    if _PART_OF_NOUN.match(text):
        return start - next((n for n in (4, 3, 2) if before[-n:] in _VERBS), 0)
    if _ISSUED.search(_TAIL.sub("", text)):
        issuing = max((before.rfind(verb) + len(verb) for verb in _ISSUING if verb in before), default=0)
        verbs = before[issuing:]
        if issuing and verbs and not verbs.startswith(_ISSUING) and len(verbs) <= 6:
            return start - len(verbs)
    return start


def _core(report: Report, clause: Clause) -> Span:
    """The object of a clause with a verb, the subject of one without."""
    text = _before(_STATED, report.slice(clause.object))
    text = _before(_FARED if clause.verb else _SUBJECT, text)
    start = clause.object.start
    if ruled := _BY_RULE.match(text):
        return Span(start + ruled.start("rule"), start + ruled.end("rule"))
    begins = _BEGINS.match(text)
    return _trim_tail(report, Span(start + (begins.end() if begins else 0), start + len(text)))


def _before(pattern: re.Pattern[str], text: str) -> str:
    """What stands before a pattern that doesn't begin within quotes or brackets; the whole where it isn't found."""
    at = 0
    while found := pattern.search(text, at):
        if not _inside(text[: found.start()]):
            return text[: found.start()]
        at = found.start() + 1
    return text


def _trim_tail(report: Report, span: Span) -> Span:
    text = report.slice(span)
    return Span(span.start, span.start + len(_TAIL.sub("", text)))


def _members(report: Report, core: Span) -> Iterator[Span]:
    """The members of a list, or the whole where the first ones only modify what the last one names."""
    items = list(split(report.text, core, "、"))
    modifiers = all(item.end - item.start <= _MODIFIER for item in items[:-1])
    if len(items) > 1 and (_ISSUED.search(report.slice(core)) or modifiers or TOGETHER.search(report.slice(items[-1]))):
        yield Span(items[0].start, items[-1].end)
        return
    for item in items:
        yield from _halves(report, item)


def _narrowed(report: Report, span: Span) -> Span:
    """A phrase without the count behind or before it; only the quoted name where much stands around that, or who issued it."""
    text = report.slice(span)
    bare = _DANGLING.sub("", _COUNTED.sub("", _IN_PLACE.sub("", text)))
    begins, ends = passive.span("by") if (passive := _PASSIVE.match(bare)) else (0, len(bare))
    span, bare = Span(span.start + begins, span.start + ends), bare[begins:ends]
    if title := _TITLE_ISSUED.search(bare):
        return Span(span.start + title.start("title"), span.start + title.end("title"))
    quoted = list(_QUOTED.finditer(bare))
    if len(quoted) == 1 and len(bare) > len(quoted[0].group()) + _AROUND:
        return Span(span.start + quoted[0].start(), span.start + quoted[0].end())
    return span


def _halves(report: Report, span: Span) -> Iterator[Span]:
    """The two sides of 和 where it joins things, not where it is inside quotes."""
    text = report.slice(span)
    cut = next((m for m in _JOINED.finditer(text) if not _inside(text[: m.start()])), None)
    if cut is None or HEAD.search(text):
        yield span
        return
    yield Span(span.start, span.start + cut.start())
    yield Span(span.start + cut.end(), span.end)


def _inside(before: str) -> bool:
    return any(before.count(opening) > before.count(closing) for opening, closing in _MARKS)
