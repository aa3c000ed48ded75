"""Whose figure it is where a report speaks of several countries: 美国…，全年GDP增速为1.6% isn't the report's own GDP.

The helper of `faces`.
"""

import re

from yoy.model import Measure, Report

_NAMES = {
    "美国": "美国|美联储",
    "欧元区": "欧元区|欧洲央行|欧央行",
    "欧盟": "欧盟",
    "英国": "英国|英格兰银行",
    "日本": "日本",
    "印度": "印度(?!尼)",
    "印尼": "印尼|印度尼西亚",
    "俄罗斯": "俄罗斯|俄央行",
    "": "我国|中国|全国|国内(?!生产)",  # the report's own
}
_OTHERS = (
    "德国|法国|意大利|西班牙|葡萄牙|希腊|荷兰|瑞士|瑞典|挪威|丹麦|匈牙利|波兰|捷克|乌克兰|土耳其|加拿大|墨西哥|巴西|阿根廷|智利|委内瑞拉|"
    "澳大利亚|新西兰|韩国|朝鲜|越南|泰国|马来西亚|新加坡|菲律宾|巴基斯坦|哈萨克斯坦|伊朗|沙特|以色列|埃及|南非|尼日利亚|东盟"
)
_NAMED = re.compile("|".join((*(f"(?:{said})" for said in _NAMES.values()), _OTHERS)))

# what every country has one of
_EVERYWHERE = re.compile(
    r"GDP|生产总值|经济|CPI|PPI|PCE|PMI|失业|通胀|消费价格|基准利率|政策利率|加息|降息|就业|工业产出|零售|财政赤字|贸易[顺逆]差"
)


def country_of(measure: Measure, report: Report) -> str:
    """The country or union that a figure's label names, or else, for what every country has, the last one before it in its
    sentence; empty for the report's own, and where none is named."""
    if named := _NAMED.findall(measure.label):
        return _country(named[-1])
    if not _EVERYWHERE.search(measure.label):
        return ""
    begins = report.passages[report.passage_at(measure.span.start)].span.start
    named = _NAMED.findall(report.text, begins, measure.span.start)
    return _country(named[-1]) if named else ""


def _country(said: str) -> str:
    return next((name for name, known in _NAMES.items() if re.fullmatch(known, said)), said)
