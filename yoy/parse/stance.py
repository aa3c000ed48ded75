"""Stance and period: whether a figure is a fact, a target or a plan, and the time it is about."""

import re

from yoy.model import Report, Stance

_PLAN_TITLE = re.compile(
    r"下一步|下一阶段|下步|打算|展望|目标任务|主要任务|工作任务|工作安排|重点工作|总体要求|总体部署|工作部署|政策取向|工作思路|工作计划|的建议|改进措施"
)
_REVIEW_TITLE = re.compile(r"回顾|总结|完成情况|开展情况|工作情况|主要成效|总体情况")
_TARGET = re.compile(r"目标")
_PLANNED = re.compile(r"(?:力争|计划|拟|预计|下一步|将(?!近|军|来|于|其|有关|此))")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")


def heading_path(report: Report, section: int | None) -> list[str]:
    """The titles of the sections around a place, innermost first."""
    out = []
    while section is not None:
        out.append(report.sections[section].title)
        section = report.sections[section].parent
    return out


def is_plan(titles: list[str]) -> bool | None:
    """Whether sections of these titles speak of what is to be done; None where the titles don't say."""
    for title in titles:
        if _REVIEW_TITLE.search(title):
            return False
        if _PLAN_TITLE.search(title):
            return True
    return None


def stance_of(plan: bool | None, sentence: str, before: str) -> Stance:
    """The stance of a figure from its sections, its sentence and what stands before it in the sentence."""
    if plan and _TARGET.search(sentence):
        return "target"
    if plan:
        return "planned"
    if re.search(r"(?:预期|年度|发展)目标(?:是|为)", before):
        return "target"
    return "planned" if plan is None and _PLANNED.search(before) else "actual"


def period_of(report: Report, titles: list[str], stance: Stance, before: str) -> str | None:
    """The time a figure is about: the last one named before it, else that of its section, else the report's year."""
    found = list(_YEAR.finditer(before))
    if found:
        year, month, day = found[-1].groups()
        return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    for title in titles:
        if named := _YEAR.search(title):
            return named[1]
    if re.search(r"去年|上年|过去一年", before) and "比" not in before:
        return str(report.year - 1)
    return str(report.year) if stance == "actual" else None
