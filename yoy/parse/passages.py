"""The passages of a report: headings, sentences, table rows and lines of front matter, in reading order."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from yoy.model import Block, Passage, Section, Span
from yoy.parse.sentences import sentences

_FRONT_LIMIT = 80


def find_passages(
    text: str, blocks: Sequence[Block], lines: Sequence[Span], sections: Sequence[Section]
) -> tuple[Passage, ...]:
    """Every character that isn't white space lies in exactly one passage. `lines` is each block's place in the text."""
    heads = {s.heading.start: i for i, s in enumerate(sections) if s.kind == "heading"}
    starts = [(s.span.start, s.span.end, i) for i, s in enumerate(sections)]
    front = _front_lines(blocks, lines, heads)
    out: list[Passage] = []
    done = 0
    for line, (block, span) in enumerate(zip(blocks, lines, strict=True)):
        if span.end <= done:
            continue
        start = span.start
        if start in heads:
            heading = sections[heads[start]].heading
            out.append(Passage("heading", heading, heads[start], line))
            start = done = heading.end
        if block.row:
            out.append(Passage("row", span, None, line))
        else:
            kind: Literal["front", "sentence"] = "front" if line in front else "sentence"
            out.extend(Passage(kind, s, None, line) for s in sentences(text, Span(start, span.end)))
    return tuple(_in_sections(out, starts))


def _front_lines(blocks: Sequence[Block], lines: Sequence[Span], heads: dict[int, int]) -> set[int]:
    """The leading lines that are no sentences: title, byline, date, salutation."""
    front: set[int] = set()
    for line, (block, span) in enumerate(zip(blocks, lines, strict=True)):
        text = block.text
        if span.start in heads or block.row or len(text) > _FRONT_LIMIT or re.search(r"[。！？；]", text):
            break
        front.add(line)
    return front if len(front) < len(blocks) else {0}


def _in_sections(passages: Sequence[Passage], starts: Sequence[tuple[int, int, int]]) -> Iterator[Passage]:
    """Puts each passage into the innermost section it begins in; `starts` is in preorder."""
    stack: list[tuple[int, int, int]] = []
    k = 0
    for p in passages:
        while k < len(starts) and starts[k][0] <= p.span.start:
            stack.append(starts[k])
            k += 1
        while stack and stack[-1][1] <= p.span.start:
            stack.pop()
        yield Passage(p.kind, p.span, stack[-1][2] if stack else None, p.line)
