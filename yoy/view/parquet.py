"""The Parquet view: the tidy figures as a typed table; the home of pyarrow, which `yoy[parquet]` brings."""

import io

from yoy.errors import UsageError
from yoy.model import Comparison
from yoy.view.cells import printable
from yoy.view.tidy import COLUMNS, tidy_rows

_KINDS = {"year": "int32", "value": "float64", "base_value": "float64"}


def render_parquet(comparison: Comparison) -> bytes:
    """The columns of the tidy CSV; values are float64, the rest is text. Raises UsageError where pyarrow is missing."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'yoy[parquet]'") from None
    rows = list(tidy_rows(comparison))
    columns = {}
    for k, name in enumerate(COLUMNS):
        kind = _KINDS.get(name)
        values = [row[k] for row in rows]
        if kind is None:
            columns[name] = pyarrow.array([printable(str(value)) for value in values], pyarrow.string())
        elif kind == "int32":
            columns[name] = pyarrow.array([int(value) for value in values], pyarrow.int32())
        else:
            columns[name] = pyarrow.array([float(value) for value in values], pyarrow.float64())
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out, compression="zstd")
    return out.getvalue()
