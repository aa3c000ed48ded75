"""Who hears which page of a long file is being read."""

from collections.abc import Iterator
from contextlib import contextmanager

from yoy.beside import Told

_listeners: list[Told] = []


@contextmanager
def hearing(told: Told) -> Iterator[None]:
    """From here on `told` hears of every page, by its number and how many the file has."""
    _listeners.append(told)
    try:
        yield
    finally:
        _listeners.remove(told)


def tell_page(page: int, of: int) -> None:
    """Says that a page is about to be read."""
    for told in _listeners:
        told(page, of)
