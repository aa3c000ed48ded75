"""Questions: what may be asked, and that nothing else is within reach."""

from pathlib import Path

import pytest

from tests.batch.conftest import Run
from yoy.batch.rows import TABLES
from yoy.batch.sql import Answers, opened
from yoy.errors import MissingReport, UsageError


def test_every_table_has_its_columns_even_without_rows(tmp_path: Path) -> None:
    with opened(tmp_path) as answers:
        for name, columns in TABLES.items():
            assert answers.ask(f"SELECT * FROM {name}") == (list(columns), [])


def test_without_a_dataset_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MissingReport), opened(tmp_path / "none"):
        pass


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "secret.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    return path


def test_nothing_but_the_dataset_is_read_and_nothing_is_written(run: Run, outside: Path, tmp_path: Path) -> None:
    dataset = run(kinds=()).dataset
    before = sorted(path for path in tmp_path.rglob("*"))
    with opened(dataset) as answers:
        assert answers.one("SELECT count(DISTINCT issuer) FROM measures") == (4,)
        for question in (
            f"SELECT * FROM '{outside}'",
            f"SELECT * FROM read_text('{outside}')",
            f"SELECT * FROM read_csv('{dataset}/../../secret.csv')",
            "SELECT * FROM glob('/etc/*')",
            "SELECT * FROM read_parquet('https://example.org/x.parquet')",
            "SELECT * FROM answers",
            f"COPY (SELECT 1) TO '{dataset}/x.parquet'",
            f"EXPLAIN ANALYZE COPY (SELECT 1) TO '{dataset}/x.parquet'",
            "DROP VIEW measures",
            "CREATE TABLE x (a INT)",
            "SET enable_external_access = true",
            "INSTALL httpfs",
            f"ATTACH '{tmp_path}/x.db'",
            "SELECT 1; SELECT 2",
            "",
            "SELEC 1",
        ):
            with pytest.raises(UsageError):
                answers.ask(question)
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_a_folder_name_is_taken_as_it_is(run: Run, tmp_path: Path) -> None:
    outcome = run("o'ut [1]*", kinds=())
    with opened(outcome.dataset) as answers:
        assert answers.one("SELECT count(*) FROM pairs") == (7,)


def test_rows_come_some_at_a_time(tmp_path: Path) -> None:
    with opened(tmp_path) as answers:
        assert _first(answers, "SELECT * FROM range(100000)") == (0,)


def _first(answers: Answers, question: str) -> tuple[object, ...]:
    return next(answers.each(question))
