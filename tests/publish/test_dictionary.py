"""The data dictionary says what the warehouse says, and the page in docs is the newest."""

import importlib.util
from pathlib import Path

from cityledger.publish import write_data_dictionary
from cityledger.settings import PROJECT
from cityledger.warehouse import connect_to_write


def _script():
    spec = importlib.util.spec_from_file_location("script", PROJECT / "scripts" / "write_data_dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_in_docs_is_what_the_comments_say_now(tmp_path):
    _script().main(tmp_path / "page.md")
    page = PROJECT / "docs" / "data_dictionary.md"
    message = "run scripts/write_data_dictionary.py and commit docs/data_dictionary.md"
    assert page.read_text(encoding="utf-8") == (tmp_path / "page.md").read_text(encoding="utf-8"), message


def test_it_names_every_table_with_its_columns_types_and_comments(tmp_path: Path):
    warehouse = tmp_path / "warehouse.duckdb"
    with connect_to_write(warehouse) as connection:
        connection.execute(
            "create schema star; create schema landing; create schema other; create table other.x (a int)"
        )
        connection.execute("create table star.dim_place (place_key integer, names varchar[])")
        connection.execute("create table star.fact_rain (rain double); create table landing.batch (batch_id varchar)")
        connection.execute("comment on table star.dim_place is 'One row a place.'")
        connection.execute("comment on column star.dim_place.names is 'This | that.'")
    write_data_dictionary(warehouse, tmp_path / "page.md")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == ["## star.fact_rain", "## star.dim_place", "## landing.batch"]
    assert "## star.dim_place\n\nOne row a place.\n\n| column | type | meaning |" in page
    assert "| `place_key` | integer |  |\n| `names` | varchar[] | This \\| that. |\n" in page
