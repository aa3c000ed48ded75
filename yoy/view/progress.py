"""What is being done now, on standard error while it takes long."""

import sys
import time
from types import TracebackType

from yoy.view.messages import Words

_PATIENCE = 0.7  # seconds before it appears


class Progress:
    """A line on standard error that names the step at work, once it takes longer than a moment."""

    def __init__(self, words: Words, quiet: bool = False) -> None:
        self._words = words
        self._shown = False
        self._begun = time.monotonic()
        self._on = not quiet and sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def step(self, name: str, done: int, of: int) -> None:
        """Told by the comparison when a step begins."""
        if self._on and time.monotonic() - self._begun > _PATIENCE:
            self._show(f"{self._words(name)} {done + 1}/{of}")

    def page(self, page: int, of: int) -> None:
        """Told by the reader of a long file when a page begins."""
        if self._on and of > 1 and time.monotonic() - self._begun > _PATIENCE:
            self._show(self._words("Reading page {page} of {of}", page=page, of=of))

    def _show(self, said: str) -> None:
        self._shown = True
        sys.stderr.write(f"\r\033[K{said}")
        sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
