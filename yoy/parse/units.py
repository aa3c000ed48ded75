"""Units: what a number counts or measures, an open class: known words, what is built of them, and what stands where a unit must.

`UNIT` matches the known ones and their compounds (平方+公里, 家+次, 元/人); `open_unit` reads an unknown one off its place.
"""

import re

# Units of more than one character; compounds are made by the pattern below.
_LONG = [
    "个百分点",
    "百分点",
    "个基点",
    "基点",
    "人民币元",
    "元人民币",
    "元欧元",
    "元日币",
    "元港币",
    "人民币",
    "新台币",
    "台币",
    "日币",
    "瑞士法郎",
    "泰铢",
    "奈拉",
    "澳元",
    "加元",
    "圆整",
    "圆正",
    "圆",
    "块钱",
    "公分",
    "赫兹",
    "兆赫兹",
    "千卡",
    "℃",
    "°C",
    "立方",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "微克",
    "毫克",
    "公斤",
    "千克",
    "克拉",
    "公顷",
    "千瓦时",
    "兆瓦时",
    "千瓦",
    "兆瓦",
    "千伏安",
    "千伏",
    "标准箱",
    "标箱",
    "人天",
    "次数",
    "美元",
    "欧元",
    "英镑",
    "日元",
    "港元",
    "港币",
    "澳门元",
    "卢布",
    "新元",
    "韩元",
    "元",
    "小时",
    "分钟",
    "个工作日",
    "工作日",
    "个月",
    "个季度",
    "周岁",
    "岁",
    "光年",
    "海里",
    "英里",
    "英尺",
    "摄氏度",
    "度",
    "桶",
    "美分",
    "角",
    "分贝",
    "兆",
    "载重吨",
    "标准煤",
    "公尺",
    "电子伏",
    "马力",
    "大卡",
    "印张",
    "英寸",
    "加仑",
    "盎司",
    "机时",
    "学时",
    "课时",
    "学分",
    "标段",
    "床位",
    "车位",
    "泊位",
    "人年",
    "人日",
    "人份",
    "户头",
    "大类",
    "小类",
    "门类",
]
# Units in Latin letters; a letter, digit or hyphen behind makes them part of a name.
_LATIN = "Mbps|Gbps|kbps|kWh|MWh|GWh|TWh|km|kg|kW|MW|GW|kV|KV|TB|PB|EB|GB|MB|mm|cm|CM|bp|BP|M|m"
_CLASSIFIERS = (
    "个件宗份项类条次种期名位户家人台辆部篇幅起批套座所处支艘架吨斤元亩株只头款间笔册卷页点块枚门级层轮届例片班站团队年月天日周米克升瓦伏安顿箱袋瓶包棵根"
    "场戶個枝副双尊幕席起单票束捆阵趟遍顿艇域栏令锭吋磅卡瓩匹"
    "把张面颗粒滴顶匹尾羽窝道堂节课集部首句字词声拍组串排列行路线圈环号角分厘毫匁两钱担石桩盏孔口眼扇栋幢楼层亩顷垧里尺寸丈公尺倍成折折本剂服针管"
)
_COUNTED = "|".join(sorted({*_LONG}, key=len, reverse=True))
_LENGTHS = "公里|千米|公尺|厘米|毫米|公分|分米|英寸|英尺|米|尺"
_SINGLE = "".join(dict.fromkeys(_CLASSIFIERS)).translate(dict.fromkeys(map(ord, "家人")))
_LETTERS = rf"(?:{_LATIN})(?![A-Za-z0-9\-])"
# square and cubic measures, visits and acts counted by what makes them (人次, 架次), traffic (吨公里)
_VISITS = r"(?![年月天日周首其再多依档名层])[\u4e00-\u9fff]次(?![要级生贷席元方序于品])"
_COMPOUND = rf"(?:平方|立方)(?:{_LENGTHS})|{_VISITS}|[人吨车]公里|标准[{_SINGLE}]"
UNIT = rf"(?:{_COMPOUND}|{_COUNTED}|{_LETTERS}|家(?!庭)|人(?!口)|[{_SINGLE}])(?:/[\u4e00-\u9fff]{{1,3}})?"

# where an amount must stand: behind these words, what follows a number is its unit, known or not
_AMOUNT_BEFORE = re.compile(
    r"(?:达|达到|[增减升降提扩延缩][加少至到高长大短]到?|共有?|共计|合计|总计|约|近|超过|仅|完成|生产|建成|功率为|[量率额度值数]为?)\s*$"
)
_OPEN = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{1,3}?)(?=[，,。；;、：:）)\s]|以上|以下|以内|左右|的|[增减提下上扩][加少高降升大长]|$)"
)
# what follows a number in a name (500强, 12345热线, 2.0版) or is no unit of anything
_NAMING = re.compile(
    r"工程|行动|计划|会议|大|强|热线|平台|精神|国|系列|型|版|方案|战略|模式|指数|政策|目标|时期|战役|事件|条例|号|左右|上下|以|附近|开始|之|和|与|及|或|至|到|的|了|也|则|且|等"
)

# What stands behind a scale word without a measure word: 6600多万纳税人 counts 人.
PERSONS = re.compile(r"[^，。；、：\s]{0,6}?(?:人口|人员|学生|群众|居民|职工|农民|纳税人|毕业生|劳动力|者|人)")
HOUSEHOLDS = re.compile(r"[^，。；、：\s]{0,4}?(?:家庭|农户)")

PERCENT = {"%": "%", "％": "%", "‰": "‰"}
POINTS = {"百分点": "个百分点", "基点": "个基点"}


_STANDARD = {
    **dict.fromkeys(("人民币元", "元人民币", "人民币", "圆整", "圆正", "圆", "块钱", "块"), "元"),
    "元欧元": "欧元",
    **dict.fromkeys(("元日币", "日币"), "日元"),
    **dict.fromkeys(("元港币", "港币"), "港元"),
    "台币": "新台币",
    "千米": "公里",
    "公分": "厘米",
    **dict.fromkeys(("℃", "°C"), "摄氏度"),
    **dict.fromkeys(("bp", "BP"), "个基点"),
    "CM": "厘米",
    "cm": "厘米",
    "m": "米",
    "km": "公里",
    "戶": "户",
    "個": "个",
    "公尺": "米",
    "平方千米": "平方公里",
    "平方公尺": "平方米",
    "立方公尺": "立方米",
    **POINTS,
}
HALVED = frozenset(("吨", "斤", "公斤", "米", "公里", "里", "亩", "小时", "倍", "成", "折", "尺", "升"))
"""Units of which 半 behind them is a half: 一吨半."""
_CURRENCIES = {"人民币": "元", "港币": "港元", "新台币": "新台币", "台币": "新台币", "日币": "日元"}


CLASSIFIERS = frozenset(
    "个件宗份项类条种期名位户家辆部篇幅起批套座所处支艘架株只间册页块枚笔场例片班站栋幢孔盏台张面道堂节尊幕席单票"
)
"""Units that count things and say no more of them than that."""


def standard(unit: str) -> str:
    """The unit as it is named in every view."""
    return _STANDARD.get(unit, unit)


def currency_before(text: str) -> str:
    """The currency that stands before an amount in 元 (港币2960元); empty where none does."""
    found = re.search(rf"({'|'.join(_CURRENCIES)})\s*$", text)
    return _CURRENCIES[found[1]] if found else ""


def open_unit(before: str, behind: str) -> str:
    """The word behind a number that stands where an amount must, up to three characters; empty where it can't be one."""
    found = _OPEN.match(behind)
    return found["unit"] if found and _AMOUNT_BEFORE.search(before) and not _NAMING.match(found["unit"]) else ""


def noun_unit(behind: str) -> str:
    """人 or 家庭 where the number is followed by the noun it counts, else empty."""
    if PERSONS.match(behind):
        return "人"
    return "家庭" if HOUSEHOLDS.match(behind) else ""
