"""Wording that grew firmer or softer on the same matter: another step of one scale of words, the object being the same.

What is told is the wording; what it is meant to say isn't guessed. Precision before recall: only where a passage has one
counterpart, the exchanged words are steps of one scale and nothing else, and what follows stands in both years.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from yoy.align.terms import fold
from yoy.model import Change, Edit, Report, Shift, Span

SCALES = (
    ("研究 谋划", "探索", "试点 试行", "推进 推动 推行 开展", "全面推进 全面推行 全面推开 全面实施"),
    ("研究 谋划", "制定 编制 起草 研究制定", "出台 印发", "实施 落实 执行"),
    ("稳妥 稳慎 审慎", "稳步 有序 逐步", "推进 推动", "加快 加速", "大力 全力"),
    ("稳妥推进 稳慎推进", "稳步推进 有序推进 逐步推进 推进 推动", "加快推进 加快推动", "大力推进 全力推进 强力推进"),
    ("力争 争取 努力", "确保 保证"),
    ("鼓励 引导 倡导", "支持", "要求 必须"),
    ("基本", "全面 全部 完全"),
    ("适度 适当", "大幅 显著"),
    ("原则上", "一律 必须"),
)
"""From soft to firm; words of one step say the same."""

FIRM = frozenset(("加快", "大力", "全力", "坚决", "全面", "严格", "必须", "一律", "确保", "深入", "着力", "尽快"))
"""Put before a verb they make it firmer, left out softer."""
SOFT = frozenset(("稳妥", "稳慎", "审慎", "逐步", "探索", "适当", "适度", "力争", "争取", "原则上", "试点"))
"""Put before a verb they make it softer, left out firmer."""

_LEAST = 3  # characters of the matter behind the words and a verb, which both years have
_MATTER = re.compile(r"[^，。；：！？,;:!?\s]*")
_VERB = re.compile(
    r"推进|推动|推行|开展|实施|落实|建设|发展|支持|加强|提升|提高|培育|扩大|深化|完善|构建|打击|整治|防范|遏制|清理|"
    r"促进|推广|执行|规范|保障|治理|压减|压缩|降低|实现|完成|建成|放开|取消|优化|改革"
)
_STEPS = [{word: k for k, step in enumerate(scale) for word in step.split()} for scale in SCALES]


class _Exchange(NamedTuple):
    """What went and what came between two equal runs, each with its place in its year's text, and what stands behind."""

    went: str
    came: str
    at: tuple[int, int]
    behind: Edit


def find_shifts(reports: Sequence[Report], changes: Sequence[Change]) -> tuple[Shift, ...]:
    """The shifts of all edited passages, in their order."""
    return tuple(shift for change in changes if change.status == "edited" for shift in _shifts(change, reports))


def _shifts(change: Change, reports: Sequence[Report]) -> Iterator[Shift]:
    match = change.match
    if len(match.before) != 1 or len(match.after) != 1:
        return
    sides = tuple(zip(reports[match.left : match.left + 2], (match.before[0], match.after[0]), strict=True))
    for one in _exchanges(change.edits):
        toward = _toward(fold(one.went), fold(one.came), one.behind)
        if toward:
            places = [
                _place(*side, at, word) for side, at, word in zip(sides, one.at, (one.went, one.came), strict=True)
            ]
            behind = (fold(report.slice(place)) for (report, _), place in zip(sides, places, strict=True))
            if (
                len(
                    {_degrees(text[len(fold(word)) :]) for text, word in zip(behind, (one.went, one.came), strict=True)}
                )
                == 1
            ):
                yield Shift(match.left, toward, *places)


def _place(report: Report, passage: Span, at: int, word: str) -> Span:
    """The words that were exchanged, with all that stands behind them up to the next mark."""
    start = passage.start + at
    end = start + len(word)
    return Span(start, end + len(_matter(report.text[end : passage.end])))


def _exchanges(edits: Sequence[Edit]) -> Iterator[_Exchange]:
    went = came = ""
    at = [0, 0]  # where the runs that went and came end
    for edit in edits:
        if edit.op == "equal":
            if went or came:
                yield _Exchange(went, came, (at[0] - len(went), at[1] - len(came)), edit)
            went = came = ""
            at = [at[0] + len(edit.was or edit.text), at[1] + len(edit.text)]
        elif edit.op == "delete":
            went, at[0] = went + edit.text, at[0] + len(edit.text)
        else:
            came, at[1] = came + edit.text, at[1] + len(edit.text)


def _toward(went: str, came: str, behind: Edit) -> Literal["firmer", "softer"] | None:
    """Which way an exchange of words goes; None where it is none of degree."""
    matter = fold(_matter(behind.text))
    if len(_VERB.sub("", matter, count=1) if _VERB.match(matter) else matter) < _LEAST:
        return None
    if went and came:
        steps = [(scale[went], scale[came]) for scale in _STEPS if went in scale and came in scale]
        old, new = next((pair for pair in steps if pair[0] != pair[1]), (0, 0))
        return None if old == new else "firmer" if new > old else "softer"
    word = went or came
    if not _VERB.match(matter) or word not in FIRM | SOFT:
        return None
    return "firmer" if (word in FIRM) == bool(came) else "softer"


def _degrees(matter: str) -> frozenset[str]:
    """The words of degree further on: where they differ, one may only have moved."""
    return frozenset(word for word in FIRM | SOFT if word in matter)


def _matter(text: str) -> str:
    """The words up to the next mark."""
    found = _MATTER.match(text)
    return found[0] if found else ""
