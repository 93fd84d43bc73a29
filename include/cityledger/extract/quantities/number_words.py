"""Numbers in words.

In: tokens and a place. Out: a `Number`, or None where no number in words begins. Each call looks at a bounded run.
"""

from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.quantities.cardinals import read_cardinal
from cityledger.extract.quantities.fractions import of_scale, read_article, read_half, with_fraction_words
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import Number, tidy, touches, with_scales, word_at
from cityledger.extract.quantities.tokens import Token

_MOST_DECIMALS = 12


def read_words(tokens: Sequence[Token], at: int) -> Number | None:
    """The number in words that begins at a place, with its scale words; None if none does."""
    lexicon = get_lexicon()
    word = tokens[at].lower
    if word in lexicon.multiples and _multiplies(tokens, at):
        return Number(float(lexicon.multiples[word]), at + 1, "multiple")
    if word in ("a", "an"):
        return read_article(tokens, at)
    if word in ("half", "quarter"):
        return read_half(tokens, at)
    cardinal = read_cardinal(tokens, at, start=_begins_with_scale(tokens, at))
    if cardinal is None:
        return None
    value, stop, scale = cardinal
    below = word_at(tokens, stop + 1)
    if word_at(tokens, stop) == "-" and touches(tokens, stop) and below in lexicon.ordinals:
        is_share = value == 1 and below in lexicon.denominators
        number = Number(1 / lexicon.denominators[below], stop + 2, "fraction") if is_share else None
        return of_scale(tokens, number) if number else None
    number = _with_point(tokens, Number(float(value), stop, "words", scale=scale))
    if number.form == "words" and number.stop == stop:
        number = with_fraction_words(tokens, number)
    return of_scale(tokens, with_scales(tokens, number))


def _multiplies(tokens: Sequence[Token], at: int) -> bool:
    """`double the number` and `has doubled` multiply; `triple bottom line` and `double-decker` name a thing."""
    word, words = tokens[at].lower, get_lexicon().words
    if word in words["multiples_before_article"]:
        return word_at(tokens, at + 1) in words["after_multiple"] or word_at(tokens, at - 1) in words["before_verb"]
    return word not in ("twice", "thrice") or word_at(tokens, at + 1) in words["after_twice"]


def _begins_with_scale(tokens: Sequence[Token], at: int) -> int:
    """1 for `hundred thousand`, which is read as if it began with `a`; not for `several hundred thousand`."""
    scales, word, following = get_lexicon().scales, tokens[at].lower, word_at(tokens, at + 1)
    if word not in scales or word.endswith("s") or scales.get(following, 0) <= scales[word]:
        return 0
    return int(word_at(tokens, at - 1) not in get_lexicon().words["before_vague_scale"])


def _with_point(tokens: Sequence[Token], number: Number) -> Number:
    """five point two, nought point eleven: the words behind the point are read one by one."""
    at, digits, cardinals = number.stop, "", get_lexicon().cardinals
    if word_at(tokens, at) != "point" or number.scale != 1.0:
        return number
    at += 1
    while word_at(tokens, at) in cardinals and len(digits) < _MOST_DECIMALS:
        digits, at = digits + str(cardinals[word_at(tokens, at)]), at + 1
    return replace(number, value=tidy(number.value + float(f"0.{digits}")), stop=at) if digits else number
