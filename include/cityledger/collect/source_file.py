"""Reads source files strictly: a key that is misspelt or holds the wrong thing is an error, not a surprise later.

In: a folder of YAML files. Out: a `Source` for each, or SourceError that lists every problem with file, key and remedy.
"""

import datetime
import re
from collections.abc import Hashable
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from cityledger.collect.sources import Facts, Override, Source, SourceError
from cityledger.settings import PROJECT, get_settings

_FACTS = tuple(item.name for item in fields(Facts))
_KEYS = ("where", "description", *_FACTS, "schedule", "expect", "include", "exclude", "options", "files")
_PRESETS = ("@hourly", "@daily", "@weekly", "@monthly", "@yearly")
_CRON_FIELD = r"[\w*/,\-#?]+"
_SECRET = re.compile(r"secret|password|token|^key$|_key$", re.IGNORECASE)


class _UniqueKeyLoader(yaml.SafeLoader):
    """SafeLoader keeps the last of two equal keys and says nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Refuse a mapping that has a key twice."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"key '{key.value}' stands twice; keep one", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_sources(folder: Path) -> list[Source]:
    """The sources of a folder by name; SourceError with every problem in every file, where there is any."""
    if not folder.is_dir():
        raise SourceError(f"{folder} is not a folder; set CITYLEDGER_SOURCES to the folder that holds the source files")
    sources, problems = [], []
    for path in sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")]):
        try:
            sources.append(read_source_file(path))
        except SourceError as error:
            problems.append(str(error))
    if problems:
        raise SourceError("\n".join(problems))
    return sources


def read_source_file(path: Path) -> Source:
    """The source that a file describes; its name is the file's stem."""
    reader = _Reader(path)
    source = reader.read()
    if reader.problems or source is None:
        raise SourceError("\n".join(reader.problems))
    return source


class _Reader:
    """Reads key by key and gathers the problems, so that a person can mend them all at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[str] = []

    def problem(self, key: str, text: str) -> None:
        self.problems.append(f"{self.path}: {key}: {text}")

    def read(self) -> Source | None:
        try:
            content = yaml.load(self.path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)  # noqa: S506 -- a SafeLoader
        except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
            self.problems.append(f"{self.path}: it cannot be read as YAML: {' '.join(str(error).split())}")
            return None
        if not isinstance(content, dict):
            self.problems.append(f"{self.path}: it must hold keys and values, at least `where: <place>`")
            return None
        self.unknown("", content, _KEYS)
        return self.source(content)

    def unknown(self, prefix: str, content: dict[Any, Any], known: tuple[str, ...]) -> None:
        for key in content:
            if key not in known:
                close = get_close_matches(str(key), known, 1)
                hint = f"did you mean '{close[0]}'?" if close else f"the keys are {', '.join(known)}"
                self.problem(f"{prefix}{key}", f"there is no such key; {hint}")

    def source(self, content: dict[str, Any]) -> Source:
        expect = self.mapping("expect", content.get("expect"), ("at_least", "at_most"))
        files = content.get("files") or {}
        if not isinstance(files, dict):
            self.problem("files", "give patterns, each with its facts below it")
            files = {}
        at_least, at_most = (self.count(f"expect.{key}", expect.get(key)) for key in ("at_least", "at_most"))
        if at_least is not None and at_most is not None and at_least > at_most:
            self.problem("expect", f"at_least ({at_least}) is more than at_most ({at_most}); swap them")
        return Source(
            name=self.path.stem,
            where=self.places(content.get("where")),
            description=self.text("description", content.get("description")),
            facts=self.facts("", content),
            schedule=self.schedule(content.get("schedule")),
            at_least=at_least,
            at_most=at_most,
            include=self.texts("include", content.get("include")),
            exclude=self.texts("exclude", content.get("exclude")),
            options=self.options(content.get("options")),
            overrides=tuple(self.override(str(pattern), facts) for pattern, facts in files.items()),
        )

    def text(self, key: str, value: Any) -> str | None:
        if value is None:
            return None
        if isinstance(value, str) and value.strip():
            return value.strip()
        hint = "write it in quotes" if isinstance(value, (bool, int, float)) else "give one line of text"
        self.problem(key, f"{value!r} is not text; {hint}")
        return None

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        items = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(text for item in items if (text := self.text(key, item)))

    def mapping(self, key: str, value: Any, known: tuple[str, ...]) -> dict[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.problem(key, f"give {' and '.join(known[:2])} below it")
            return {}
        self.unknown(f"{key}.", value, known)
        return value

    def count(self, key: str, value: Any) -> int | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self.problem(key, f"{value!r} is not a whole number of documents; give 0 or more")
        return None

    def override(self, pattern: str, value: Any) -> Override:
        return Override(
            pattern=pattern, facts=self.facts(f"files.{pattern}.", self.mapping(f"files.{pattern}", value, _FACTS))
        )

    def facts(self, prefix: str, content: dict[str, Any]) -> Facts:
        value = {key: self.text(prefix + key, content.get(key)) for key in _FACTS if key != "published_on"}
        self.fits(prefix + "language", value["language"], r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag, as en")
        self.fits(prefix + "url", value["url"], r"https?://\S+", "a web address, as https://city.example/plan.pdf")
        return Facts(**value, published_on=self.date(prefix + "published_on", content.get("published_on")))

    def fits(self, key: str, value: str | None, pattern: str, wanted: str) -> None:
        if value is not None and not re.fullmatch(pattern, value):
            self.problem(key, f"{value!r} is not {wanted}")

    def date(self, key: str, value: Any) -> str | None:
        """YAML reads 2020-11-05 as a date and 2020 as a number; both are meant."""
        if value is None:
            return None
        try:
            if isinstance(value, (str, int, datetime.date)) and re.fullmatch(r"\d{4}(-\d\d){0,2}", text := str(value)):
                datetime.date.fromisoformat(f"{text}-01-01"[:10])
                return text
        except ValueError:
            pass
        self.problem(key, f"{str(value)!r} is not a date; give 2020, 2020-11 or 2020-11-05")
        return None

    def schedule(self, value: Any) -> str | None:
        text = self.text("schedule", value)
        if text is None or text in _PRESETS or re.fullmatch(rf"{_CRON_FIELD}( {_CRON_FIELD}){{4}}", text):
            return text
        self.problem(
            "schedule", f"{text!r} is no schedule; give {', '.join(_PRESETS)} or five cron fields: '0 3 * * *'"
        )
        return None

    def options(self, value: Any) -> tuple[tuple[str, str | int | bool], ...]:
        if value is None:
            return ()
        if not isinstance(value, dict):
            self.problem("options", "give the options of the file system below it, as anon: true")
            return ()
        for key, item in value.items():
            if _SECRET.search(str(key)):
                self.problem(f"options.{key}", "keep secrets out of this file; the file system reads them itself")
            elif not isinstance(item, (str, int, bool)):
                self.problem(f"options.{key}", "give one word or number")
        return tuple(value.items())

    def places(self, value: Any) -> tuple[str, ...]:
        places = self.texts("where", value)
        if not places:
            self.problem("where", "name at least one folder, file, archive or URL")
        return tuple(self.place(place) for place in places)

    def place(self, place: str) -> str:
        if "://" in place:
            if urlsplit(place).password is not None:
                self.problem("where", "keep the password out of the address")
            return place
        path = place.replace("{data}", str(get_settings().data)).replace("{project}", str(PROJECT))
        return str((PROJECT / Path(path).expanduser()).resolve())
