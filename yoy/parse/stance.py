"""Stance: whether a figure is a fact, a target or a plan."""

import re

from yoy.model import Stance
from yoy.parse.roles import Role

AIM = "预期目标"
"""What is put behind the label of a figure that is aimed at."""

_TARGET = re.compile(r"目标")
_STATED = re.compile(r"(?:预期|年度|发展)目标(?:是|为)")
# in the figure's own clause; 将 alone says no more than 把 there, 计划 behind a noun is a document
_PLANNED = re.compile(r"力争|(?<![法度作动展设训习产育资])计划|拟(?=[^的]*$)|预计|将于")


def stance_of(role: Role, sentence: str, before: str) -> Stance:
    """The stance of a figure from its passage's role, its sentence and what stands before it in the sentence."""
    if role == "plan":
        return "target" if _TARGET.search(sentence) else "planned"
    if _STATED.search(before):
        return "target"
    return "planned" if _PLANNED.search(re.split("[，,；;]", before)[-1]) else "actual"
