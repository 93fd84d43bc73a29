"""What lies beside a release's warehouse: Parquet copies for those who do not read DuckDB, and the dictionary.

In: a candidate's folder. Out: parquet/<schema>.<table>.parquet for every view, fact, dimension and bridge, and
data_dictionary.md in it.
"""

import shutil
from pathlib import Path

from cityledger.publish.dictionary import data_dictionary, read_relations
from cityledger.settings import get_settings
from cityledger.warehouse import WAREHOUSE, connect_to_write, run_sql_file

COPIED_SCHEMAS = ("analytics", "star")


def write_copies(folder: Path) -> None:
    """Write the copies and the dictionary of the warehouse in a folder, in place of any that a crash left behind."""
    parquet = folder / "parquet"
    shutil.rmtree(parquet, ignore_errors=True)
    parquet.mkdir()
    (folder / "data_dictionary.md").unlink(missing_ok=True)
    (folder / WAREHOUSE).chmod(0o644)  # a publication that was cut short may have made it read-only
    copying = get_settings().sql / "publish" / "copy_relation.sql"
    with connect_to_write(folder / WAREHOUSE) as connection:
        connection.checkpoint()  # so that no log is left beside the file when it becomes read-only
        for relation in read_relations(connection):
            if relation.schema in COPIED_SCHEMAS:
                copy = parquet / f"{relation.full_name}.parquet"
                run_sql_file(connection, copying, {"relation": relation.full_name, "file": str(copy)})
        (folder / "data_dictionary.md").write_text(data_dictionary(connection), encoding="utf-8")
