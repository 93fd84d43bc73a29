"""Shows one document of the current release: its rows with their quotes, and where its evidence page lies.

In: a document's id, or a part of its file name or title. Out: lines on the terminal, and the page's path.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from cityledger.settings import Settings
from cityledger.terminal.releases import open_known_release
from cityledger.terminal.screen import counted, printable
from cityledger.warehouse import run_sql_file

MOST_NAMED = 10


class UnknownDocumentError(Exception):
    """No document, or more than one, is meant; the message says which there are."""


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document of the release. `page` is its evidence page, where it has one."""

    document_id: str
    title: str
    file_name: str
    publisher: str | None
    published_on: str | None
    licence: str | None
    url: str | None
    page: Path | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it is printed."""

    kind: str
    label: str | None
    said: str
    number: int | None
    quote: str
    confidence: float


def find_document(wanted: str, settings: Settings) -> tuple[ShownDocument, list[ShownRow]]:
    """The one document that is meant, with its rows; UnknownDocumentError where it is none or more than one."""
    with open_known_release(settings) as connection:
        found = _ask(connection, settings, "find_documents.sql", {"wanted": wanted})
        if len(found) != 1:
            raise UnknownDocumentError(_which(wanted, found))
        rows = _ask(connection, settings, "document_rows.sql", {"document_id": found[0][0]})
    page = settings.current_release.resolve() / "evidence" / f"{found[0][0]}.html"
    document = replace(ShownDocument(*found[0]), page=page if page.is_file() else None)
    return document, [ShownRow(*row) for row in rows]


def _ask(
    connection: duckdb.DuckDBPyConnection, settings: Settings, name: str, given: dict[str, str]
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = run_sql_file(connection, settings.sql / "terminal" / name, given).fetchall()
    return rows


def _which(wanted: str, found: list[tuple[Any, ...]]) -> str:
    if not found:
        return (
            f"no document of the release has {wanted!r} in its id, file name or title; "
            '`cityledger query "from analytics.documents"` lists them all'
        )
    named = "; ".join(f"{document_id} {title}" for document_id, title, *_ in found[:MOST_NAMED])
    more = f"; and {len(found) - MOST_NAMED:,} more" if len(found) > MOST_NAMED else ""
    return (
        f"{len(found):,} documents have {wanted!r} in their id, file name or title; name one by its id: {named}{more}"
    )


def print_document(document: ShownDocument, rows: list[ShownRow], console: Console) -> None:
    """Print a document's rows, page by page, and where its evidence lies."""
    console.print(Text(printable(document.title), "bold"))
    told = (document.publisher, document.published_on, document.file_name, document.licence, document.url)
    console.print(Text(printable(" · ".join(part for part in told if part)), "dim"))
    page: int | None = None
    for row in rows:
        if row.number != page:
            page = row.number
            console.print(Text(f"\npage {page}", "bold"))
        _print_row(row, console)
    console.print(f"\n{counted(len(rows), 'row')}")
    where = str(document.page) if document.page else "none: the release was made with CITYLEDGER_EVIDENCE=off"
    if document.page or rows:
        console.print(Text(f"Evidence  {where}"), soft_wrap=True)


def _print_row(row: ShownRow, console: Console) -> None:
    label = f" {row.label}" if row.label else ""
    head = Text.assemble(
        (f"  {row.kind}{label}", "cyan"), f"  {printable(row.said)}", (f"  {row.confidence:.2f}", "dim")
    )
    console.print(head)
    console.print(Text(f"    “{printable(' '.join(row.quote.split()))}”", "italic"))
