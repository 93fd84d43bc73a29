"""Shares in words: a third of, half a million, two and a half, two-thirds of a million, three and four fifths.

In: tokens and a place, or a number as read. Out: a `Number`, or None where no share begins.
"""

from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.quantities.cardinals import read_cardinal
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import Number, tidy, touches, with_scales, word_at
from cityledger.extract.quantities.tokens import Token

_AND_A_HALF = (["-", "and", "-", "a", "-"], ["-", "and", "-", "one", "-"])
"""Between three and half where a number is part of a modifier: a three-and-a-half-hour walk."""


def read_article(tokens: Sequence[Token], at: int) -> Number | None:
    """`a hundred`, `a dozen`, `a third of`, `by a third`, `a half`, `a half-million`."""
    following, lexicon = word_at(tokens, at + 1), get_lexicon()
    if following in lexicon.scales and not following.endswith("s"):
        cardinal = read_cardinal(tokens, at + 1, start=1)
        number = Number(float(cardinal[0]), cardinal[1], "words", scale=cardinal[2]) if cardinal else None
        return with_fraction_words(tokens, number) if number else None
    if following == "half":
        dash = word_at(tokens, at + 2) == "-"
        if word_at(tokens, at + 2 + dash) in lexicon.scales:
            return with_scales(tokens, Number(0.5, at + 2 + dash, "fraction"))
    if following == "couple" and word_at(tokens, at + 2) == "of" and word_at(tokens, at + 3) in lexicon.scales:
        return with_scales(tokens, Number(2.0, at + 3, "words"))
    if (following,) in lexicon.unit_names and adds_fraction(tokens, at + 2):
        return Number(1.0, at + 1, "words")
    if following in lexicon.words["lone_fractions"] and _is_share(tokens, at, at + 2):
        return of_scale(tokens, Number(1 / lexicon.denominators[following], at + 2, "fraction"))
    return None


def _is_share(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether `a third` is a share: `a third of`, `by a third`, `a millionth`; not `a third party`."""
    words, after = get_lexicon().words, word_at(tokens, stop)
    if after in words["after_fraction"]:
        return True
    if stop >= len(tokens) and get_lexicon().denominators[tokens[stop - 1].lower] >= 100:
        return True
    before, lexicon = word_at(tokens, at - 1), get_lexicon()
    if before in ("up", "down") or before in lexicon.increase or before in lexicon.decrease:
        return (
            stop >= len(tokens) or tokens[stop].kind == "s" or after in words["after_lone_unit"] | words["last_period"]
        )
    return before in words["before_fraction"] and after not in words["edition_nouns"]


def adds_fraction(tokens: Sequence[Token], at: int) -> float:
    """What `and a half` and `and a quarter` behind a unit add (an hour and a half); 0 where they do not stand there."""
    run = [word_at(tokens, place) for place in range(at, at + 3)]
    return {"half": 0.5, "quarter": 0.25}.get(run[2], 0.0) if run[:2] == ["and", "a"] else 0.0


def read_half(tokens: Sequence[Token], at: int) -> Number | None:
    """`half of`, `half the`, `by half`, `half a million`, `half a percentage point`, `quarter million`."""
    lexicon = get_lexicon()
    word, after = tokens[at].lower, word_at(tokens, at + 1)
    value = 0.5 if word == "half" else 0.25
    before = word_at(tokens, at - 1)
    if after in ("a", "an") and word_at(tokens, at + 2) in lexicon.scales:
        return with_scales(tokens, Number(value, at + 2, "fraction"))
    if after in lexicon.scales and not after.endswith("s") and not touches(tokens, at + 1):
        return with_scales(tokens, Number(value, at + 1, "fraction"))
    if after == "-" and touches(tokens, at + 1) and touches(tokens, at + 2) and not touches(tokens, at):
        unit = lexicon.unit_names.get((word_at(tokens, at + 2),))
        is_part = word_at(tokens, at + 2) == "point" or (unit and unit.code not in ("a", "s"))
        return Number(value, at + 1, "fraction") if is_part else None
    if word != "half" or before in lexicon.words["not_before_half"]:
        return None
    if after in ("a", "an") and word_at(tokens, at + 2) in lexicon.words["halved_units"]:
        return Number(value, at + 2, "fraction")
    whole = after in lexicon.words["after_half"] or (before in lexicon.words["before_fraction"] and after != "-")
    return Number(value, at + 1, "fraction") if whole else None


def with_fraction_words(tokens: Sequence[Token], number: Number) -> Number:
    """two-thirds, three quarters, two and a half (million), twenty and three fifths, 3 million and a half."""
    if word_at(tokens, number.stop) == "and":
        return _with_added_fraction(tokens, number)
    if [token.lower for token in tokens[number.stop : number.stop + 5]] in _AND_A_HALF:
        value = 0.5 if word_at(tokens, number.stop + 5) == "half" else 0.25
        is_part = word_at(tokens, number.stop + 5) in ("half", "quarter")
        return replace(number, value=number.value + value, stop=number.stop + 6) if is_part else number
    at, lexicon = number.stop, get_lexicon()
    spaced = word_at(tokens, at) == "-" and number.value < 20
    skip = 1 if word_at(tokens, at) == "-" and (touches(tokens, at) or spaced) else 0
    word = word_at(tokens, at + skip)
    below = lexicon.denominators.get(word)
    plural = word.endswith("s") or (bool(skip) and word_at(tokens, at + 2) == "-" and number.value > 1)
    if not below or below <= 1 or plural != (number.value > 1) or number.form != "words":
        return number
    if number.value == 1 and not skip and not _is_share(tokens, at - 1, at + 1):
        behind = at + 1 >= len(tokens) or tokens[at + 1].kind == "s"
        if not behind and word_at(tokens, at + 1) not in ("the", "and", *lexicon.words["halved_units"]):
            return number
    return Number(tidy(number.value / below), at + skip + 1, "fraction")


def _with_added_fraction(tokens: Sequence[Token], number: Number) -> Number:
    """The share is of the last scale word (`2 million and a half`), unless it has a scale of its own."""
    at, lexicon = number.stop + 1, get_lexicon()
    above: float = 1.0
    if word_at(tokens, at) not in ("a", "one"):
        above = float(lexicon.cardinals.get(word_at(tokens, at), 0))
    word = word_at(tokens, at + 1)
    below = lexicon.denominators.get(word)
    if not above or not below or word.endswith("s") != (above > 1):
        return number
    if word not in ("half", "quarter", "halves", "quarters") and not _ends_share(tokens, at + 2):
        return number
    stop, scale = at + 2, number.scale if number.scale >= 1000 else 1.0
    own = lexicon.scales.get(word_at(tokens, stop))
    if own and number.scale > 1.0:
        scale, stop = float(own), stop + 1
    return replace(number, value=tidy(number.value + above / below * scale), stop=stop)


def _ends_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether `and a third` is a share and counts no third thing: no noun follows."""
    after, words = word_at(tokens, at), get_lexicon().words
    return at >= len(tokens) or tokens[at].kind == "s" or after in words["after_fraction"] | words["after_lone_unit"]


def of_scale(tokens: Sequence[Token], number: Number) -> Number:
    """two thirds of a million."""
    words = [word_at(tokens, number.stop + step) for step in range(3)]
    factor = get_lexicon().scales.get(words[2])
    if number.form != "fraction" or words[0] != "of" or words[1] not in ("a", "one") or not factor:
        return number
    return with_scales(tokens, Number(number.value, number.stop + 2, "fraction"))
