"""Records ↔ plain JSON values, by the types their fields declare; whatever doesn't fit them is refused."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

Kind = TypeVar("Kind")
_Convert = Callable[[Any], Any]
_PLAIN = (str, int, bool, type(None))


def to_plain(record: Any) -> Any:
    """A record as lists, texts, numbers and None. Raises ValueError for a value that has no such form."""
    return _writer(_hashable(type(record)))(record)


def from_plain(kind: type[Kind], plain: Any) -> Kind:
    """The record that `to_plain` wrote. Raises ValueError where `plain` is no such record."""
    try:
        made: Kind = _reader(_hashable(kind))(plain)
    except (TypeError, ValueError, KeyError, AttributeError, InvalidOperation) as error:
        raise ValueError(f"no {kind.__name__}") from error
    return made


def _hashable(kind: Any) -> Any:
    """A type, known to the checker of types as nothing in particular: the caches below take any."""
    return kind


@cache
def _fields(kind: Any) -> list[tuple[str, Any]]:
    """The fields of a record, each with its type; none for what is no record."""
    hints = typing.get_type_hints(kind) if isinstance(kind, type) else {}
    if dataclasses.is_dataclass(kind):
        return [(field.name, hints[field.name]) for field in dataclasses.fields(kind)]
    return [(name, hints[name]) for name in getattr(kind, "_fields", ())]


@cache
def _writer(kind: Any) -> _Convert:
    if fields := _fields(kind):
        writers = [(name, _writer(hint)) for name, hint in fields]
        return lambda record: [write(getattr(record, name)) for name, write in writers]
    arguments = typing.get_args(kind)
    if _is_optional(kind):
        inner = _writer(_some(arguments))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(kind) is tuple and arguments[-1] is Ellipsis:
        one = _writer(arguments[0])
        return lambda values: [one(value) for value in values]
    if typing.get_origin(kind) is tuple:
        writers_of = [_writer(argument) for argument in arguments]
        return lambda values: [write(value) for write, value in zip(writers_of, values, strict=True)]
    if typing.get_origin(kind) is Mapping:
        return lambda values: {name: _any_to_plain(value) for name, value in values.items()}
    return str if kind in (Decimal, Path) else lambda value: value


@cache
def _reader(kind: Any) -> _Convert:
    if fields := _fields(kind):
        readers = [_reader(hint) for _, hint in fields]
        return lambda values: kind(*[read(value) for read, value in zip(readers, _list(values), strict=True)])
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if _is_optional(kind):
        inner = _reader(_some(arguments))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and arguments[-1] is Ellipsis:
        one = _reader(arguments[0])
        return lambda values: tuple([one(value) for value in _list(values)])
    if origin is tuple:
        readers_of = [_reader(argument) for argument in arguments]
        return lambda values: tuple([read(v) for read, v in zip(readers_of, _list(values), strict=True)])
    if origin is Mapping:
        return lambda values: {name: _any_from_plain(value) for name, value in values.items()}
    if origin is typing.Literal:
        return lambda value: value if value in arguments else _refuse(value)
    if kind in (Decimal, Path):
        return lambda value: kind(value) if isinstance(value, str) else _refuse(value)
    return lambda value: value if type(value) is kind else _refuse(value)


def _is_optional(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Union, types.UnionType) and type(None) in typing.get_args(kind)


def _some(arguments: tuple[Any, ...]) -> Any:
    """The one type of an optional field beside None."""
    (one,) = (argument for argument in arguments if argument is not type(None))
    return one


def _any_to_plain(value: object) -> Any:
    """A value of a message: as it is, or with the name of its type."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, (Decimal, Path)):
        return ["Decimal" if isinstance(value, Decimal) else "Path", str(value)]
    return _refuse(value)


def _any_from_plain(value: Any) -> object:
    if isinstance(value, _PLAIN):
        return value
    name, text = value
    return {"Decimal": Decimal, "Path": Path}[name](text)


def _list(values: Any) -> list[Any]:
    if not isinstance(values, list):
        raise ValueError(f"no list: {values!r:.40}")
    return values


def _refuse(value: object) -> Any:
    raise ValueError(f"not what the record holds: {value!r:.40}")
