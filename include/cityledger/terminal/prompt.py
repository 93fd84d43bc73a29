"""Lets a person ask the current release in SQL, and nothing but that.

In: settings and statements. Out: rows as a table, CSV or JSON. The connection is read-only, and neither it nor a
statement can reach any other file, load an extension or change its settings.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import duckdb
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from cityledger.settings import Settings
from cityledger.terminal.screen import counted, printable, results
from cityledger.warehouse import READ_ONLY_CONFIG

ROWS_SHOWN = 100
HELP = """\
End a statement with a semicolon. The views to ask are analytics.indicators, analytics.commitments,
analytics.declared_interests, analytics.progress, analytics.documents and analytics.quality, and for charts
analytics.themed_commitments and analytics.runs; `describe analytics.indicators;` lists the columns of one.
.tables   list every table and view
.quit     leave (or Ctrl-D)"""


class NoReleaseError(Exception):
    """There is nothing to ask yet, or nothing that can be asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a statement, or the first of them where there are `more`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False


def open_release(settings: Settings) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the current release; NoReleaseError where there is none, or none that can be opened."""
    warehouse = settings.current_warehouse
    if not warehouse.exists():
        raise NoReleaseError(
            f"there is no release in {settings.data} yet; make one with `cityledger run FOLDER`, "
            "or set CITYLEDGER_DATA to the data store that holds it"
        )
    try:
        return duckdb.connect(str(warehouse), read_only=True, config=READ_ONLY_CONFIG)
    except duckdb.Error as error:
        raise NoReleaseError(f"{warehouse} cannot be opened: {_remedy(str(error))}") from error


def _remedy(error: str) -> str:
    """What to do about a file that DuckDB does not open."""
    if "set lock" in error:
        return f"another program has it open to write, which nobody should; close that program. DuckDB says: {error}"
    if "version number" in error or "storage version" in error:
        return f"a newer DuckDB wrote it; install the newest with `pip install --upgrade duckdb`. DuckDB says: {error}"
    return (
        "it is damaged; remove the link publish/current in the data store, and the next `cityledger run` builds a "
        f"release anew. DuckDB says: {error}"
    )


def ask(connection: duckdb.DuckDBPyConnection, statement: str, limit: int | None = None) -> Answer:
    """Run a statement and fetch its rows, `limit` at most; duckdb.Error where it cannot run."""
    if not connection.extract_statements(statement):
        return Answer((), ())
    cursor = connection.execute(statement)
    columns = tuple(column[0] for column in cursor.description or ())
    if limit is None:
        return Answer(columns, tuple(cursor.fetchall()))
    rows = cursor.fetchmany(limit + 1)
    return Answer(columns, tuple(rows[:limit]), len(rows) > limit)


def as_table(answer: Answer) -> Group:
    """An answer as people read it, with the number of its rows below."""
    table = Table(show_edge=False, header_style="bold")
    for index, name in enumerate(answer.columns):
        numeric = any(isinstance(row[index], (int, float)) for row in answer.rows)
        table.add_column(Text(printable(name)), justify="right" if numeric else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(printable(_shown(value))) for value in row))
    count = counted(len(answer.rows), "row")
    # not the table's own caption, which is broken to its width
    return Group(table, Text(f"the first {count}; --format csv gives all" if answer.more else count, "dim italic"))


def as_csv(answer: Answer) -> str:
    """An answer as CSV with a line of names."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_shown(value) for value in row] for row in answer.rows)
    return stream.getvalue()


def as_json(answer: Answer) -> str:
    """An answer as JSON, one object a line."""
    lines = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return "".join(json.dumps(line, ensure_ascii=False, default=str) + "\n" for line in lines)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return str(value)


def open_prompt(connection: duckdb.DuckDBPyConnection) -> None:
    """Talk with a person at the terminal until they leave."""
    # not on every machine; where it is, input() has arrow keys and a history
    with suppress(ImportError):
        import_module("readline")
    converse(connection, input, results())


def converse(connection: duckdb.DuckDBPyConnection, read: Callable[[str], str], console: Console) -> None:
    """Read statements until there are no more, and show the answer to each."""
    console.print(HELP, markup=False)
    lines: list[str] = []
    while True:
        try:
            line = read("     ...> " if lines else "release> ")
        except EOFError:
            console.print()
            return
        except KeyboardInterrupt:
            console.print()
            lines = []
            continue
        if not lines and line.strip() in (".quit", ".exit"):
            return
        lines = [*lines, line] if line.strip() else lines
        if statement := _finished(lines):
            lines = []
            _show_answer(connection, statement, console)


def _finished(lines: Sequence[str]) -> str | None:
    """The statement that the lines make up, or None while more of it is to come."""
    text = "\n".join(lines).strip()
    if text == ".tables":
        return "show all tables"
    if text == ".help":
        return text
    return text if text.endswith(";") and text != ";" else None


def _show_answer(connection: duckdb.DuckDBPyConnection, statement: str, console: Console) -> None:
    if statement == ".help":
        console.print(HELP, markup=False)
        return
    try:
        console.print(as_table(ask(connection, statement, ROWS_SHOWN)))
    except duckdb.Error as error:
        console.print(Text(str(error), "red"))
    except KeyboardInterrupt:
        connection.interrupt()
        console.print("stopped")
