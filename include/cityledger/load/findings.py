"""Adds what the inspection of a candidate found to the candidate itself.

In: findings about a candidate's star schema. Out: rows of its star.fact_finding.
"""

from collections.abc import Iterable
from pathlib import Path

from cityledger.load.landing import land_records
from cityledger.load.schema import create_tables
from cityledger.records import Finding
from cityledger.settings import get_settings
from cityledger.warehouse import WarehouseError, connect_to_write, run_sql_file


def record_findings(warehouse: Path, findings: Iterable[Finding]) -> None:
    """Append a candidate's own findings to its star.fact_finding; one that is there already is left as it is.

    WarehouseError where there is no candidate. The next load drops these findings: they are about this release.
    """
    if not warehouse.is_file():
        raise WarehouseError(f"{warehouse} is not there: load the batches before recording findings")
    sql = get_settings().sql
    with connect_to_write(warehouse) as connection:
        create_tables(connection, sql)
        land_records(connection, "finding", Finding, findings, sql)
        run_sql_file(connection, sql / "load" / "star" / "fact_finding.sql")
        connection.checkpoint()
