"""Copies the views of the current release to a PostgreSQL server, for tools that have no driver for DuckDB.

In: the current release, and the server of the settings. Out: a schema with one table a view of analytics and one named
`release`, put in place of the former one in one transaction: its readers see either release, whole. The SQL lies in
sql/push; names are quoted by the driver, values are copied as data.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from cityledger.publish.dictionary import Relation, read_relations
from cityledger.settings import PostgresServer, Settings, get_settings
from cityledger.warehouse import WarehouseError, connect_read_only, read_release_id, run_sql_file

if TYPE_CHECKING:
    from psycopg import Cursor, Error, sql

ROWS_AT_ONCE = 10_000
TYPES = {
    "varchar": "text",
    "double": "double precision",
    "float": "double precision",
    "integer": "integer",
    "bigint": "bigint",
    "hugeint": "numeric",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}
"""PostgreSQL's type for each of DuckDB's that a view has; a list is an array of it."""


_NO_ADDRESS = (
    "CITYLEDGER_POSTGRES is no address of a server; set it to one such as postgresql://user:password@host/database, "
    "with %2F for / and %40 for @ in the password"
)


class PushError(Exception):
    """The server does not hold the release. The message names the server's part in it and what to do."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What the server holds now."""

    release_id: str
    schema: str
    tables: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Table:
    """A view to copy, with its columns: name, PostgreSQL's type, comment."""

    relation: Relation
    columns: tuple[tuple[str, str, str], ...]


def push_release(settings: Settings) -> Pushed:
    """Put the current release's views on the server; what the server held before stays until all of it is there.

    WarehouseError where there is no release, PushError where the server cannot be reached, refuses something, or holds
    views of others that build on the tables.
    """
    server = settings.postgres
    if server is None:
        raise PushError("no PostgreSQL server is set; set CITYLEDGER_POSTGRES to its address (postgresql://…)")
    if not settings.current_warehouse.exists():
        raise WarehouseError(f"there is no release in {settings.data} yet; make one with `cityledger run FOLDER`")
    try:
        import psycopg  # noqa: PLC0415 - an extra: cityledger[postgres]
    except ImportError as missing:
        raise PushError("the driver is not installed; install cityledger[postgres]") from missing
    try:
        with (
            connect_read_only(settings.current_warehouse) as warehouse,
            psycopg.connect(_address(server.address), connect_timeout=30, client_encoding="utf8") as connection,
            connection.cursor() as cursor,
        ):
            release_id = read_release_id(warehouse, settings)
            tables = tuple(_tables(warehouse))
            rows = _replace_schema(cursor, warehouse, tables, server, release_id)
    except psycopg.Error as problem:
        raise PushError(f"{_told(problem)}; the server still holds what it held before") from problem
    return Pushed(release_id, server.schema, len(tables), rows)


def _address(address: str) -> str:
    """A server elsewhere must prove who it is, unless the address says otherwise: the driver would not ask."""
    from psycopg import ProgrammingError  # noqa: PLC0415
    from psycopg.conninfo import conninfo_to_dict, make_conninfo  # noqa: PLC0415

    try:
        given = conninfo_to_dict(address)
    except ProgrammingError:
        raise PushError(_NO_ADDRESS) from None  # its words quote the address, and with it the password
    parts = {name: str(given.get(name) or "") for name in ("host", "port", "dbname")}
    if "@" in "".join(parts.values()) or not f"0{parts['port']}".replace(",", "").isdecimal():
        raise PushError(_NO_ADDRESS)  # a sign of the password was taken for the end of it
    hosts = f"{parts['host']},{given.get('hostaddr') or ''}".split(",")
    near = all(host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/") for host in hosts)
    known = near or "sslmode" in given
    return address if known else make_conninfo(address, sslmode="verify-full", sslrootcert="system")


def _told(problem: "Error") -> str:
    """PostgreSQL's own words with the remedy for what happens most; the password is in none of them."""
    from psycopg import errors  # noqa: PLC0415

    told = (problem.diag.message_primary, problem.diag.message_detail)  # not its hint, which is to drop by cascade
    words = " ".join(" ".join(part for part in told if part).split() or str(problem).split())
    match problem:
        case errors.DependentObjectsStillExist():
            return (
                f"{words}: what no push made would be lost; drop the views that build on the tables, push, and make "
                "them again; where the schema holds other tables, set CITYLEDGER_POSTGRES_SCHEMA to a name of its own"
            )
        case errors.UndefinedObject():
            return f"{words}: create the role that CITYLEDGER_POSTGRES_READER names"
        case errors.InsufficientPrivilege():
            return f"{words}: the user of CITYLEDGER_POSTGRES must be allowed to create schemas in the database"
        case _:
            return f"{words}: see to CITYLEDGER_POSTGRES and to the server"


def _tables(warehouse: duckdb.DuckDBPyConnection) -> Iterator[_Table]:
    columns = run_sql_file(warehouse, get_settings().sql / "publish" / "columns.sql").fetchall()
    for relation in read_relations(warehouse):
        if relation.schema == "analytics":
            own = [row[2:] for row in columns if row[:2] == (relation.schema, relation.name)]
            yield _Table(relation, tuple((name, _type_of(kind, name), told or "") for name, kind, told in own))


def _type_of(kind: str, column: str) -> str:
    array = "[]" if kind.endswith("[]") else ""
    element = kind.removesuffix("[]")
    if element not in TYPES:
        raise PushError(f"column {column} has DuckDB's type {kind}, which publish/postgres.py does not translate yet")
    return TYPES[element] + array


def _replace_schema(
    cursor: "Cursor[Any]",
    warehouse: duckdb.DuckDBPyConnection,
    tables: Sequence[_Table],
    server: PostgresServer,
    release_id: str,
) -> int:
    """Fill a schema beside the one in use, then swap their names; all of it in the connection's one transaction."""
    from psycopg import sql  # noqa: PLC0415

    statements = get_settings().sql / "push"
    fresh, former = f"{server.schema}__next", f"{server.schema}__former"
    names = {"schema": server.schema, "fresh": fresh, "former": former}

    def run(name: str, **more: "sql.Composable") -> None:
        text = (statements / f"{name}.sql").read_text(encoding="utf-8")
        given = {key: sql.Identifier(value) for key, value in names.items()}
        cursor.execute(sql.SQL(text).format(**given, **more))

    run("begin")
    rows = 0
    for table in tables:
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(kind))  # the kinds are those of TYPES
            for name, kind, _told in table.columns
        ]
        place = {"table": sql.Identifier(table.relation.name)}
        run("table", columns=sql.SQL(", ").join(columns), told=sql.Literal(table.relation.comment), **place)
        for name, _kind, told in table.columns:
            run("comment", column=sql.Identifier(name), told=sql.Literal(told), **place)
        rows += _copy(cursor, warehouse, table, sql.Identifier(fresh, table.relation.name))
    run("release", release_id=sql.Literal(release_id), copied_rows=sql.Literal(rows))
    if server.reader:
        run("grant", reader=sql.Identifier(server.reader))
    given = {"schema": server.schema, "names": ["release", *(table.relation.name for table in tables)]}
    if _names(cursor, statements / "held.sql", given):
        own = _names(cursor, statements / "own.sql", given)
        run("swap_out")
        for name in own:
            run("drop", table=sql.Identifier(name))
        run("drop_former")
    run("swap_in")
    return rows


def _names(cursor: "Cursor[Any]", path: Path, given: Mapping[str, object]) -> list[str]:
    """The names that a statement finds."""
    return [name for (name,) in cursor.execute(path.read_text(encoding="utf-8"), given).fetchall()]


def _copy(
    cursor: "Cursor[Any]",
    warehouse: duckdb.DuckDBPyConnection,
    table: _Table,
    to: "sql.Identifier",
) -> int:
    """Copy a view's rows; their number. PostgreSQL holds no NUL in text, so it is left out there."""
    from psycopg import sql  # noqa: PLC0415

    folder = get_settings().sql
    result = run_sql_file(warehouse, folder / "publish" / "relation_rows.sql", {"relation": table.relation.full_name})
    text = (folder / "push" / "copy.sql").read_text(encoding="utf-8")
    rows = 0
    with cursor.copy(sql.SQL(text).format(table=to)) as copy:
        while batch := result.fetchmany(ROWS_AT_ONCE):
            for row in batch:
                copy.write_row([_storable(value) for value in row])
            rows += len(batch)
    return rows


def _storable(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
