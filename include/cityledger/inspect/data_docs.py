"""great-expectations' own pages on a release, for those who know them: the quality report needs none of this.

In: a warehouse file. Out: one HTML page a table and an index. The pages load styles and scripts from the internet, so
they are made on demand and never part of a release.
"""

from html import escape
from pathlib import Path
from typing import Any

from cityledger.inspect.star import read_tables


def write_data_docs(warehouse: Path, folder: Path) -> Path:
    """Write the pages of every table that could be read, and return the index."""
    from great_expectations.render.renderer.page_renderer import (  # noqa: PLC0415 - takes seconds
        ValidationResultsPageRenderer,
    )
    from great_expectations.render.view.view import DefaultJinjaPageView  # noqa: PLC0415

    from cityledger.inspect.engine import run_suite  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    view: Any = DefaultJinjaPageView()
    links = []
    for table in read_tables(warehouse):
        if table.error is None:
            page = view.render(
                ValidationResultsPageRenderer(run_info_at_end=True).render(run_suite(table.frame, table.suite))
            )
            (folder / f"{table.suite.table}.html").write_text(page, encoding="utf-8")
            links.append(table.suite.table)
    index = folder / "index.html"
    index.write_text(_index(links), encoding="utf-8")
    return index


def _index(tables: list[str]) -> str:
    items = "".join(f'<li><a href="{escape(table)}.html">{escape(table)}</a></li>' for table in tables)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Data Docs</title>'
        f"<h1>Data Docs</h1><ul>{items}</ul></html>\n"
    )
