"""What a figure is compared by: its label folded, its unit's family, its basis; and how alike two of them are."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from yoy.align.naming import is_generic, kind_of, says_more
from yoy.align.owners import country_of
from yoy.align.terms import fold, roll
from yoy.model import Break, Measure, Report
from yoy.parse.conversion import family, worth
from yoy.parse.periods import is_several
from yoy.parse.stance import AIM

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
    generic = is_generic(label, unit, report.issuer)
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
    return min((says_more(one, other) for one in a.known for other in b.known), key=sum)


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
