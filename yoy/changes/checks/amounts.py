"""What the prose of a budget or of final accounts calls its amounts: totals, the three public outlays, procurement.

The helper of `outlays`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from yoy.changes.checks.paragraphs import Paragraph
from yoy.model import Measure

SPENT = "决算"  # behind the names of amounts that were spent; the others were planned
_ACCOUNTS = "支出决算"
_SUBJECT = "政府采购"  # stands before what a paragraph says of its kinds and of what is kept for smaller enterprises
_YEAR = re.compile(r"(20\d\d)年(?!.*20\d\d年)")

Told = Mapping[str, Measure]
"""The amounts of a report by their names."""

_CAR = "公务用?车(?:用车)?"
_SUM = r"(?:总?金额|总额|总计)?(?:为|是|共)?$"
_SMALL = r"(?:小型和微型|小型、微型|小型微型|小微)"
_KEPT = r"[^，。；\d]{0,16}(?:预算|金额)(?:总额|金额)?(?:为|是|共)?$"  # 预留政府采购项目预算金额
_IS = r"(?:财政拨款)?(?:支出)?(?:年初)?(?P<kind>预算|决算)?(?:数|总额)?(?:为|是|共)?$"
# What an amount is called in prose, right before it; the more exact name first
_OUTLAYS = (
    ("财政拨款收入支出总计", r"财政拨款收入?、?支出总计(?:为|是)?$"),
    ("收入支出总计", r"(?<!拨款)收入?、?支出总计(?:为|是)?$"),
    ("收入预算", r"(?<![\u4e00-\u9fff]款)收入预算(?:总额|数)?(?:为|是)?$"),
    ("支出预算", r"(?<![\u4e00-\u9fff]款)支出预算(?:总额|数)?(?:为|是)?$"),
    ("公务用车购置及运行费", rf"{_CAR}购置[及和]运行(?:维护)?费(?:用)?{_IS}"),
    ("公务用车购置费", rf"{_CAR}购置费(?:用)?{_IS}"),
    ("公务用车运行费", rf"{_CAR}运行(?:维护)?费(?:用)?{_IS}"),
    ("因公出国（境）费", rf"因公出国[（(]境[）)]费(?:用)?{_IS}"),
    ("公务接待费", rf"公务接待费(?:用)?{_IS}"),
    ("“三公”经费", rf"[“\"]三公[”\"]经费{_IS}"),
)
_PROCUREMENT = (
    ("授予小微企业合同", rf"授予{_SMALL}企业的?合同{_SUM}"),
    ("授予中小企业合同", rf"授予中小微?企业的?合同{_SUM}"),
    ("面向小微企业采购", rf"{_SMALL}企业的?{_KEPT}"),
    ("面向中小企业采购", rf"中小微?企业的?{_KEPT}"),
    ("政府采购货物", rf"货物(?:类)?(?:采购)?(?:支出|预算){_SUM}"),
    ("政府采购工程", rf"工程(?:类)?(?:采购)?(?:支出|预算){_SUM}"),
    ("政府采购服务", rf"服务(?:类)?(?:采购)?(?:支出|预算){_SUM}"),
    ("政府采购", rf"政府采购(?:支出|预算)?{_SUM}"),
)
_PROCURED = {name for name, _ in _PROCUREMENT}


def amounts_told(lines: Sequence[Paragraph]) -> dict[str, Measure]:
    """The amounts by their names; those that a report gives in several values mean several things, and are left out."""
    found: dict[str, list[Measure]] = defaultdict(list)
    for line in lines:
        for measure in line.measures:
            if (name := name_of(line, measure)) and measure.quantity.unit == "元" and not measure.quantity.bound:
                found[name].append(measure)
    return {name: given[0] for name, given in found.items() if len({m.quantity.value for m in given}) == 1}


def name_of(line: Paragraph, measure: Measure) -> str | None:
    """What an amount of the report's own year is called, if it is one of these."""
    before = line.before(measure)
    year = _YEAR.search(before)
    if year and int(year[1]) != line.report.year:
        return None
    for name, said in (*_OUTLAYS, *_PROCUREMENT):
        if found := re.search(said, before):
            kind = found.groupdict().get("kind")
            if kind is None and "kind" in found.groupdict() and _ACCOUNTS in line.report.text:
                return None  # what was planned, or what was spent
            if name in _PROCURED and _SUBJECT not in line.report.text[line.span.start : measure.span.start]:
                return None
            return name + kind if kind == SPENT else name
    return None
