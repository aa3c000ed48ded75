"""Labels: the phrase by which a reader knows what a figure measures, read off the clauses around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yoy.parse.growth import APART, GROWTH, grown
from yoy.parse.phrases import LIMIT, SHARED_HEAD, parts_of, trim
from yoy.parse.quantities import Found
from yoy.parse.units import CLASSIFIERS

_HARD = "，,；;。！？!?：:\n\t"
_LEVEL = (
    r"(?:扩充到|拓展到|扩充至|拓展至|保持在|稳定在|控制在|维持在|提高到|提升到|提升至|提高至|上升到|上升至|下降到|下降至|降到|降至|增加到|增加至|增至|增长到|扩大到|扩大至|延长至|延长到|缩短至|压缩至|跃上|跃升至|首次"
    r"|首次达到|首次跃上|首次突破|首次超过|达到了|达到|达|总计为|合计为|共计为|约为|分别为|分别是|分别达|分别有|为|是|至|到|有|仅|共计|合计|总计|累计|共有|共|计|约|安排|拟按|按|完成|实现|收于|收报|报收于|超)"
)
_FROM = re.compile(r"(?:由|从)(?:\S{0,3}年(?:末|底|同期)?的?|[^，,；;。、由从]{0,6})$")
# 现行16%的|税率|降至13%: the rate is named behind its old value
_RATE_BEHIND = re.compile(r"的(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:降|提高|下调|上调|调整|增加|降低)(?:至|到|为)")
_ONWARD = re.compile(
    r"\S{0,6}?(?:提升|提高|增加|增长|扩大|扩充|上升|下降|降低|缩短|压缩|压减|减少|延长|调整|拓展|回升|回落|增|升|降)(?:到|至|为)"
)
"""What the label of a target ends in."""
BASE = "原值"
"""What the label of a figure ends in that a 由…提升到… starts from."""
_TAIL = re.compile(rf"(?:[、，,]?{_LEVEL})+$")
_BEHIND = re.compile(r"[\u4e00-\u9fffA-Za-z“”《》（）()·、]*")
_NOT_OF_NOUN = re.compile(
    r"^(?:的|多|余|以上)|(?:已|(?<!平)均|并|全部|被|将|在(?![校职岗建编册库读])|由|向|与|和|及|等|为|达|占|按|支持|用于|置换|帮助|可|能够|应当|须|仍).*$"
)
# where the noun ends and its verb begins
_DOES = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?:依托|进驻|率先|参加|通过|利用|围绕|上线|签订|举办|编制|实现)")
_AGAIN = re.compile(
    r"(?:[较比](?:上年|去年|上月|上季|年初|\d{1,2}月)\S{0,4}|同比|环比)?"
)  # what may stand before a second 分别
_MAGNITUDES = ("总量", "规模", "总额", "总数", "总规模", "余额", "总产值", "金额", "数量", "总值", "均价", "总面积")
_RATES = ("增速", "涨幅", "降幅", "增幅", "利率", "占比", "比重")  # of what goes before
_BRIEF = 4  # characters of a head that may be a verb alone
_FAR = 400  # characters before a figure within which the clause before its own is looked for
_LEFTOVER = 10  # characters behind a figure that may still belong to it
_WHOLE = re.compile(r"\D{0,4}(全球|全国|总数)的?一半")
_TIME_WITHIN = re.compile(r"(?:\d{4}\s?年|\d{1,2}\s?月)[末底份]?")
_PARTS_FOLLOW = re.compile(r"[，,。；;：:（(]\s*(?:其中|包括|含)")
_ISSUED = re.compile(r"(?:先|已|将|再|共|拟)?(发行|增发|安排|下达|拨付|投入|新增)")  # the thing was named before
_REACHED = re.compile(
    r"(?:共|已|累计|直接)?(?:惠及|覆盖|带动|涉及|受益|服务)[\u4e00-\u9fff]{0,4}"
)  # who had what was named before
_BENEFIT = re.compile(r"受益|享受|参与$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure is called: `label` in full, `subject` the thing without its growth, for what inherits it.

    `whole` is what a part is a part of, where the sentence says so; `changed`: the figure is a change of its subject, or a
    difference from it, not its level.
    """

    label: str
    subject: str
    whole: str = ""
    changed: bool = False


def name_figures(sentence: str, quantities: Sequence[Found]) -> list[Named]:
    """Names the figures of a sentence, in order; places are relative to the sentence."""
    out: list[Named] = []
    subject = ""
    handed: list[str] = []  # what the last 分别 handed figures to; a second one hands more of them to the same
    k = 0
    while k < len(quantities):
        listed = _listed(sentence, quantities, k, handed)
        if listed:
            out += listed
            handed = [named.subject for named in listed]
            k += len(listed)
        else:
            out.append(_name(sentence, quantities, k, subject))
            k += 1
        subject = out[-1].subject or subject
    return _with_wholes(sentence, quantities, out)


def levels_beside(named: Sequence[Named]) -> dict[int, int]:
    """For each change in a sentence the level it is of, by their places in the list, where it stands in the sentence."""
    levels: dict[str, list[int]] = {}
    for k, name in enumerate(named):
        if name.subject and not name.changed:
            levels.setdefault(name.subject, []).append(k)
    return {
        k: max([j for j in levels[name.subject] if j < k] or levels[name.subject][:1])
        for k, name in enumerate(named)
        if name.changed and name.subject in levels
    }


def _with_wholes(sentence: str, quantities: Sequence[Found], named: Sequence[Named]) -> list[Named]:
    """The names with the whole that each is a part of: 共有车辆8辆，其中：A x辆、B y辆, up to the end of the list.

    A part that says little by itself (市级) takes the whole into its label.
    """
    out = list(named)
    whole, unit = "", ""
    for k in range(1, len(out)):
        between = sentence[quantities[k - 1].span.end : quantities[k].span.start]
        here, before = quantities[k].quantity, quantities[k - 1].quantity
        assert here is not None
        assert before is not None
        if _PARTS_FOLLOW.match(between) and before.unit == here.unit:
            whole, unit = named[k - 1].subject, here.unit
        elif re.search("[；;。]", between) or here.unit != unit:
            whole = ""
        if whole and named[k].label and whole not in named[k].label:
            label = f"{whole}：{named[k].label}" if len(named[k].label) <= _BRIEF else named[k].label
            out[k] = replace(named[k], label=label, whole=whole)
    return out


def _name(sentence: str, quantities: Sequence[Found], k: int, subject: str) -> Named:
    found = quantities[k]
    assert found.quantity is not None
    unit = found.quantity.unit
    clause = _clause(sentence, quantities, k)
    if (start := _FROM.search(clause)) and _ONWARD.match(sentence, found.span.end):
        owner = trim(clause[: start.start()]) or subject
        return Named(owner + BASE, owner, changed=True)
    if unit == "%" and (rate := _RATE_BEHIND.match(sentence, found.span.end)):
        owner = trim(re.sub("(?:现行|适用|原|按)$", "", clause)) + rate["noun"]
        return Named(owner + BASE, owner, changed=True)
    growth = GROWTH.search(clause)
    if growth:
        head = trim(clause[: growth.start()])
        behind = _noun_behind(sentence, quantities, k)
        if behind and len(head) <= _BRIEF and not growth["base"] and unit in CLASSIFIERS:
            return Named(clause + behind, behind)  # 优化提升3个|服务中心: the centres were improved, they didn't grow
        owner = head or subject
        rated = unit or ("%" if found.written == "words" else "")  # 压缩一半 is a rate
        return Named(grown(owner, growth, rated, behind), owner, changed=True)
    if apart := APART.search(clause):
        owner = trim(clause[: apart.start()])
        whose = owner if not owner or owner in subject or owner not in _RATES else subject + owner
        return Named((whose or subject) + apart["base"] + apart["verb"], owner or subject, changed=True)
    if unit == "%" and (
        share := re.search(r"占(?P<of>[^占]{0,14}?)(?:的)?(?:比重|比例|比|份额)?(?:" + _LEVEL + r")?$", clause)
    ):
        head = trim(clause[: share.start()])
        return Named(f"{head or subject}占{share['of']}比重", head or subject, changed=True)
    whole = _WHOLE.match(found.quantity.text)
    if whole:
        return Named(f"{trim(_TAIL.sub('', clause)) or subject}占{whole[1]}比重", subject)
    head = trim(_TAIL.sub("", clause))
    behind = "" if unit in ("%", "‰", "个百分点") else _noun_behind(sentence, quantities, k)
    if verb := _ISSUED.fullmatch(head):
        named = list(re.finditer(rf"{verb[1]}([^，,。；;：:、\d]{{3,16}})", sentence[: found.span.start]))
        if named:
            return Named(named[-1][1], named[-1][1])
    if _REACHED.fullmatch(head) or (not head and _BENEFIT.search(behind)):
        context = _before(sentence, found.span.start)
        return Named((context + head + behind)[-LIMIT:], subject)
    if behind and (not head or (len(head) <= _BRIEF and not SHARED_HEAD.search(head))):
        return Named((head + behind)[:LIMIT], behind)
    if not head:
        return Named((subject + behind) or behind or subject, subject)
    if len(head) <= _BRIEF and subject.endswith(head):
        return Named(subject, subject)
    if head in _MAGNITUDES and subject:  # GDP增长6.6%，总量突破90万亿元
        return Named(subject + head, subject)
    return Named(head, head)


def _before(sentence: str, end: int) -> str:
    """The clause before the one that a place stands in, without what introduces it."""
    clauses = re.split("[，,；;。：:]", sentence[max(0, end - _FAR) : end])
    return trim(clauses[-2]) if len(clauses) > 1 and not re.search(r"\d", clauses[-2]) else ""


# ---------------------------------------------------------------- clauses
def _clause(sentence: str, quantities: Sequence[Found], k: int) -> str:
    """What stands before a figure in its clause; a 、 behind the figure before ends a clause too."""
    end = quantities[k].span.start
    start = max((sentence.rfind(c, 0, end) for c in _HARD), default=-1) + 1
    if k:
        start = max(start, quantities[k - 1].span.end)
    text = sentence[start:end]
    if k and start == quantities[k - 1].span.end and "、" in text[:_LEFTOVER]:
        text = text[text.index("、") :]  # 1.4万亿斤新台阶、亩产…: what the figure before still says
    text = text.lstrip("、，, 和及与")
    if text and text[0] in "）)”":
        text = text[1:]
    return text.strip()


def _noun_behind(sentence: str, quantities: Sequence[Found], k: int) -> str:
    """What a counted figure counts, as far as it stands behind it: 149种|电子证照跨市应用."""
    end = quantities[k].span.end
    stop = quantities[k + 1].span.start if k + 1 < len(quantities) else len(sentence)
    found = _BEHIND.match(sentence, end, stop)
    noun = re.split(r"[、（(]", found[0])[0] if found else ""
    noun = _DOES.split(_NOT_OF_NOUN.sub("", noun))[0]
    return noun[:16].strip("“”《》")


# ---------------------------------------------------------------- lists
def _listed(sentence: str, quantities: Sequence[Found], k: int, handed: Sequence[str]) -> list[Named]:
    """A、B分别增长8.9%、7.7%: the figures that a 分别 hands out, each with its own part of what stands before it."""
    end = quantities[k].span.start
    place = sentence.rfind("分别", 0, end)
    between = _TIME_WITHIN.sub("", sentence[place:end])
    if place < 0 or re.search(r"[，,；;。：:]|[\d一二三四五六七八九十]{2}", between):
        return []
    run = [quantities[k]]
    for following in quantities[k + 1 :]:
        between = sentence[run[-1].span.end : following.span.start]
        if not re.fullmatch(r"\s*(?:[、，,和及与]|以及)\s*", between):
            break
        run.append(following)
    clause = re.split("[，,；;。：:]", sentence[:place])[-1]
    again = len(handed) == len(run) and _AGAIN.fullmatch(clause.strip())
    parts = list(handed) if again else parts_of(sentence[:place], len(run))
    if len(run) < 2 or not parts:
        return []
    verb = clause + sentence[place:end] if again else sentence[place:end]
    out = []
    for part, found in zip(parts, run, strict=True):
        assert found.quantity is not None
        growth = GROWTH.search(verb)
        label = grown(part, growth, found.quantity.unit, "") if growth else part
        out.append(Named(label, part, changed=bool(growth)))
    return out
