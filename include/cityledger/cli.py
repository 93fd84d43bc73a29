"""The command line: one command a stage, the same verbs, and `run` for all of them.

In: arguments. Out: what the stage writes, lines on the terminal, and an exit status: 0 all is well or some documents
were set aside (with a warning), 1 failed, 2 the command was not understood.
"""

# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help and the others are quick

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cityledger import __version__
from cityledger.settings import Settings
from cityledger.terminal.reader_commands import add_reader_commands
from cityledger.terminal.reader_commands import read_settings as _settings
from cityledger.terminal.screen import counted, fail, remarks, warn, watching

if TYPE_CHECKING:
    from cityledger.terminal.summary import Summary

app = typer.Typer(
    name="cityledger",
    help="From the policy documents of cities to indicators and commitments in a warehouse. CITYLEDGER_DATA names the "
    "data store (./data of the project where it is unset).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Folders (with all below them), files, zip archives or URLs; without any, the sources that are watched.",
        show_default=False,
    ),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option("--source", "-s", metavar="NAME", help="One of the sources in include/sources, by its file's stem."),
]
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Documents, or folders and zip archives of them.", show_default=False),
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to; it is made where it is missing.")
]


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def collect(paths: Places = None, source: Chosen = None) -> None:
    """Keep the bytes of new documents in the data store."""
    from cityledger.terminal.choosing import choose_sources

    settings = _settings()
    sources = choose_sources(paths or (), source or (), settings)
    from cityledger import pipeline
    from cityledger.terminal.show import print_collected

    with watching() as show:
        batches = pipeline.collect_sources(sources, settings, show)
    _end(print_collected(settings, batches))


def _end(outcome: str) -> None:
    """Warn where not all went well, and fail where nothing did."""
    if outcome == "partial":
        warn("some documents were set aside or read in part; the reasons are above")
    elif outcome == "failed":
        fail("every document was set aside; the reasons are above")


@app.command()
def convert(files: Files, output: Output = Path("converted")) -> None:
    """Write the text and the blocks of documents: <stem>.txt and <stem>.json."""
    from cityledger.terminal.files import write_blocks, write_each

    write_each(files, output, write_blocks, _settings().limits)


@app.command()
def extract(files: Files, output: Output = Path("extracted")) -> None:
    """Write the indicators and commitments of documents as they are written there, as JSON lines."""
    from cityledger.terminal.files import write_each, write_extracted

    write_each(files, output, write_extracted, _settings().limits)


@app.command()
def harmonize(files: Files, output: Output = Path("harmonized")) -> None:
    """Write the indicators and commitments of documents with their canonical names, as JSON lines."""
    from cityledger.terminal.files import write_each, write_harmonized

    write_each(files, output, write_harmonized, _settings().limits)


@app.command()
def inspect() -> None:
    """Check the records that are not yet released against the expectations; rows that fail are set aside."""
    from cityledger import pipeline
    from cityledger.terminal.show import print_findings

    settings = _settings()
    waiting = pipeline.batches_to_load(settings)
    with watching() as show:
        sound = pipeline.inspect_batches(waiting, settings, show)
    print_findings(settings, waiting)
    typer.echo(f"{len(sound):,} of {counted(len(waiting), 'batch')} may be loaded")
    if len(sound) < len(waiting):
        fail("a batch was stopped; see its critical findings above")


@app.command()
def load() -> None:
    """Inspect the records that are not yet released and build a candidate release with them."""
    from cityledger import pipeline
    from cityledger.batches import now

    settings = _settings()
    with watching() as show:
        sound = pipeline.inspect_new(settings, show)
        if sound:
            release_id = pipeline.load_release(f"load-{now()}", "command line", sound, settings, show)
    if not sound:
        typer.echo("Nothing new to load.")
        return
    typer.echo(f"{release_id}\nnext: cityledger publish {release_id}")


@app.command()
def publish(
    release_id: Annotated[str, typer.Argument(metavar="RELEASE", help="The id that `cityledger load` printed.")],
) -> None:
    """Inspect a candidate release, and make it the current one if it meets every critical expectation."""
    settings = _settings()
    if not (settings.data / "load" / release_id / "warehouse.duckdb").exists():
        fail(f"there is no candidate {release_id} in {settings.data / 'load'}; make one with `cityledger load`", 2)
    from cityledger import pipeline

    try:
        with watching() as show:
            pipeline.inspect_release(release_id, settings, show)
            ended = pipeline.publish_release(release_id, settings, show)
    except pipeline.ReleaseRefusedError as error:
        fail(str(error))
    print_summary(settings)
    _end(ended.outcome)


@app.command()
def run(paths: Places = None, source: Chosen = None) -> None:
    """Take documents through every stage to a new release, without Airflow."""
    from cityledger.terminal.choosing import choose_sources

    settings = _settings()
    sources = choose_sources(paths or (), source or (), settings)
    from cityledger import pipeline
    from cityledger.batches import now

    since = now()
    try:
        with watching() as show:
            ended = pipeline.run(sources, settings, show)
    except pipeline.ReleaseRefusedError as error:
        print_summary(settings, since)
        fail(str(error))
    summary = print_summary(settings, since)
    if summary.left_out:
        fail(f"not released: {counted(len(summary.left_out), 'batch')}; see the critical findings above")
    _end(ended.outcome)


@app.command()
def digest(
    send: Annotated[
        bool, typer.Option("--send", help="Also send it by the mail server that CITYLEDGER_SMTP_HOST names.")
    ] = False,
    made: Annotated[
        str | None, typer.Argument(metavar="[DIGEST]", help="One that was made before, by its folder, to send it.")
    ] = None,
) -> None:
    """Write what is new since the last digest, what is due and what has changed, as pages."""
    from cityledger import pipeline
    from cityledger.warehouse import WarehouseError

    settings = _settings()
    if send and settings.mail is None:
        fail("no mail server is set; set CITYLEDGER_SMTP_HOST, CITYLEDGER_DIGEST_FROM and CITYLEDGER_DIGEST_TO", 2)
    try:
        folder = pipeline.find_digest(made, settings) if made else pipeline.write_digest(settings)
        typer.echo(folder / "index.html")
        if send:
            sent = pipeline.send_digest(folder, settings)
            typer.echo("sent" if sent else "it was sent before")
    except (WarehouseError, pipeline.MailError) as error:
        fail(str(error))


@app.command()
def push() -> None:
    """Copy the views of the current release to the PostgreSQL server that CITYLEDGER_POSTGRES names."""
    from cityledger import pipeline
    from cityledger.warehouse import WarehouseError

    try:
        pushed = pipeline.push_release(_settings())
    except (WarehouseError, pipeline.PushError) as error:
        fail(str(error))
    typer.echo(f"release {pushed.release_id}: {pushed.tables} tables, {pushed.rows:,} rows in schema {pushed.schema}")


@app.command()
def summary() -> None:
    """Show what the newest run took in, what came of it, and where the release is."""
    print_summary(_settings())


def print_summary(settings: Settings, since: str | None = None) -> "Summary":
    """Print what happened since a time (ISO 8601, UTC), or else in the newest run."""
    from cityledger.terminal import show

    return show.print_summary(settings, since)


add_reader_commands(app)


def main() -> None:
    """Run the command line."""
    try:
        app()
    except OSError as error:
        remarks().print(
            f"error: {error}; see to the space and the rights in the data store, then run again", markup=False
        )
        sys.exit(1)
