"""Which year a file's name, a title or the first lines of a report say it is of."""

import re
from pathlib import Path

from yoy.errors import WrongYear

_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_DIGIT = "[0-9０-９〇○零一二三四五六七八九]"
_YEAR = re.compile(rf"(?<!{_DIGIT})((?:19|20|１９|２０|一九|二[〇○零]){_DIGIT}{{2}})(?!{_DIGIT}|[.．]\d)")
_SAID = re.compile(_YEAR.pattern + r"(?=\s*(?:年|财年|财政年度))")
_WHOLE = re.compile(_SAID.pattern + r"(?!\s*年\s*\d{1,2}\s*月)")
_HEAD = (  # what the first lines say of the year where the title says nothing
    re.compile(_SAID.pattern + r"\s*年\s*第?[一二三四1-4]\s*季度"),
    re.compile(r"(?:统计期限|数据|时间|期限)[^。]{0,12}" + _SAID.pattern + r"\s*年\s*1\s*月\s*1\s*日"),
    re.compile(_SAID.pattern + r"\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*在"),
)


def years_in(text: str) -> list[int]:
    """The years that a text names, in order, each once: those with 年 behind them, all four-digit ones else.

    Years of dates (2025年1月) count only where no other is named.
    """
    found = _WHOLE.findall(text) or _SAID.findall(text) or _YEAR.findall(text)
    return list(dict.fromkeys(int(year.translate(_DIGITS)) for year in found))


def year_of(path: Path, title: str, head: str = "") -> int | None:
    """The year of a report by its file's name, its title or its first lines (`head`), in this order, else None.

    Raises WrongYear where the title names other years than the file's name.
    """
    named = years_in(path.stem)
    titled = years_in(title)
    if len(named) == 1 and titled and named[0] not in titled:
        raise WrongYear(
            "{path}: the file's name says {named}, its title says {titled}; rename the file",
            path=path,
            named=named[0],
            titled=titled[0],
        )
    if len(named) == 1:
        return named[0]
    if titled:
        return titled[0]
    found = next((hit for pattern in _HEAD if (hit := pattern.search(head))), None)
    return int(found[1].translate(_DIGITS)) if found else None


def before_year(title: str) -> str:
    """What stands before the first year in a title: the issuer, as a rule; the whole title where it names no year."""
    return _YEAR.split(title, maxsplit=1)[0]
