"""Numbers in digits and in words.

In: tokens and a place among them. Out: a `Number` with its value, where it ends and how it was written, or None. Each
call looks at a bounded run of tokens.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.tokens import Token

LONGEST_NUMERAL = 30
"""Longer runs of digits are identifiers, not numbers."""

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_APOSTROPHES = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")
_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,6})?")
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: `form` is digits, words, fraction, ratio or multiple; `stop` is the place behind it."""

    value: float
    stop: int
    form: str
    is_plain: bool = False
    """Digits without any mark, which a year could be."""
    scale: float = 1.0
    """The product of the scale words that it carries (million, dozen)."""


def parse_numeral(text: str) -> float | None:
    """The value of one run of digits with its marks, or None where it is a date, version or other code."""
    if len(text) > LONGEST_NUMERAL:
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
            return _with_scales(tokens, Number(get_lexicon().vulgar[token.text], at + 1, "fraction"))
        return _read_words(tokens, at)
    return None


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token follows the one before it without white space."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _read_digits(tokens: Sequence[Token], at: int) -> Number | None:
    text, stop = _join_groups(tokens, at)
    value = parse_numeral(text)
    if value is None:
        return None
    is_plain = stop == at + 1 and text.isdigit()
    number = Number(value, stop, "digits", is_plain=is_plain)
    number = _with_power(tokens, number)
    number = _with_fraction(tokens, number)
    return _with_scales(tokens, number)


def _join_groups(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Digits grouped by spaces: 2 410,0 and 12 345 678. A group of three must follow at one space."""
    text, stop = tokens[at].text, at + 1
    if not (text.isdigit() and len(text) <= 3 and not text.startswith("0")):
        return text, stop
    while stop < len(tokens) and stop < at + 6:
        following = tokens[stop]
        if following.kind != "n" or following.start != tokens[stop - 1].end + 1 or not _GROUP.fullmatch(following.text):
            break
        text, stop = text + following.text, stop + 1
        if not following.text.isdigit():
            break
    if stop - at == 2 and touches(tokens, stop) and _word(tokens, stop) == "-":
        return tokens[at].text, at + 1
    return text.replace(",", "."), stop


def _with_power(tokens: Sequence[Token], number: Number) -> Number:
    """6.2 x 10^-4 and 3 × 10⁶."""
    at = number.stop
    if _word(tokens, at) not in ("x", "×", "·") or _word(tokens, at + 1) != "10":
        return number
    exponent = at + 2
    if _word(tokens, exponent) == "^":
        exponent += 1
    negative = _word(tokens, exponent) in ("-", "−", "⁻")
    exponent += negative
    digits = _word(tokens, exponent).translate(_SUPERSCRIPTS)
    if not touches(tokens, exponent) or not re.fullmatch(r"-?\d{1,2}", digits):
        return number
    power = -int(digits) if negative else int(digits)
    return Number(number.value * 10.0**power, exponent + 1, "digits")


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number:
    """1/2, 2 1/2 and 2½."""
    at, lexicon = number.stop, get_lexicon()
    if not number.is_plain:
        return number
    if at < len(tokens) and tokens[at].text in lexicon.vulgar:
        return Number(number.value + lexicon.vulgar[tokens[at].text], at + 1, "fraction")
    if (simple := _simple_fraction(tokens, at - 1)) is not None and not touches(tokens, at - 1):
        return Number(simple, at + 2, "fraction")
    if at < len(tokens) and tokens[at].kind == "n" and tokens[at].start == tokens[at - 1].end + 1:
        mixed = _simple_fraction(tokens, at)
        if mixed is not None and mixed < 1:
            return Number(number.value + mixed, at + 3, "fraction")
    return number


def _simple_fraction(tokens: Sequence[Token], at: int) -> float | None:
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "/⁄" or tokens[at + 2].kind != "n":
        return None
    if not (touches(tokens, at + 1) and touches(tokens, at + 2)) or (
        touches(tokens, at + 3) and tokens[at + 3].text in "/-%"
    ):
        return None
    above, below = tokens[at].text, tokens[at + 2].text
    if not (above.isdigit() and below.isdigit() and 0 < int(above) < int(below) <= 16) or below in (
        "7",
        "11",
        "13",
        "14",
    ):
        return None
    return int(above) / int(below)


def _with_scales(tokens: Sequence[Token], number: Number) -> Number:
    """Scale words and abbreviations behind a number: 4 thousand, 72.48 billion, 3 bn, 35 lakh crore."""
    value, stop, scale, lexicon = number.value, number.stop, number.scale, get_lexicon()
    while stop < len(tokens) and stop < number.stop + 5:
        word = tokens[stop]
        skip = 1 if word.text == "-" and touches(tokens, stop) and touches(tokens, stop + 1) else 0
        word = tokens[stop + skip] if stop + skip < len(tokens) else word
        factor = lexicon.scales.get(word.lower)
        if factor is None and not skip:
            factor = _short_scale(tokens, stop)
        if factor is None or (factor == 12 and word.lower.endswith("s") and number.form == "words" and value < 2):
            break
        value, scale, stop = value * factor, scale * factor, stop + 1 + skip
    return Number(_tidy(value), stop, number.form, number.is_plain and scale == 1.0, scale)


def _short_scale(tokens: Sequence[Token], at: int) -> float | None:
    lexicon, word = get_lexicon(), tokens[at].text
    if word.lower() in lexicon.scales_anywhere and tokens[at].kind == "w":
        return lexicon.scales_anywhere[word.lower()]
    if word in lexicon.scales_attached and touches(tokens, at):
        return lexicon.scales_attached[word]
    return None


def _tidy(value: float) -> float:
    """Undo binary noise: 72.48 * 1e9 is 72480000000."""
    return float(f"{value:.12g}") if value else 0.0


def _read_words(tokens: Sequence[Token], at: int) -> Number | None:
    lexicon = get_lexicon()
    word = tokens[at].lower
    if word in lexicon.multiples and _multiplies(tokens, at):
        return Number(float(lexicon.multiples[word]), at + 1, "multiple")
    if word in ("a", "an"):
        return _read_article(tokens, at)
    if word in ("half", "quarter"):
        return _read_half(tokens, at)
    cardinal = read_cardinal(tokens, at)
    if cardinal is None:
        return None
    value, stop, scale = cardinal
    return _with_scales(tokens, _with_denominator(tokens, Number(float(value), stop, "words", scale=scale)))


def _multiplies(tokens: Sequence[Token], at: int) -> bool:
    """`double the number` and `has doubled` multiply; `triple bottom line` and `double-decker` name a thing."""
    word = tokens[at].lower
    if word not in ("double", "triple", "treble", "quadruple"):
        return word not in ("twice", "thrice") or _word(tokens, at + 1) in ("as", "the", "that", "its", "their")
    return _word(tokens, at + 1) in (
        "the",
        "its",
        "their",
        "our",
        "in",
        "to",
        "since",
        "by",
        "from",
        "over",
        "that",
        "between",
        "what",
        "as",
    )


def _read_article(tokens: Sequence[Token], at: int) -> Number | None:
    """`a hundred`, `a dozen`, `a third of`, `a quarter of`, `a half`."""
    following = _word(tokens, at + 1)
    lexicon = get_lexicon()
    if following in lexicon.scales and not following.endswith("s"):
        cardinal = read_cardinal(tokens, at + 1, start=1)
        return Number(float(cardinal[0]), cardinal[1], "words", scale=cardinal[2]) if cardinal else None
    if following == "further":
        return None
    if following in ("third", "quarter", "half", "fifth", "tenth") and _word(tokens, at + 2) in (
        "of",
        "as",
        "less",
        "more",
    ):
        return Number(1 / lexicon.denominators[following], at + 2, "fraction")
    if following == "half" and _word(tokens, at + 2) in lexicon.scales:
        return _with_scales(tokens, Number(0.5, at + 2, "fraction"))
    return None


def _read_half(tokens: Sequence[Token], at: int) -> Number | None:
    """`half of`, `half the`, `half a million`, `quarter million`."""
    word, after = tokens[at].lower, _word(tokens, at + 1)
    value = 0.5 if word == "half" else 0.25
    if after in ("a", "an") and _word(tokens, at + 2) in get_lexicon().scales:
        return _with_scales(tokens, Number(value, at + 2, "fraction"))
    if after in get_lexicon().scales and not after.endswith("s") and not touches(tokens, at + 1):
        return _with_scales(tokens, Number(value, at + 1, "fraction"))
    if (
        word == "half"
        and after in ("of", "the", "its", "their", "our", "all", "as")
        and _word(tokens, at - 1)
        not in (
            "first",
            "second",
            "latter",
            "other",
            "last",
            "and",
            "a",
            "former",
            "top",
            "bottom",
        )
    ):
        return Number(value, at + 1, "fraction")
    return None


def _with_denominator(tokens: Sequence[Token], number: Number) -> Number:
    """two-thirds, three quarters, two and a half (million)."""
    at, lexicon = number.stop, get_lexicon()
    if _word(tokens, at) == "and" and _word(tokens, at + 1) == "a" and _word(tokens, at + 2) in ("half", "quarter"):
        return Number(
            number.value + 1 / lexicon.denominators[_word(tokens, at + 2)], at + 3, "words", scale=number.scale
        )
    skip = 1 if _word(tokens, at) == "-" and touches(tokens, at) else 0
    below = lexicon.denominators.get(_word(tokens, at + skip))
    plural_ok = _word(tokens, at + skip).endswith("s") or _word(tokens, at + skip) == "halves"
    if below and below > number.value and number.scale == 1.0 and (plural_ok if number.value > 1 else not plural_ok):
        if (
            number.value == 1
            and _word(tokens, at + skip + 1) not in ("of", "the", "to", "less", "more", ",", ".", "")
            and not skip
        ):
            return number
        return Number(number.value / below, at + skip + 1, "fraction")
    return number


def read_cardinal(tokens: Sequence[Token], at: int, start: int = 0) -> tuple[int, int, float] | None:
    """A cardinal in words: its value, the place behind it and the product of its scales; None if none begins there."""
    total, current, stop, largest = 0, start, at, 1.0
    state = "" if not start else "unit"
    while stop < len(tokens) and stop < at + 24:
        step = _next_number_word(tokens, stop, started=stop > at or bool(start))
        if step is None:
            break
        place, value, kind = step
        if not _may_follow(state, kind, current):
            break
        if kind == "scale":
            if value == 100 and current:
                current *= 100
            else:
                total, current = total + max(current, 1 if stop == at and start else current) * value, 0
                if total == 0:
                    return None
            largest = max(largest, float(value))
        else:
            current += value
        state, stop = kind, place + 1
    if stop == at or not state:
        return None
    return total + current, stop, largest


def _next_number_word(tokens: Sequence[Token], at: int, started: bool) -> tuple[int, int, str] | None:
    lexicon, place = get_lexicon(), at
    if started and _word(tokens, place) in ("and", "-", "‐", "‑"):
        if _word(tokens, place) == "and" and _word(tokens, place - 1) not in lexicon.scales:
            return None
        if _word(tokens, place) != "and" and not touches(tokens, place):
            return None
        place += 1
    word = _word(tokens, place)
    if word in lexicon.cardinals:
        return place, lexicon.cardinals[word], "unit"
    if word in lexicon.tens:
        return place, lexicon.tens[word], "ten"
    if (
        started
        and place == at + (place - at)
        and word in lexicon.scales
        and not (place > at and _word(tokens, at) == "and")
    ):
        return place, lexicon.scales[word], "scale"
    return None


def _may_follow(state: str, kind: str, current: int) -> bool:
    """Which word of a number may stand behind which: `two hundred`, `sixty one`; never `two three` or `two twenty`."""
    if kind == "scale":
        return state in ("unit", "ten", "scale")
    if kind == "ten":
        return state in ("", "scale")
    return state in ("", "scale") or (state == "ten" and current % 10 == 0)
