"""The record of one number as read, and the scale words behind it.

In: tokens and a place. Out: a `Number`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.tokens import Token


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


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token follows the one before it without white space."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place in lower case; empty outside the text."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def with_scales(tokens: Sequence[Token], number: Number) -> Number:
    """Scale words and abbreviations behind a number: 4 thousand, 6.25 billion, 3 bn, 35 lakh crore."""
    value, stop, scale, lexicon = number.value, number.stop, number.scale, get_lexicon()
    while stop < len(tokens) and stop < number.stop + 5:
        word = tokens[stop]
        skip = 1 if word.text == "-" and touches(tokens, stop) and touches(tokens, stop + 1) else 0
        word = tokens[stop + skip] if stop + skip < len(tokens) else word
        factor: float | None = lexicon.scales.get(word.lower)
        if factor is None and not skip and word.text == "m" and _counts_millions(tokens, stop):
            factor = 1_000_000
        if factor is None and not skip:
            factor = _short_scale(tokens, stop)
        if factor is None or (factor == 12 and word.lower.endswith("s") and number.form == "words" and value < 2):
            break
        value, scale, stop = value * factor, scale * factor, stop + 1 + skip
    return Number(tidy(value), stop, number.form, number.is_plain and scale == 1.0, scale)


def _counts_millions(tokens: Sequence[Token], at: int) -> bool:
    """`1.5m people`, `3m visitors`: an m glued to a number before a plural is million, not metres."""
    following, lexicon = word_at(tokens, at + 1), get_lexicon()
    if not touches(tokens, at):
        return False
    if following in ("people", "women", "men", "children") or (len(following) > 3 and following.endswith("s")):
        return True
    if at + 1 < len(tokens) and len(following) == 3 and tokens[at + 1].text in lexicon.codes:
        return True
    run = tuple(token.lower for token in tokens[at + 1 : at + 1 + lexicon.money_reach.get(following, 0)])
    return any(run[:length] in lexicon.money_names for length in range(1, len(run) + 1))


def _short_scale(tokens: Sequence[Token], at: int) -> float | None:
    lexicon, word = get_lexicon(), tokens[at].text
    if word.lower() in lexicon.scales_anywhere and tokens[at].kind == "w":
        return lexicon.scales_anywhere[word.lower()]
    if word in lexicon.scales_attached and touches(tokens, at):
        return lexicon.scales_attached[word]
    return None


def tidy(value: float) -> float:
    """Undo binary noise: 6.35 * 1e9 is 6350000000."""
    return float(f"{value:.15g}") if value else 0.0
