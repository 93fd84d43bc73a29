"""The SQL files that make and fill a warehouse, in the order in which they run.

In: the folder sql/. Out: tables, views and their comments in a warehouse, and the version of them all.

sql/<schema>/<table>.sql makes a table and comments on it; sql/load/<schema>/<table>.sql fills it.
"""

import hashlib
from pathlib import Path

import duckdb

from cityledger.warehouse import Parameters, run_sql_file

_MAKING = ("*.sql", "landing/*.sql", "star/*.sql", "views/*.sql", "load/**/*.sql")

STAR_ORDER = (
    "star/dim_date",
    "star/dim_run",
    "star/dim_theme",
    "star/dim_indicator",
    "star/dim_place",
    "star/dim_organization",
    "star/dim_unit",
    "star/dim_period",
    "star/dim_document",
    "star/fact_sighting",
    "star/dim_passage",
    "star/fact_indicator",
    "star/fact_commitment",
    "star/fact_declared_interest",
    "star/bridge_indicator_theme",
    "star/bridge_commitment_organization",
    "star/bridge_commitment_place",
    "star/bridge_commitment_theme",
    "star/bridge_commitment_target",
    "star/bridge_declared_interest_theme",
    "star/fact_progress",
    "star/fact_finding",
    "star/fact_processing",
    "landing/batch",
)
"""Each table after those that its rows are looked up in."""


def schema_version(sql: Path) -> str:
    """A hash of the files that make and fill a warehouse: when it changes, old warehouses are rebuilt."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _MAKING for path in sql.glob(pattern)}):
        digest.update(path.relative_to(sql).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def create_tables(connection: duckdb.DuckDBPyConnection, sql: Path) -> None:
    """Make what is missing of the warehouse's schemas and tables, and of the scratch database beside it."""
    run_sql_file(connection, sql / "scratch.sql")
    run_sql_file(connection, sql / "schemas.sql")
    for folder in ("landing", "star"):
        for path in sorted((sql / folder).glob("*.sql")):
            run_sql_file(connection, path)


def create_views(connection: duckdb.DuckDBPyConnection, sql: Path) -> None:
    """Make the views of schema analytics anew, with their comments."""
    for path in sorted((sql / "views").glob("*.sql")):
        run_sql_file(connection, path)
    run_sql_file(connection, sql / "comments.sql")


def fill_star(connection: duckdb.DuckDBPyConnection, sql: Path, release: Parameters) -> None:
    """Put what has landed into the star schema, in one transaction; `release` names the row of landing.release."""
    connection.begin()
    run_sql_file(connection, sql / "load" / "landing" / "release.sql", release)
    run_sql_file(connection, sql / "load" / "forget_documents.sql")
    for name in STAR_ORDER:
        run_sql_file(connection, sql / "load" / f"{name}.sql")
    connection.commit()
