"""What can be wrong with the user's input: one sentence that names the file and says what to do, and an exit code."""

import unicodedata
from collections.abc import Mapping

_NO_TEXT = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode's categories


def shown(name: object) -> str:
    """A file's name as text that is safe to show: line ends, characters that steer, bytes of no encoding as ?."""
    return "".join("?" if unicodedata.category(char) in _NO_TEXT else char for char in str(name))


class YoyError(Exception):
    """Something the user can mend. `text` is an English sentence with `{named}` values, which the catalogue translates."""

    exit_code = 2

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        return self.text.format_map(self.values)


class UsageError(YoyError):
    """The command's words are off."""

    exit_code = 2


class MissingReport(YoyError):
    """No file for what was asked."""

    exit_code = 3


class AmbiguousReport(YoyError):
    """More than one file, or contradicting words, for what was asked."""

    exit_code = 4


class UnknownFormat(YoyError):
    """A kind of file that isn't read."""

    exit_code = 5


class UnreadableReport(YoyError):
    """A file that can't be opened or decoded."""

    exit_code = 6


class EmptyReport(YoyError):
    """A file without text."""

    exit_code = 7


class WrongYear(YoyError):
    """A file whose year is unknown or contradicts its name."""

    exit_code = 8


class CannotWrite(YoyError):
    """An output that can't be written."""

    exit_code = 9


class SeveralErrors(YoyError):
    """More than one thing to mend; `errors` holds them all."""

    def __init__(self, errors: list[YoyError]) -> None:
        super().__init__("{count} problems", count=len(errors))
        self.errors = errors
        self.exit_code = errors[0].exit_code

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))


class Interrupted(BaseException):
    """Ctrl-C; no KeyboardInterrupt, which the library of the command line would answer itself."""
