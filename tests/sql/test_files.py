"""What holds of all SQL files: run twice they change nothing, all is commented on, and each has its test."""

import re
from pathlib import Path

import pytest

from cityledger.load.schema import STAR_ORDER, create_tables, create_views
from cityledger.settings import PROJECT
from cityledger.warehouse import connect_to_write

SQL = PROJECT / "sql"
TABLES = sorted(path.stem for path in SQL.glob("star/*.sql"))


def _catalogue(case):
    return case.rows(
        "select database_name, schema_name, table_name, column_name, data_type, is_nullable, comment"
        " from duckdb_columns() where not internal order by all"
    )


def test_making_everything_again_changes_nothing(case):
    before = _catalogue(case), case.rows("select count(*) from star.dim_place")
    create_tables(case.connection, SQL)
    create_views(case.connection, SQL)
    assert (_catalogue(case), case.rows("select count(*) from star.dim_place")) == before


def test_every_table_view_and_column_has_a_comment(case):
    assert case.rows("select table_name from duckdb_tables() where comment is null") == []
    assert case.rows("select view_name from duckdb_views() where comment is null and not internal") == []
    assert [row[2:4] for row in _catalogue(case) if not row[-1]] == []
    assert len(_catalogue(case)) > 400


def test_tables_keep_to_what_a_lake_takes(case):
    kinds = case.rows("select distinct constraint_type from duckdb_constraints() where database_name = 'warehouse'")
    assert kinds == [("NOT NULL",)]
    assert case.rows("select * from duckdb_sequences()") == []
    assert case.rows("select * from duckdb_indexes()") == []
    assert case.rows("select distinct data_type from duckdb_columns() where data_type like 'ENUM%'") == []


def test_keys_are_32_bit_integers(case):
    assert case.rows(
        "select distinct data_type from duckdb_columns()"
        " where schema_name = 'star' and ends_with(column_name, '_key') and column_name <> 'row_key'"
    ) == [("INTEGER",)]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_the_star_has_a_file_that_fills_it_and_a_place_in_the_order(table):
    assert (SQL / "load" / "star" / f"{table}.sql").is_file()
    assert f"star/{table}" in STAR_ORDER


def test_no_file_uses_a_lambda_arrow_or_names_the_catalogue():
    for path in SQL.rglob("*.sql"):
        text = path.read_text(encoding="utf-8")
        assert "->" not in text, path
        assert not re.search(r"\bwarehouse\.(star|landing|analytics)\b", text), path


def test_a_warehouse_written_here_opens_in_duckdb_1_1(tmp_path: Path):
    path = tmp_path / "warehouse.duckdb"
    with connect_to_write(path) as connection:
        create_tables(connection, SQL)
        tags = connection.execute("select tags from duckdb_databases() where database_name = 'warehouse'").fetchone()
    assert tags == ({"storage_version": "v1.0.0+"},)
