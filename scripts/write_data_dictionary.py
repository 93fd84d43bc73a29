"""Writes docs/data_dictionary.md from the comments in sql/. Run it after changing them; a test compares the two."""

from pathlib import Path
from tempfile import TemporaryDirectory

from cityledger.load.schema import create_tables, create_views
from cityledger.publish import write_data_dictionary
from cityledger.settings import PROJECT, get_settings
from cityledger.warehouse import WAREHOUSE, connect_to_write

PAGE = PROJECT / "docs" / "data_dictionary.md"


def main(page: Path = PAGE) -> None:
    """Make an empty warehouse and describe it."""
    with TemporaryDirectory() as folder:
        warehouse = Path(folder) / WAREHOUSE
        with connect_to_write(warehouse) as connection:
            create_tables(connection, get_settings().sql)
            create_views(connection, get_settings().sql)
        write_data_dictionary(warehouse, page)


if __name__ == "__main__":
    main()
