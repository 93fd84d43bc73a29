"""A number and what stands right behind it that belongs to the same quantity, or lends it its unit.

In: tokens and a draft. Out: the draft, with unit, value or end taken from its neighbours. Bounded work a call.

- Mixed units: 5 ft 2 in, 3 dollars and 50 cents, 2 hours 30 minutes are one quantity in the larger unit.
- Tolerances: 78 ± 0.6 % is 78 %.
- Lists: in 10, 20 and 30 km each number is in kilometres; so are the edges in 60 × 10 × 3 mm.
"""

from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.quantities.drafts import Draft, read_draft
from cityledger.extract.quantities.fractions import adds_fraction
from cityledger.extract.quantities.lexicon import Lesser, get_lexicon
from cityledger.extract.quantities.number import tidy, touches, word_at
from cityledger.extract.quantities.tokens import Token

_JOINS = frozenset({"and", "or", "to", "×", "x", "versus", "vs"})
_LONGEST_LIST = 4


def with_neighbours(tokens: Sequence[Token], draft: Draft) -> Draft:
    """The draft with what its neighbours say of it."""
    draft = _with_tolerance(tokens, draft)
    if draft.has_unit:
        return _with_lesser(tokens, draft)
    if draft.number.form != "digits" or draft.number.scale != 1.0:
        return draft
    lender = _lender(tokens, draft.stop, _LONGEST_LIST)
    if lender is None or lender.unit.factor != 1.0 or lender.hyphenated:
        return draft
    return replace(draft, unit=lender.unit, per=lender.per, has_unit=True)


def _with_tolerance(tokens: Sequence[Token], draft: Draft) -> Draft:
    if word_at(tokens, draft.stop) != "±" or draft.stop + 1 >= len(tokens):
        return draft
    tolerance = read_draft(tokens, draft.stop + 1)
    if tolerance is None:
        return draft
    if draft.has_unit or not tolerance.has_unit:
        return replace(draft, stop=tolerance.stop)
    return replace(draft, stop=tolerance.stop, unit=tolerance.unit, per=tolerance.per, has_unit=True)


def _with_lesser(tokens: Sequence[Token], draft: Draft) -> Draft:
    """A smaller amount in the next smaller unit right behind: it is added, as a share of the larger unit."""
    if part := adds_fraction(tokens, draft.stop):
        return replace(draft, number=replace(draft.number, value=draft.number.value + part), stop=draft.stop + 3)
    draft = _minutes(tokens, draft)
    units = get_lexicon().lesser_units.get(draft.unit.symbol, ())
    if not units or draft.unit.factor != 1.0 or draft.per or draft.number.value % 1:
        return draft
    if draft.hyphenated and draft.unit.symbol == "ft":
        return _with_hyphened_inches(tokens, draft)
    at = draft.stop + (word_at(tokens, draft.stop) == "and")
    following = read_draft(tokens, at) if at < len(tokens) else None
    if following is None or following.number_at != at:
        return draft
    for lesser in units:
        stop = _stop_of_lesser(tokens, following, lesser)
        if stop is not None and following.number.value < lesser.count:
            value = tidy(draft.number.value + following.number.value / lesser.count)
            return replace(draft, number=replace(draft.number, value=value), stop=stop, per=following.per)
    return draft


def _with_hyphened_inches(tokens: Sequence[Token], draft: Draft) -> Draft:
    """6-foot-5 and 5-foot-10-inch."""
    at = draft.stop + 1
    joined = word_at(tokens, at - 1) == "-" and touches(tokens, at - 1) and touches(tokens, at)
    inches = word_at(tokens, at)
    if not joined or not inches.isdecimal() or len(inches) > 2 or int(inches) > 11:
        return draft
    named = word_at(tokens, at + 1) == "-" and word_at(tokens, at + 2) in ("inch", "in")
    value = tidy(draft.number.value + int(inches) / 12)
    return replace(draft, number=replace(draft.number, value=value), stop=at + 3 if named else at + 1)


def _minutes(tokens: Sequence[Token], draft: Draft) -> Draft:
    """The m of 3m 20s."""
    at = draft.stop
    is_time = draft.unit.symbol == "m" and at + 1 < len(tokens) and tokens[at].kind == "n" and touches(tokens, at + 1)
    if not is_time or tokens[at + 1].text not in ("s", "sec", "secs"):
        return draft
    return replace(draft, unit=get_lexicon().unit_names[("minute",)])


def _stop_of_lesser(tokens: Sequence[Token], draft: Draft, lesser: Lesser) -> int | None:
    """Where the lesser amount ends; behind feet also `2 in`, behind dollars also `50` at the end of a clause."""
    if not draft.has_unit and word_at(tokens, draft.stop) == lesser.symbol:
        return draft.stop + 1
    if not draft.has_unit and lesser.factor != 1.0 and 10 <= draft.number.value < lesser.count:
        is_last = draft.stop >= len(tokens) or tokens[draft.stop].kind == "s"
        return draft.stop if is_last and draft.number.form in ("digits", "words") else None
    symbol = "min" if (draft.unit.symbol, lesser.symbol) == ("m", "min") else draft.unit.symbol
    same = (symbol, draft.unit.factor) == (lesser.symbol, lesser.factor)
    return draft.stop if draft.has_unit and same else None


def _lender(tokens: Sequence[Token], at: int, left: int) -> Draft | None:
    """The member of a list that says the unit: what a number, `and` and a number with a unit end."""
    mark = word_at(tokens, at)
    if not left or at + 1 >= len(tokens) or tokens[at + 1].kind != "n" or (mark not in _JOINS and mark != ","):
        return None
    draft = read_draft(tokens, at + 1)
    if draft is None or draft.number.form != "digits":
        return None
    draft = _with_tolerance(tokens, draft)
    if draft.has_unit:
        return draft if mark != "," and draft.begin == at + 1 else None
    return _lender(tokens, draft.stop, left - 1)
