"""Stance and period: whether a figure is a fact, a target or a plan, and the time it is about."""

import re

from yoy.model import Report, Stance
from yoy.parse.roles import Role

_TARGET = re.compile(r"目标")
_STATED = re.compile(r"(?:预期|年度|发展)目标(?:是|为)")
# in the figure's own clause; 将 alone says no more than 把 there, 计划 behind a noun is a document
_PLANNED = re.compile(r"力争|(?<![法度作动展设训习产育资])计划|拟(?=[^的]*$)|预计|将于")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")


def heading_path(report: Report, section: int | None) -> list[str]:
    """The titles of the sections around a place, innermost first."""
    out = []
    while section is not None:
        out.append(report.sections[section].title)
        section = report.sections[section].parent
    return out


def stance_of(role: Role, sentence: str, before: str) -> Stance:
    """The stance of a figure from its passage's role, its sentence and what stands before it in the sentence."""
    if role == "plan":
        return "target" if _TARGET.search(sentence) else "planned"
    if _STATED.search(before):
        return "target"
    return "planned" if _PLANNED.search(re.split("[，,；;]", before)[-1]) else "actual"


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
