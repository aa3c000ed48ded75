"""What a report's clauses do: whose turn it is (looking back, planning), the verb, its object, and how concrete that is.

The helper of `initiatives` and `commitments`: both ask of a clause whether it names something a reader could check.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from yoy.changes.vocabulary import ABSTRACT, ADVERBS, FIRM, IDLE, PLAIN, VAGUE
from yoy.model import Report, Span
from yoy.parse.roles import Role

_OPEN, _CLOSE = "“《（(‘『「", "”》）)’』」"
_BREAKS = "，；。：！？,;!?\n\t"

_RITES = re.compile(
    r"习近平|党中央|党的(?:领导|建设|方针|民族|宗教|自我)|两个维护|两个确立|四个意识|四个自信|中国特色社会主义|民族复兴|"
    r"一个中国|一国两制|台独|人类命运共同体|和平发展|各位(?:代表|委员)|衷心感谢|霸权|祖国统一|同胞|侨胞|奋斗|核心价值观|"
    r"党风廉政|决策部署|市委市政府|市委、市政府|从严治党|初心|使命|精气神|国际社会|政治(?:判断|方向|建设)"
)

_TARGETS = re.compile(r"目标(?:任务)?(?:主要)?(?:是|为：|：)")

_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+是|——|（[一二三四五六七八九十]+）|\d+[.．、]|要|将|拟|并|也|还|再(?![次度])|已|须|必须|应当|我们|我[市区县省局厅委]|"
    r"全[市区县省国]|各级政府|各地区各部门|各地区|各部门|各地|中央财政|省级政府|其中|同时|此外|今年|明年|全年|去年|一年来|年内|"
    rf"20\d\d年|时隔[^，]{{1,3}}年后?|上半年|下半年|下一步|到20\d\d年|{ADVERBS})+"
)
_TAKEN_IN = re.compile(r"(?:纳入|列入)(?!.*(?:的|等))[^，]{4,}$")  # 将…纳入…: what it is taken into names the measure
_THEN = re.compile(rf"^(?:{ADVERBS})+")
_WEIGHT = {**dict.fromkeys(IDLE, 0.0), **dict.fromkeys(PLAIN, 1.0), **dict.fromkeys(FIRM, 2.0)}
_VERB = re.compile(rf"^({'|'.join(sorted(_WEIGHT, key=len, reverse=True))})(?:好|并|和|与|、)?")


def is_rite(sentence: str) -> bool:
    """Whether a sentence speaks of doctrine, thanks or ceremony."""
    return bool(_RITES.search(sentence))


class Clause(NamedTuple):
    """A clause of a sentence: its place and its passage's index, what part of the report it is in, and what it does.

    `verb` is empty where it starts with none; `object` is what stands behind it. `opens`: it is alone in the first sentence
    of its line. `rite`: its sentence speaks of doctrine, thanks or ceremony. `target`: its sentence lists targets.
    """

    span: Span
    passage: int
    role: Role
    opens: bool
    verb: str
    object: Span
    rite: bool
    target: bool


def find_clauses(report: Report, roles: Sequence[Role]) -> tuple[Clause, ...]:
    """The clauses of all sentences of a report, in reading order; headings, table rows and front matter have none.

    `roles` are those of its passages (`find_roles`).
    """
    out: list[Clause] = []
    line = -1
    for k, passage in enumerate(report.passages):
        if passage.kind != "sentence":
            continue
        sentence = report.slice(passage.span)
        rite, target = is_rite(sentence), bool(_TARGETS.search(sentence))
        spans = list(split(report.text, passage.span))
        for span in spans:
            verb, rest = _action(report.slice(span))
            opens = passage.line != line and span == spans[0] and len(spans) == 1
            out.append(
                Clause(
                    span,
                    k,
                    roles[k],
                    opens,
                    verb,
                    Span(span.end - len(rest), span.end),
                    rite,
                    target,
                )
            )
        line = passage.line
    return tuple(out)


def split(text: str, span: Span, breaks: str = _BREAKS) -> Iterator[Span]:
    """The stretches between breaking marks, those inside quotes and brackets not counting; without white space around."""
    depth, start = 0, span.start
    for i in range(span.start, span.end):
        c = text[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif c in breaks and not depth and not _within_number(text, i):
            yield from _trim(text, start, i)
            start = i + 1
    yield from _trim(text, start, span.end)


def _within_number(text: str, i: int) -> bool:
    return text[i] in ",:：" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _action(clause: str) -> tuple[str, str]:
    """The firmest of the verbs a clause begins with, and what stands behind them."""
    taken = _TAKEN_IN.search(clause)
    rest = taken.group() if taken else _LEAD.sub("", clause)
    verbs: list[str] = []
    while (verb := _VERB.match(rest)) and len(behind := _THEN.sub("", rest[verb.end() :])) >= 2:
        verbs.append(verb.group(1))
        # 落实全面节约战略: an adverb that no verb follows belongs to the name
        rest = behind if _VERB.match(behind) else rest[verb.end() :]
    return max(verbs, key=_WEIGHT.__getitem__, default=""), rest


# ---------------------------------------------------------------- how concrete
@lru_cache(maxsize=50_000)
def specificity(phrase: str) -> int:
    """How many characters of a phrase are not everyday official vocabulary."""
    return len(re.sub(r"[\s，、。；：“”《》（）]", "", VAGUE.sub("", phrase)))


def clause_weight(clause: Clause) -> float:
    """How firm a clause's verb is: 2 for 实施 and the like, 0 for 坚持, -0.5 without one."""
    return _WEIGHT.get(clause.verb, -0.5)


def speaks_of_outcome(phrase: str) -> bool:
    """It ends in a word for a hoped-for state: 活力, 水平, 局面."""
    return bool(ABSTRACT.search(phrase))
