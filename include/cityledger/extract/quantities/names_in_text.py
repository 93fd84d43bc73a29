"""Numbers that are part of a name or a pronoun: 5G, 3D, S&P 500, no one.

In: tokens, a place and the number read there. Out: whether it is none.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.dates import is_month
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.measures import read_measure
from cityledger.extract.quantities.money import read_money_before
from cityledger.extract.quantities.number import Number, touches
from cityledger.extract.quantities.tokens import Token


def is_name_part(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Whether the number belongs to a name, or is `one` as a pronoun."""
    if tokens[at].kind == "n":
        return _is_glued(tokens, at, number) or (number.is_plain and _ends_name(tokens, at, number.stop))
    if touches(tokens, at) and tokens[at - 1].text in "-‐‑" and at > 1 and touches(tokens, at - 1):
        return tokens[at - 2].kind == "w"
    is_one = number.value == 1 and number.form == "words" and number.scale == 1.0
    return is_one and _is_pronoun(tokens, at, number.stop)


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
    if name.kind != "w" or not name.text[0].isupper() or is_month(name.lower) or name.text in get_lexicon().codes:
        return False
    if before.text in '.:;!?•|”"(' or before.lower in get_lexicon().words["before_named_number"]:
        return False
    if name.lower in get_lexicon().cardinals or read_measure(tokens, stop) is not None:
        return False
    return before.kind == "w" or before.text in "&-’'"


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
