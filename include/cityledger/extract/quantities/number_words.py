"""Numbers in words.

In: tokens and a place. Out: a `Number`, or None where no number in words begins. Each call looks at a bounded run.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import Number, touches, with_scales, word_at
from cityledger.extract.quantities.tokens import Token


def read_words(tokens: Sequence[Token], at: int) -> Number | None:
    """The number in words that begins at a place, with its scale words; None if none does."""
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
    below = word_at(tokens, stop + 1)
    if word_at(tokens, stop) == "-" and touches(tokens, stop) and below in lexicon.ordinals:
        is_share = value == 1 and below in lexicon.denominators and _is_fraction(tokens, at, stop + 2)
        return Number(1 / lexicon.denominators[below], stop + 2, "fraction") if is_share else None
    return with_scales(tokens, _with_denominator(tokens, Number(float(value), stop, "words", scale=scale)))


def _multiplies(tokens: Sequence[Token], at: int) -> bool:
    """`double the number` and `has doubled` multiply; `triple bottom line` and `double-decker` name a thing."""
    word, words = tokens[at].lower, get_lexicon().words
    if word in words["multiples_before_article"]:
        return word_at(tokens, at + 1) in words["after_multiple"]
    return word not in ("twice", "thrice") or word_at(tokens, at + 1) in words["after_twice"]


def _read_article(tokens: Sequence[Token], at: int) -> Number | None:
    """`a hundred`, `a dozen`, `a third of`, `by a third`, `a half`."""
    following, lexicon = word_at(tokens, at + 1), get_lexicon()
    if following in lexicon.scales and not following.endswith("s"):
        cardinal = read_cardinal(tokens, at + 1, start=1)
        return Number(float(cardinal[0]), cardinal[1], "words", scale=cardinal[2]) if cardinal else None
    if following == "half" and word_at(tokens, at + 2) in lexicon.scales:
        return with_scales(tokens, Number(0.5, at + 2, "fraction"))
    if following in lexicon.words["lone_fractions"] and _is_fraction(tokens, at, at + 2):
        return Number(1 / lexicon.denominators[following], at + 2, "fraction")
    return None


def _is_fraction(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether `a third` is a share: `a third of`, `by a third`; not `a third party`."""
    words = get_lexicon().words
    return word_at(tokens, stop) in words["after_fraction"] or word_at(tokens, at - 1) in words["before_fraction"]


def _read_half(tokens: Sequence[Token], at: int) -> Number | None:
    """`half of`, `half the`, `by half`, `half a million`, `half a percentage point`, `quarter million`."""
    lexicon = get_lexicon()
    word, after = tokens[at].lower, word_at(tokens, at + 1)
    value = 0.5 if word == "half" else 0.25
    before = word_at(tokens, at - 1)
    if after in ("a", "an") and word_at(tokens, at + 2) in lexicon.scales:
        return with_scales(tokens, Number(value, at + 2, "fraction"))
    if after in lexicon.scales and not after.endswith("s") and not touches(tokens, at + 1):
        return with_scales(tokens, Number(value, at + 1, "fraction"))
    if word != "half" or before in lexicon.words["not_before_half"]:
        return None
    if after in ("a", "an") and word_at(tokens, at + 2) in lexicon.words["halved_units"]:
        return Number(value, at + 2, "fraction")
    whole = after in lexicon.words["after_half"] or (before in lexicon.words["before_fraction"] and after != "-")
    return Number(value, at + 1, "fraction") if whole else None


def _with_denominator(tokens: Sequence[Token], number: Number) -> Number:
    """two-thirds, three quarters, two and a half (million)."""
    at, lexicon = number.stop, get_lexicon()
    if (
        word_at(tokens, at) == "and"
        and word_at(tokens, at + 1) == "a"
        and word_at(tokens, at + 2) in ("half", "quarter")
    ):
        return Number(
            number.value + 1 / lexicon.denominators[word_at(tokens, at + 2)], at + 3, "words", scale=number.scale
        )
    skip = 1 if word_at(tokens, at) == "-" and touches(tokens, at) else 0
    below = lexicon.denominators.get(word_at(tokens, at + skip))
    plural_ok = word_at(tokens, at + skip).endswith("s") or word_at(tokens, at + skip) == "halves"
    if below and below > number.value and number.scale == 1.0 and (plural_ok if number.value > 1 else not plural_ok):
        if (
            number.value == 1
            and word_at(tokens, at + skip + 1) not in ("of", "the", "to", "less", "more", ",", ".", "")
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
    if started and word_at(tokens, place) in ("and", "-", "‐", "‑"):
        if word_at(tokens, place) == "and" and word_at(tokens, place - 1) not in lexicon.scales:
            return None
        if word_at(tokens, place) != "and" and not touches(tokens, place):
            return None
        place += 1
    word = word_at(tokens, place)
    if word in lexicon.cardinals:
        return place, lexicon.cardinals[word], "unit"
    if word in lexicon.tens:
        return place, lexicon.tens[word], "ten"
    if (
        started
        and place == at + (place - at)
        and word in lexicon.scales
        and not (place > at and word_at(tokens, at) == "and")
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
