"""What the reader sees in words: English texts in code and templates, their Chinese in the message catalogue."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from yoy.errors import SeveralErrors, YoyError, shown
from yoy.model import Message
from yoy.view.assets import find_asset

Lang = Literal["zh", "en"]


@cache
def _catalogue(lang: Lang) -> dict[str, str]:
    if lang == "en":
        return {}
    said: dict[str, str] = {}
    for path in sorted(find_asset(lang).glob("*.toml")):
        said |= tomllib.loads(path.read_text(encoding="utf-8"))
    return said


class Words:
    """Says English texts in the reader's language; a text that isn't in the catalogue is said in English."""

    def __init__(self, lang: Lang = "zh") -> None:
        self.lang: Lang = lang
        self._said = _catalogue(lang)

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in the reader's language, its values filled in."""
        said = self._said.get(text, text)
        return said.format_map(values) if values else said

    def say(self, message: Message | YoyError) -> str:
        """A note or an error as a sentence in the reader's language; several errors stand on a line each."""
        if isinstance(message, SeveralErrors):
            return "\n".join(self.say(error) for error in message.errors)
        plain = {name: _plain(value) for name, value in message.values.items()}
        if isinstance(message, YoyError):  # it may quote what the user typed
            plain = {name: shown(value) if isinstance(value, str) else value for name, value in plain.items()}
        return self(message.text, **plain)


def _plain(value: object) -> object:
    return shown(value) if isinstance(value, Path) else value
