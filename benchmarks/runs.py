"""What every comparing tool's output is brought to: runs of text that stayed, went or came, over texts without white space."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Op = Literal["equal", "delete", "insert"]


class Run(NamedTuple):
    """A run of folded text; equal and delete spell the earlier text, equal and insert the later."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """One edit script with the place of each of its characters in the two folded texts.

    A tool that reads two files from top to bottom has one script; yoy has one per row of its alignment.
    """

    runs: tuple[Run, ...]
    before: Sequence[int]
    after: Sequence[int]


def fold(text: str) -> tuple[str, list[int]]:
    """The characters that aren't white space, their width folded, and where each stands in the text."""
    chars, places = [], []
    for place, char in enumerate(text):
        if char.isspace() or char in "\u200b\ufeff\xad":
            continue
        narrow = unicodedata.normalize("NFKC", char)
        chars.append(narrow if len(narrow) == 1 else char)
        places.append(place)
    return "".join(chars), places


def folded_runs(edits: Iterable[tuple[Op, str]]) -> tuple[Run, ...]:
    """Edits as folded runs in the order they are printed: neighbours of one kind joined, white space and empty runs gone."""
    runs: list[Run] = []
    for op, text in edits:
        part = fold(text)[0]
        if part and runs and runs[-1].op == op:
            part = runs.pop().text + part
        if part:
            runs.append(Run(op, part))
    return tuple(runs)


def whole_script(edits: Iterable[tuple[Op, str]]) -> Script:
    """The script of a tool that reads both texts from top to bottom."""
    runs = folded_runs(edits)
    return Script(runs, range(_length(runs, "insert")), range(_length(runs, "delete")))


def _length(runs: Iterable[Run], other: Op) -> int:
    return sum(len(run.text) for run in runs if run.op != other)


def spell(script: Script, other: Op) -> str:
    """The earlier text of a script (`other` is insert) or the later (`other` is delete)."""
    return "".join(run.text for run in script.runs if run.op != other)
