"""The unit of a number with its denominators: per capita, a year, /m2, s−1.

In: tokens and a unit as read. Out: a `Measure`. UCUM: physical denominators and powers are part of the code, things and
people stand in it as annotations (`L/{person}/d`), https://ucum.org/ucum sections 6 to 8 and 22.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches
from cityledger.extract.quantities.tokens import Token
from cityledger.extract.quantities.unit_tables import Unit

_TIME_CODES = {
    "year": "a", "annum": "a", "yr": "a", "day": "d", "week": "wk", "month": "mo", "hour": "h", "second": "s",
    "minute": "min",
}  # fmt: skip
"""How UCUM writes the denominators of time; rows of indicators leave them out."""
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "monthly": "month",
    "weekly": "week",
    "hourly": "hour",
}
_SOLD_BY = frozenset({"mass", "volume", "length", "area", "energy"})
"""What stands behind `a` in a rate: 90 dollars a barrel."""
_POWERS = {"²": 2, "³": 3, "2": 2, "3": 3, "1": 1, "¹": 1}
_POWERED = {("length", 2): "area", ("length", 3): "volume", ("time", 2): "time squared"}
_MINUS = frozenset("-−–⁻")
_LONGEST_DENOMINATOR = 3
_REACH_OF_METAL = 15


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as read. `per` names the denominators of people and time, which stand beside the unit."""

    unit: Unit
    stop: int
    per: tuple[str, ...] = ()


def with_rates(tokens: Sequence[Token], measure: Measure) -> Measure:
    """`per capita`, `/person/day`, `a year`, `per m2`, `s−1`: denominators go into the code, people also beside it."""
    unit, at, per = _with_own_power(tokens, measure)
    for _ in range(_LONGEST_DENOMINATOR):
        found = read_rate(tokens, at) or _read_inverse(tokens, at)
        if found is None:
            break
        below, at = found
        if unit.dimension == "money" and not isinstance(below, str) and below.code == "[oz_av]":
            below = _ounce(tokens, at)
        if unit.dimension == "money" or isinstance(below, str):
            per = (*per, below if isinstance(below, str) else below.symbol)
        if isinstance(below, str):
            unit = _beside(unit, below)
        elif unit.dimension != "money":
            unit = Unit(
                f"{unit.code}/{closed(below.code)}",
                f"{unit.symbol}/{below.symbol}",
                f"{unit.dimension} per unit",
                unit.factor,
            )
    return Measure(unit, at, per)


def _ounce(tokens: Sequence[Token], at: int) -> Unit:
    """Precious metals are sold by the troy ounce."""
    near = {token.lower for token in tokens[max(0, at - _REACH_OF_METAL) : at + _REACH_OF_METAL]}
    name = ("troy", "ounce") if near & get_lexicon().troy_metals else ("ounce",)
    return get_lexicon().unit_names[name]


def _beside(unit: Unit, name: str) -> Unit:
    """A denominator of people or time goes into the code and not into the symbol; money and shares keep theirs."""
    if unit.dimension in ("money", "time", "share"):
        return unit
    return Unit(f"{unit.code}/{annotation(name)}", unit.symbol, unit.dimension, unit.factor)


def annotation(name: str) -> str:
    """UCUM's way to write a denominator of time or of people and things."""
    singular = name.removesuffix("s") if name.removesuffix("s") in _TIME_CODES else name
    letters = "".join(sign for sign in name if sign.isascii() and sign.isalnum())
    return _TIME_CODES.get(singular) or "{" + ("person" if letters in ("capita", "head") else letters) + "}"


def closed(code: str) -> str:
    """A code as it may stand below a line: in parentheses if it is made of several."""
    return f"({code})" if "." in code or "/" in code else code


def read_rate(tokens: Sequence[Token], at: int) -> tuple[str | Unit, int] | None:
    """The denominator that begins at a place, a name or a unit, and the place behind it; None if there is none."""
    if at + 1 >= len(tokens):
        return None
    opener = tokens[at].lower
    if opener in _ADVERBS:
        is_adverb = tokens[at + 1].kind != "w" or tokens[at + 1].lower in get_lexicon().words["after_lone_unit"]
        return (_ADVERBS[opener], at + 1) if is_adverb or opener == "annually" else None
    if opener not in ("per", "/", "a", "an", "each", "every", "p"):
        return None
    if opener == "p":
        is_year = [token.text for token in tokens[at + 1 : at + 4]] == [".", "a", "."]
        return ("year", at + 4) if is_year else None
    return _named(tokens, at, opener) or _physical(tokens, at + 1, opener) or _of_several(tokens, at + 1)


def _of_several(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """per 100 km, /100 ml."""
    digits = tokens[at].text.replace(",", "")
    found = _physical(tokens, at + 1, "per") if digits.isdecimal() and at + 1 < len(tokens) else None
    if found is None or not 1 < int(digits[:12]) < 1e9:
        return None
    size = f"10*{len(digits) - 1}" if digits.strip("0") == "1" else digits
    unit = found[0]
    return Unit(f"{size}.{unit.code}", f"{digits} {unit.symbol}", unit.dimension), found[1]


def _named(tokens: Sequence[Token], at: int, opener: str) -> tuple[str, int] | None:
    lexicon, word = get_lexicon(), tokens[at + 1].lower
    if opener in ("a", "an") and at + 2 < len(tokens) and tokens[at + 2].lower in lexicon.words["after_time_span"]:
        return None
    if word in lexicon.rate_time and (opener != "/" or touches(tokens, at)):
        return word, at + 2
    if opener == "/" and touches(tokens, at + 1) and tokens[at + 1].text in lexicon.rate_people_short:
        return lexicon.rate_people_short[tokens[at + 1].text], at + 2
    if opener not in ("per", "/", "each"):
        return None
    return (word, at + 2) if {word, word.removesuffix("s")} & lexicon.rate_people else None


def _physical(tokens: Sequence[Token], at: int, opener: str) -> tuple[Unit, int] | None:
    if opener not in ("per", "/", "a"):
        return None
    for length in range(min(_LONGEST_DENOMINATOR, len(tokens) - at), 0, -1):
        unit = short_at(tokens, at, length) if opener != "a" or len(tokens[at].text) > 2 else None
        unit = unit or get_lexicon().unit_names.get(tuple(token.lower for token in tokens[at : at + length]))
        if unit is None and length == 1 and opener == "/" and touches(tokens, at):
            code = get_lexicon().rate_time_short.get(tokens[at].text)
            unit = Unit(code, code, "time") if code else None
        if unit is None or unit.dimension in ("share", "money", "temperature"):
            continue
        if opener != "a" or unit.dimension in _SOLD_BY:
            return unit, at + length
    return None


def short_at(tokens: Sequence[Token], at: int, length: int) -> Unit | None:
    """The unit that a run of tokens abbreviates; a length with a power in the same word is an area or a volume."""
    shorts, run = get_lexicon().unit_shorts, tokens[at : at + length]
    unit = shorts.get(tuple(token.text for token in run))
    if unit is None and length == 1 and run[0].text[-1:] in _POWERS:
        base, power = shorts.get((run[0].text[:-1],)), _POWERS[run[0].text[-1]]
        kind = _POWERED.get((base.dimension, power)) if base is not None else None
        if base is not None and kind:
            return Unit(f"{base.code}{power}", f"{base.symbol}{power}", kind, base.factor)
    return unit


def _with_own_power(tokens: Sequence[Token], measure: Measure) -> tuple[Unit, int, tuple[str, ...]]:
    """964 cm−1: the unit itself is below the line."""
    unit, at = measure.unit, measure.stop
    stop = _negative_power(tokens, at) if unit.dimension not in ("money", "share") else None
    if stop is None or tokens[at - 1].kind != "w":
        return unit, at, measure.per
    power = f"-{_POWERS[tokens[stop - 1].text]}"
    return Unit(unit.code + power, unit.symbol + power, "per " + unit.dimension, unit.factor), stop, measure.per


def _negative_power(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind −1, −2, −3 or their superscripts that stand right behind a unit."""
    if at + 1 >= len(tokens) or tokens[at].text not in _MINUS or not touches(tokens, at):
        return None
    if tokens[at + 1].text not in _POWERS or tokens[at + 1].start > tokens[at].end + 1:
        return None
    behind = at + 2
    goes_on = touches(tokens, behind) and (tokens[behind].kind != "s" or tokens[behind].text in "-–%/")
    return None if goes_on else behind


def _read_inverse(tokens: Sequence[Token], at: int) -> tuple[str | Unit, int] | None:
    """s−1, m−2 and year−1 behind another unit, with a space or a point between."""
    if at < len(tokens) and tokens[at].text in "·.⋅" and touches(tokens, at) and touches(tokens, at + 1):
        at += 1
    if at + 2 >= len(tokens) or tokens[at].kind != "w" or tokens[at].start > tokens[at - 1].end + 1:
        return None
    stop = _negative_power(tokens, at + 1)
    if stop is None:
        return None
    if tokens[at].lower in get_lexicon().rate_time:
        return tokens[at].lower, stop
    unit, power = short_at(tokens, at, 1), _POWERS[tokens[stop - 1].text]
    if unit is None or power == 1:
        return (unit, stop) if unit else None
    return Unit(f"{unit.code}{power}", f"{unit.symbol}{power}", unit.dimension, unit.factor), stop


def begins_inverse(tokens: Sequence[Token], at: int) -> bool:
    """Whether a power or a unit with one stands at a place: what is before it is then a unit."""
    return _negative_power(tokens, at) is not None or _read_inverse(tokens, at) is not None
