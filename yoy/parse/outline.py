"""The outline: which lines are headings, how deep they stand, and where 一是 items begin and end."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yoy.model import Block, Section, Span
from yoy.parse.markers import ITEM, STYLES, Marker, chinese_ordinal, find_marker
from yoy.parse.sentences import sentences, trimmed

_TITLE_LIMIT = 80  # a numbered paragraph whose first sentence is longer has no title
_DEEPEST = 12  # sections within each other; no report has as many
_BARE_LIMIT = 30
_WORD = re.compile(r"[^\W\d_]")
_AMOUNT = re.compile(r"\d[\d,，.．]*[十百千万亿]*元(?:.*[，,]|。$)")  # told in a sentence
_SENTENCE_END = "。！？；：，、,;:!?.…"


@dataclass(slots=True)
class Node:
    """A section under construction; `heading` and `span` are places in the report's text."""

    kind: str
    marker: str
    title: str
    heading: Span
    style: str = "bare"
    number: int = 0
    start: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found on a line; `lines` is how many lines it takes (a marker may stand alone above its title)."""

    marker: Marker | None
    title: str
    span: Span
    line: int
    lines: int = 1
    level: int | None = None


def find_sections(text: str, blocks: Sequence[Block], lines: Sequence[Span]) -> tuple[Section, ...]:
    """The report's sections in preorder. `lines` gives each block's place in the text."""
    headings = _drop_contents(list(_headings(text, blocks, lines)))
    tree = _nest(headings, len(text))
    taken = {heading.line: heading.span for heading in headings}
    open_ = list(_preorder(tree))
    starts = [node.start for node in open_]
    for line, (block, span) in enumerate(zip(blocks, lines, strict=True)):
        if not block.row:
            home = open_[bisect_right(starts, span.start) - 1]  # the last to begin is the innermost
            _place_items(home, text, Span(taken[line].end if line in taken else span.start, span.end))
    return tuple(_flatten(text, tree.children, (), None, []))


# ---------------------------------------------------------------- headings
def _headings(text: str, blocks: Sequence[Block], lines: Sequence[Span]) -> Iterator[Heading]:
    declared_only = not any(find_marker(b.text) for b in blocks if not b.row)
    begun = False
    skip = -1
    for i, (block, span) in enumerate(zip(blocks, lines, strict=True)):
        if block.row or i <= skip:
            continue
        marker = find_marker(block.text)
        if marker and (heading := _marked(text, blocks, lines, i, marker)):
            skip = i + heading.lines - 1
            begun = True
            yield heading
        elif not marker and begun | declared_only | (block.level is not None) and _is_bare(blocks, i):
            begun = True
            yield Heading(None, block.text, span, i, level=block.level)


def _marked(text: str, blocks: Sequence[Block], lines: Sequence[Span], i: int, marker: Marker) -> Heading | None:
    block, span = blocks[i], lines[i]
    rest = block.text[marker.end :]
    if not rest:
        if marker.style == "circled":  # a footnote's mark
            return None
        follows = i + 1 < len(blocks) and not blocks[i + 1].row and _is_short(blocks[i + 1].text)
        if not follows or find_marker(blocks[i + 1].text):
            return None
        return Heading(marker, blocks[i + 1].text, Span(span.start, lines[i + 1].end), i, 2)
    first = next(sentences(text, Span(span.start + marker.end, span.end)))
    title = text[first.start : first.end]
    # a numbered paragraph, an entry of a list, a number that begins with 1., an item of a budget
    if len(title) > _TITLE_LIMIT or title[-1] in "；;" or not _WORD.search(title) or _AMOUNT.search(title):
        return None
    return Heading(marker, title, Span(span.start, first.end), i)


def _is_short(line: str) -> bool:
    return 2 <= len(line) <= _BARE_LIMIT and line[-1] not in _SENTENCE_END and _WORD.search(line) is not None


def _is_bare(blocks: Sequence[Block], i: int) -> bool:
    """A line without a marker is a heading if its file says so, or if it is short and stands above a paragraph."""
    line = blocks[i].text
    if blocks[i].level is not None:
        return len(line) <= _TITLE_LIMIT
    if (
        not _is_short(line)
        or line[0] in "—（(“*－-"
        or line.startswith(("注：", "注:"))
        or re.search(r"[\d。]", line)
        or i + 1 == len(blocks)
    ):
        return False
    below = blocks[i + 1]
    return not below.row and len(below.text) > 2 * _BARE_LIMIT and i > 0 and blocks[i - 1].text[-1] in "。！？”）"


def _drop_contents(headings: list[Heading]) -> list[Heading]:
    """Without the contents page: headings with nothing between them, up to where the first of them stands again."""
    again = next((k for k, h in enumerate(headings) if k and _plain(h) == _plain(headings[0])), 0)
    contents, rest = headings[:again], {_plain(h) for h in headings[again:]}
    listed = all(b.line == a.line + a.lines for a, b in itertools.pairwise(contents))
    repeated = sum(_plain(h) in rest for h in contents)
    return headings[again:] if len(contents) >= 3 and listed and repeated >= 0.8 * len(contents) else headings


def _plain(heading: Heading) -> str:
    return re.sub(r"[\s　.．…·。\d]", "", heading.title)


# ---------------------------------------------------------------- depth
def _nest(headings: Sequence[Heading], length: int) -> Node:
    root = Node("heading", "", "", Span(0, 0), end=length)
    stack = [root]
    for h in headings:
        style = h.marker.style if h.marker else f"bare{h.level or ''}"
        number = h.marker.number if h.marker else 0
        depth = min(_depth(stack, style, number, h.level), _DEEPEST)
        for closed in stack[depth:]:
            closed.end = h.span.start
        del stack[depth:]
        node = Node("heading", h.marker.text if h.marker else "", h.title, h.span, style, number, h.span.start, length)
        stack[-1].children.append(node)
        stack.append(node)
    return root


def _depth(stack: Sequence[Node], style: str, number: int, level: int | None) -> int:
    """How many of the open sections (root first) stay open above a new heading.

    A heading that continues a numbering is a sibling of the one before it in that numbering; a numbering that begins
    again below another kind of heading is nested there; otherwise the customary rank of the marker decides.
    """
    open_ = range(len(stack) - 1, 0, -1)
    if not number:
        return _bare_depth(stack, style, level)
    for depth in open_:
        if stack[depth].style == style and stack[depth].number == number - 1:
            return depth
    same = [depth for depth in open_ if stack[depth].style == style]
    if same and (number > 1 or same[0] == len(stack) - 1):
        return same[0]
    if same:
        return len(stack)
    for depth in range(1, len(stack)):
        # a heading that the file declares stays open above numbers that it doesn't
        if _rank(stack[depth].style) > _rank(style) and not (level is None and _is_declared(stack[depth])):
            return depth
    return len(stack)


def _bare_depth(stack: Sequence[Node], style: str, level: int | None) -> int:
    """A bare heading is a sibling of the last of its kind; the first one stands at the level its file declares, else top."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].style == style:
            return depth
    if level is not None:
        return min(level, len(stack))
    return 1 if len(stack) < 2 or stack[1].style.startswith("bare") else len(stack)


def _is_declared(node: Node) -> bool:
    return node.style.startswith("bare") and node.style != "bare"


def _rank(style: str) -> int:
    return STYLES.index("bare" if style.startswith("bare") else style)


# ---------------------------------------------------------------- items
def _preorder(node: Node) -> Iterator[Node]:
    """A section and all below it, in the order in which they begin."""
    waiting = [node]
    while waiting:
        yield (here := waiting.pop())
        waiting += reversed(here.children)


def _place_items(home: Node, text: str, span: Span) -> None:
    """Adds the 一是, 二是 … items of one paragraph to the section it stands in."""
    marks = list(ITEM.finditer(text, span.start, span.end))
    runs: list[list[re.Match[str]]] = []
    for mark in marks:
        number = chinese_ordinal(mark["number"])
        if runs and number == len(runs[-1]) + 1:
            runs[-1].append(mark)
        elif number == 1 or mark.start() == span.start:
            runs.append([mark])
    for k, run in enumerate(runs):
        stop = runs[k + 1][0].start("marker") if k + 1 < len(runs) else span.end
        home.children.extend(_items(text, run, stop))


def _items(text: str, run: Sequence[re.Match[str]], stop: int) -> Iterator[Node]:
    listed = len(run) > 1 and all(text[m.start() - 1] in "；;：:" for m in run[1:])
    for k, mark in enumerate(run):
        start = mark.start("marker")
        last = k + 1 == len(run)
        first = next(sentences(text, Span(start, stop)))
        end = (first.end if listed else stop) if last else run[k + 1].start("marker")
        head = min(first.end, end)
        if semicolon := re.search(r"[；;]", text[start:head]):
            head = start + semicolon.end()
        yield Node("item", mark["marker"], text[mark.end() : head], Span(start, head), "item", k + 1, start, end)


def _flatten(
    text: str, nodes: Sequence[Node], above: tuple[int, ...], parent: int | None, out: list[Section]
) -> list[Section]:
    for k, node in enumerate(sorted(nodes, key=lambda n: n.start), start=1):
        index = len(out)
        kind: str = node.kind
        out.append(
            Section(
                (*above, k),
                "item" if kind == "item" else "heading",
                node.marker,
                node.title.strip(),
                node.heading,
                next(trimmed(text, Span(node.start, node.end))),
                parent,
            )
        )
        _flatten(text, node.children, (*above, k), index, out)
    return out
