"""Helps a person to add a source: asks, checks the answers as a source file is checked, looks once into the places
without keeping anything, and writes the file.

In: what is known already, from flags, and answers at the terminal. Out: <name>.yml in the folder of sources.
"""

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
import yaml
from rich.text import Text

from cityledger.collect import Collection, Source, SourceError, collect_documents, read_sources
from cityledger.settings import PROJECT, Settings
from cityledger.store import Store
from cityledger.terminal.screen import counted, fail, printable, results, warn, watching

NAME = r"[a-z0-9][a-z0-9_-]*"
DOCUMENTS_SHOWN = 10
QUESTIONS = {
    "name": "Name of the source, in small letters, as example_city",
    "where": "Where the documents are: a folder, file, zip archive or URL ({data} is the data store)",
    "publisher": "Who publishes them",
    "place": "The place that they speak for",
    "licence": "Their licence, as CC-BY-4.0",
    "schedule": "How often new ones come (@daily, @weekly, @monthly, @yearly)",
}
NEEDED = ("name", "where")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of a source; what is left out is read from the documents, where they state it."""

    name: str | None = None
    where: tuple[str, ...] = ()
    publisher: str | None = None
    place: str | None = None
    licence: str | None = None
    schedule: str | None = None

    def as_yaml(self) -> str:
        """The source file."""
        content: dict[str, object] = {"where": self.where[0] if len(self.where) == 1 else list(self.where)}
        for key in ("publisher", "place", "licence", "schedule"):
            if value := getattr(self, key):
                content[key] = value
        written: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)
        return f"# docs/add_a_source.md explains every key.\n{written}"


def add_source(given: Answers, folder: Path | None, settings: Settings, *, ask: bool) -> Path:
    """Write the file of a new source and return its path; anything that is wrong ends the command with status 2."""
    answers = _ask(given) if ask else given
    answers = replace(answers, where=tuple(_from_here(place) for place in answers.where if place.strip()))
    target = _target(answers, folder or settings.sources)
    with TemporaryDirectory() as scratch:
        source = _check(answers, target, Path(scratch))
        with watching() as progress:
            found = collect_documents(source, Store(Path(scratch) / "store"), settings.limits, progress)
    _tell(found)
    if not found.documents and ask and not typer.confirm("Write the file all the same?", default=False):
        fail("nothing was written", 1)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.write_text(answers.as_yaml(), encoding="utf-8")
    part.replace(target)
    elsewhere = "" if folder is None else f"CITYLEDGER_SOURCES={target.parent.resolve()} "
    typer.echo(f"{target}\nnext: {elsewhere}cityledger collect --source {target.stem}")
    return target


def _ask(given: Answers) -> Answers:
    """Ask for what is not known; an empty answer leaves out what is not needed."""
    known = {item.name: getattr(given, item.name) for item in fields(given)}
    for key, question in QUESTIONS.items():
        if not known[key]:
            default = None if key in NEEDED else ""
            answer = str(typer.prompt(question, default=default, show_default=False)).strip()
            while key == "name" and not re.fullmatch(NAME, answer):
                typer.echo("small letters, digits, - and _ alone, please")
                answer = str(typer.prompt(question)).strip()
            known[key] = (answer,) if key == "where" else answer
    return Answers(**known)


def _from_here(place: str) -> str:
    """A path that counts from the folder that the person stands in, told in full, as the file may be read elsewhere."""
    path = Path(place).expanduser()
    if "://" in place or "{" in place or path.is_absolute() or not path.exists():
        return place
    full = path.resolve()
    return f"{{project}}/{full.relative_to(PROJECT)}" if full.is_relative_to(PROJECT) else str(full)


def _target(answers: Answers, folder: Path) -> Path:
    missing = [f"--{key}" for key in NEEDED if not getattr(answers, key)]
    if missing or answers.name is None:
        fail(f"give {' and '.join(missing)}, or leave out --yes to be asked", 2)
    if not re.fullmatch(NAME, answers.name):
        fail(f"{answers.name!r} is no name for a source: small letters, digits, - and _ alone, as example_city", 2)
    target = folder / f"{answers.name}.yml"
    if target.exists():
        fail(f"{target} is there already; choose another name, or edit that file", 2)
    return target


def _check(answers: Answers, target: Path, scratch: Path) -> Source:
    """The source as it would be read from its file."""
    folder = scratch / "sources"
    folder.mkdir()
    (folder / target.name).write_text(answers.as_yaml(), encoding="utf-8")
    try:
        (source,) = read_sources(folder)
    except SourceError as error:
        fail(str(error).replace(str(folder / target.name), str(target)), 2)
    return source


def _tell(found: Collection) -> None:
    """Say what the places hold; what was set aside has been told with its reason."""
    aside = sum(1 for report in found.processing if report.outcome == "failed")
    console = results()
    console.print(f"{counted(len(found.documents), 'document')} found, {counted(aside, 'file')} set aside")
    for document in found.documents[:DOCUMENTS_SHOWN]:
        size = f"{document.byte_size / 1000:,.0f} kB"
        console.print(Text(printable(f"  {document.file_name}  {document.media_type}, {size}")))
    if len(found.documents) > DOCUMENTS_SHOWN:
        console.print(f"  and {len(found.documents) - DOCUMENTS_SHOWN:,} more")
    if not found.documents:
        warn("no document was found there; see whether the place is the right one")
