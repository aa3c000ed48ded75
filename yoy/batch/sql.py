"""Questions to a dataset, in SQL: only reading, only the dataset; the home of DuckDB, which `yoy[batch]` brings."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from yoy.batch.rows import TABLES
from yoy.batch.store import PROBLEMS
from yoy.errors import MissingReport, UsageError

if TYPE_CHECKING:
    import duckdb

_TYPES: Final = {"int64": "BIGINT", "float64": "DOUBLE", "bool": "BOOLEAN"}  # all others are text
_SOME: Final = 5000  # rows
_LOCK: Final = (
    "SET python_enable_replacements = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET temp_directory = ''",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
"""Nothing but the allowed folder is read, nothing is fetched, and a question can't undo that."""


class Answers:
    """A dataset that can be asked; its tables are views."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self._connection = connection

    def ask(self, question: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The columns' names and the rows. Raises UsageError for anything but one SELECT, and for one that fails."""
        with self._asked(question) as cursor:
            return [column[0] for column in cursor.description or ()], cursor.fetchall()

    def rows(self, question: str) -> list[dict[str, Any]]:
        """The rows by column name."""
        columns, found = self.ask(question)
        return [dict(zip(columns, row, strict=True)) for row in found]

    def one(self, question: str) -> tuple[Any, ...]:
        """The one row of an answer."""
        (row,) = self.ask(question)[1]
        return row

    def each(self, question: str) -> Iterator[tuple[Any, ...]]:
        """The rows, some at a time, so that all of them need never be there at once. Nothing else may be asked meanwhile."""
        with self._asked(question) as cursor:
            while some := cursor.fetchmany(_SOME):
                yield from some

    @contextmanager
    def _asked(self, question: str) -> Iterator["duckdb.DuckDBPyConnection"]:
        import duckdb

        try:
            statements = self._connection.extract_statements(question)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise UsageError("a question is one SELECT: nothing is written")
            yield self._connection.execute(statements[0])
        except duckdb.Error as error:
            raise UsageError("the question has no answer: {reason}", reason=str(error)) from error


@contextmanager
def opened(dataset: Path) -> Iterator[Answers]:
    """A dataset to ask. Raises MissingReport where there is none, UsageError where DuckDB is missing."""
    try:
        import duckdb
    except ImportError:
        raise UsageError("Questions need DuckDB: pip install 'yoy[batch]'") from None
    if not dataset.is_dir():
        raise MissingReport("{folder}: no dataset; yoy batch makes one", folder=dataset)
    tables: dict[str, Mapping[str, str]] = {**TABLES, "problems": PROBLEMS}
    with duckdb.connect(":memory:") as connection:
        try:
            for name, columns in tables.items():
                connection.execute(f"CREATE VIEW {name} AS {_view(dataset.resolve(), name, columns)}")
        except duckdb.Error as error:
            raise UsageError(
                "{folder}: not a dataset that yoy batch made ({reason})", folder=dataset, reason=error
            ) from error
        here = str(dataset.resolve())  # under both its spellings: DuckDB holds a pattern to the list before it reads it
        connection.execute(f"SET allowed_directories = [{_text(here)}, {_text(_plain(here) + '/')}]")
        for setting in _LOCK:
            connection.execute(setting)
        yield Answers(connection)


def _view(dataset: Path, name: str, columns: Mapping[str, str]) -> str:
    """A table's files as one table, or an empty one; the year is read off the folders' names."""
    if not any((dataset / name).rglob("*.parquet")):
        empty = ", ".join(f'NULL::{_TYPES.get(kind, "VARCHAR")} AS "{column}"' for column, kind in columns.items())
        return f"SELECT {empty} WHERE false"
    chosen = ", ".join(f'"{column}"' for column in columns)
    folder = _plain(str(dataset / name))
    if name == "problems":
        return f"SELECT {chosen} FROM read_parquet({_text(folder + '/*.parquet')})"
    said = "hive_partitioning = true, hive_types = {'year': BIGINT}"
    return f"SELECT {chosen} FROM read_parquet({_text(folder + '/*/*.parquet')}, {said})"


def _plain(path: str) -> str:
    """A path in which nothing stands for other names."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in path)


def _text(said: str) -> str:
    return "'" + said.replace("'", "''") + "'"
