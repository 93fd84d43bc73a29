"""The words of Chinese quantities, from the lookup `chinese_quantities`, and numerals written in characters.

In: include/lookups. Out: one frozen `ChineseWords` a process; the value of a run of numeral characters.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cityledger.extract.quantities.unit_tables import Unit
from cityledger.lookups import read_lookup


@dataclass(frozen=True, slots=True)
class ChineseWords:
    """Word lists of Chinese quantities; words of one list are looked for longest first."""

    digits: Mapping[str, int]
    scales: Mapping[str, int]
    before: Mapping[str, str]
    after: Mapping[str, str]
    increase: tuple[str, ...]
    decrease: tuple[str, ...]
    range_marks: frozenset[str]
    dates: tuple[str, ...]
    vague: frozenset[str]
    ordinal: str
    rank_nouns: frozenset[str]
    units: Mapping[str, Unit]
    times: str
    tenths: str
    denominators: Mapping[str, str]
    counters: tuple[str, ...]
    signs: Mapping[str, str]
    number: re.Pattern[str]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _sorted_table(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    table = {word: sign for sign, words in groups.items() for word in words}
    return {word: table[word] for word in _longest_first(table)}


@cache
def chinese_words() -> ChineseWords:
    """Read the lookup once."""
    content = read_lookup("chinese_quantities")
    units = {
        name: Unit(entry["code"], entry.get("symbol", entry["code"]), entry["dimension"])
        for entry in content["units"]
        for name in entry["names"]
    }
    scales, digits = "".join(content["scales"]), "".join(content["digits"])
    more, one_scale = "".join(content["more"]), f"(?:[{scales.replace('千', '')}]|千(?![瓦克米卡帕]))"
    numeral = rf"(?P<digits>(?:\d{{1,3}}(?:[,，]\d{{3}})+|\d{{1,30}})(?:[.．]\d{{1,12}})?)(?P<scale>{one_scale}{{0,3}})"
    characters = rf"(?P<characters>[{digits}{scales}]{{1,24}}(?:点[{digits}]{{1,12}})?)"
    share = rf"(?P<below>百分之|千分之|[{digits}{scales}]{{1,4}}分之)?"
    number = rf"{share}(?:{numeral}|{characters})(?:(?P<more>[{more}])(?P<late>{one_scale}{{0,2}}))?"
    return ChineseWords(
        digits=content["digits"],
        scales=content["scales"],
        before=_sorted_table(content["before"]),
        after={word: content["after"][word] for word in _longest_first(content["after"])},
        increase=tuple(content["increase"]),
        decrease=tuple(content["decrease"]),
        range_marks=frozenset(content["range_marks"]),
        dates=_longest_first(content["dates"]),
        vague=frozenset(content["vague"]),
        ordinal=content["ordinal"],
        rank_nouns=frozenset(content["rank_nouns"]),
        units={name: units[name] for name in _longest_first(units)},
        times=content["times"],
        tenths=content["tenths"],
        denominators=content["denominators"],
        counters=_longest_first(content["counters"]),
        signs=content["signs"],
        number=re.compile(rf"(?<![A-Za-z\d.．])(?<!\d[,，])(?:{number})"),
    )


def read_characters(text: str) -> float | None:
    """The value of 三十五万, 一百二十, 两亿五千万, 三点一四; None where the characters make no number."""
    words = chinese_words()
    whole, _, decimals = text.partition("点")
    total = section = 0.0
    digit: int | None = None
    for sign in whole:
        if sign in words.digits:
            if digit:
                return None
            digit = words.digits[sign]
            continue
        factor = words.scales[sign]
        if factor >= 10_000:
            section += digit or 0
            total, section = (total + (section or 1.0)) * factor if factor > total else total + section * factor, 0.0
        else:
            section += (1 if digit is None else digit) * factor
        digit = None
    value = total + section + (digit or 0)
    return value + float("0." + "".join(str(words.digits[sign]) for sign in decimals)) if decimals else value


def parse_scaled(digits: str, scale: str) -> tuple[float, float]:
    """The value of digits with scale characters (1.5万亿), and the product of the scales."""
    factor = 1.0
    for sign in scale:
        factor *= chinese_words().scales[sign]
    plain = re.sub(r"[,，]", "", digits).replace("．", ".")
    return float(f"{float(plain) * factor:.15g}"), factor
