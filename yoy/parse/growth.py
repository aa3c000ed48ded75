"""Changes in so many words: 同比增长, 比上年增加, 比…高; and what the figure of one is called."""

import re

_CHANGE = {
    "增长": "增长率",
    "增": "增长率",
    "上涨": "涨幅",
    "涨": "涨幅",
    "上升": "升幅",
    "上行": "升幅",
    "下行": "降幅",
    "提升": "提升幅度",
    "提高": "提高幅度",
    "增加": "增长率",
    "扩大": "扩大幅度",
    "下降": "降幅",
    "降低": "降幅",
    "减少": "降幅",
    "回落": "降幅",
    "压减": "降幅",
    "下调": "降幅",
    "缩小": "降幅",
    "缩短": "降幅",
    "压缩": "降幅",
    "收窄": "降幅",
    "降": "降幅",
    "下跌": "跌幅",
    "跌": "跌幅",
    "升值": "升值幅度",
    "贬值": "贬值幅度",
    "多增": "多增率",
    "少增": "少增率",
    "多减": "多减率",
    "少减": "少减率",
}
_AMOUNT = {
    "提高": "提高额",
    "上调": "提高额",
    "提升": "提高额",
    "下调": "下调额",
    "增加": "增加额",
    "增长": "增加额",
    "增": "增加额",
    "减少": "减少额",
    "下降": "减少额",
    "降低": "减少额",
    "压减": "减少额",
    "上行": "上行",
    "下行": "下行",
    "缩短": "缩短",
    "延长": "延长",
    "多增": "多增额",
    "少增": "少增额",
    "多减": "多减额",
    "少减": "少减额",
}
GROWTH = re.compile(
    r"(?P<base>(?:同比|环比|比\S{0,6}?(?:上年|去年|同期|年初|上月|上季|\d{4}\s?年)\S{0,6}?|较\S{0,4}?(?:上年|去年|同期|年初|上月|上季|\d{1,2}\s?月末?|\d{4}\s?年末?)\S{0,6}?|年均|平均|连续\S{1,4}年)?)"
    r"(?P<how>(?:实际|名义|分别|再|又|将|均|累计|共|只|仅|大幅|小幅)*)"
    rf"(?P<verb>{'|'.join(sorted(_CHANGE, key=len, reverse=True))})(?:了|约|幅度为|幅度达|率为)?$"
)
# 增速比上年末高0.6个百分点: how far two things are apart
APART = re.compile(r"(?P<base>(?:比|较)[^，,；;。：:]{1,14}?)(?P<verb>高|低|多|少)(?:出|了)?$")

_OTHER_BASE = re.compile(r"^(?:环|年均|平均)|\d{4}")  # than last year


def grown(owner: str, growth: re.Match[str], unit: str, behind: str) -> str:
    """The label of a figure that says how `owner` changed; `behind` is the noun that follows the figure."""
    verb, base = growth["verb"], growth["base"]
    if unit in ("%", "‰", "倍", "成"):
        if owner.endswith(("涨幅", "增速", "降幅", "增幅")):
            return owner
        kind = "涨幅" if verb in ("上涨", "涨", "上升") and "价格" in owner else _CHANGE[verb]
        return owner + ("实际" if "实际" in growth["how"] else "") + (base if _OTHER_BASE.search(base) else "") + kind
    against = "比上年" if re.search(r"上年|去年|同比|同期", base) else base
    if unit.startswith("个") and unit != "个":
        return f"{owner}{against}{verb}"
    if not owner and behind:
        return f"{verb}{behind}"
    return f"{owner}{against}{_AMOUNT.get(verb, verb + '额')}"
