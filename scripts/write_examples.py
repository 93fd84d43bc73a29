"""Fill the results in docs/query_cookbook.md and docs/first_steps.ipynb, from a release of the samples.

In: a data store with a release of samples/ (CITYLEDGER_DATA; `make run` makes one). Out: the page with a table after
each statement, and the notebook with what its cells print. Statements and cells themselves are written by hand.
"""

import re
from collections.abc import Callable

import duckdb
import nbformat
from nbclient import NotebookClient

from cityledger.settings import PROJECT, get_settings
from cityledger.warehouse import connect_read_only

PAGE = PROJECT / "docs" / "query_cookbook.md"
NOTEBOOK = PROJECT / "docs" / "first_steps.ipynb"
STATEMENT = re.compile(r"```sql\n(?P<sql>.+?)```\n(?:\n<!-- result -->\n(?:[^\n]+\n)*)?", re.DOTALL)


def result_table(connection: duckdb.DuckDBPyConnection, statement: str) -> str:
    """The rows of a statement as a Markdown table."""
    cursor = connection.execute(statement)
    names = [column[0] for column in cursor.description or ()]
    rows = [[_shown(value) for value in row] for row in cursor.fetchall()]
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def fill(page: str, ask: Callable[[str], str]) -> str:
    """A page with the answer after each of its statements, in place of the one that stood there."""
    return STATEMENT.sub(lambda found: f"```sql\n{found['sql']}```\n\n<!-- result -->\n{ask(found['sql'])}\n", page)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return " ".join(str(value).split()).replace("|", "\\|")


def run_notebook(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook with what its cells give now, and without what differs from run to run."""
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(PROJECT / "docs")}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def main() -> None:
    """Rewrite the page and the notebook."""
    with connect_read_only(get_settings().current_warehouse) as connection:
        page = fill(PAGE.read_text(encoding="utf-8"), lambda sql: result_table(connection, sql))
    PAGE.write_text(page, encoding="utf-8")
    nbformat.write(run_notebook(nbformat.read(NOTEBOOK, as_version=4)), NOTEBOOK)


if __name__ == "__main__":
    main()
