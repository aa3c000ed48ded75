"""Words: jieba's, with the reports' own names kept whole and a number with its scale and unit as one word."""

import marshal
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from yoy.cache import cache_folder

_NUMBER = re.compile(
    r"[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?\s*(?:[%％‰]|[百千万亿兆]*[多余几]?[百千万亿兆]*(?:个?(?:百分点|基点))?)"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_NAME = re.compile(r"[“《]([^“”《》\n]{2,16})[”》]")
# jieba looks at each run of such characters by itself; between them, its cut is that of the whole
_BLOCK = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+|[^\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")
_TOKEN = re.compile(rf"(?P<year>{_YEAR.pattern})|(?P<number>{_NUMBER.pattern})")


def names_in(text: str) -> set[str]:
    """The names a text puts into quotes or title marks; they are never cut."""
    return {name for name in _NAME.findall(text) if not re.search(r"[，。；：、,;:]", name)}


def segmenter_for(texts: Iterable[str]) -> "Segmenter":
    """A segmenter that keeps the names of all these texts whole."""
    return Segmenter(frozenset[str]().union(*map(names_in, texts)))


def load_dictionary() -> None:
    """Loads jieba's dictionary now: a process that splits off later has it too."""
    _jieba()


class Segmenter:
    """Cuts text into words that spell it exactly; `names` are kept whole."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        found = sorted(set(names), key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, found))) if found else None

    def words(self, text: str, whole: Iterable[tuple[int, int]] = ()) -> Iterator[str]:
        """The words of a text. `whole` are places (of figures, say) that must not be cut, in order."""
        done = 0
        for start, end in _merged([*whole, *self._fixed(text)]):
            yield from self._plain(text[done:start])
            yield text[start:end]
            done = end
        yield from self._plain(text[done:])

    def _fixed(self, text: str) -> Iterator[tuple[int, int]]:
        for found in _TOKEN.finditer(text):
            yield found.span()
        if self._names:
            for found in self._names.finditer(text):
                yield found.span()

    def _plain(self, text: str) -> Iterator[str]:
        for block in _BLOCK.findall(text):
            yield from _cut(block)


@lru_cache(maxsize=100_000)
def _cut(block: str) -> tuple[str, ...]:
    """A run of characters that jieba looks at by itself, cut once: neighbouring years say much in the same words."""
    return tuple(_jieba()(block))


def _merged(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places in order, overlapping ones joined."""
    start = end = -1
    for a, b in sorted(places):
        if a >= end:
            if end > start:
                yield start, end
            start, end = a, b
        else:
            end = max(end, b)
    if end > start:
        yield start, end


@cache
def _jieba() -> Any:
    """jieba's cutter, its dictionary cached in a folder of the user's own: the default is a shared, predictable file."""
    import logging

    # jieba asks for pkg_resources to find its own files, and finds them as well without: that takes as long as jieba itself
    absent = "pkg_resources" not in sys.modules
    if absent:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if absent:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    if folder := cache_folder():
        tokenizer.tmp_dir = str(folder)
        tokenizer.cache_file = f"jieba-{jieba.__version__}.cache"
        _recall_dictionary(tokenizer, folder / tokenizer.cache_file)
    return tokenizer.lcut


def _recall_dictionary(tokenizer: Any, kept: Path) -> None:
    """Reads what jieba kept of its dictionary as bytes, in a third of the time that jieba takes to read the file itself.

    What is of no use goes: jieba makes the dictionary at the first word then, and keeps it in the same place.
    """
    try:
        counts, total = marshal.loads(kept.read_bytes())  # only this user can write in that folder
        if not (isinstance(counts, dict) and isinstance(total, int) and len(counts) and total > 0):
            raise ValueError(kept)
    except FileNotFoundError:
        return
    except (OSError, EOFError, ValueError, TypeError):
        with suppress(OSError):
            kept.unlink()
        return
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = counts, total, True
