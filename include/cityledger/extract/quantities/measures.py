"""Units and money behind or before a number.

In: tokens and a place. Out: a `Measure` (unit, the place behind it, rates), or None. Bounded work a call.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.money import read_money_after
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.rates import Measure, begins_inverse, short_at, with_rates
from cityledger.extract.quantities.substances import fused_mass, with_substance
from cityledger.extract.quantities.tokens import Token

_AMBIGUOUS = frozenset(
    {"C", "F", "m", "t", "s", "h", "d", "g", "l", "L", "W", "A", "V", "J", "K", "a", "in", "SF", "AF", "MT", "mt", "mu",
     "ly", "AU", "Da", "Ma", "Ga", "ka", "Ah"}
)  # fmt: skip
"""Abbreviations that are words, names or list letters unless a digit stands right before them."""
_UNIT_AT_END = frozenset(
    {"m", "t", "W", "MT", "mt", "mu", "g", "h", "s", "V", "J", "l", "L", "K", "C", "F",
     "ly", "AU", "Da", "Ma", "Ga", "ka", "Ah"}
)  # fmt: skip
"""Of these, those that are units behind a space where nothing follows that they could belong to."""
_UNIT_OF_SOMETHING = frozenset({"cup", "cups", "cord", "cords"})
_UNIT_AT_END_ALONE = frozenset({"stone", "stones", "atmosphere", "atmospheres"})
"""Units where nothing follows that they could belong to; `stones` are always stones."""
_NOT_A_UNIT_BEFORE = {
    "second": frozenset({"largest", "phase", "most", "edition", "round", "highest"}),
    "degree": frozenset({"program", "programs", "programme", "programmes", "course", "courses"}),
}


def read_measure(tokens: Sequence[Token], at: int, in_words: bool = False) -> Measure | None:
    """The unit or currency that begins at a place, with what it is of and per what; None if there is none."""
    money = read_money_after(tokens, at)
    measure = Measure(*money) if money else _read_unit(tokens, at, in_words)
    if measure is None:
        return None
    if measure.unit.dimension == "mass" or measure.unit.symbol in ("t", "kt", "Mt", "Gt", "kg"):
        measure = with_substance(tokens, measure)
    return with_rates(tokens, measure)


def _read_unit(tokens: Sequence[Token], at: int, in_words: bool) -> Measure | None:
    if at >= len(tokens) or tokens[at].start - tokens[at - 1].end > 2:
        return None
    place = at
    hyphen = tokens[at].text in "-‐‑" and touches(tokens, at) and touches(tokens, at + 1)
    if hyphen or (tokens[at].text in "[({<" and at + 2 < len(tokens) and tokens[at + 2].text in "])}>"):
        place = at + 1
    if place >= len(tokens):
        return None
    for length in range(min(get_lexicon().unit_reach.get(tokens[place].lower, 1), len(tokens) - place), 0, -1):
        short = short_at(tokens, place, length)
        if short is not None and _short_fits(tokens, place, length, hyphen, in_words):
            return Measure(short, place + length)
        named = get_lexicon().unit_names.get(tuple(token.lower for token in tokens[place : place + length]))
        if named is not None and not _is_other_word(tokens, place, length):
            return Measure(named, place + length)
    return fused_mass(tokens, place)


def _short_fits(tokens: Sequence[Token], place: int, length: int, hyphen: bool, in_words: bool) -> bool:
    word = tokens[place].text
    if length > 1 or not word[0].isalpha():
        return True
    if hyphen and touches(tokens, place + 1) and tokens[place + 1].text == "-" and word == "in":
        return False
    if in_words:
        return len(word) > 2
    if word not in _AMBIGUOUS:
        return not (hyphen and len(word) < 2)
    if touches(tokens, place):
        return True
    return word in _UNIT_AT_END and not hyphen and _ends_phrase(tokens, place + 1)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a lone letter reads as a unit: nothing but a small word, a mark or a power behind it."""
    if at >= len(tokens) or tokens[at].kind != "w":
        return True
    return tokens[at].lower in get_lexicon().words["after_lone_unit"] or begins_inverse(tokens, at)


def _is_other_word(tokens: Sequence[Token], place: int, length: int) -> bool:
    after = tokens[place + length].lower if place + length < len(tokens) else ""
    word = tokens[place].lower
    if word == "feet" or length > 1:
        return False
    if word in ("second", "bar", "bars", "mole", "amp") and not touches(tokens, place):
        return word != "amp"
    if word in _UNIT_OF_SOMETHING:
        return after != "of" and word_at(tokens, place - 2) not in ("/", "⁄")
    if word in _UNIT_AT_END_ALONE:
        return word == "stones" or not _ends_phrase(tokens, place + 1)
    return after in _NOT_A_UNIT_BEFORE.get(word.removesuffix("s"), ())
