"""Currencies before and behind a number.

In: tokens and a place. Out: the currency as a `Unit` with where it begins or ends, or None.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.tokens import Token
from cityledger.extract.quantities.unit_tables import Unit

_BEFORE_ONLY = frozenset({"R", "Fr", "Ft", "Tk"})
"""Letters that stand for a currency before a number alone."""
_SHORTENED = frozenset({"Rs", "Rp", "Rps", "Fr", "kr", "Kr", "Sh", "Dh", "Dhs", "Tk", "Ksh", "SKr", "NKr", "DKr"})
_YUAN_OR_YEN = {"cn": "CNY", "rmb": "CNY", "jp": "JPY"}
_SPACED_DOLLARS = frozenset({"us", "hk", "nz", "nt", "au"})
_PLACES_AND_ROADS = frozenset({"CA", "AR", "RD", "SR"})
"""California, Arkansas, road and state road: before a dollar sign behind a space these say nothing of the money."""
_PICTURE_HEIGHTS = frozenset({"240", "360", "480", "576", "720", "1080", "1440", "2160", "4320"})


def read_money_before(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency that ends right before a place, and where it begins: `US$`, `EUR`, `Rs.`, `R`."""
    lexicon = get_lexicon()
    place = at - 1
    if place < 0:
        return None
    if tokens[place].text == "." and place and tokens[place - 1].text in _SHORTENED:
        place -= 1
    if at < len(tokens) and tokens[at].start - tokens[at - 1].end > 1:
        return None
    sign = lexicon.signs.get(tokens[place].text)
    if sign is not None and not (tokens[place].text in "$＄" and place):
        whose = _YUAN_OR_YEN.get(tokens[place - 1].lower) if sign in ("JPY", "CNY") and touches(tokens, place) else None
        return Unit(whose or sign, whose or sign, "money"), place - 1 if whose else place
    if tokens[place].text in ("$", "＄"):
        return _dollar_before(tokens, place)
    if word_at(tokens, place - 1) == "$" and touches(tokens, place) and touches(tokens, at):
        code = lexicon.dollars.get(tokens[place].lower)
        return (Unit(code, code, "money"), place - 1) if code else None
    unit = lexicon.codes.get(tokens[place].text)
    if unit is not None and not (place and touches(tokens, place) and tokens[place - 1].kind != "s"):
        return unit, place
    return None


def _dollar_before(tokens: Sequence[Token], place: int) -> tuple[Unit, int]:
    """Whose dollar: `us $`, `CAD $`, `u.s $`; a single letter must touch the sign, as `A $5 grant` has an article."""
    whose = _owner_of_dollar(tokens, place - 1)
    begin, near = place - 1, bool(place) and tokens[place].start <= tokens[place - 1].end + 1
    if word_at(tokens, place - 1) == "." and place > 1:
        begin, whose = place - 2, _owner_of_dollar(tokens, place - 2)
    if word_at(tokens, begin) == "s" and word_at(tokens, begin - 1) == "." and word_at(tokens, begin - 2) == "u":
        begin, whose = begin - 2, "USD"
    if whose is None or not near:
        return Unit("USD", "USD", "money"), place
    return Unit(whose, whose, "money"), begin


def _owner_of_dollar(tokens: Sequence[Token], at: int) -> str | None:
    """The currency that a word before a dollar sign names; a single letter or a word of another sense must touch it."""
    if at < 0:
        return None
    lexicon, token = get_lexicon(), tokens[at]
    code = lexicon.codes.get(token.text) if len(token.text) == 3 else None
    is_shortened = len(token.text) > 1 and token.text.isupper() and token.text not in _PLACES_AND_ROADS
    if code is not None or touches(tokens, at + 1) or is_shortened:
        return code.code if code else lexicon.dollars.get(token.lower)
    return lexicon.dollars[token.lower] if token.lower in _SPACED_DOLLARS else None


def read_money_name_before(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """`Rupees 500 crore`, `US dollars 20 million`: the name of a currency before a number; where it begins."""
    for length in (3, 2, 1):
        if at >= length and (unit := get_lexicon().money_names.get(tuple(t.lower for t in tokens[at - length : at]))):
            return (unit, at - length) if unit.factor == 1.0 else None
    code = tokens[at - 1].text if at else ""
    return (Unit(code, code, "money"), at - 1) if code in get_lexicon().rare_codes else None


def read_money_after(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The currency that begins at a place, in words, signs or codes, and the place behind it; None if there is none."""
    if at >= len(tokens):
        return None
    hyphen = tokens[at].text == "-" and touches(tokens, at) and touches(tokens, at + 1)
    shortened = tokens[at].text == "." and tokens[at - 1].lower in get_lexicon().scales_anywhere
    place = at + 1 if hyphen or shortened else at
    if place >= len(tokens):
        return None
    lexicon = get_lexicon()
    for length in range(min(lexicon.money_reach.get(tokens[place].lower, 0), len(tokens) - place), 0, -1):
        phrase = tuple(token.lower for token in tokens[place : place + length])
        if unit := lexicon.money_names.get(phrase):
            return unit, place + length
    if hyphen and tokens[place].kind == "s":
        return None
    return _hundredths(tokens, place) or _sign_or_code(tokens, place)


def _hundredths(tokens: Sequence[Token], place: int) -> tuple[Unit, int] | None:
    """45.5p and 12c: pence and cents; not 720p, and not 4c behind a word that is no verb or preposition of prices."""
    unit, numeral = get_lexicon().hundredths_glued.get(tokens[place].text), tokens[place - 1]
    if unit is None or not touches(tokens, place) or numeral.kind != "n" or numeral.text in _PICTURE_HEIGHTS:
        return None
    if touches(tokens, place + 1) and tokens[place + 1].text in "/&":
        return None
    if word_at(tokens, place - 2) in (",", ".", ")") and word_at(tokens, place + 1) in (".", ")", ";", ""):
        return None  # the pages of a book in a list of books
    behind_price = word_at(tokens, place - 2) in get_lexicon().words["before_cents"] or place == 1
    return (unit, place + 1) if tokens[place].text == "p" or behind_price else None


def _sign_or_code(tokens: Sequence[Token], place: int) -> tuple[Unit, int] | None:
    lexicon, token = get_lexicon(), tokens[place]
    follows_number = place + 1 < len(tokens) and touches(tokens, place + 1) and tokens[place + 1].kind == "n"
    lone = (
        token.text != "$" or touches(tokens, place) or not (place + 1 < len(tokens) and tokens[place + 1].kind == "n")
    )
    if token.text in lexicon.signs and not follows_number and lone:
        return Unit(lexicon.signs[token.text], lexicon.signs[token.text], "money"), place + 1
    if word_at(tokens, place + 1) == "$" and touches(tokens, place + 1) and (code := lexicon.dollars.get(token.lower)):
        return Unit(code, code, "money"), place + 2
    if token.text == "Rs" and len(tokens[place - 1].text) == 1:
        return None  # the 3 Rs: reduce, reuse, recycle
    unit = lexicon.codes.get(token.text)
    if unit is not None and token.text not in _BEFORE_ONLY and len(token.text) > 1 and not follows_number:
        return unit, place + 1
    return _scaled_sign(tokens, place)


def _scaled_sign(tokens: Sequence[Token], place: int) -> tuple[Unit, int] | None:
    """168 M€, 2,5 Mio. €, 3 bn €."""
    lexicon = get_lexicon()
    factor = lexicon.scales_money.get(tokens[place].text)
    skip = 2 if place + 1 < len(tokens) and tokens[place + 1].text == "." else 1
    if factor is None or place + skip >= len(tokens):
        return None
    sign = lexicon.signs.get(tokens[place + skip].text)
    if sign is None or tokens[place + skip].start - tokens[place + skip - 1].end > 1:
        return None
    return Unit(sign, sign, "money", float(factor)), place + skip + 1
