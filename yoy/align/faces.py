"""What a figure is compared by: its label folded, its unit's family, its basis; and how alike two of them are."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from yoy.align.owners import country_of
from yoy.align.terms import fold, roll
from yoy.model import Break, Measure, Report
from yoy.parse.conversion import family, worth
from yoy.parse.periods import is_several
from yoy.parse.stance import AIM

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
# what two figures must not differ in where both say it: whose they are, and when they were taken
_BASES = (
    (("sum", re.compile(r"累计")), ("year", re.compile(r"当年|全年"))),
    (("own", re.compile(r"本级|本机关|本单位|代表.{1,6}政府|政府办")), ("all", re.compile(r"全[国省市区县州旗]"))),
    (("end", re.compile(r"[年月期季]末|年底")), ("mean", re.compile(r"平均|年均|月均"))),
)
_TOTAL = re.compile(r"总(?=产量|产值|产能|收入|支出|面积|人数|人口|数)")  # 粮食总产量 is 粮食产量
# 比2023年增长率 of 2024 is 增长率, 较2023年末增加额 is 比上年增加额
_LAST_YEAR = r"[比较]@-1年?[末底度]?(?:同期)?"
_RATE_SINCE = re.compile(rf"{_LAST_YEAR}(?=(?:增长率|[涨升降跌]幅|(?:[升贬]值|提升|提高|扩大)幅度)$)")
_SINCE = re.compile(_LAST_YEAR)
_BESIDE = 20  # characters before a figure that say what its label doesn't
_SAME_PLACE = 0.3
_NUMBER = re.compile(r"\d+")  # 12345热线座席 and 12345热线专题 have little in common
# what is added is not what there is: 新增高速铁路里程 against 高速铁路里程
_ADDED = re.compile(r"新增|新建|净增|新开工|增发")
_YEARLY = re.compile(r"年均(?!值)")  # 年均增长率 is over several years
_ADJUSTED = re.compile(r"扣除|剔除|可比|不变价|口径|年化|折年")
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
_FORMER = re.compile(r"(?P<now>.+?)[（(]原(?:名|称|为)?(?P<was>[^（）()]+)[）)](?P<rest>.*)")
# what says the basis of a figure beside its thing
_BASIS_WORDS = re.compile(
    r"本级|本机关|本单位|全[国省市区县州旗]|[年月期季]末|年底|平均|年均|月均|累计|新增|新建|当年|全年|@[+-]\d|年"
)


@dataclass(frozen=True, slots=True)
class Face:
    """What a figure is compared by: its label folded, and what must be equal for two figures to be the same thing.

    `known` holds the label, and the label under the former name that it gives itself: “数智城”项目（原“数字城”项目）.
    `country` is whose it is, where that isn't the report's own. `generic`: the label says nothing of what is measured (增长,
    其中, 比年初增加额); such a figure pairs only in passages that correspond, where what stands before it, `beside`, is alike.
    """

    label: str
    known: tuple[str, ...]
    pairs: Counter[str]
    bucket: tuple[str, ...]
    basis: tuple[str, ...]
    unit: str
    country: str
    generic: bool
    beside: Counter[str]

    @property
    def name(self) -> tuple[str, tuple[str, ...]]:
        """What tells it from the other figures of its report, as far as anything does."""
        return self.label, self.bucket


@dataclass(slots=True)
class Thread:
    """A series under construction; `face` is that of its latest figure, which stands in report `column`."""

    measures: list[int | None]
    face: Face
    column: int
    breaks: list[Break]


def face_of(measure: Measure, report: Report) -> Face:
    """The face of a figure."""
    label = _TOTAL.sub("", roll(fold(measure.label), report.year).removesuffix(AIM))
    label = _SINCE.sub("比上年", _RATE_SINCE.sub("", label))
    stance = "actual" if measure.stance == "actual" else "ahead"
    unit = measure.quantity.unit
    generic = _is_generic(label, unit, report.issuer)
    years = "several" if is_several(measure.period) else "one"  # a term's total is no year's
    return Face(
        label,
        _known(label),
        _pairs(_NUMBER.sub("#", label)),
        (family(unit), stance, kind_of(label), years, str(measure.table)),
        tuple(next((name for name, said in basis if said.search(label)), "") for basis in _BASES),
        unit,
        "" if measure.table else country_of(measure, report),
        generic,
        _beside(measure, report) if generic and not measure.table else Counter(),
    )


def _beside(measure: Measure, report: Report) -> Counter[str]:
    """The pairs of characters before a figure in its sentence, any number counting as one character."""
    begins = report.passages[report.passage_at(measure.span.start)].span.start
    before = fold(report.text[max(begins, measure.span.start - _BESIDE) : measure.span.start])
    return _pairs(_NUMBER.sub("#", before))


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, itertools.pairwise(text)))


def kind_of(label: str) -> str:
    """Whether a figure is a level, or how much something grew, declined, fell, rose, or makes of a whole."""
    return next((name for pattern, name in _KINDS if pattern.search(label)), "level")


def thing_of(label: str) -> str:
    """A label without the word for how its thing changed: 产值 of 产值增长率."""
    return _CHANGES.sub("", label)


@lru_cache(maxsize=50_000)
def _is_generic(label: str, unit: str, issuer: str) -> bool:
    """Whether a label says nothing of what is measured: only how it moved, who acts or pays, or a word for any amount."""
    thing = label.rpartition("：")[2]
    if _SHARES.sub("", thing_of(thing)) in _GENERIC:
        return True
    rest = _FILLER.sub("", _MOVES.sub("", thing))
    who = rest in issuer or (unit in ("次", "场", "场次") and _OFFICE.search(rest))  # did something so many times
    return len(rest) < 2 or bool(who or _ANY.fullmatch(rest))


def likeness(a: Face, b: Face) -> float:
    """Dice coefficient of the labels' character pairs; 0 where units or bases (`_BASES`) can't be compared."""
    if worth(a.unit, b.unit) is None or other_basis(a, b):
        return 0.0
    if set(a.known) & set(b.known):
        return 1.0
    return _dice(a.pairs, b.pairs)


def stand_alike(a: Face, b: Face) -> bool:
    """Whether what stands before two figures that say nothing of what they measure is alike; nothing before both is."""
    return a.beside == b.beside or _dice(a.beside, b.beside) >= _SAME_PLACE


def _dice(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _known(label: str) -> tuple[str, ...]:
    former = _FORMER.fullmatch(label)
    return (label, former["now"] + former["rest"], former["was"] + former["rest"]) if former else (label,)


def foreign(a: Face, b: Face) -> tuple[bool, bool]:
    """Whether either label says something the other doesn't: 基础研究|支出 against 支出, 一般性 against 均衡性.

    What is done to a thing, where, by whom, and the words for its change say nothing of what it is.
    """
    return min((_foreign(one, other) for one in a.known for other in b.known), key=sum)


def _foreign(one: str, other: str) -> tuple[bool, bool]:
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


def other_basis(a: Face, b: Face) -> bool:
    """Whether two figures say different bases; a rate at a year's end is none that doesn't say when it was taken."""
    if a.country != b.country or "分别" in a.label + b.label:  # of several that weren't told apart
        return True
    if any(bool(said.search(a.label)) != bool(said.search(b.label)) for said in (_ADDED, _YEARLY, _ADJUSTED)):
        return True
    dated = a.unit == "%" and a.bucket[2] == "level" and a.basis[-1] != b.basis[-1]
    return dated or any(one != other for one, other in zip(a.basis, b.basis, strict=True) if one and other)


def core(face: Face) -> str:
    """A label without what says its basis."""
    return _BASIS_WORDS.sub("", face.label)
