"""The data dictionary: what every table, view and column of a warehouse means, from the comments that stand in it.

In: a warehouse. Out: Markdown.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

from cityledger.settings import get_settings
from cityledger.warehouse import connect_read_only, run_sql_file

_INTRODUCTION = """# Data dictionary

Every table, view and column of a release, as the comments in the warehouse describe it. This page is generated from
them by `scripts/write_data_dictionary.py`: change the comments in `sql/`, not the page.

People and BI tools read the views in `analytics`. The star schema below them joins facts to dimensions by dense keys;
key 0 is always the unknown member. `landing` is what the loads keep about themselves.
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view, with its comment."""

    schema: str
    name: str
    kind: str
    comment: str

    @property
    def full_name(self) -> str:
        """Its name with its schema's."""
        return f"{self.schema}.{self.name}"


def read_relations(connection: duckdb.DuckDBPyConnection) -> list[Relation]:
    """The views of analytics, then the tables of star and landing."""
    rows = run_sql_file(connection, get_settings().sql / "publish" / "relations.sql").fetchall()
    return [Relation(schema, name, kind, comment or "") for schema, name, kind, comment in rows]


def write_data_dictionary(warehouse: Path, path: Path) -> None:
    """Write the dictionary of a warehouse file as a Markdown page."""
    with connect_read_only(warehouse) as connection:
        path.write_text(data_dictionary(connection), encoding="utf-8")


def data_dictionary(connection: duckdb.DuckDBPyConnection) -> str:
    """The dictionary of a connected warehouse, as Markdown."""
    relations = read_relations(connection)
    columns = defaultdict(list)
    rows = run_sql_file(connection, get_settings().sql / "publish" / "columns.sql").fetchall()
    for schema, relation, column, data_type, comment in rows:
        columns[schema, relation].append(f"| `{column}` | {data_type} | {_in_cell(comment or '')} |")
    parts = [_INTRODUCTION]
    for relation in relations:
        table = ["| column | type | meaning |", "| --- | --- | --- |", *columns[relation.schema, relation.name]]
        parts.append(f"## {relation.full_name}\n\n{relation.comment}\n\n" + "\n".join(table) + "\n")
    return "\n".join(parts)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
