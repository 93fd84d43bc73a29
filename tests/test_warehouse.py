"""Connections, SQL files and the lock, on real files and with real processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from cityledger.settings import PROJECT, Settings
from cityledger.warehouse import (
    WarehouseError,
    connect_read_only,
    connect_to_write,
    current_release_id,
    run_sql_file,
    writer_lock,
)

HOLD = """
import sys, time
from pathlib import Path
from cityledger.settings import Settings
from cityledger.warehouse import writer_lock
with writer_lock(Settings(data=Path(sys.argv[1])), 0):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    with connect_to_write(path) as connection:
        connection.execute("create table plan as select 1 as page")
    return path


def _sql(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.sql"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "insert into plan values (2)",
        "from read_text('{here}/secret.txt')",
        "from glob('{here}/*')",
        "copy plan to '{here}/out.csv'",
        "attach '{here}/other.duckdb' as other",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "install httpfs",
        "load '{here}/extension.duckdb_extension'",
    ],
)
def test_a_reader_sees_the_one_file_and_changes_nothing(warehouse, tmp_path, statement):
    (tmp_path / "secret.txt").write_text("secret")
    with connect_read_only(warehouse) as connection:
        with pytest.raises(duckdb.Error):
            connection.execute(statement.format(here=tmp_path)).fetchall()
        assert connection.execute("from plan").fetchall() == [(1,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.txt", "warehouse.duckdb"]


def test_a_missing_or_broken_file_is_told_with_its_remedy(tmp_path):
    with pytest.raises(WarehouseError, match="run the chain once"):
        connect_read_only(tmp_path / "warehouse.duckdb")
    (tmp_path / "warehouse.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(WarehouseError, match=r"warehouse\.duckdb cannot be opened.*remove the link"):
        connect_read_only(tmp_path / "warehouse.duckdb")


def test_a_new_file_opens_in_older_versions(warehouse):
    with connect_read_only(warehouse) as connection:
        query = "select tags from duckdb_databases() where database_name = 'warehouse'"
        assert connection.execute(query).fetchone() == ({"storage_version": "v1.0.0+"},)


def test_each_statement_of_a_file_takes_the_parameters_that_it_names(warehouse, tmp_path):
    path = _sql(tmp_path, "insert into plan values ($page);\n-- and more\ninsert into plan values ($page + $more);")
    with connect_to_write(warehouse) as connection:
        run_sql_file(connection, path, {"page": 5, "more": 2, "unused": "'; drop table plan; --"})
        assert connection.execute("from plan order by page").fetchall() == [(1,), (5,), (7,)]


def test_the_last_statements_rows_can_be_fetched(warehouse, tmp_path):
    with connect_read_only(warehouse) as connection:
        assert run_sql_file(connection, _sql(tmp_path, "select 1; select 2")).fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select 1; select nothing from plan", r"some\.sql, statement 2: .*nothing"),
        ("select $page", r"some\.sql.*\$page"),
    ],
)
def test_a_failing_statement_is_named(warehouse, tmp_path, text, message):
    with connect_read_only(warehouse) as connection, pytest.raises(WarehouseError, match=message):
        run_sql_file(connection, _sql(tmp_path, text))


def _holder(data: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "include")}
    command = [sys.executable, "-c", HOLD, str(data)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_one_process_at_a_time_holds_the_lock_and_a_dead_one_none(tmp_path):
    holder = _holder(tmp_path)
    try:
        message = rf"process {holder.pid}\) has held .*\.lock for 0\.2 seconds"
        with pytest.raises(WarehouseError, match=message), writer_lock(Settings(data=tmp_path), 0.2):
            pytest.fail("two hold the lock")
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with writer_lock(Settings(data=tmp_path), 5):
        assert (tmp_path / "load" / ".lock").read_text() == str(os.getpid())


def test_the_current_release_is_what_the_link_leads_to(tmp_path):
    settings = Settings(data=tmp_path)
    assert current_release_id(settings) is None
    (tmp_path / "publish" / "releases" / "r1").mkdir(parents=True)
    settings.current_release.symlink_to("releases/r1")
    assert current_release_id(settings) == "r1"
    (tmp_path / "publish" / "releases" / "r1").rmdir()
    assert current_release_id(settings) is None
