"""Units and money behind or before a number.

In: tokens and a place. Out: a `Measure` (unit, the place behind it, rates), or None. Bounded work a call.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.extract.quantities.lexicon import Unit, get_lexicon
from cityledger.extract.quantities.numerals import touches
from cityledger.extract.quantities.tokens import Token

LONGEST_UNIT = 6
_AMBIGUOUS = frozenset(
    {"m", "t", "s", "h", "d", "g", "l", "L", "W", "A", "V", "J", "K", "a", "in", "SF", "AF", "MT", "mt", "mu"}
)
"""Abbreviations that are words, names or list letters unless a digit stands right before them."""
_NOT_A_UNIT_BEFORE = {
    "second": frozenset({"largest", "phase", "most", "edition", "round", "highest"}),
    "degree": frozenset({"program", "programs", "programme", "programmes", "course", "courses"}),
}
_NOT_GREEK = frozenset({"°", "º"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as read. `per` names the denominators of people and time, which stand beside the unit."""

    unit: Unit
    stop: int
    per: tuple[str, ...] = ()


def read_measure(tokens: Sequence[Token], at: int, in_words: bool = False) -> Measure | None:
    """The unit or currency that begins at a place, with what it is of and per what; None if there is none."""
    measure = _read_money_after(tokens, at) or _read_unit(tokens, at, in_words)
    if measure is None:
        return None
    if measure.unit.dimension == "mass" or measure.unit.symbol in ("t", "kt", "Mt", "Gt", "kg"):
        measure = _with_substance(tokens, measure)
    return with_rates(tokens, measure)


def read_money_before(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency that ends right before a place, and where it begins: `US$`, `EUR`, `Rs.`, `R`."""
    lexicon = get_lexicon()
    place = at - 1
    if place < 0:
        return None
    if tokens[place].text == "." and place and tokens[place - 1].text in ("Rs", "Rp", "Fr", "kr"):
        place -= 1
    if at < len(tokens) and tokens[at].start - tokens[at - 1].end > 1:
        return None
    for length in (4, 3, 2, 1):
        begin = place + 1 - length
        if begin < 0 or any(not touches(tokens, step) for step in range(begin + 1, place + 1)):
            continue
        written = "".join(token.text for token in tokens[begin : place + 1])
        if written in lexicon.signs:
            return Unit(lexicon.signs[written], lexicon.signs[written], "money"), begin
    if tokens[place].text in ("$", "＄"):
        return _dollar_before(tokens, place)
    unit = lexicon.codes.get(tokens[place].text)
    if unit is not None and not (place and touches(tokens, place) and tokens[place - 1].kind != "s"):
        return unit, place
    return None


def _dollar_before(tokens: Sequence[Token], place: int) -> tuple[Unit, int]:
    if place and tokens[place - 1].text in (
        "US",
        "USD",
        "A",
        "AU",
        "C",
        "CA",
        "HK",
        "NZ",
        "S",
        "NT",
        "R",
        "AUD",
        "CAD",
    ):
        written = tokens[place - 1].text[:2].replace("AUD", "AU").replace("CAD", "CA") + "$"
        code = get_lexicon().signs.get(written, "USD")
        return Unit(code, code, "money"), place - 1
    return Unit("USD", "USD", "money"), place


def _read_money_after(tokens: Sequence[Token], at: int) -> Measure | None:
    lexicon = get_lexicon()
    if at >= len(tokens):
        return None
    place = at + 1 if tokens[at].text == "-" and touches(tokens, at) and touches(tokens, at + 1) else at
    if place >= len(tokens):
        return None
    for length in range(min(4, len(tokens) - place), 0, -1):
        phrase = tuple(token.lower for token in tokens[place : place + length])
        if unit := lexicon.money_names.get(phrase):
            return Measure(unit, place + length)
    token = tokens[place]
    if token.text in lexicon.signs and (touches(tokens, place) or token.text != "$"):
        return Measure(Unit(lexicon.signs[token.text], lexicon.signs[token.text], "money"), place + 1)
    unit = lexicon.codes.get(token.text)
    if unit is not None and token.text not in ("R", "Fr", "Ft", "Tk") and len(token.text) > 1:
        return Measure(unit, place + 1)
    if token.text in lexicon.scales_money and place + 1 < len(tokens) and touches(tokens, place + 1):
        sign = lexicon.signs.get(tokens[place + 1].text)
        if sign:
            return Measure(Unit(sign, sign, "money", float(lexicon.scales_money[token.text])), place + 2)
    return None


def _read_unit(tokens: Sequence[Token], at: int, in_words: bool) -> Measure | None:
    lexicon = get_lexicon()
    if at >= len(tokens) or tokens[at].start - tokens[at - 1].end > 2:
        return None
    place = at
    hyphen = tokens[at].text in "-‐‑" and touches(tokens, at) and touches(tokens, at + 1)
    if hyphen or (tokens[at].text in "[(" and at + 2 < len(tokens) and tokens[at + 2].text in "])"):
        place = at + 1
    for length in range(min(LONGEST_UNIT, len(tokens) - place), 0, -1):
        run = tokens[place : place + length]
        written = tuple(token.text for token in run)
        unit = lexicon.unit_shorts.get(written)
        if unit is not None and _short_fits(tokens, place, length, hyphen, in_words):
            return Measure(unit, place + length)
        unit = lexicon.unit_names.get(tuple(token.lower for token in run))
        if unit is not None and not _is_other_word(tokens, place, length):
            return Measure(unit, place + length)
    return _fused_mass(tokens, place)


def _short_fits(tokens: Sequence[Token], place: int, length: int, hyphen: bool, in_words: bool) -> bool:
    word = tokens[place].text
    if length > 1 or not word[0].isalpha():
        return True
    if in_words:
        return len(word) > 2
    if word in _AMBIGUOUS:
        return touches(tokens, place) or (
            word in ("m", "t", "W", "MT", "mu") and not hyphen and _ends_phrase(tokens, place + 1)
        )
    return not (hyphen and len(word) < 2)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a lone letter reads as a unit: nothing but a small word or a mark behind it."""
    return (
        at >= len(tokens)
        or tokens[at].kind == "s"
        or tokens[at].lower
        in (
            "of",
            "in",
            "per",
            "by",
            "to",
            "and",
            "from",
            "for",
            "at",
            "is",
            "was",
            "were",
            "are",
            "a",
            "or",
            "with",
            "long",
            "wide",
            "high",
            "deep",
            "tall",
            "co2e",
            "co2",
            "above",
            "below",
            "between",
            "on",
        )
    )


def _is_other_word(tokens: Sequence[Token], place: int, length: int) -> bool:
    after = tokens[place + length].lower if place + length < len(tokens) else ""
    word = tokens[place].lower
    if word == "feet" or length > 1:
        return False
    if word in ("second", "bar", "bars", "mole", "amp") and not touches(tokens, place):
        return word != "amp"
    return after in _NOT_A_UNIT_BEFORE.get(word.removesuffix("s"), ())


def _fused_mass(tokens: Sequence[Token], place: int) -> Measure | None:
    """tCO2e, MtCO2-eq, ktCO2: a mass and its substance in one word."""
    token, lexicon = tokens[place], get_lexicon()
    lower = token.lower
    at = max(lower.find("co2"), lower.find("co₂"))
    if at <= 0:
        return None
    unit = lexicon.unit_shorts.get((token.text[:at],))
    if unit is None or unit.dimension != "mass":
        return None
    written, stop = lower[at:], place + 1
    for length in (2, 1, 0):
        tail = "".join(item.lower for item in tokens[place + 1 : place + 1 + length] if item.text not in "-_")
        joined = all(touches(tokens, step) for step in range(place + 1, place + 1 + length))
        if (joined or tail.startswith("e")) and written + tail in lexicon.substances:
            return Measure(_of(unit, lexicon.substances[written + tail]), stop + length)
    return None


def _of(unit: Unit, substance: str) -> Unit:
    """Tonnes of CO2 are tonnes; tonnes of CO2 equivalent are a unit of their own."""
    symbol = unit.symbol + substance if substance != "CO2" else unit.symbol
    return Unit(f"{unit.code}{{{substance}}}", symbol, "mass of " + substance, unit.factor)


def _with_substance(tokens: Sequence[Token], measure: Measure) -> Measure:
    lexicon, at = get_lexicon(), measure.stop
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
    if at < len(tokens) and tokens[at].text in "(/-" and touches(tokens, at + 1):
        at += 1
    for length in (4, 3, 2, 1):
        run = tokens[at : at + length]
        if len(run) < length:
            continue
        spelled = "".join(token.lower for token in run if token.text not in "-_().")
        if spelled in lexicon.substances and run[-1].text not in "-_(.":
            return Measure(_of(measure.unit, lexicon.substances[spelled]), at + length)
    return measure


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
    adverbs = {
        "annually": "year",
        "yearly": "year",
        "daily": "day",
        "monthly": "month",
        "weekly": "week",
        "hourly": "hour",
    }
    if opener in adverbs:
        return adverbs[opener], None, at + 1
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
                symbol = {
                    "har": "ha",
                    "[sft_i]": "ft2",
                    "[mi_i]": "mi",
                    "[gal_us]": "gal",
                    "kW.h": "kWh",
                    "MW.h": "MWh",
                }
                return symbol.get(code, code), code, at + 1 + length
    return None
