"""Values in a row: `fell by 8%, 6% and 3%`, `40%, 35% and 25% of pupils, students and staff`.

In: the observations of one sentence with its text. Out: the same; the values of a row share kind, direction and period,
and each takes its own member of a list of as many things.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.indicators.rows import Observation

_BETWEEN = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&)\s*")
_LAST = re.compile(r",?\s+and\s+|\s*,\s*")
_HEAD = re.compile(r"(.*\b(?:from|of|for|in|by|to|with|per)\s+(?:the\s+)?)(.+)")
_BEHIND = re.compile(r"[^.;\d]{0,60}?(?:\d{4}[^.;\d]{0,20}?)?\bfor\s+(?:the\s+)?([^.;\d]{3,120})")
_LONGEST_PHRASE = 300


def read_series(items: Sequence[Observation], text: str) -> list[Observation]:
    """The observations with those in a row brought into line; `text` is the document's."""
    found: list[Observation] = []
    run: list[Observation] = []
    for item in items:
        if run and not _in_row(run[-1], item, text):
            found += _aligned(run, text)
            run = []
        run.append(item)
    return found + _aligned(run, text)


def _in_row(before: Observation, item: Observation, text: str) -> bool:
    if before.quantity.symbol != item.quantity.symbol or before.block is not item.block:
        return False
    return _BETWEEN.fullmatch(text[before.quantity.end : item.quantity.modified_start]) is not None


def _aligned(run: list[Observation], text: str) -> list[Observation]:
    if len(run) < 2 or (run[0].quantity.symbol not in ("%", "pp") and run[0].quantity.dimension != "money"):
        return run
    first = run[0]
    shared = [replace(item, kind=first.kind, direction=item.direction or first.direction) for item in run]
    shared = [replace(item, period=item.period or first.period) for item in shared]
    names = _members(run, text)
    return [replace(item, indicator=name) for item, name in zip(shared, names, strict=True)] if names else shared


def _members(run: Sequence[Observation], text: str) -> list[str] | None:
    """The phrase of each value, from a list with as many members in the common phrase or behind the last value."""
    common = run[0].indicator
    if len(common) > _LONGEST_PHRASE:
        return None
    if (names := _split(common, len(run))) is not None:
        return names
    behind = text[run[-1].quantity.end : run[-1].quantity.end + 200].split("\n", maxsplit=1)[0]
    match = _BEHIND.match(behind)
    if match is None:
        return None
    members = [part.strip() for part in _LAST.split(match.group(1).strip()) if part.strip()]
    noun = re.match(r"\s*([a-z]+s?)\b", behind)
    if len(members) != len(run) or noun is None or max(len(part.split()) for part in members) > 5:
        return None
    return [f"{noun.group(1)} for {part}" for part in members]


def _split(phrase: str, count: int) -> list[str] | None:
    """`shares of coal, gas and wind` for three values: `shares of coal`, `shares of gas`, `shares of wind`."""
    parts = [part.strip() for part in _LAST.split(phrase) if part.strip()]
    if len(parts) != count or max(len(part.split()) for part in parts[1:]) > 4:
        return None
    head = _HEAD.fullmatch(parts[0])
    lead = head.group(1) if head else ""
    return [parts[0], *(lead + part for part in parts[1:])]
