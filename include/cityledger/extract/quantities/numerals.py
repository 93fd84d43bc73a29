"""Numbers in digits: 2,410.0, 2 410,0, 1'189, 6.2 x 10^-4, 2½.

In: tokens and a place among them. Out: a `Number` with its value, where it ends and how it was written, or None. Each
call looks at a bounded run of tokens.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.quantities.fractions import adds_fraction, with_fraction_words
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import Number, tidy, touches, with_scales, word_at
from cityledger.extract.quantities.number_words import read_words
from cityledger.extract.quantities.tokens import Token

_MOST_DIGITS = 18
LONGEST_NUMERAL = 30
"""Longer runs of digits are identifiers, not numbers."""

NO_DENOMINATORS = frozenset({"7", "11", "13", "14"})
"""What hardly a fraction has below the line: 9/11 is a day."""

_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_APOSTROPHES = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")
_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,6})?")
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_EXPONENT = re.compile(r"[eE]\d{1,2}")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


def parse_numeral(text: str) -> float | None:
    """The value of one run of digits with its marks, or None where it is a date, version or other code."""
    if len(text) > LONGEST_NUMERAL or (len(text) > 1 and text.startswith("0") and text.isdecimal()):
        return None
    if _PLAIN.fullmatch(text):
        return float(text)
    if _COMMAS.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(text.replace(",", ""))
    if _APOSTROPHES.fullmatch(text):
        return float(re.sub(r"['’]", "", text).replace(",", "."))
    if _DOTS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def looks_like_year(token: Token) -> bool:
    """Four plain digits from 1600 to 2199, also with a footnote's number glued to them behind a full stop."""
    head, _, tail = token.text.partition(".")
    return bool(_YEAR.fullmatch(head)) and len(tail) <= 2


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at a place, in digits or words, with its scale words; None if none begins there."""
    token = tokens[at]
    if token.kind == "n":
        return _read_digits(tokens, at)
    if token.kind == "w":
        if token.text in get_lexicon().vulgar:
            return with_scales(tokens, Number(get_lexicon().vulgar[token.text], at + 1, "fraction"))
        return read_words(tokens, at)
    return None


def _read_digits(tokens: Sequence[Token], at: int) -> Number | None:
    text, stop = _join_point(tokens, at) or _join_groups(tokens, at)
    value = parse_numeral(text)
    if value is None:
        return None
    is_plain = stop == at + 1 and text.isdecimal()
    number = Number(value, stop, "digits", is_plain=is_plain)
    number = _with_power(tokens, number)
    number = _with_smaller_scale(tokens, with_scales(tokens, _with_fraction(tokens, number)))
    return with_fraction_words(tokens, number) if number.scale >= 1000 or adds_fraction(tokens, number.stop) else number


def _with_smaller_scale(tokens: Sequence[Token], number: Number) -> Number:
    """2 crore 35 lakh, 5 million 200 thousand."""
    at = number.stop
    if number.scale <= 1000 or at + 1 >= len(tokens) or not tokens[at].text.isdecimal():
        return number
    factor = get_lexicon().scales.get(word_at(tokens, at + 1), 0)
    if not 1000 <= factor < number.scale or len(tokens[at].text) > 3 or int(tokens[at].text) * factor >= number.scale:
        return number
    return replace(number, value=tidy(number.value + int(tokens[at].text) * factor), stop=at + 2)


def _join_groups(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Digits grouped by spaces: 2 410,0 and 12 345 678. A group of three must follow at one space."""
    text, stop = tokens[at].text, at + 1
    if not (text.isdecimal() and len(text) <= 3 and not text.startswith("0")):
        return text, stop
    while stop < len(tokens) and stop < at + 6:
        following = tokens[stop]
        if following.kind != "n" or following.start != tokens[stop - 1].end + 1 or not _GROUP.fullmatch(following.text):
            break
        text, stop = text + following.text, stop + 1
        if not following.text.isdecimal():
            break
    if stop - at == 2 and touches(tokens, stop) and word_at(tokens, stop) == "-":
        return tokens[at].text, at + 1
    return text.replace(",", "."), stop


def _join_point(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """30 . 84 in texts whose tokens are set apart by spaces."""
    if word_at(tokens, at + 1) != "." or not (tokens[at].text.isdecimal() and word_at(tokens, at + 2).isdecimal()):
        return None
    gaps = {tokens[place].start - tokens[place - 1].end for place in (at + 1, at + 2)}
    again = word_at(tokens, at + 3) == "." and word_at(tokens, at + 4).isdecimal()
    return None if gaps != {1} or again else (f"{tokens[at].text}.{tokens[at + 2].text}", at + 3)


def _with_power(tokens: Sequence[Token], number: Number) -> Number:
    """6.2 x 10^-4, 3 × 10⁶, 10^6, 1.3e6 and 12e-1."""
    at = number.stop
    if touches(tokens, at) and (e_notation := _read_exponent(tokens, number) or _read_caret(tokens, number)):
        return e_notation
    glued = word_at(tokens, at) == "x10" and touches(tokens, at)
    if not glued and (word_at(tokens, at) not in ("x", "×", "·", "⋅") or word_at(tokens, at + 1) != "10"):
        return number
    exponent = at + 1 if glued else at + 2
    if word_at(tokens, exponent) == "^":
        exponent += 1
    negative = word_at(tokens, exponent) in ("-", "−", "⁻")
    exponent += negative
    digits = word_at(tokens, exponent).translate(_SUPERSCRIPTS)
    if not touches(tokens, exponent) or not re.fullmatch(r"-?\d{1,2}", digits):
        return number
    power = -int(digits) if negative else int(digits)
    return Number(tidy(number.value * 10.0**power), exponent + 1, "digits")


def _read_caret(tokens: Sequence[Token], number: Number) -> Number | None:
    """10^6 and 2.5^-1, as long as the result is a number of less than nineteen digits."""
    at = number.stop + 1
    if tokens[number.stop].text != "^":
        return None
    sign = {"+": 1, "-": -1, "−": -1}.get(word_at(tokens, at), 0)
    at += bool(sign)
    if not (touches(tokens, at) and re.fullmatch(r"\d{1,2}", tokens[at].text)) or not number.value:
        return None
    exponent = (sign or 1) * int(tokens[at].text)
    if abs(exponent * math.log10(number.value)) >= _MOST_DIGITS:
        return None
    return Number(tidy(number.value**exponent), at + 1, "digits")


def _read_exponent(tokens: Sequence[Token], number: Number) -> Number | None:
    at = number.stop
    if _EXPONENT.fullmatch(tokens[at].text):
        return Number(tidy(number.value * 10.0 ** int(tokens[at].text[1:])), at + 1, "digits")
    if tokens[at].lower != "e" or not (touches(tokens, at + 1) and touches(tokens, at + 2)):
        return None
    sign = {"+": 1, "-": -1, "−": -1}.get(tokens[at + 1].text)
    if sign is None or not re.fullmatch(r"\d{1,2}", tokens[at + 2].text):
        return None
    return Number(tidy(number.value * 10.0 ** (sign * int(tokens[at + 2].text))), at + 3, "digits")


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number:
    """1/2, 2 1/2 and 2½."""
    at, lexicon = number.stop, get_lexicon()
    if not number.is_plain:
        return number
    if at < len(tokens) and tokens[at].text in lexicon.vulgar:
        return Number(number.value + lexicon.vulgar[tokens[at].text], at + 1, "fraction")
    if (simple := _simple_fraction(tokens, at - 1)) is not None and not touches(tokens, at - 1):
        return Number(simple, at + 2, "fraction")
    if is_mixed_fraction(tokens, at - 1):
        return Number(number.value + (_simple_fraction(tokens, at + 1) or 0.0), at + 4, "fraction")
    if at < len(tokens) and tokens[at].kind == "n" and 1 <= tokens[at].start - tokens[at - 1].end <= 2:
        mixed = _simple_fraction(tokens, at)
        if mixed is not None and mixed < 1:
            return Number(number.value + mixed, at + 3, "fraction")
    return number


def is_mixed_fraction(tokens: Sequence[Token], at: int) -> bool:
    """6-1/4: a whole number and a fraction joined by a hyphen."""
    joined = word_at(tokens, at + 1) == "-" and all(touches(tokens, place) for place in (at + 1, at + 2))
    return joined and (_simple_fraction(tokens, at + 2) or 1.0) < 1


def _simple_fraction(tokens: Sequence[Token], at: int) -> float | None:
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "/⁄" or tokens[at + 2].kind != "n":
        return None
    if not (touches(tokens, at + 1) and touches(tokens, at + 2)) or (
        touches(tokens, at + 3) and tokens[at + 3].text in "/-%"
    ):
        return None
    above, below = tokens[at].text, tokens[at + 2].text
    if not (above.isdecimal() and below.isdecimal() and 0 < int(above) < int(below) <= 16) or below in NO_DENOMINATORS:
        return None
    return int(above) / int(below)
