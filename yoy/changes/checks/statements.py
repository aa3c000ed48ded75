"""Checks of sentences need the figures of a report; they come with them."""

from collections.abc import Iterator

from yoy.model import Alignment, Finding


def check_statements(alignment: Alignment) -> Iterator[Finding]:
    """None yet."""
    yield from ()
