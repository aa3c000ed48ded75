"""What changed in the wording of corresponding passages: edits a person would make with a red pen."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yoy.align.terms import fold
from yoy.model import Alignment, Cell, Change, Edit, Match, Report
from yoy.parse.markers import marker
from yoy.parse.words import Segmenter, segmenter_for

# An equal run of so few characters between two changes of at least so many is an accident, and taken into them.
_CRUMBS = ((2, 0), (3, 8))
_BOUND_BEHIND = re.compile(r"(?:左右|以上|以下|以内|以外|之间|上下)$")
_YEAR = re.compile(r"((?:19|20)\d\d)(年?)")
_PRINTED_YEAR = re.compile(r"(?:[1１][9９]|[2２][0０])[0-9０-９]{2}")
_FIGURE_CLAUSE = re.compile(
    r"[^，、；。,;\d]*\d[\d.,]*\s*(?P<unit>[%％‰]|[万亿]*[\u4e00-\u9fff]{1,2}?)(?:左右|以上|以下|以内)?[，、；。,;]"
)
_FIRST = 0xF0000  # words are encoded as code points of the supplementary private use planes, away from surrogates
_MOST = 0x1FFFD


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, with the white space behind it, and the key it is compared by."""

    text: str
    key: str


def describe_changes(alignment: Alignment) -> tuple[Change, ...]:
    """A change for every match, in the same order."""
    pen = _Pen(segmenter_for(report.text for report in alignment.reports))
    return tuple(pen.change(match, alignment.reports) for match in alignment.matches)


class _Pen:
    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter

    def change(self, match: Match, reports: Sequence[Report]) -> Change:
        old, new = reports[match.left], reports[match.left + 1]
        if not match.before or not match.after:
            return Change(match, "removed" if match.before else "added", 0.0, ())
        before, after = _printed(old, match.before), _printed(new, match.after)
        numbers = marker(before), marker(after)
        years = _rolling(before, after, new.year - old.year)
        renumbered = tuple(_renumbered(*numbers))
        before, after = before[len(numbers[0]) :], after[len(numbers[1]) :]
        if fold(before) == fold(after) or _keys(before, years[0]) == _keys(after, years[1]):
            return Change(match, "same", 1.0, (*renumbered, *_equal(before, after)))
        words = (
            list(self._words(old, match.before, len(numbers[0]), years[0])),
            list(self._words(new, match.after, len(numbers[1]), years[1])),
        )
        cells = before.count("\t") == after.count("\t") > 0
        edits = renumbered + (_diff_cells(*map(_by_cell, words)) if cells else diff_words(*words))
        touched = any(edit.op != "equal" and not edit.quiet for edit in edits)
        return Change(match, "edited" if touched else "same", _kept(edits), edits)

    def _words(self, report: Report, cell: Cell, begin: int, rolled: dict[str, str]) -> Iterator[Word]:
        text = _printed(report, cell)[begin:]
        pending = ""
        figures = ((start - begin, end - begin) for start, end in _figures(report, cell) if start >= begin)
        for word in self._segmenter.words(text, figures):
            key = fold(word)
            if not key:
                pending += word
                continue
            yield Word(pending + word, _keys(key, rolled))
            pending = ""
        if pending:
            yield Word(pending, "")


def _renumbered(old: str, new: str) -> Iterator[Edit]:
    """The marker that a passage begins with: another number is told by the outline, and quiet here."""
    if fold(old) == fold(new):
        yield from _same(old, new)
    else:
        if old:
            yield Edit("delete", old, quiet=True)
        if new:
            yield Edit("insert", new, quiet=True)


def _printed(report: Report, cell: Cell) -> str:
    return "".join(report.slice(span) for span in cell)


def _figures(report: Report, cell: Cell) -> Iterator[tuple[int, int]]:
    """Where the figures stand in the joined text of a cell: number and unit, without the bound words around them."""
    offset = 0
    for span in cell:
        for measure in report.measures_in(span):
            text = report.slice(measure.span)
            behind = _BOUND_BEHIND.search(text)
            digits = re.search(r"\d", text)
            start = measure.span.start + (digits.start() if digits else 0)
            end = measure.span.end - (len(behind[0]) if behind else 0)
            if "\t" not in text and start < end <= span.end:
                yield start - span.start + offset, end - span.start + offset
        offset += span.end - span.start


# ---------------------------------------------------------------- years that roll on
def _rolling(before: str, after: str, step: int) -> tuple[dict[str, str], dict[str, str]]:
    """The years of either text that stand in the other one rolled on by the step between the reports, with a common key."""
    old, new = ({year for year, _ in _YEAR.findall(fold(text))} for text in (before, after))
    pairs = [(y, str(int(y) + step)) for y in old if str(int(y) + step) in new] if step else []
    return {y: f"@{z}" for y, z in pairs}, {z: f"@{z}" for _, z in pairs}


def _keys(text: str, rolled: dict[str, str]) -> str:
    return _YEAR.sub(lambda found: rolled.get(found[1], found[1]) + found[2], fold(text)) if rolled else fold(text)


# ---------------------------------------------------------------- the diff
def _by_cell(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each cell of a table's row."""
    cells: list[list[Word]] = [[]]
    for word in words:
        for k, piece in enumerate(word.text.split("\t")):
            if k:
                cells.append([])
            if piece:
                cells[-1].append(Word(piece, word.key if fold(piece) else ""))
    return cells


def _diff_cells(before: Sequence[Sequence[Word]], after: Sequence[Sequence[Word]]) -> tuple[Edit, ...]:
    """The edits between two rows of as many cells, cell by cell."""
    edits: list[Edit] = []
    for k, (old, new) in enumerate(zip(before, after, strict=True)):
        edits += [Edit("equal", "\t")] if k else []
        edits += diff_words(old, new)
    return tuple(edits)


def diff_words(before: Sequence[Word], after: Sequence[Word]) -> tuple[Edit, ...]:
    """The edits between two sequences of words (Myers 1986, by diff-match-patch), accidents cleaned up."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # never a worse result because the machine was slow
    codes: dict[str, str] = {}
    encoded = ["".join(_code(codes, word.key) for word in words) for words in (before, after)]
    diffs = engine.diff_main(encoded[0], encoded[1], False)
    edits = list(_decoded(diffs, before, after))
    for crumb, between in _CRUMBS:
        edits = _phrases(edits, crumb, between)
    return tuple(
        piece
        for edit in edits
        for piece in (_equal(edit.was or edit.text, edit.text) if edit.op == "equal" else (edit,))
    )


def _code(codes: dict[str, str], key: str) -> str:
    """The character that stands for a word; the rarest words of a text beyond the planes' room share the last one's key."""
    if key not in codes:
        if len(codes) >= _MOST:
            raise OverflowError("more distinct words in one passage than can be encoded")
        codes[key] = chr(_FIRST + len(codes))
    return codes[key]


def _decoded(diffs: Sequence[tuple[int, str]], before: Sequence[Word], after: Sequence[Word]) -> Iterator[Edit]:
    i = j = 0
    for op, run in diffs:
        n = len(run)
        old = "".join(w.text for w in before[i : i + n]) if op <= 0 else ""
        new = "".join(w.text for w in after[j : j + n]) if op >= 0 else ""
        i, j = i + n * (op <= 0), j + n * (op >= 0)
        if op == 0:
            yield Edit("equal", new, old if old != new else "")
        else:
            yield Edit("delete", old) if op < 0 else Edit("insert", new)


def _phrases(edits: Sequence[Edit], crumb: int, between: int) -> list[Edit]:
    """The edits with accidental matches taken into the changes around them, each change a deletion, then an insertion."""
    changes: list[list[str]] = [["", ""]]  # what went and what came, before each equal run and behind the last
    equals: list[Edit] = []
    for edit in edits:
        if edit.op == "equal":
            equals.append(edit)
            changes.append(["", ""])
        else:
            changes[-1][edit.op == "insert"] += edit.text
    sizes = [max(len(fold(went)), len(fold(came))) for went, came in changes]
    out: list[Edit] = []
    went, came = changes[0]
    for k, equal in enumerate(equals):
        accident = len(fold(equal.text)) <= crumb and min(sizes[k], sizes[k + 1]) >= max(between, 1)
        if accident:
            went, came = went + (equal.was or equal.text), came + equal.text
        else:
            out += [*_change(went, came), equal]
            went = came = ""
        went, came = went + changes[k + 1][0], came + changes[k + 1][1]
    return [*out, *_change(went, came)]


def _change(went: str, came: str) -> Iterator[Edit]:
    """A deletion, then an insertion; where both begin with a clause that gives a figure in one unit, clause by clause.

    3.8万亿元，加快… → 3.9万亿元、比上年… stands as 3.8万亿元，→ 3.9万亿元、 first, so that the two numbers meet.
    """
    while (old := _FIGURE_CLAUSE.match(went)) and (new := _FIGURE_CLAUSE.match(came)) and old["unit"] == new["unit"]:
        if old.end() == len(went) and new.end() == len(came):
            break
        yield Edit("delete", old[0])
        yield Edit("insert", new[0])
        went, came = went[old.end() :], came[new.end() :]
    if went:
        yield Edit("delete", went)
    if came:
        yield Edit("insert", came)


def _equal(old: str, new: str) -> Iterator[Edit]:
    """A run that stayed but for width and white space, cut where a year in it rolled on."""
    done = [0, 0]
    years = [list(_PRINTED_YEAR.finditer(text)) for text in (old, new)]
    if len(years[0]) == len(years[1]):  # spaced digits are no year here; the run then stays whole
        for was, now in zip(*years, strict=True):
            if fold(was[0]) != fold(now[0]):
                yield from _same(old[done[0] : was.start()], new[done[1] : now.start()])
                yield Edit("delete", was[0], quiet=True)
                yield Edit("insert", now[0], quiet=True)
                done = [was.end(), now.end()]
    yield from _same(old[done[0] :], new[done[1] :])


def _same(old: str, new: str) -> Iterator[Edit]:
    if old or new:
        yield Edit("equal", new, old if old != new else "")


def _kept(edits: Sequence[Edit]) -> float:
    """The share of both texts' characters that stayed (Dice), white space apart."""
    sizes = {"equal": 0.0, "delete": 0.0, "insert": 0.0}
    for edit in edits:
        sizes["equal" if edit.quiet else edit.op] += len(fold(edit.text)) / (2 if edit.quiet else 1)
    total = 2 * sizes["equal"] + sizes["delete"] + sizes["insert"]
    return 2 * sizes["equal"] / total if total else 1.0
