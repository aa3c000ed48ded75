"""The line as every reader hands it on, before furniture is dropped: a paragraph of a page or a line of a text file."""

import re
import unicodedata
from dataclasses import dataclass

BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680" + (
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff\xad"
)
"""White space and the characters of no width that stand for none."""

_END = re.compile(r"[。！？!?；;：:…][”’」』）)\]】》〉\"']*$|\.[”’\"')]*$")
_SENTENCE = re.compile(r"[。！？；]|[a-z]{2}[.!?] +[A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` as printed with its white space, `gap` where a blank line or a block's edge stands before it."""

    text: str
    gap: bool = True
    row: bool = False
    level: int | None = None
    page: int | None = None

    @property
    def plain(self) -> str:
        """The text without surrounding white space."""
        return self.text.strip(BLANK)

    @property
    def tight(self) -> str:
        """The text without any white space, for comparing two printings."""
        return squeeze(self.text)


def squeeze(text: str) -> str:
    """The text without any white space."""
    return re.sub(f"[{re.escape(BLANK)}]", "", text)


def is_ended(text: str) -> bool:
    """Whether a line ends as a sentence, a clause or an announcement does."""
    return bool(_END.search(text.rstrip(BLANK)))


def is_prose(text: str) -> bool:
    """Whether a line holds a sentence's end, as running text does and headings don't."""
    return bool(_SENTENCE.search(text))


def width(text: str) -> int:
    """Display columns: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
