"""A warehouse with the unknown members, a calendar and one run in it, and the ways to put rows through it."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cityledger.load.batches import LANDED, file_url
from cityledger.load.lookup_rows import StandardIndicator, Theme
from cityledger.load.schema import STAR_ORDER, create_tables, create_views
from cityledger.records import Processing, Run
from cityledger.settings import PROJECT
from cityledger.store import Store, kind_of
from cityledger.warehouse import Parameters, connect_to_write, run_sql_file
from tests.load.making import DAY, make_processing, make_run

RECORDS: dict[str, type[Any]] = {
    **{table: record for table, _stage, record in LANDED},
    "theme": Theme,
    "standard_indicator": StandardIndicator,
}
SQL = PROJECT / "sql"
RELEASE = {
    "release_id": "20260301T080000_000000",
    "base_release_id": None,
    "schema_version": "v",
    "run_id": "run-1",
    "built_at": DAY[:19],
    "batches_loaded": 1,
    "rebuilt": True,
    "evidence_base": "",
}


class Case:
    """One case of a SQL file: rows in by `land`, the file by `fill`, rows out by `rows`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.connection, self.folder, self.landed = connection, folder, 0

    def land(self, table: str, record: type[Any], records: Iterable[Any], batch_id: str = "b1") -> None:
        """Put records of a batch into a landing table, through a Parquet file and the table's own SQL file."""
        self.landed += 1
        store = Store(self.folder / str(self.landed))
        store.write("stage", record, batch_id, records)
        files = [file_url(store, "stage", kind_of(record), f"{batch_id}.parquet")]
        self.fill(f"landing/{table}", {"files": files})

    def choose(self, *batch_ids: str) -> None:
        """Say which batches are being loaded (b1 if none is named), and choose their documents."""
        names = list(batch_ids or ("b1",))
        self.fill("landing/incoming_batch", {"batch_ids": names, "fingerprints": [f"hash of {name}" for name in names]})
        self.fill("landing/chosen_document")

    def clear_landing(self) -> None:
        """Begin another load into the same warehouse."""
        tables = self.rows("select table_name from duckdb_tables() where database_name = 'scratch'")
        for (table,) in tables:
            self.connection.execute(f"delete from scratch.landing.{table}")

    def fill(self, name: str, parameters: Parameters | None = None) -> None:
        """Run sql/load/<name>.sql."""
        run_sql_file(self.connection, SQL / "load" / f"{name}.sql", parameters)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives."""
        return self.connection.execute(query).fetchall()


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and views, a calendar and run-1, made once."""
    folder = tmp_path_factory.mktemp("empty_warehouse")
    path = folder / "warehouse.duckdb"
    with connect_to_write(path) as connection:
        create_tables(connection, SQL)
        create_views(connection, SQL)
        case = Case(connection, folder)
        case.fill("star/dim_date")
        case.land("run", Run, [make_run()])
        case.fill("star/dim_run")
        case.fill("landing/release", RELEASE)
    return path


@pytest.fixture
def case(empty_warehouse: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the empty warehouse, open, with nothing landed."""
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with connect_to_write(path) as connection:
        run_sql_file(connection, SQL / "scratch.sql")
        for table in sorted((SQL / "landing").glob("*.sql")):
            run_sql_file(connection, table)
        yield Case(connection, tmp_path / "parquet")


def load_rows(case: Case, batch_id: str = "b1", *, at: str = DAY, **landed: Any) -> None:
    """Put a batch through everything that a load runs. `landed` names landing tables and their records."""
    case.clear_landing()
    for table, record in RECORDS.items():
        if table in landed:
            case.land(table, record, landed[table], batch_id)
    if "processing" not in landed:
        told = [make_processing(item.document_id, "convert", batch_id, started_at=at) for item in landed["document"]]
        case.land("processing", Processing, told, batch_id)
    case.choose(batch_id)
    case.fill("forget_documents")
    for name in STAR_ORDER:
        case.fill(name)


@pytest.fixture
def load(case: Case) -> Callable[..., None]:
    """`load_rows` on the test's own warehouse."""
    return partial(load_rows, case)
