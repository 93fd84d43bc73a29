"""Numerals that number a thing: chapters, tables, laws, telephones. They are names, never quantities.

In: tokens and the place of a numeral. Out: the place behind it, or None where it is no such name.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.tokens import Token

_REACH = 5
_LONGEST_CHAIN = 12
_LINKS = frozenset({"(", ".", ",", ":", "&", "-", "–", "and", "to", "or", "through"})
_LONGEST_HOUSE = 5
"""Digits of a house's number."""
_SIGNS = frozenset({"§", "№"})
_SCALED = frozenset({"%", "percent", "per", "million", "billion", "thousand"})


def skip_reference(tokens: Sequence[Token], at: int) -> int | None:
    """`Chapter 8`, `Fig. 3`, `Resolution No. 12`, `Scope 1 and 2`, `Table 2-1`."""
    if "," in tokens[at].text or len(tokens[at].text) > 7 or word_at(tokens, at + 1) in _SCALED:
        return None
    if (stop := _skip_address(tokens, at)) is not None:
        return stop
    place = _named_by(tokens, at)
    if place is None:
        return None
    return at + 1 if tokens[place].text in _SIGNS or _numbers_things(tokens[place]) else None


def _skip_address(tokens: Sequence[Token], at: int) -> int | None:
    """12 Mill Lane, 220B North High Street: a house, where the street's name is not that of the things counted."""
    if not tokens[at].text.isdecimal() or len(tokens[at].text) > _LONGEST_HOUSE:
        return None
    place = at + 1
    while place < min(len(tokens), at + 5) and tokens[place].kind == "w" and tokens[place].text[0].isupper():
        if place > at + 1 and tokens[place].lower in get_lexicon().words["street_nouns"]:
            counted = word_at(tokens, place + 1)
            is_count = counted.endswith("s") and counted not in get_lexicon().words["after_lone_unit"]
            return None if is_count else place + 1
        place += 1
    return None


def _named_by(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the word that a chain of numerals (`Scope 1 and 2`, `Figures 3A, 3B and 4`) goes back to."""
    place, reach = at - 1, _REACH
    while place >= max(0, at - reach) and tokens[place].text not in _SIGNS:
        token = tokens[place]
        if token.lower not in _LINKS and token.kind != "n" and not _is_letter_of(tokens, place):
            return place
        if token.text == "," and _goes_on(tokens, place):
            reach = _LONGEST_CHAIN
        elif place == at - 1 and token.text in (":", "(", ","):
            return None
        if token.text == "." and word_at(tokens, place - 1) not in get_lexicon().words["shortened_references"]:
            return None
        place -= 1
    return place if place >= max(0, at - reach) else None


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands behind a plain numeral: `phases 3, 5 and 7`, `Figures 3A, 3B`."""
    before = comma - 2 if _is_letter_of(tokens, comma - 1) else comma - 1
    return before >= 0 and tokens[before].kind == "n" and tokens[before].text.isdecimal()


def _is_letter_of(tokens: Sequence[Token], at: int) -> bool:
    """A single letter glued to a numeral: the A of 3A."""
    is_letter = at > 0 and tokens[at].kind == "w" and len(tokens[at].text) == 1
    return is_letter and touches(tokens, at) and tokens[at - 1].kind == "n"


def _numbers_things(token: Token) -> bool:
    words = get_lexicon().words
    singular = token.lower if token.lower in words["reference_nouns"] else token.lower.removesuffix("s")
    if singular not in words["reference_nouns"]:
        return False
    if singular == token.lower and singular in words["reference_nouns_if_alone"]:
        return True
    return singular not in words["reference_nouns_if_capital"] or token.text[0].isupper() or singular == "number"
