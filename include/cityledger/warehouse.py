"""Warehouse files: connections, the SQL files that run on them, the writer's lock, and which release is current.

In: paths. Out: DuckDB connections with their doors closed, and releases by id. SQL lives in sql/; values reach it as
bound parameters alone.
"""

import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from cityledger.settings import Settings

WAREHOUSE = "warehouse.duckdb"
STORAGE_VERSION = "v1.0.0"
"""DuckDB 1.1 to 2.0 open such a file; a file in the default format of 2.0 opens in no 1.x."""

Parameters = Mapping[str, Any]
_NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
READ_ONLY_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    **_NO_EXTENSIONS,
    "enable_external_access": False,
    "lock_configuration": True,
}
"""What every reader should connect with: a read-only connection alone still lets SQL read and write other files."""


class WarehouseError(Exception):
    """A warehouse cannot be read, written or locked. The message names the file and what to do."""


def connect_read_only(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """A connection on which SQL sees this one file and can change nothing; WarehouseError if it cannot be opened."""
    return _connect(warehouse, read_only=True, config=READ_ONLY_CONFIG)


def connect_to_write(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """The one writing connection of a file that no reader has open; a new file gets STORAGE_VERSION."""
    config = {**_NO_EXTENSIONS, "storage_compatibility_version": STORAGE_VERSION}
    return _connect(warehouse, read_only=False, config=config)


def _connect(
    warehouse: Path, *, read_only: bool, config: dict[str, str | bool | int | float | list[str]]
) -> duckdb.DuckDBPyConnection:
    if read_only and not warehouse.is_file():
        raise WarehouseError(f"{warehouse} is not there: run the chain once to make a release")
    try:
        return duckdb.connect(str(warehouse), read_only=read_only, config=config)
    except duckdb.Error as problem:
        raise WarehouseError(
            f"{warehouse} cannot be opened ({problem}); "
            "if it is damaged, remove the link publish/current and load again"
        ) from problem


def run_sql_file(
    connection: duckdb.DuckDBPyConnection, path: Path, parameters: Parameters | None = None
) -> duckdb.DuckDBPyConnection:
    """Run the statements of a file in order, each with those of the parameters that it names as $name.

    Returns the connection, from which the last statement's rows can be fetched. WarehouseError names the file and the
    statement that failed.
    """
    given = parameters or {}
    for position, statement in enumerate(connection.extract_statements(path.read_text(encoding="utf-8")), start=1):
        try:
            connection.execute(statement, {name: given[name] for name in statement.named_parameters})
        except KeyError as missing:
            raise WarehouseError(f"{path}, statement {position} needs the parameter ${missing.args[0]}") from None
        except duckdb.Error as problem:
            raise WarehouseError(f"{path}, statement {position}: {problem}") from problem
    return connection


def read_release_id(connection: duckdb.DuckDBPyConnection, settings: Settings) -> str:
    """The release that a connection reads; the link may lead to a newer one by now."""
    row = run_sql_file(connection, settings.sql / "load" / "read_release.sql").fetchone()
    if row is None:
        raise WarehouseError("the warehouse does not say which release it is: load the batches again")
    return str(row[0])


@contextmanager
def writer_lock(settings: Settings, seconds: float) -> Iterator[None]:
    """Hold the one lock under which candidates are built and releases published.

    The operating system frees it when its holder dies. WarehouseError after `seconds` of waiting.
    """
    path = settings.data / "load" / ".lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait_for_lock(handle, path, seconds)
        os.truncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _wait_for_lock(handle: int, path: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = path.read_text() or "unknown"
                raise WarehouseError(
                    f"another load or publication (process {holder}) has held {path} for {seconds:g} seconds; "
                    "wait for it to end, or end it if it hangs, and run again"
                ) from None
            time.sleep(0.05)


def releases_folder(settings: Settings) -> Path:
    """Where releases lie, a folder each."""
    return settings.data / "publish" / "releases"


def current_release_id(settings: Settings) -> str | None:
    """The release that readers see, or None before the first."""
    link = settings.current_release
    return link.resolve().name if link.exists() else None


def hours_since(path: Path) -> float:
    """How long ago something in a folder was last put there or taken away, or a file was written."""
    return (time.time() - path.stat().st_mtime) / 3600
