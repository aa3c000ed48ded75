"""Noun phrases as labels need them: without times and introductions, and a list split into its parts."""

import re

_OPEN = "（(“《"
_YEAR = r"(?:19|20)\d\d|[1１][ \u00a0]?[9９][ \u00a0]?[0-9０-９][ \u00a0]?[0-9０-９]|[一二][九〇○零][一二三四五六七八九〇○零]{2}"
_TIME = re.compile(
    rf"^(?:截至|截止)[^，,]{{2,16}}?(?:日|月底|年底|末)[，,]?|^(?:{_YEAR}|去|今|上|全|当)\s?年(?:来|内|初|末|底)?(?:以来)?[，,]?|^(?:{_YEAR})\s?年\d{{1,2}}月(?:\d{{1,2}}日)?(?:以来)?"
    r"|^(?:分别为|分别是|分别有|包括|其中|目前|现有|现在|现(?![金代场实状行房钞存货])|全年|年内|预计|同时|此外|另外|另有|并(?![购网轨])|且|已|共(?![享同建治青产])|均(?![衡等价])|也|还|拟|将|要(?![素求点])|约|我市|我县|我区|我局|各级|主要是|主要表现在|力争|确保|争取|预期|继续|一次性|拟)[，,]?"
)
_MONTHS = re.compile(r"^(?:\d{1,2}\s?月(?:份|末|底)?[、和，,]?)+(?=\D|$)(?!\s?[日至—－-])")
# what something was done about or by: 围绕《…》举办专题讲座
_GROUNDS = re.compile(
    r"^(?:围绕|结合|按照|根据|针对|依据|立足)[^，,；;。]{4,}?(?=(?:举办|开展|组织|召开|制定|印发|完成|建成|办理|发布|举行|修订|出台)[^，,的])"
)
LIMIT = 28
_BASIS_BEHIND = re.compile(r"(?:同比|环比|[较比](?:上年|去年|上月|上季|年初|\d{4}\s?年|\d{1,2}\s?月)\S{0,6})$")
_ONLY_TIME = re.compile(r"(?:(?:19|20)?\d\d\s?年)?(?:末|底)?(?:\d{1,2}\s?月)?(?:末|份|底)?")
SHARED_HEAD = re.compile(
    r"(?:人均|年均|月均)[\u4e00-\u9fff]+$|(?:增加值|投资额?|收入|支出|产量|销量|销售额|零售额|标准|总额|余额|数量|比例|比重|面积|规模|率)$"
)


def trim(head: str) -> str:
    """A noun phrase without what introduces it (times, 其中, 共), its closing verbs and open brackets."""
    before = None
    while head != before:
        before = head
        head = _MONTHS.sub("", _TIME.sub("", head)).strip("、，, 　的了")
        head = _GROUNDS.sub("", head)
        head = re.sub(rf"[{_OPEN}]$", "", head)
        if head.count("（") > head.count("）") or head.count("(") > head.count(")"):
            head = re.split(r"[（(]", head)[-1]
    head = re.sub(r"^[一二三四五六七八九十]{1,2}是|^——|^\d{1,3}[.．、](?=\D)", "", head)
    if len(head) > LIMIT:
        head = re.split(r"[、]", head)[-1] if len(re.split(r"[、]", head)[-1]) >= 4 else head[-LIMIT:]
    return head


def parts_of(head: str, n: int) -> list[str]:
    """What a 分别 distributes over: n parts, joined by ，, 、 or 和, sharing what the last one ends in."""
    head = _BASIS_BEHIND.sub("", re.split(r"[；;。：:]", head)[-1].strip())
    clauses = [clause for clause in re.split("[，,]", head) if not _ONLY_TIME.fullmatch(clause.strip())]
    whole, last = "，".join(clauses), clauses[-1] if clauses else ""
    for text, separator in (
        (last, "[、]|(?:和|及|与|以及)"),
        (whole, "[，,]"),
        (whole, "[、]"),
        (whole, "(?:和|及|与|以及)"),
        (whole, "[、]|(?:和|及|与)"),
    ):
        parts = [trim(p) for p in re.split(separator, text)]
        if separator == "[、]|(?:和|及|与)" and len(parts) > n:
            parts = parts[-n:]
        if len(parts) == n and all(parts):
            return [*(part + _shared(part, parts[-1]) for part in parts[:-1]), parts[-1]]
    return []


def _shared(part: str, last: str) -> str:
    """What the last part says for all: 高技术制造业、装备制造业|增加值."""
    for size in (3, 2):
        at = last.rfind(part[-size:]) if len(part) >= size else -1
        if at >= 0 and at + size < len(last):
            return last[at + size :]
    if (head := SHARED_HEAD.search(last)) and not SHARED_HEAD.search(part):
        return head.group()
    at = last.rfind(part[-1:])
    return last[at + 1 :] if at >= 0 else ""
