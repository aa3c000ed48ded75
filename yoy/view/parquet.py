"""Parquet: the tidy figures as a typed table, and any other rows; the home of pyarrow, which extras bring."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from yoy.errors import UsageError
from yoy.model import Comparison
from yoy.view.cells import printable
from yoy.view.tidy import COLUMNS, tidy_rows

_KINDS: Final = {"year": "int32", "value": "float64", "base_value": "float64"}
_TYPES: Final = {"int32": "int32", "int64": "int64", "float64": "float64", "bool": "bool_"}  # all others are text


class Columns:
    """A table in the making: named columns with their kinds, filled with rows and written as Parquet.

    Raises UsageError where pyarrow is missing.
    """

    def __init__(self, kinds: Mapping[str, str], extra: str = "parquet") -> None:
        try:
            import pyarrow
        except ImportError:
            raise UsageError("Parquet needs pyarrow: pip install 'yoy[{extra}]'", extra=extra) from None
        self._kinds = [getattr(pyarrow, _TYPES.get(kind, "string"))() for kind in kinds.values()]
        self._schema = pyarrow.schema(list(zip(kinds, self._kinds, strict=True)))
        self._batches: list[Any] = []

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """More rows, a value for each column."""
        import pyarrow

        columns = list(zip(*rows, strict=True))
        if columns:
            arrays = [pyarrow.array(values, kind) for values, kind in zip(columns, self._kinds, strict=True)]
            self._batches.append(pyarrow.record_batch(arrays, schema=self._schema))

    def content(self) -> bytes:
        """The Parquet file."""
        import pyarrow
        from pyarrow import parquet

        out = io.BytesIO()
        table = pyarrow.Table.from_batches(self._batches, self._schema).combine_chunks()
        parquet.write_table(table, out, compression="zstd")
        return out.getvalue()


def render_parquet(comparison: Comparison) -> bytes:
    """The columns of the tidy CSV; values are float64, the rest is text. Raises UsageError where pyarrow is missing."""
    table = Columns({name: _KINDS.get(name, "text") for name in COLUMNS})
    table.add([_cell(name, value) for name, value in zip(COLUMNS, row, strict=True)] for row in tidy_rows(comparison))
    return table.content()


def _cell(name: str, value: Any) -> Any:
    kind = _KINDS.get(name)
    return printable(str(value)) if kind is None else int(value) if kind == "int32" else float(value)
