"""The tables of units: every written form of a unit as a run of tokens.

In: the entries of lookups/units.yml. Out: names and abbreviations, each with its `Unit`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Phrase = tuple[str, ...]
Table = dict[Phrase, "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its UCUM code, how rows write it, its dimension, and what a number in it is multiplied by."""

    code: str
    symbol: str
    dimension: str
    factor: float = 1.0


def split_phrase(phrase: str) -> Phrase:
    """The words and signs of a phrase as the tokenizer would cut them (it is not imported: it reads these tables)."""
    parts: list[str] = []
    for piece in phrase.split():
        word = ""
        for letter in piece:
            if letter.isalnum() or letter in "'’":
                word += letter
                continue
            if word:
                parts.append(word)
            parts.append(letter)
            word = ""
        if word:
            parts.append(word)
    return tuple(parts)


def plural_forms(phrase: str) -> list[str]:
    """The phrase and its regular plural, if it has one."""
    head, _, last = phrase.rpartition(" ")
    if last.endswith("s") or not last.isalpha() or len(last) < 2:
        return [phrase]
    ending = last[:-1] + "ies" if last.endswith("y") and last[-2] not in "aeiou" else last + "s"
    return [phrase, f"{head} {ending}".strip()]


def read_units(content: Mapping[str, Any]) -> tuple[Table, Table]:
    """Names (lower case) and abbreviations (as written); a unit's own line wins over one made with a prefix."""
    own, made = list(content["units"]), []
    for entry in own:
        made += [_with_prefix(entry, sign, content["prefixes"][sign]) for sign in entry.get("prefixes", ())]
    names: Table = {}
    shorts: Table = {}
    for entry in [*made, *own]:
        unit = Unit(entry["ucum"], entry.get("symbol", entry["ucum"]), entry["dimension"])
        names.update({form: unit for name in entry.get("names", ()) for form in _name_forms(name)})
        shorts.update({split_phrase(short): unit for short in entry.get("short", ())})
    return names, shorts


def _name_forms(name: str) -> Iterable[Phrase]:
    first, *rest = name.split(" ")
    plurals = plural_forms(name) + [" ".join([plural_forms(first)[-1], *rest])] * bool(rest)
    for form in plurals:
        yield split_phrase(form.lower())
        yield split_phrase(form.lower().replace(" ", "-"))


def _with_prefix(entry: Mapping[str, Any], sign: str, prefix: Mapping[str, Any]) -> dict[str, Any]:
    """kilo + pascal: kPa, by the rule that UCUM's code of a prefix is set before the unit's."""
    symbol = entry.get("symbol", entry["ucum"])
    return {
        "ucum": sign + entry["ucum"],
        "symbol": prefix["symbols"][0] + symbol,
        "names": [prefix["word"] + name for name in entry.get("names", ())],
        "short": [mark + short for mark in prefix["symbols"] for short in entry.get("short", ())],
        "dimension": entry["dimension"],
    }
