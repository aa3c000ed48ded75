"""Answers to questions as they are printed: a table, CSV, or JSON."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from yoy.view.columns import table
from yoy.view.exact import json_lines
from yoy.view.messages import Words
from yoy.view.tables import plain_csv

_MOST: Final = 200  # rows of a table

Rows = Sequence[tuple[Any, ...]]


def _table(columns: Sequence[str], rows: Rows, words: Words) -> str:
    shown = [list(columns), *([_said(value) for value in row] for row in rows[:_MOST])]
    numbers = [k for k in range(len(columns)) if any(isinstance(row[k], int | float | Decimal) for row in rows[:_MOST])]
    more = len(rows) - _MOST
    lines = table(shown, right=numbers, indent="")
    if more > 0:
        lines.append(words("{n} more rows; --format csv prints all", n=more))
    return "\n".join(lines) + "\n"


def _csv(columns: Sequence[str], rows: Rows, words: Words) -> str:
    return plain_csv(columns, ([_said(value) for value in row] for row in rows))


def _json(columns: Sequence[str], rows: Rows, words: Words) -> str:
    def records() -> Iterator[dict[str, Any]]:
        for row in rows:
            yield {name: _plain(value) for name, value in zip(columns, row, strict=True)}

    return "".join(json_lines({"columns": list(columns), "rows": records()}))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float | str | Decimal) else str(value)


def _said(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.10g}"
    return "" if value is None else ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


FORMS: Final[dict[str, Callable[[Sequence[str], Rows, Words], str]]] = {"table": _table, "csv": _csv, "json": _json}
