"""Two numbers as the ends of one range: 3-5%, between 20 and 30, $1.5-2 billion.

In: tokens and the draft of the lower end. Out: the draft of the upper end, or None; both ends with unit and scale
shared.
"""

from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.quantities.drafts import Draft, read_draft
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.money import read_money_before
from cityledger.extract.quantities.number import tidy, touches
from cityledger.extract.quantities.numerals import read_number
from cityledger.extract.quantities.tokens import Token

_RANGE_MARKS = frozenset({"-", "–", "—", "‐", "‑", "−", "to", "~", "and", "or"})

_LARGEST_RANGE = 3
"""How many times the lower end the upper one may be behind a verb of change."""


def read_upper(tokens: Sequence[Token], lower: Draft) -> Draft | None:
    """The upper end of a range that the draft begins, if the tokens behind it make one."""
    at = _behind_hyphen(tokens, lower.stop)
    if at + 1 >= len(tokens) or tokens[at].lower not in _RANGE_MARKS or lower.number.form in ("multiple", "ratio"):
        return None
    mark, before = tokens[at].lower, _before(tokens, lower.begin)
    if mark == "and" and before != "between":
        return None
    if mark == "or" and not _are_alternatives(tokens, at + 1, lower):
        return None
    if mark in ("-", "‐", "‑") and lower.hyphenated:
        return None
    place = at + 1
    while place < len(tokens) and place < at + 4 and tokens[place].kind == "s" and read_money_before(tokens, place + 1):
        place += 1
    if place == len(tokens):
        return None
    if mark == "to" and tokens[place].text in "-‐‑" and touches(tokens, place) and place + 1 < len(tokens):
        place += 1
    is_sign = mark in ("to", "and") and tokens[place].text in ("-", "−", "–") and touches(tokens, place + 1)
    if (is_sign or tokens[place].text in get_lexicon().codes) and place + 1 < len(tokens):
        place += 1
    if tokens[place].kind == "n" and mark in ("-", "–", "—") and _chain_goes_on(tokens, place):
        return None
    upper = read_draft(tokens, place)
    if upper is None or upper.number.form in ("multiple", "ratio"):
        return None
    changes = mark == "to" and before == "from"
    if changes and _before(tokens, lower.begin - 1) not in get_lexicon().words["range_verbs"]:
        return None
    if mark == "to" and _is_change_to_level(lower, upper, before):
        return None
    return upper if _is_range(lower, upper) else None


def _behind_hyphen(tokens: Sequence[Token], at: int) -> int:
    """8- to 10-week and 8-to-10-week: the place of `to`."""
    is_hanging = at + 2 < len(tokens) and tokens[at].text in "-‐‑" and tokens[at + 1].lower == "to"
    return at + 1 if is_hanging and touches(tokens, at + 1) == (tokens[at + 2].text in "-‐‑") else at


def _is_change_to_level(lower: Draft, upper: Draft, before: str) -> bool:
    """`fell 3p to 210p` is a step and where it led; `rise 2C to 4C` is a range."""
    lexicon = get_lexicon()
    if not (lower.has_unit and upper.has_unit and (before in lexicon.increase or before in lexicon.decrease)):
        return False
    return upper.value > _LARGEST_RANGE * lower.value


def _chain_goes_on(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 2 < len(tokens)
        and tokens[at + 1].text in "-–/"
        and touches(tokens, at + 1)
        and touches(tokens, at + 2)
        and tokens[at + 2].kind == "n"
    )


def _before(tokens: Sequence[Token], begin: int) -> str:
    return tokens[begin - 1].lower if begin else ""


def _are_alternatives(tokens: Sequence[Token], at: int, lower: Draft) -> bool:
    """three or four, 20 or 30 million."""
    upper = read_number(tokens, at) if at < len(tokens) else None
    if upper is None or lower.has_unit:
        return False
    shared = upper.scale if lower.number.scale == 1.0 and upper.scale >= 1000 else 0.0
    return lower.number.value + 1 == upper.value or upper.value <= _LARGEST_RANGE * lower.number.value * shared


def _is_range(lower: Draft, upper: Draft) -> bool:
    if lower.has_unit and upper.has_unit and lower.unit.code != upper.unit.code:
        return False
    if lower.has_unit and not upper.has_unit and lower.unit.dimension != "money":
        return False
    low, high = lower.number.value * lower.sign, upper.number.value * _sign_above(lower, upper)
    if lower.number.scale == 1.0 and upper.number.scale > 1.0 and low < high / upper.number.scale:
        low *= upper.number.scale
    upper_year = upper.number.is_plain and not upper.has_unit and not lower.has_unit and 1900 <= high <= 2100
    return low < high and not (upper_year and low < 1900)


def share_unit(lower: Draft, upper: Draft) -> tuple[Draft, Draft]:
    """Let the ends of a range share unit and scale: `2 to 3 million`, `$10-15 million`, `3-5%`."""
    number = lower.number
    shared = upper.number.scale
    if number.scale == 1.0 and shared > 1.0 and number.value < upper.number.value / shared:
        number = replace(number, value=tidy(number.value * shared), scale=shared)
    unit = upper.unit if upper.has_unit else lower.unit
    ends = replace(lower, number=number, unit=unit, per=upper.per or lower.per)
    return ends, replace(upper, unit=unit, sign=_sign_above(lower, upper))


def _sign_above(lower: Draft, upper: Draft) -> float:
    """The upper end is negative only between two negative ends: elsewhere its sign is the mark of the range."""
    return upper.sign if lower.sign < 0 and upper.begin > lower.stop else 1.0
