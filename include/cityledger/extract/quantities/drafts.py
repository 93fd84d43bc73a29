"""One number with its sign, currency or unit, before it is joined with its neighbours.

In: tokens and a place. Out: a `Draft`, or None where no quantity begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cityledger.extract.quantities.inch_marks import read_marked_length
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.measures import read_measure
from cityledger.extract.quantities.money import read_money_before, read_money_name_before
from cityledger.extract.quantities.names_in_text import is_name_part
from cityledger.extract.quantities.number import Number, tidy, touches, word_at
from cityledger.extract.quantities.numerals import read_number
from cityledger.extract.quantities.rates import Measure, with_rates
from cityledger.extract.quantities.tokens import Token
from cityledger.extract.quantities.unit_tables import Unit

_COUNT = Unit("", "count", "count")
_STERLING = Unit("GBP", "GBP", "money")


@dataclass(frozen=True, slots=True)
class Draft:
    """A number with its measure, before it is put together with its neighbours."""

    number: Number
    begin: int
    number_at: int
    stop: int
    unit: Unit
    per: tuple[str, ...]
    sign: float = 1.0
    has_unit: bool = False
    hyphenated: bool = False

    @property
    def value(self) -> float:
        """With sign and the unit's factor: pence are hundredths of GBP."""
        return float(f"{self.sign * self.number.value * self.unit.factor:.15g}")


def read_draft(tokens: Sequence[Token], at: int) -> Draft | None:
    """The number at a place with what belongs to it, None where there is none or it is part of a name."""
    if tokens[at].kind == "n" and (marked := read_marked_length(tokens, at)):
        return Draft(Number(marked[0], at + 1, "digits"), at, at, marked[2], marked[1], (), 1.0, True)
    number = read_number(tokens, at)
    if number is None or is_name_part(tokens, at, number):
        return None
    money = read_money_before(tokens, at)
    begin, sign = _read_sign(tokens, money[1] if money else at)
    if money:
        return _with_money(
            tokens, Draft(_money_scale(tokens, number), begin, at, number.stop, money[0], (), sign, True)
        )
    number = _ratio(tokens, number)
    measure = _measure_after(tokens, number)
    if measure is None and number.scale >= 1000 and (named := read_money_name_before(tokens, at)):
        return Draft(number, named[1], at, number.stop, named[0], (), 1.0, True)
    if measure is None:
        return Draft(number, begin, at, number.stop, _COUNT, (), sign)
    if measure.unit.dimension.endswith("temperature") and _is_below_zero(tokens, measure.stop):
        return Draft(number, begin, at, measure.stop + 2, measure.unit, measure.per, -1.0, True)
    unit = _STERLING if _is_sterling(tokens, number, measure) else measure.unit
    hyphen = tokens[number.stop].text in "-‐‑"
    return Draft(number, begin, at, measure.stop, unit, measure.per, sign, True, hyphen)


def _is_below_zero(tokens: Sequence[Token], at: int) -> bool:
    return [token.lower for token in tokens[at : at + 2]] == ["below", "zero"]


def _with_money(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Take in a currency that is said twice (`$5 million dollars`) and denominators (`a barrel`)."""
    stop = draft.number.stop
    after = read_measure(tokens, stop)
    if after is None or after.unit.code != draft.unit.code:
        after = with_rates(tokens, Measure(draft.unit, stop))
    return replace(draft, stop=after.stop, per=after.per)


def _is_sterling(tokens: Sequence[Token], number: Number, measure: Measure) -> bool:
    """`5 million pounds` is money unless it is pounds of something."""
    of_something = any(token.lower == "of" for token in tokens[number.stop : measure.stop + 1])
    return measure.unit.symbol == "lb" and number.scale >= 1e6 and not of_something


def _measure_after(tokens: Sequence[Token], number: Number) -> Measure | None:
    at = number.stop
    if number.form == "multiple" or at >= len(tokens):
        return None
    if number.form == "fraction" and tokens[at].lower in ("of", "a", "an"):
        skip = 2 if tokens[at].lower == "of" and at + 1 < len(tokens) and tokens[at + 1].lower in ("a", "an") else 1
        measure = read_measure(tokens, at + skip)
        one = tokens[at].lower != "of" or skip == 2
        return measure if measure and (one or measure.unit.dimension != "time") else None
    if tokens[at].text == "+" and touches(tokens, at):
        at += 1
    return read_measure(tokens, at, in_words=number.form == "words")


def _money_scale(tokens: Sequence[Token], number: Number) -> Number:
    """$5m, € 3.2 bn, R 12 b: short scales are safe behind a currency."""
    at = number.stop
    if at < len(tokens) and number.scale == 1.0 and tokens[at].start - tokens[at - 1].end <= 1:
        factor = get_lexicon().scales_money.get(tokens[at].text)
        if factor:
            return replace(number, value=tidy(number.value * factor), stop=at + 1, scale=float(factor))
    return number


def _read_sign(tokens: Sequence[Token], begin: int) -> tuple[int, float]:
    if begin and tokens[begin - 1].text in ("-", "−", "–") and touches(tokens, begin):
        before = tokens[begin - 2] if begin > 1 else None
        if before is None or (not touches(tokens, begin - 1) and before.kind != "n") or before.text in "([|~∼≈<>≤≥=":
            return begin - 1, -1.0
    if begin and tokens[begin - 1].lower in ("minus", "negative") and tokens[begin - 1].kind == "w":
        if begin > 1 and tokens[begin - 2].lower == "or":
            return begin, 1.0
        return begin - 1, -1.0
    return begin, 1.0


def _ratio(tokens: Sequence[Token], number: Number) -> Number:
    """one in five, 3 out of 4, nine of every ten: a share."""
    at = number.stop
    words = [token.lower for token in tokens[at : at + 3]]
    if number.value == 1 and number.form == "words" and words[1:2] == ["in"] and tokens[at].text.islower():
        return _one_in_some(tokens, number)
    for opener in (["-", "in", "-"], ["out", "of", "every"], ["out", "of"], ["of", "every"], ["in", "every"], ["in"]):
        if words[: len(opener)] != opener or at + len(opener) >= len(tokens):
            continue
        below = read_number(tokens, at + len(opener))
        if below is None or not _is_share(number, below, opener, tokens):
            return number
        return Number(number.value / below.value, below.stop, "ratio")
    return number


def _one_in_some(tokens: Sequence[Token], number: Number) -> Number:
    """one child in six; not one office in six cities."""
    below = read_number(tokens, number.stop + 2) if number.stop + 2 < len(tokens) else None
    if below is None or below.value < 2 or not _is_share(number, below, ["in"], tokens):
        return number
    after, words = word_at(tokens, below.stop), get_lexicon().words["after_lone_unit"]
    ends = below.stop >= len(tokens) or tokens[below.stop].kind == "s" or after in words
    return Number(1 / below.value, below.stop, "ratio") if ends else number


def _is_share(number: Number, below: Number, opener: list[str], tokens: Sequence[Token]) -> bool:
    if not 0 < number.value < below.value or number.scale != 1.0:
        return False
    if opener[0] == "-":
        return word_at(tokens, below.stop) != "-"
    if opener != ["in"]:
        return below.value <= 1000
    is_round = below.value <= 20 or below.value in (100, 1000, 10000, 100000, 1e6)
    follows = tokens[below.stop].lower if below.stop < len(tokens) else ""
    return is_round and number.value <= 10 and (follows,) not in get_lexicon().unit_names
