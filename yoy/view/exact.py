"""Numbers in full for programs: JSON text and plain digits that keep every digit of a Decimal."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Final, TypeAlias

Json: TypeAlias = "bool | int | float | str | Decimal | list[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"
Data: TypeAlias = "Mapping[str, Json | Iterator[Record]]"
"""What a JSON view is made of: plain values, and lists of records as iterators over them."""

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def json_lines(data: Data) -> Iterator[str]:
    """JSON with a line per key and per element of a list of records, so that two of them compare line by line.

    Records are asked for one at a time, so that all of them need never be there at once.
    """
    opening = "{\n"
    for key, value in data.items():
        yield f"{opening}{encode_basestring(key)}: "
        opening = ",\n"
        if isinstance(value, Iterator):
            yield from _records(value)
        else:
            yield _json(value)
    yield "\n}\n"


def _records(records: "Iterator[Record]") -> Iterator[str]:
    before = "[\n  "
    for record in records:
        yield before + _json(record)
        before = ",\n  "
    yield "[]" if before == "[\n  " else "\n]"


def _json(value: Json) -> str:
    """Compact JSON. The json module would make a Decimal a float or a string; here it keeps its digits."""
    match value:
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case str():
            return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", encode_basestring(value))
        case Decimal():
            return plain_number(value)
        case int() | float():
            return repr(value)
        case list():
            return "[" + ", ".join(map(_json, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{encode_basestring(key)}: {_json(item)}" for key, item in value.items()) + "}"


def plain_number(value: Decimal) -> str:
    """All the digits of a number, without exponent, thousands separators or trailing zeros: 566000000, 96.38, -0.1."""
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
