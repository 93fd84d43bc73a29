"""Numbers of Chinese text with their scale, unit and what compares them.

In: a sentence. Out: `Quantity` records with offsets into it. Linear in the text; the words are in lookups/chinese.yml.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from cityledger.extract.quantities import Quantity
from cityledger.lookups import read_lookup

_LONGEST_NUMBER = 18


def chinese_words(name: str) -> tuple[str, ...]:
    """A word list of the lookup, the longest first."""
    return tuple(sorted(map(str, read_lookup("chinese")[name]), key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    def any_of(words: Any) -> str:
        return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda word: (-len(str(word)), str(word))))

    more, number = any_of(chinese_words("more")), r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
    return re.compile(
        rf"(?P<before>{any_of(read_lookup('chinese')['before'])})?\s?"
        rf"(?<![\dA-Za-z.第－-])(?P<number>{number})(?:\s?[—~～至-]\s?(?P<upper>{number}))?\s?(?P<more1>{more})?"
        rf"(?P<scale>{any_of(chinese_words('scales'))})?(?P<more2>{more})?\s?(?P<unit>{any_of(_units())})?"
        rf"(?P<after>{any_of(read_lookup('chinese')['after'])})?"
    )


@cache
def _units() -> dict[str, dict[str, Any]]:
    return {str(word): entry for entry in read_lookup("chinese")["units"] for word in entry["words"]}


def find_chinese_quantities(text: str) -> list[Quantity]:
    """The quantities of a Chinese text in order; dates, ages, editions and bare small numbers are none."""
    return list(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _pattern().finditer(text):
        unit = _units().get(match["unit"] or "")
        dated = text[match.end("number") : match.end("number") + 3].startswith(chinese_words("no_numbers"))
        if dated or (unit is None and not match["scale"]) or len(match["number"]) > _LONGEST_NUMBER:
            continue
        scale = read_lookup("chinese")["scales"].get(match["scale"] or "", 1)
        over = ">" if match["more1"] or match["more2"] else "="
        sign = read_lookup("chinese")["before"].get(match["before"] or "")
        end = match.end("unit") if match["unit"] else max(match.end("number"), match.end("upper"), match.end("scale"))
        end = max(end, match.end("more1"), match.end("more2"))
        yield Quantity(
            value=_number(match["number"], scale),
            value_upper=_number(match["upper"], scale) if match["upper"] else None,
            unit=unit["unit"] if unit else None,
            symbol=unit["symbol"] if unit else "count",
            dimension=unit["dimension"] if unit else "count",
            comparator=sign or read_lookup("chinese")["after"].get(match["after"] or "") or over,
            start=match.start("number"),
            end=end,
            number_start=match.start("number"),
            modified_start=match.start(),
            modified_end=match.end(),
            value_text=text[match.start("number") : end],
            scaled=scale > 1,
        )


def _number(digits: str, scale: int) -> float:
    return float(f"{float(digits.replace(',', '')) * scale:.15g}")
