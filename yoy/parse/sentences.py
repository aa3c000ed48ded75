"""Where sentences end."""

import re
from collections.abc import Iterator

from yoy.model import Span

# ASCII marks end a sentence only before white space or a Chinese character: a web address keeps its question mark.
_END = re.compile(r"(?:[。！？]|[!?](?=\s|$|[\u3400-\u9fff“‘（]))[。！？!?]*[”’」』）》)\"]*")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, without the white space around them.

    A sentence ends at 。！？ with the quotes and brackets that close behind it, or where the stretch ends; not at ；.
    """
    start = span.start
    for end in _END.finditer(text, span.start, span.end):
        yield from trimmed(text, Span(start, end.end()))
        start = end.end()
    yield from trimmed(text, Span(start, span.end))


def trimmed(text: str, span: Span) -> Iterator[Span]:
    """The stretch without surrounding white space; nothing where nothing is left."""
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    end = span.end - (len(part) - len(part.rstrip()))
    if start < end:
        yield Span(start, end)
