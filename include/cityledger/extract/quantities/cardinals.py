"""Cardinal numbers in words: two hundred and fifty-one thousand.

In: tokens and a place. Out: value, the place behind it and the product of its scale words; None where no cardinal
begins. Each call looks at a bounded run.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches, word_at
from cityledger.extract.quantities.tokens import Token


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
    link = word_at(tokens, place)
    if started and link in ("and", "-", "‐", "‑"):
        if link == "and" and (word_at(tokens, place - 1) not in lexicon.scales or _begins_fraction(tokens, place + 1)):
            return None
        if link != "and" and not (touches(tokens, place) or _is_spaced_hyphen(tokens, place)):
            return None
        place += 1
    word = word_at(tokens, place)
    if word in lexicon.cardinals:
        return place, lexicon.cardinals[word], "unit"
    if word in lexicon.tens:
        return place, lexicon.tens[word], "ten"
    if started and link != "and" and word in lexicon.scales:
        return place, lexicon.scales[word], "scale"
    return None


def _is_spaced_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """`fifty - two` in texts whose tokens are set apart by spaces."""
    lexicon = get_lexicon()
    return word_at(tokens, at - 1) in lexicon.tens and 0 < lexicon.cardinals.get(word_at(tokens, at + 1), 0) < 10


def _begins_fraction(tokens: Sequence[Token], at: int) -> bool:
    """`and three quarters`, `and one half` behind a number are no part of its whole."""
    above, below = word_at(tokens, at), word_at(tokens, at + 1)
    lexicon = get_lexicon()
    if above not in lexicon.cardinals or below not in lexicon.denominators:
        return False
    return below.endswith(("s", "halves")) or (above == "one" and below in ("half", "quarter", "third"))


def _may_follow(state: str, kind: str, current: int) -> bool:
    """Which word of a number may stand behind which: `two hundred`, `sixty one`; never `two three` or `two twenty`."""
    if kind == "scale":
        return state in ("unit", "ten", "scale")
    if kind == "ten":
        return state in ("", "scale")
    return state in ("", "scale") or (state == "ten" and current % 10 == 0)
