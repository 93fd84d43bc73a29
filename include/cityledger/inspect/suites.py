"""Reads the suites in expectations/: what must hold of a table, how much it matters, why, and what to do about it.

In: expectations/<folder>/<table>.json, a plain great-expectations suite. Every expectation's meta holds `name`,
`severity` (critical, warning or info), `reason` and `remedy`, and may hold `columns`, which a finding shows as
observed; without it, the columns that the expectation's own arguments name. The suite's meta holds `key`, the columns
that name a row, and for records `stop_share` and `stop_rows`.
Out: frozen `Suite`s, read once a process.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation, as a finding tells of it."""

    name: str
    severity: str
    reason: str
    remedy: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations of one table. `content` is the JSON that great-expectations takes."""

    table: str
    key: tuple[str, ...]
    rules: tuple[Rule, ...]
    content: dict[str, Any]
    stop_share: float
    """More than this share of the rows critical, and the batch is broken rather than the rows."""
    stop_rows: int
    """Fewer critical rows than this never stop a batch, whatever their share."""


def _named_columns(arguments: dict[str, Any]) -> tuple[str, ...]:
    single = (arguments.get(name) for name in ("column", "column_A", "column_B"))
    return (*(name for name in single if name), *arguments.get("column_list", ()))


def _rule(expectation: dict[str, Any]) -> Rule:
    meta = expectation["meta"]
    if meta["severity"] not in SEVERITIES:
        raise ValueError(f"expectation {meta['name']} has severity {meta['severity']!r}; use one of {SEVERITIES}")
    columns = tuple(meta.get("columns", ())) or _named_columns(expectation["kwargs"])
    return Rule(meta["name"], meta["severity"], meta["reason"], meta["remedy"], columns)


@cache
def read_suite(path: Path) -> Suite:
    """The suite in a JSON file; ValueError names the file and what is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        meta = content["meta"]
        rules = tuple(_rule(expectation) for expectation in content["expectations"])
        return Suite(
            table=path.stem,
            key=tuple(meta["key"]),
            rules=rules,
            content=content,
            stop_share=float(meta.get("stop_share", 1.0)),
            stop_rows=int(meta.get("stop_rows", 1)),
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise ValueError(f"{path} is not a suite of expectations: {problem!r}; see docs/quality.md") from problem


def read_suites(folder: Path) -> tuple[Suite, ...]:
    """All suites of a folder, by table name."""
    return tuple(read_suite(path) for path in sorted(folder.glob("*.json")))
