"""How readable a comparison is: the same measures for every tool, taken from its edit scripts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from runs import Script, fold, spell

CRUMB = 2
"""An equal run of so many characters or fewer between two changes is a crumb."""
BESIDE = 30
"""Two figures stand beside each other when no more characters than these are printed between them."""

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?[%‰]?")


@dataclass(frozen=True, slots=True)
class Text:
    """A folded text and the places in it that a cut would fall inside a word or a number."""

    chars: str
    in_word: frozenset[int]
    in_number: frozenset[int]


class Pair(NamedTuple):
    """A figure's place in the folded earlier and in the folded later text."""

    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Readability:
    """`matched` is the share of both texts' characters in equal runs; the others are counts.

    `changes` are maximal runs of deletions and insertions that have something equal beside them in their script.
    `word_crumbs` are the crumbs that aren't punctuation alone. `word_cuts` and `number_cuts` count ends of changes that fall
    inside a word or number of either text. `beside` counts the figure pairs that are printed beside each other. `spells`:
    the scripts hold both texts exactly, but for white space and width.
    """

    matched: float
    changes: int
    crumbs: int
    word_crumbs: int
    word_cuts: int
    number_cuts: int
    beside: int
    spells: bool


def read_text(printed: str) -> Text:
    """Folds a text and finds the insides of jieba's words (letters only) and of the numbers in it."""
    import jieba

    chars, places = fold(printed)
    index = {place: i for i, place in enumerate(places)}
    words = ((start, end) for word, start, end in jieba.tokenize(printed) if word.isalpha())
    inside = {index[i] for start, end in words for i in range(start + 1, end) if i in index}
    numbers = {i for number in _NUMBER.finditer(chars) for i in range(number.start() + 1, number.end())}
    return Text(chars, frozenset(inside - numbers), frozenset(numbers))


class _Change(NamedTuple):
    """The characters that a change takes from the script's two sides, half-open."""

    before: tuple[int, int]
    after: tuple[int, int]


def _changes(script: Script) -> Iterator[_Change]:
    a = b = 0
    start: tuple[int, int] | None = None
    for run in script.runs:
        if run.op == "equal":
            if start is not None:
                yield _Change((start[0], a), (start[1], b))
                start = None
        elif start is None:
            start = (a, b)
        a += len(run.text) if run.op != "insert" else 0
        b += len(run.text) if run.op != "delete" else 0
    if start is not None:
        yield _Change((start[0], a), (start[1], b))


def _crumbs(script: Script) -> Iterator[str]:
    """The short equal runs between two changes."""
    for position in range(1, len(script.runs) - 1):
        run = script.runs[position]
        if run.op == "equal" and len(run.text) <= CRUMB:
            yield run.text


def _start_place(places: Sequence[int], at: int) -> int:
    """Where in the text the boundary before a script's character `at` lies."""
    if at < len(places):
        return places[at]
    return places[-1] + 1 if places else 0


def _end_place(places: Sequence[int], at: int) -> int:
    """Where in the text the boundary behind the character before `at` lies."""
    return places[at - 1] + 1 if at else _start_place(places, at)


def _ends(change: _Change, script: Script) -> Iterator[tuple[int, int]]:
    """Both ends of a change as places in the earlier and the later text."""
    yield _start_place(script.before, change.before[0]), _start_place(script.after, change.after[0])
    yield _end_place(script.before, change.before[1]), _end_place(script.after, change.after[1])


def _printed_places(scripts: Sequence[Script]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each character of the two texts is printed when the scripts are printed one behind the other."""
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    printed = 0
    for script in scripts:
        a = b = 0
        for run in script.runs:
            for _ in run.text:
                if run.op != "insert":
                    before[script.before[a]] = printed
                    a += 1
                if run.op != "delete":
                    after[script.after[b]] = printed
                    b += 1
                printed += 1
        printed += BESIDE + 1  # what stands in another row isn't beside
    return before, after


def beside(scripts: Sequence[Script], pairs: Sequence[Pair]) -> list[bool]:
    """For each figure pair whether at most BESIDE characters are printed between its two numbers."""
    before, after = _printed_places(scripts)
    verdicts = []
    for pair in pairs:
        earlier = [before[i] for i in range(*pair.before) if i in before]
        later = [after[i] for i in range(*pair.after) if i in after]
        if not earlier or not later:
            verdicts.append(False)
            continue
        gap = max(min(later) - max(earlier), min(earlier) - max(later)) - 1
        verdicts.append(gap <= BESIDE)
    return verdicts


def spells_both(scripts: Sequence[Script], earlier: Text, later: Text) -> bool:
    """Whether the scripts hold each character of both texts once, at its place."""
    return _spells([(spell(script, "insert"), script.before) for script in scripts], earlier.chars) and _spells(
        [(spell(script, "delete"), script.after) for script in scripts], later.chars
    )


def _spells(parts: Sequence[tuple[str, Sequence[int]]], chars: str) -> bool:
    if any(len(spelt) != len(places) for spelt, places in parts):
        return False
    said = sorted((place, char) for spelt, places in parts for place, char in zip(places, spelt, strict=True))
    return "".join(char for _, char in said) == chars and all(i == place for i, (place, _) in enumerate(said))


def measure(scripts: Sequence[Script], earlier: Text, later: Text, pairs: Sequence[Pair]) -> Readability:
    """Takes all measures of one tool's scripts."""
    equal = sum(len(run.text) for script in scripts for run in script.runs if run.op == "equal")
    crumbs = [crumb for script in scripts for crumb in _crumbs(script)]
    changes = word_cuts = number_cuts = 0
    for script in scripts:
        if not any(run.op == "equal" for run in script.runs):
            continue
        for change in _changes(script):
            changes += 1
            for a, b in _ends(change, script):
                word_cuts += a in earlier.in_word or b in later.in_word
                number_cuts += a in earlier.in_number or b in later.in_number
    return Readability(
        matched=2 * equal / max(1, len(earlier.chars) + len(later.chars)),
        changes=changes,
        crumbs=len(crumbs),
        word_crumbs=sum(any(char.isalnum() for char in crumb) for crumb in crumbs),
        word_cuts=word_cuts,
        number_cuts=number_cuts,
        beside=sum(beside(scripts, pairs)),
        spells=spells_both(scripts, earlier, later),
    )
