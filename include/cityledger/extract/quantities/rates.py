"""The unit of a number with its denominators: per capita, a year, /m2.

In: tokens and a unit as read. Out: a `Measure`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.extract.quantities.lexicon import Unit, get_lexicon
from cityledger.extract.quantities.number import touches
from cityledger.extract.quantities.tokens import Token

_TIME_CODES = {
    "year": "a", "annum": "a", "yr": "a", "day": "d", "week": "wk", "month": "mo", "hour": "h", "second": "s",
    "minute": "min",
}  # fmt: skip
"""How UCUM writes the denominators of time; rows of indicators leave them out."""
_SYMBOLS = {"har": "ha", "[sft_i]": "ft2", "[mi_i]": "mi", "[gal_us]": "gal", "kW.h": "kWh", "MW.h": "MWh"}
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "monthly": "month",
    "weekly": "week",
    "hourly": "hour",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as read. `per` names the denominators of people and time, which stand beside the unit."""

    unit: Unit
    stop: int
    per: tuple[str, ...] = ()


def with_rates(tokens: Sequence[Token], measure: Measure) -> Measure:
    """`per capita`, `/person/day`, `a year`, `per m2`: physical denominators go into the unit, the others beside it."""
    unit, at, per = measure.unit, measure.stop, measure.per
    for _ in range(3):
        found = _read_rate(tokens, at)
        if found is None:
            break
        name, code, at = found
        if code is None:
            per = (*per, name)
            if name in _TIME_CODES and unit.dimension not in ("money", "time", "share"):
                unit = Unit(f"{unit.code}/{_TIME_CODES[name]}", unit.symbol, unit.dimension, unit.factor)
        elif unit.dimension != "money":
            unit = Unit(f"{unit.code}/{code}", f"{unit.symbol}/{name}", f"{unit.dimension} per unit", unit.factor)
        else:
            per = (*per, name)
    return Measure(unit, at, per)


def _read_rate(tokens: Sequence[Token], at: int) -> tuple[str, str | None, int] | None:
    lexicon = get_lexicon()
    if at + 1 >= len(tokens):
        return None
    opener = tokens[at].lower
    if opener in _ADVERBS:
        return _ADVERBS[opener], None, at + 1
    if opener not in ("per", "/", "a", "an", "each", "every", "p"):
        return None
    if opener == "p":
        follows = tokens[at + 1 : at + 4]
        is_year = [token.text for token in follows] == [".", "a", "."]
        return ("year", None, at + 4) if is_year else None
    word = tokens[at + 1].lower
    if word in lexicon.rate_time and (opener != "/" or touches(tokens, at)):
        return word, None, at + 2
    if opener in ("per", "/", "each") and (
        word in lexicon.rate_people or word.removesuffix("s") in lexicon.rate_people
    ):
        return word, None, at + 2
    if opener in ("per", "/", "a"):
        for length in (3, 2, 1):
            run = tokens[at + 1 : at + 1 + length]
            if len(run) < length:
                continue
            code = lexicon.rate_physical.get(tuple(token.text for token in run)) or lexicon.rate_physical.get(
                tuple(token.lower for token in run)
            )
            if code and (opener != "a" or len(run[0].text) > 2):
                return _SYMBOLS.get(code, code), code, at + 1 + length
    return None
