"""Writes docs/data_dictionary.md, and before it sql/comments.sql from include/lookups/semantic_layer.yml.

Run it after changing the semantic layer, a view or a comment; tests compare both with what stands there.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

from cityledger.load.schema import create_tables, create_views
from cityledger.publish import write_data_dictionary
from cityledger.semantic_layer import read_semantic_layer
from cityledger.settings import PROJECT, get_settings
from cityledger.warehouse import WAREHOUSE, connect_to_write

COMMENTS = PROJECT / "sql" / "comments.sql"
PAGE = PROJECT / "docs" / "data_dictionary.md"
_WIDTH = 118
_HEAD = """\
-- What the views of schema analytics and their columns mean: written by scripts/write_data_dictionary.py from
-- include/lookups/semantic_layer.yml. Change it there.
"""


def main(page: Path = PAGE, comments: Path = COMMENTS) -> None:
    """Write the comments, then make an empty warehouse with them and describe it."""
    comments.write_text(view_comments(), encoding="utf-8")
    with TemporaryDirectory() as folder:
        warehouse = Path(folder) / WAREHOUSE
        with connect_to_write(warehouse) as connection:
            create_tables(connection, get_settings().sql)
            create_views(connection, get_settings().sql)
        write_data_dictionary(warehouse, page)


def view_comments() -> str:
    """The statements that comment on every view and column."""
    parts = [_HEAD]
    for view in read_semantic_layer().values():
        parts.append(_comment(f"view analytics.{view.name}", view.description))
        parts += [
            _comment(f"column analytics.{view.name}.{column.name}", column.description) for column in view.columns
        ]
    return "".join(parts)


def _comment(what: str, text: str) -> str:
    quoted = text.replace("'", "''")
    line = f"comment on {what} is '{quoted}';"
    if len(line) <= _WIDTH:
        return line + "\n"
    pieces = wrap(quoted, _WIDTH - 4, drop_whitespace=False)
    return f"comment on {what} is\n" + "\n".join(f"'{piece}'" for piece in pieces) + ";\n"


if __name__ == "__main__":
    main()
