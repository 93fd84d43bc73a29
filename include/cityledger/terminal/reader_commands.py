"""The commands of those who read a release: query, show and export, and of those who add a source: new-source.

In: arguments. Out: lines on the terminal, files, and an exit status as cli.py says.
"""

# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help and the others are quick

from pathlib import Path
from typing import Annotated, Literal

import typer

from cityledger.settings import Settings, get_settings
from cityledger.terminal.screen import counted, fail, results


def read_settings() -> Settings:
    """The settings; a slip in the environment ends the command with status 2."""
    try:
        return get_settings()
    except ValueError as error:
        fail(str(error), 2)


def add_reader_commands(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command()(query)
    app.command()(show)
    app.command()(export)
    app.command(name="new-source")(new_source)


def query(
    statement: Annotated[
        str | None, typer.Argument(metavar="[SQL]", help="One statement; without it, a prompt.")
    ] = None,
    form: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", "-f", help="How rows are printed.")
    ] = "table",
) -> None:
    """Ask the current release in SQL. Nothing can be written and no other file be reached."""
    import duckdb

    from cityledger.terminal import prompt

    try:
        with prompt.open_release(read_settings()) as connection:
            if statement is None:
                prompt.open_prompt(connection)
                return
            answer = prompt.ask(connection, statement, prompt.ROWS_SHOWN if form == "table" else None)
    except (prompt.NoReleaseError, duckdb.Error) as error:
        fail(str(error))
    if form == "table":
        results().print(prompt.as_table(answer))
    else:
        typer.echo(prompt.as_csv(answer) if form == "csv" else prompt.as_json(answer), nl=False)


def show(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A part of its title or file name, or the beginning of its id.")
    ],
    browse: Annotated[bool, typer.Option("--open", help="Also open its evidence page in the browser.")] = False,
) -> None:
    """Show the rows of one document with their quotes, and where its evidence page lies."""
    from cityledger.terminal.document import UnknownDocumentError, find_document, print_document
    from cityledger.terminal.prompt import NoReleaseError

    try:
        found, rows = find_document(document, read_settings())
    except UnknownDocumentError as error:
        fail(str(error), 2)
    except NoReleaseError as error:
        fail(str(error))
    print_document(found, rows, results())
    if browse:
        if found.page is None:
            fail("there is no evidence page to open: the document has no rows, or CITYLEDGER_EVIDENCE was off")
        typer.launch(found.page.as_uri())


def export(
    form: Annotated[
        Literal["xlsx", "csv", "parquet", "jsonld"], typer.Option("--format", "-f", help="The files' format.")
    ],
    kind: Annotated[
        Literal["indicators", "commitments", "declared_interests"] | None,
        typer.Option("--kind", "-k", help="One kind of rows; else all."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to; it is made where it is missing.")
    ] = Path("export"),
) -> None:
    """Write the rows of the current release as files, each row with its licence and its source."""
    from cityledger.terminal.export import KINDS, ExportError, export_release
    from cityledger.terminal.prompt import NoReleaseError

    try:
        written = export_release(read_settings(), form, (kind,) if kind else KINDS, out)
    except (NoReleaseError, ExportError) as error:
        fail(str(error))
    for path, rows in written.items():
        typer.echo(f"{path}  ({counted(rows, 'row')})")


def new_source(
    name: Annotated[str | None, typer.Option("--name", help="The source's name; it becomes the file's.")] = None,
    where: Annotated[
        list[str] | None, typer.Option("--where", help="A folder, file, archive or URL; may be given again.")
    ] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who publishes the documents.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="The place that they speak for.")] = None,
    licence: Annotated[str | None, typer.Option("--licence", help="Their licence, as CC-BY-4.0.")] = None,
    schedule: Annotated[str | None, typer.Option("--schedule", help="How often new ones come, as @weekly.")] = None,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="DIR", help="Where the file goes; else where sources are read.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; what is not given is left out.")] = False,
) -> None:
    """Ask what a new source is, write its file, check it, and look once into its places without keeping anything."""
    from cityledger.terminal.new_source import Answers, add_source

    given = Answers(name, tuple(where or ()), publisher, place, licence, schedule)
    add_source(given, folder, read_settings(), ask=not yes)
