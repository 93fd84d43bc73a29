"""The words of quantities, from the lookups `numbers`, `units` and `currencies`, shaped for fast search.

In: include/lookups. Out: one frozen `Lexicon` a process.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry

from cityledger.extract.quantities.currency_names import read_currency_names
from cityledger.extract.quantities.unit_tables import Phrase, Unit, plural_forms, read_units, split_phrase
from cityledger.lookups import read_lookup

_LOWER_CASE = ("USD", "EUR", "GBP", "CNY", "JPY", "INR", "AUD", "CAD", "CHF", "HKD", "SGD", "NZD", "ZAR", "KRW", "BRL")
"""Codes that are also read in lower case, as no words are spelled like them."""


@dataclass(frozen=True, slots=True)
class Lesser:
    """A smaller unit by its symbol, how many of it make the larger one, and the factor that it is read with."""

    symbol: str
    count: int
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of numbers, units and money; phrases are tuples of lower-case words."""

    cardinals: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    scales_anywhere: Mapping[str, int]
    scales_money: Mapping[str, int]
    scales_attached: Mapping[str, int]
    denominators: Mapping[str, int]
    ordinals: Mapping[str, int]
    multiples: Mapping[str, int]
    vulgar: Mapping[str, float]
    starters: frozenset[str]
    """Words (lower case) that a number or a rank can begin with: all others are passed over at once."""
    months: frozenset[str]
    words: Mapping[str, frozenset[str]]
    """The plain word lists of lookups/numbers.yml by name."""
    comparators: Mapping[Phrase, str]
    comparator_signs: Mapping[str, str]
    comparators_after: Mapping[Phrase, str]
    increase: frozenset[str]
    decrease: frozenset[str]
    unit_names: Mapping[Phrase, Unit]
    unit_shorts: Mapping[Phrase, Unit]
    unit_reach: Mapping[str, int]
    """How many tokens the longest unit has that begins with a word (lower case)."""
    lesser_units: Mapping[str, tuple[Lesser, ...]]
    """Which smaller units may stand behind a unit's symbol: feet and inches."""
    signs: Mapping[str, str]
    codes: Mapping[str, Unit]
    dollars: Mapping[str, str]
    """Words that say whose a dollar sign is."""
    money_names: Mapping[Phrase, Unit]
    money_reach: Mapping[str, int]
    hundredths_glued: Mapping[str, Unit]
    """Pence and cents by a letter that touches the numeral."""
    rare_codes: frozenset[str]
    """Codes that are words as well, which are read before large numbers alone."""
    prefix_codes: frozenset[str]
    substances: Mapping[str, str]
    rate_time: frozenset[str]
    rate_people: frozenset[str]
    rate_people_short: Mapping[str, str]
    rate_time_short: Mapping[str, str]
    troy_metals: frozenset[str]


def _money_codes(letters: Mapping[str, str], fused: Mapping[str, int], refused: Iterable[str]) -> dict[str, Unit]:
    """Every written form of a code: EUR, MEUR, EURm, kEUR; and the letters that stand for one (R, Rs, RM)."""
    known = {currency.alpha_3 for currency in pycountry.currencies if not currency.alpha_3.startswith("X")}
    codes = {code: Unit(code, code, "money") for code in known - set(refused)}
    for code in ("EUR", "USD", "GBP", "SEK", "NOK", "DKK", "CHF", "CNY", "RMB", "AUD", "CAD", "ZAR", "INR", "JPY"):
        target = letters.get(code, code)
        for mark, factor in fused.items():
            codes[mark + code] = codes[code + mark] = Unit(target, target, "money", factor)
    codes.update({code.lower(): codes[code] for code in _LOWER_CASE})
    codes.update({letter: Unit(code, code, "money") for letter, code in letters.items()})
    return codes


def _money_names(money: Mapping[str, Any]) -> dict[Phrase, Unit]:
    names = read_currency_names(money["names"], money["not_alone"])
    table = {split_phrase(name): Unit(code, code, "money") for name, code in names.items()}
    for name, code in money["hundredths"].items():
        table.update({split_phrase(form): Unit(code, code, "money", 0.01) for form in plural_forms(name)})
    return table


def _starters(numbers: Mapping[str, Any]) -> frozenset[str]:
    tables = ("cardinals", "tens", "scales", "multiples", "ordinals", "vulgar_fractions")
    return frozenset({"a", "an", "half", "quarter", "top"}.union(*(numbers[name] for name in tables)))


def _reach(phrases: Iterable[Phrase]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        first = phrase[0].lower()
        longest[first] = max(longest.get(first, 0), len(phrase))
    return longest


def _lesser(mixed: Iterable[Mapping[str, Any]], divided: Iterable[str]) -> dict[str, tuple[Lesser, ...]]:
    """Feet and inches from the lookup; dollars and cents, whose cents are read as hundredths of a dollar already."""
    table: dict[str, tuple[Lesser, ...]] = {code: (Lesser(code, 100, 0.01),) for code in divided}
    for entry in mixed:
        table[entry["unit"]] = (*table.get(entry["unit"], ()), Lesser(entry["lesser"], entry["count"]))
    return table


def _comparator_table(groups: Mapping[str, Iterable[str]]) -> dict[Phrase, str]:
    return {tuple(phrase.split()): sign for sign, phrases in groups.items() for phrase in phrases}


def _money_fields(money: Mapping[str, Any], fused: Mapping[str, int]) -> dict[str, Any]:
    codes, names = _money_codes(money["letters"], fused, money["not_codes"]), _money_names(money)
    return {
        "signs": money["signs"],
        "codes": codes,
        "dollars": money["dollars"],
        "money_names": names,
        "money_reach": _reach(names),
        "hundredths_glued": {mark: Unit(code, code, "money", 0.01) for mark, code in money["hundredths_glued"].items()},
        "rare_codes": frozenset(money["not_codes"]) - {"ALL", "TOP"},
        "prefix_codes": frozenset(code for code in codes if code.isascii()),
    }


@cache
def get_lexicon() -> Lexicon:
    """Read the lookups once."""
    numbers, units, money = read_lookup("numbers"), read_lookup("units"), read_lookup("currencies")
    names, shorts = read_units(units)
    short = numbers["short_scales"]
    return Lexicon(
        cardinals=numbers["cardinals"],
        tens=numbers["tens"],
        scales=numbers["scales"],
        scales_anywhere=short["anywhere"],
        scales_money=short["money"],
        scales_attached=short["attached"],
        denominators=numbers["denominators"],
        ordinals=numbers["ordinals"],
        multiples=numbers["multiples"],
        vulgar=numbers["vulgar_fractions"],
        starters=_starters(numbers),
        months=frozenset(numbers["months"]),
        words={name: frozenset(map(str, listed)) for name, listed in numbers.items() if isinstance(listed, list)},
        comparators=_comparator_table(numbers["comparators"]),
        comparator_signs=numbers["comparator_signs"],
        comparators_after=_comparator_table(numbers["comparators_after"]),
        increase=frozenset(numbers["increase"]),
        decrease=frozenset(numbers["decrease"]),
        unit_names=names,
        unit_shorts=shorts,
        unit_reach=_reach([*names, *shorts]),
        lesser_units=_lesser(units["mixed"], money["hundredths"].values()),
        **_money_fields(money, numbers["fused_scales"]),
        substances={spelling: entry["symbol"] for entry in units["substances"] for spelling in entry["spellings"]},
        rate_time=frozenset(form for word in units["rates"]["time"] for form in plural_forms(word)),
        rate_people=frozenset(units["rates"]["people"]),
        rate_people_short=units["rates"]["short_people"],
        rate_time_short=units["rates"]["short_time"],
        troy_metals=frozenset(units["rates"]["troy_metals"]),
    )
