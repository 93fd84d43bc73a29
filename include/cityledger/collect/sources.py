"""What is watched: one YAML file a source in include/sources, or a place that a person names.

In: a path (source_file.py reads the YAML). Out: `Source` records. docs/add_a_source.md explains the keys.
"""

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path

from cityledger.collect.patterns import matches


class SourceError(ValueError):
    """A source cannot be used as it stands; the message names the file, the key and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a source states about its documents. What it leaves out is read from the documents themselves."""

    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    language: str | None = None
    place: str | None = None
    licence: str | None = None
    url: str | None = None

    def overridden_by(self, other: "Facts") -> "Facts":
        """These facts, with the other's in place of them where it states any."""
        stated = {item.name: getattr(other, item.name) for item in fields(other)}
        return replace(self, **{name: value for name, value in stated.items() if value is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Facts for the files that fit a pattern."""

    pattern: str
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One or more places that a publisher's documents come from."""

    name: str
    where: tuple[str, ...]
    """Folders, files and archives by their full path; anything else by its URL."""
    description: str | None = None
    facts: Facts = Facts()
    schedule: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    """How many documents the places hold when all is well."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    options: tuple[tuple[str, str | int | bool], ...] = ()
    """For the file system of a URL, such as anon: true for a public bucket."""
    overrides: tuple[Override, ...] = ()

    def facts_for(self, path: str) -> Facts:
        """The source's facts, overridden by those of each pattern that the path fits, in the order of the file."""
        facts = self.facts
        for override in self.overrides:
            if matches(path, override.pattern):
                facts = facts.overridden_by(override.facts)
        return facts


def source_of_path(path: Path | str) -> Source:
    """A source for a folder, file, zip archive or URL that a person names; SourceError where it is not there."""
    if isinstance(path, str) and "://" in path:
        return Source(name=path, where=(path,))
    full = Path(path).expanduser().resolve()
    if not full.exists():
        raise SourceError(f"{path}: there is no such file or folder; correct the path")
    return Source(name=re.sub(r"\s+", " ", full.name) or "/", where=(str(full),))
