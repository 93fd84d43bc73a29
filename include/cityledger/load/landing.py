"""Puts records into the scratch database beside a warehouse, straight from their Parquet files.

In: the files of batches, and lookups. Out: filled tables in scratch.landing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from cityledger.load.batches import BatchFiles, file_url
from cityledger.load.lookup_rows import StandardIndicator, Theme, read_standard_indicators, read_themes
from cityledger.records import Run
from cityledger.store import Store, kind_of
from cityledger.warehouse import connect_read_only, run_sql_file


def land_batches(connection: duckdb.DuckDBPyConnection, batches: Sequence[BatchFiles], store: Store, sql: Path) -> None:
    """Fill the landing tables with the records of batches, and choose the documents whose rows count."""
    open_store(connection, store)
    files = defaultdict(list)
    for batch in batches:
        for table, file in batch.files:
            files[table].append(file)
    for table, names in files.items():
        land_files(connection, table, names, sql)
    ids = [batch.batch_id for batch in batches]
    fingerprints = [batch.fingerprint for batch in batches]
    run_sql_file(connection, _filling(sql, "incoming_batch"), {"batch_ids": ids, "fingerprints": fingerprints})
    run_sql_file(connection, _filling(sql, "chosen_document"))


def open_store(connection: duckdb.DuckDBPyConnection, store: Store) -> None:
    """Let a connection read a store that does not lie on this machine."""
    protocol = store.filesystem.unstrip_protocol(store.root).partition("://")[0]
    if protocol != "file" and not connection.filesystem_is_registered(protocol):
        connection.register_filesystem(store.filesystem)


def land_files(connection: duckdb.DuckDBPyConnection, table: str, files: Sequence[str], sql: Path) -> None:
    """Add the rows of Parquet files to a landing table."""
    run_sql_file(connection, _filling(sql, table), {"files": list(files)})


def land_records(
    connection: duckdb.DuckDBPyConnection, table: str, record: type[Any], records: Iterable[Any], sql: Path
) -> None:
    """Add records to a landing table, through a Parquet file like all others."""
    with TemporaryDirectory() as folder:
        store = Store(folder)
        store.write("load", record, "loading", records)
        land_files(connection, table, [file_url(store, "load", kind_of(record), "loading.parquet")], sql)


def land_lookups(connection: duckdb.DuckDBPyConnection, sql: Path) -> None:
    """Add what the lookups say of themes and standard indicators."""
    land_records(connection, "theme", Theme, read_themes(), sql)
    land_records(connection, "standard_indicator", StandardIndicator, read_standard_indicators(), sql)


def land_runs(connection: duckdb.DuckDBPyConnection, run: Run, store: Store, sql: Path) -> None:
    """Add the runs that the store knows, as they ended, and the one that is loading."""
    open_store(connection, store)
    known = [
        file_url(store, stage, kind_of(Run), f"{name}.parquet")
        for stage in ("load", "publish")
        for name in store.batches(stage, Run)
    ]
    if known:
        land_files(connection, "run", known, sql)
    land_records(connection, "run", Run, [run], sql)


def land_earlier_documents(connection: duckdb.DuckDBPyConnection, earlier: Path, sql: Path) -> None:
    """Add what the release before says of its documents: which release first held each."""
    with connect_read_only(earlier) as release:
        rows = run_sql_file(release, sql / "load" / "read_documents.sql").fetchall()
    told = {"document_ids": [row[0] for row in rows], "release_ids": [row[1] for row in rows]}
    run_sql_file(connection, _filling(sql, "earlier_document"), told)


def _filling(sql: Path, table: str) -> Path:
    return sql / "load" / "landing" / f"{table}.sql"
