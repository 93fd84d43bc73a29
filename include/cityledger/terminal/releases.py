"""Opens the current release for the commands that know its columns.

In: settings. Out: a read-only connection, or NoReleaseError that says what to do.
"""

import re

import duckdb

from cityledger import __version__
from cityledger.settings import Settings
from cityledger.terminal.prompt import NoReleaseError, open_release
from cityledger.warehouse import WarehouseError, run_sql_file


def open_known_release(settings: Settings) -> duckdb.DuckDBPyConnection:
    """A connection to a release that this version understands; NoReleaseError where a newer one made it."""
    connection = open_release(settings)
    try:
        row = run_sql_file(connection, settings.sql / "terminal" / "release_version.sql").fetchone()
    except WarehouseError as error:
        connection.close()
        raise NoReleaseError(
            f"{settings.current_warehouse} is not a release of cityledger ({error}); set CITYLEDGER_DATA to a data "
            "store that holds one"
        ) from error
    if row and _parts(row[0]) > _parts(__version__):
        connection.close()
        raise NoReleaseError(
            f"the release was made by cityledger {row[0]}, and this is {__version__}; upgrade it, or read the release "
            "with `cityledger query`, which needs no particular version"
        )
    return connection


def _parts(version: str | None) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version or ""))
