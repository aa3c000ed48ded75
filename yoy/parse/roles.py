"""Whose turn it is in a report: which passages look back, plan, or admit shortcomings."""

import re
from typing import Literal

from yoy.model import Report
from yoy.parse.periods import base_year

Role = Literal["review", "plan", "issues"]

_PLAN_TITLE = re.compile(
    r"(?:任务|安排|打算|计划|总体要求|政策取向|思路|重点|展望|目标|下一步|下步|下一阶段|改进措施|部署|工作的建议)(?:$|[，、。和及与（]|的)"
)
_REVIEW_TITLE = re.compile(r"回顾|总结|成就|完成情况|进展|成效|成绩|基本情况|落实情况")
_ISSUES_TITLE = re.compile(r"问题|不足|困难|短板|差距|薄弱")
_PLAN_OPENING = re.compile(
    r"主要(?:预期)?目标(?:任务)?(?:是|为|如下)|下一?步|下一?阶段|今后|明年|新的一年|(?P<year>20\d\d)年[^。，]{0,14}(?:将|(?<![重主需首])要(?![求素点件闻道])|拟)|(?:我[们市局区县省厅委]|本[局市区县厅委])(?:将|拟)|将(?:重点|切实|继续|认真)"
)
_ISSUES = re.compile(
    r"清醒.{0,4}(?:看到|认识)|存在.{0,8}(?:问题|不足|差距|短板|薄弱)|(?:问题|不足|差距)(?:和|与)?(?:挑战|困难)?[，：:]?(?:主要)?(?:是|有|表现)|有待.{0,6}(?:提高|提升|加强|改进)"
)
# 2024年末，… and 12月，… state what was
_FACTS_OPENING = re.compile(
    r"(?:截至)?(?:(?P<year>20\d\d)\s?年(?:末|底|全年|\s?\d{1,2}\s?月)|\d{1,2}\s?月(?:末|底)?，|全年)"
)
_AHEAD = 2  # years that a plan is for; what is expected of 2030 is a forecast


def find_roles(report: Report) -> tuple[Role, ...]:
    """Of each passage: does it look back, plan, or admit shortcomings?

    Titles decide (下一步…, …年工作任务); inside a section that doesn't plan, a sentence that turns to the future opens a plan
    that lasts to the end of its headed section, or to a sentence that opens with a time gone by; one that names
    shortcomings opens them, to the end of its line. A section of both (存在问题和工作安排) begins with the shortcomings.
    """
    titled = [_titled(report, i) for i in range(len(report.sections))]
    out: list[Role] = []
    base = base_year(report)
    turned: int | None = None  # the headed section in which the text turned to the future, -1 outside of all
    issues = -1
    for passage in report.passages:
        text = report.slice(passage.span)
        role: Role = titled[passage.section] if passage.section is not None else "review"
        around = _headed_around(report, passage.section)
        if role != "plan" and passage.kind == "sentence":
            if _opens_plan(text, base):
                turned = around[0]
            elif turned is not None and (facts := _FACTS_OPENING.match(text)) and facts["year"] in (None, str(base)):
                turned = None
            elif _ISSUES.search(text):
                issues = passage.line
        if role != "plan":
            role = "plan" if turned in around else role
            role = "issues" if role == "review" and issues == passage.line else role
        out.append(role)
    return tuple(out)


def _opens_plan(text: str, base: int) -> bool:
    opening = _PLAN_OPENING.search(text[:60])
    if opening is None:
        return False
    return opening["year"] is None or 0 < int(opening["year"]) - base <= _AHEAD


def _headed_around(report: Report, section: int | None) -> list[int]:
    """The headed sections around a place, innermost first; -1 alone where there is none."""
    around = report.sections_around(section)
    return [at for at in around if report.sections[at].kind == "heading"] or [-1]


def _titled(report: Report, section: int) -> Role:
    """What a section's own title, or else those above it, say of its role."""
    for at in report.sections_around(section):
        here = report.sections[at]
        title = here.title.rstrip("。：: ")
        if here.kind == "heading" and len(title) <= 40:
            if _REVIEW_TITLE.search(title):
                return "review"
            if _PLAN_TITLE.search(title):
                return "issues" if _ISSUES_TITLE.search(title) else "plan"
    return "review"
