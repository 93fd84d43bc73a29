"""What a count is divided by, behind the words that say what is counted: 40 homes per hectare, 3 per 1,000 births.

In: tokens and the place behind a number without a unit. Out: a unit of counts with its denominators, or None. The
number's span stays as it is: what is counted is not part of a unit.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.numerals import read_number
from cityledger.extract.quantities.rates import annotation, closed, read_rate
from cityledger.extract.quantities.tokens import Token
from cityledger.extract.quantities.unit_tables import Unit

_MOST_WORDS = 4


def read_rate_of_count(tokens: Sequence[Token], at: int) -> tuple[Unit, tuple[str, ...]] | None:
    """`/har` for homes per hectare, `/10*3{births}` for 3 per 1,000 births, with the denominators as written."""
    for place in range(at, min(at + _MOST_WORDS + 1, len(tokens) - 1)):
        if tokens[place].lower == "per" or (tokens[place].text == "/" and touches(tokens, place) and place > at):
            return _read_denominator(tokens, place)
        if tokens[place].kind != "w":
            return None
    return None


def _read_denominator(tokens: Sequence[Token], at: int) -> tuple[Unit, tuple[str, ...]] | None:
    if (found := _of_many(tokens, at + 1)) is not None:
        code, name = found
        return Unit("/" + code, "count", "count"), (name,)
    rate = read_rate(tokens, at)
    if rate is None:
        return None
    code, name = (annotation(rate[0]), rate[0]) if isinstance(rate[0], str) else (closed(rate[0].code), rate[0].symbol)
    return Unit("/" + code, "count", "count"), (name,)


def _of_many(tokens: Sequence[Token], at: int) -> tuple[str, str] | None:
    """per 100,000 inhabitants: a power of ten is written as UCUM writes it."""
    number = read_number(tokens, at)
    if number is None or not number.value.is_integer() or not 1 < number.value < 1e9:
        return None
    digits = str(int(number.value))
    size = f"10*{len(digits) - 1}" if digits.strip("0") == "1" else digits + "."
    noun = word_at(tokens, number.stop) if number.stop < len(tokens) and tokens[number.stop].kind == "w" else ""
    if not noun or noun in get_lexicon().words["after_lone_unit"]:
        return size.rstrip("."), digits
    code = size + annotation(noun)
    return (f"({code})" if "." in code else code), f"{digits} {noun}"
