"""Numbers that are part of a name or a pronoun: 5G, 3D, S&P 500, no one.

In: tokens, a place and the number read there. Out: whether it is none.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.dates import is_month
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.measures import read_measure
from cityledger.extract.quantities.money import read_money_before
from cityledger.extract.quantities.number import Number, touches, word_at
from cityledger.extract.quantities.tokens import Token

_LONGEST_UNIT = 4
"""Letters of a unit in capitals and small letters (MMBtu is listed)."""


def is_name_part(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Whether the number belongs to a name, or is `one` as a pronoun."""
    if tokens[at].kind == "n":
        return _is_glued(tokens, at, number) or (number.is_plain and _ends_name(tokens, at, number.stop))
    if word_at(tokens, at - 1) in ("past", "to") and word_at(tokens, at - 2) in ("half", "quarter"):
        return True
    if number.value == 0 and _is_zero_of_name(tokens, at):
        return True
    if touches(tokens, at) and tokens[at - 1].text in "-‐‑" and at > 1 and touches(tokens, at - 1):
        return tokens[at - 2].kind == "w"
    is_one = number.value == 1 and number.form == "words" and number.scale == 1.0
    return is_one and _is_pronoun(tokens, at, number.stop)


def _is_zero_of_name(tokens: Sequence[Token], at: int) -> bool:
    """ground zero, zero-carbon, zero tolerance; net zero, zero goals and zero degrees are quantities."""
    words, before = get_lexicon().words, word_at(tokens, at - 1)
    if before in words["before_no_zero"]:
        return True
    if before == "net" or (before == "-" and word_at(tokens, at - 2) == "net"):
        return False
    is_joined = word_at(tokens, at + 1) in ("-", "‐", "‑") and read_measure(tokens, at + 1, in_words=True) is None
    return is_joined or word_at(tokens, at + 1) in words["after_zero_name"]


def _is_glued(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Letters right before or behind the digits that are no currency, scale or unit: 5G, 4WD, 3.2.b."""
    stop = number.stop
    if touches(tokens, at) and tokens[at - 1].kind == "w" and read_money_before(tokens, at) is None:
        return True
    if stop >= len(tokens) or not touches(tokens, stop):
        return False
    if tokens[stop].kind == "w":
        scaled = tokens[stop].text in get_lexicon().scales_money and read_money_before(tokens, at)
        return not scaled and read_measure(tokens, stop) is None and tokens[stop].lower != "x"
    followed = touches(tokens, stop + 1) and tokens[stop + 1].kind == "w"
    return tokens[stop].text == "." and number.is_plain and followed


def _ends_name(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """S&P 500, Boeing 737: plain digits behind a name in a sentence; `In London 40 people` is a count."""
    if at < 2 or tokens[at].start != tokens[at - 1].end + 1 or read_money_before(tokens, at) is not None:
        return False
    name, before = tokens[at - 1], tokens[at - 2]
    if _is_mixed_name(name.text):
        return True
    if name.kind != "w" or not name.text[0].isupper() or is_month(name.lower) or name.text in get_lexicon().codes:
        return False
    if before.text in '.:;!?•|”"(' or before.lower in get_lexicon().words["before_named_number"]:
        return False
    is_plural = touches(tokens, stop) and tokens[stop].text == "s"
    if name.lower in get_lexicon().cardinals or (read_measure(tokens, stop) is not None and not is_plural):
        return False
    return is_plural or before.kind == "w" or before.text in "&-’'"


def _is_mixed_name(word: str) -> bool:
    """iPhone and PlayStation; not MWh and CO2e."""
    mixed = any(map(str.isupper, word[1:])) and any(map(str.islower, word)) and word.isalpha()
    return mixed and len(word) > _LONGEST_UNIT and (word,) not in get_lexicon().unit_shorts


def _is_pronoun(tokens: Sequence[Token], at: int, stop: int) -> bool:
    before = tokens[at - 1].lower if at else ""
    if before in ("minus", "negative"):
        return False
    if stop >= len(tokens):
        return True
    measure = read_measure(tokens, stop, in_words=True) if tokens[stop].text != "-" else None
    if measure and measure.unit.dimension not in ("time", "share") and before not in ("no", "the"):
        return False
    after = tokens[stop]
    if after.text == "-" and stop + 1 < len(tokens):
        return tokens[stop + 1].lower in get_lexicon().words["after_one_hyphen"]
    if after.kind != "w" and after.text not in "-%":
        return True
    if (
        after.lower in ("in", "out")
        and stop + 1 < len(tokens)
        and (
            tokens[stop + 1].kind == "n" or tokens[stop + 1].lower in {**get_lexicon().cardinals, **get_lexicon().tens}
        )
    ):
        return False
    if after.lower in ("to", "or") and stop + 1 < len(tokens) and tokens[stop + 1].lower in get_lexicon().cardinals:
        return False
    if after.lower in get_lexicon().words["after_pronoun_one"]:
        return True
    return before in get_lexicon().words["before_pronoun_one"] and before not in (
        "for",
        "by",
        "from",
        "only",
        "just",
        "as",
    )
