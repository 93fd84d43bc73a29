"""Inspects the star schema of a candidate release before it is published.

In: a candidate's warehouse file, opened read-only. For each suite in expectations/star, sql/inspect/<table>.sql hands
out the table's columns with a flag for each key that says whether the other table has it. Out: findings; a critical one
means that the release must not be published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pandas

from cityledger.inspect.findings import Place, findings_of_miss, place_now
from cityledger.inspect.suites import Rule, Suite, read_suites
from cityledger.inspect.validation import Miss, validate
from cityledger.records import Finding
from cityledger.settings import get_settings

MOST_ROWS = 1000
"""How many rows of one expectation are told one by one: a fault of the load hits all rows of a table alike."""

_READABLE = Rule(
    name="table_can_be_read",
    severity="critical",
    reason="A table that cannot be read cannot be checked or queried.",
    remedy="Mend the table's file in sql/star or its query in sql/inspect.",
    columns=(),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its suite sees it. Where it could not be read, the frame is empty and the error says why."""

    suite: Suite
    frame: pandas.DataFrame
    error: str | None = None


def inspect_warehouse(warehouse: Path, release_id: str) -> tuple[Finding, ...]:
    """Check every table that has a suite; FileNotFoundError if there is no such file."""
    place = place_now(release_id, {})
    findings: list[Finding] = []
    documents = pandas.DataFrame()
    for table in read_tables(warehouse):  # dim_document comes before the facts, which tell of its documents
        if table.suite.table == "dim_document":
            documents = _names(table.frame)
        findings.extend(_check(table, documents, place))
    return tuple(findings)


def blocks_release(findings: Iterable[Finding]) -> bool:
    """Whether a release with these findings of `inspect_warehouse` must not be published."""
    return any(finding.severity == "critical" for finding in findings)


def read_tables(warehouse: Path) -> Iterator[Table]:
    """Every table that has a suite, by name, one in memory at a time."""
    if not warehouse.is_file():
        raise FileNotFoundError(f"{warehouse} is not there: load the batches before the release is inspected")
    settings = get_settings()
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for suite in read_suites(settings.expectations / "star"):
            yield _read(connection, suite, settings.sql / "inspect" / f"{suite.table}.sql")


def _read(connection: Any, suite: Suite, query: Path) -> Table:
    try:
        return Table(suite, read_query(connection, query))
    except (duckdb.Error, OSError) as problem:
        return Table(suite, pandas.DataFrame(), error=str(problem))


def read_query(connection: Any, query: Path) -> pandas.DataFrame:
    """The rows of a query in a file, its flags as nullable booleans: DuckDB gives objects where a flag is null."""
    frame: pandas.DataFrame = connection.execute(query.read_text(encoding="utf-8")).df()
    flags = [name for name in frame.columns if frame[name].dtype == "object" and _are_flags(frame[name])]
    return frame.astype(dict.fromkeys(flags, "boolean"))


def _are_flags(column: "pandas.Series[Any]") -> bool:
    return all(value is None or isinstance(value, bool) for value in column)


def _check(table: Table, documents: pandas.DataFrame, place: Place) -> list[Finding]:
    if table.error is not None:
        return findings_of_miss(Miss(_READABLE, error=table.error), table.suite, table.frame, place)
    return [
        finding for miss in validate(table.frame, table.suite) for finding in _findings(miss, table, documents, place)
    ]


def _findings(miss: Miss, table: Table, documents: pandas.DataFrame, place: Place) -> list[Finding]:
    """The findings of a miss, for no more rows than people read; one more then tells how many there are."""
    few = replace(miss, rows=miss.rows[:MOST_ROWS])
    shown = table.frame.loc[list(few.rows)]
    if "document_key" in shown and "document_id" not in shown and not documents.empty:
        shown = shown.join(documents, on="document_key")
    told = findings_of_miss(few, table.suite, shown, place)
    if few.rows != miss.rows:
        count = f"{len(miss.rows)} of {len(table.frame)} rows, of which {MOST_ROWS} are told one by one"
        told += findings_of_miss(replace(miss, rows=(), observed=count), table.suite, shown, place)
    return told


def _names(documents: pandas.DataFrame) -> pandas.DataFrame:
    """document_id and file_name by document key, for the findings on other tables to name."""
    if documents.empty:
        return documents
    return documents.drop_duplicates("document_key").set_index("document_key")[["document_id", "file_name"]]
