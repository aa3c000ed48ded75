"""What the words of a figure's label say: how it changed, what the thing is, whether they say anything of it at all.

The helper of `faces`.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

_KINDS = (
    (re.compile(r"(?:增长率|涨幅|升幅|增速|增幅|升值幅度|提升幅度|提高幅度)$"), "growth"),
    (re.compile(r"(?:降幅|跌幅|贬值幅度|降低率)$"), "decline"),
    (
        re.compile(
            r"(?:比上年|较上年|环比|同比|比\S{1,6})\S{0,3}(?:减少额?|下降|降低|回落|缩小|低|少|多减额|少增额)$|(?:减少额|下调额|下行)$"
        ),
        "fall",
    ),
    (
        re.compile(r"(?:比上年|较上年|环比|同比|比\S{1,6})\S{0,3}(?:额|提高|上升|增加|扩大|高|多)$|(?:增加额|提高额)$"),
        "step",
    ),
    (re.compile(r"原值$"), "base"),
    (re.compile(r"占.*(?:比重|占比)$|(?:占比|比重|比例)$"), "share"),
)
_GENERIC = {
    "",
    "增长",
    "其中",
    "收取",
    "安排",
    "实现",
    "完成",
    "达到",
    "比上年",
    "全年",
    "共计",
    "总计",
    "数量",
    "金额",
    "提高",
    "惠及",
}
# what a label may begin with, hold or lack without naming another thing: what is done to it, where, and how
_VERBS = (
    "开展|制作|安排|落实|推进|推动|加强|提升|优化|完成|实现|组织|举办|建立|建成|公开|发布|出台|制定|修订|印发"
    "|办理|受理|办结|收到|收办|收取|发行|投入|主持|召开|接待|处理|培训|调解|审查|检查"
)
_FILLER = re.compile(
    r"增长率|涨幅|升幅|增速|增幅|降幅|跌幅|比上年|增加额|提高额|减少额|下调额|占比|比重|比例|数量|总额|规模|总量|情况"
    rf"|{_VERBS}|切实|进一步|继续|全面|深入|大力|积极|持续|达到|保持|总共"
    r"|全[国省市区县州]|我[国省市区县局]|各[级地类项种]|全年|年末|年底|向社会|政府(?=专项|债)"
    r"|[共均已了的对将要在为向从至与和及等用约全年先拟还]|再(?![贷贴生就保融])"
)
_CHANGES = re.compile(r"(?:增长率|涨幅|降幅|增加额|提高额)$")
# what only says how something moved, and since when: 增速比上年末高, 比年初增加额
_MOVES = re.compile(
    r"^[比较].*|[比较](?:上年|去年|上一年|上月|上季|同期|年初|\d{4}年|@[+-]\d)[末底度]?|同比|环比|增速|增幅|涨幅|升幅|降幅|跌幅|增长率|[新多少]?[增减]加?额"
    r"|提高|上升|上涨|回落|扩大|收窄|下降|降低|减少额?|增加额?|[高低多少](?=\d|$)|\d[\d.]*个?(?:百分点|基点)?|[年期月季]末|全年"
)
# any amount, and who pays it
_ANY = re.compile(
    r"(?:(?:中央|地方|省级?|市级?|县级?|各级)?财政)?(?:资金)?|总?投资|余额|利率|操作量?|经费|规模|期限|金额|总额|数量|[增存]量|均值|最[高低]|收盘价"
)
_OFFICE = re.compile(r"(?:银行|政府|[委局厅部办院]|委员会|部门|单位)$")
_SHARES = re.compile(r"(?:占比|比重)$")
_NOTE = re.compile(r"[（(](?![^）)]*(?:@|\d{4}))[^（）()]*[）)]")  # a time is no note
_DOES = re.compile(_VERBS)
_BY_WAY_OF = re.compile("通过|利用|其中|在.")
# up and down are opposite, whatever the word
_LOWERED, _RAISED = re.compile("下调|调低|调降|压降"), re.compile("上调|调高|调升")


def kind_of(label: str) -> str:
    """Whether a figure is a level, or how much something grew, declined, fell, rose, or makes of a whole."""
    return next((name for pattern, name in _KINDS if pattern.search(label)), "level")


def thing_of(label: str) -> str:
    """A label without the word for how its thing changed: 产值 of 产值增长率."""
    return _CHANGES.sub("", label)


@lru_cache(maxsize=50_000)
def is_generic(label: str, unit: str, issuer: str) -> bool:
    """Whether a label says nothing of what is measured: only how it moved, who acts or pays, or a word for any amount."""
    thing = label.rpartition("：")[2]
    if _SHARES.sub("", thing_of(thing)) in _GENERIC:
        return True
    rest = _FILLER.sub("", _MOVES.sub("", thing))
    who = rest in issuer or (unit in ("次", "场", "场次") and _OFFICE.search(rest))  # did something so many times
    return len(rest) < 2 or bool(who or _ANY.fullmatch(rest))


def says_more(one: str, other: str) -> tuple[bool, bool]:
    """Whether either label says something the other doesn't; what is done to a thing, where and by whom is nothing of it."""
    if bool(_NOTE.search(one)) != bool(_NOTE.search(other)):  # a note that only one of them has
        one, other = _NOTE.sub("", one), _NOTE.sub("", other)
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and _DOES.match(short) and not _BY_WAY_OF.search(long[: -len(short)]):
        return False, False  # 企业诉求专席|受理企业诉求: who did it
    one, other = (_FILLER.sub("", _RAISED.sub("提高", _LOWERED.sub("降低", label))) for label in (one, other))
    left = right = False
    for operation, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if operation != "equal":
            left |= _more(one[i:j], one, other)
            right |= _more(other[k:m], other, one)
    return left, right


def _more(piece: str, one: str, other: str) -> bool:
    """Whether a label says something more often than the other: 行政事业单位的|行政|单位 against 行政事业单位的|事业|单位."""
    return bool(piece) and one.count(piece) > other.count(piece)
