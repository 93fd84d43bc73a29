"""The grammar of quantities: which numbers of a text are quantities, with unit, comparison, range and direction.

In: any text. Out: its quantities in order, none overlapping another. Linear in the text: every rule looks at a bounded
number of tokens around a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cityledger.extract.quantities.comparisons import read_comparison_after, read_comparison_before, read_direction
from cityledger.extract.quantities.dates import skip_non_quantity
from cityledger.extract.quantities.lexicon import Unit, get_lexicon
from cityledger.extract.quantities.measures import Measure, read_measure, read_money_before, with_rates
from cityledger.extract.quantities.numerals import Number, read_number, touches
from cityledger.extract.quantities.ordinals import read_ordinal
from cityledger.extract.quantities.quantity import Quantity
from cityledger.extract.quantities.tokens import Token, tokenize

_RANGE_MARKS = frozenset({"-", "–", "—", "‐", "‑", "−", "to", "~", "and", "or"})
_CHANGE_FROM = frozenset({"from"})
_RANGE_VERBS = frozenset("range ranges ranged ranging vary varies varied varying anywhere anything are is".split())
_COUNT = Unit("", "count", "count")


@dataclass(frozen=True, slots=True)
class _Draft:
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
        return float(f"{self.sign * self.number.value * self.unit.factor:.12g}")


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, indicator or not; dates, years, names, references and addresses are none."""
    tokens = tokenize(text)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity, stop = _read_quantity(text, tokens, at)
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
        at = max(stop, at + 1)
    return found


def _read_quantity(text: str, tokens: Sequence[Token], at: int) -> tuple[Quantity | None, int]:
    token = tokens[at]
    if token.kind == "s":
        return None, at + 1
    if token.kind == "n":
        ordinal = read_ordinal(tokens, at)
        if ordinal is not None:
            return _finish_ordinal(text, tokens, at, *ordinal)
        if (stop := _skip(tokens, at)) is not None:
            return None, stop
    elif ordinal := read_ordinal(tokens, at):
        return _finish_ordinal(text, tokens, at, *ordinal)
    draft = _read_draft(tokens, at)
    if draft is None:
        return None, at + 1
    upper = _read_upper(tokens, draft)
    if upper is not None:
        return _finish(text, tokens, *_agree(draft, upper))
    return _finish(text, tokens, draft, None)


def _skip(tokens: Sequence[Token], at: int) -> int | None:
    if read_money_before(tokens, at) is not None:
        return None
    return skip_non_quantity(tokens, at)


def _finish_ordinal(
    text: str, tokens: Sequence[Token], at: int, value: float | None, stop: int, comparator: str
) -> tuple[Quantity | None, int]:
    if value is None:
        return None, stop
    start, end = tokens[at].start, tokens[stop - 1].end
    quantity = Quantity(
        value=value, unit="rank", symbol="rank", dimension="rank", form="ordinal", comparator=comparator, start=start,
        end=end, number_start=start, modified_start=start, modified_end=end, value_text=text[start:end],
    )  # fmt: skip
    return quantity, stop


def _read_draft(tokens: Sequence[Token], at: int) -> _Draft | None:
    number = read_number(tokens, at)
    if number is None or _is_name_part(tokens, at, number):
        return None
    money = read_money_before(tokens, at)
    begin, sign = _read_sign(tokens, money[1] if money else at)
    if money:
        number = _money_scale(tokens, number)
        unit, stop = money[0], number.stop
        after = read_measure(tokens, stop)
        if after is not None and after.unit.dimension == "money" and after.unit.code == unit.code:
            return _Draft(number, begin, at, after.stop, unit, after.per, sign, True)
        rated = with_rates(tokens, Measure(unit, stop))
        return _Draft(number, begin, at, rated.stop, unit, rated.per, sign, True)
    number = _ratio(tokens, number)
    measure = _measure_after(tokens, number)
    if (
        measure is None
        and number.stop + 1 < len(tokens)
        and tokens[number.stop].text == "+"
        and touches(tokens, number.stop)
    ):
        measure = read_measure(tokens, number.stop + 1)
    if measure is None:
        return _Draft(number, begin, at, number.stop, _COUNT, (), sign)
    hyphen = tokens[number.stop].text in "-‐‑"
    return _Draft(number, begin, at, measure.stop, measure.unit, measure.per, sign, True, hyphen)


def _measure_after(tokens: Sequence[Token], number: Number) -> Measure | None:
    at = number.stop
    if number.form == "multiple":
        return None
    if number.form == "fraction" and at + 1 < len(tokens) and tokens[at].lower in ("of", "a", "an"):
        skipped = read_measure(
            tokens, at + (2 if tokens[at].lower == "of" and tokens[at + 1].lower in ("a", "an") else 1)
        )
        return skipped if skipped and skipped.unit.dimension not in ("time",) else None
    measure = read_measure(tokens, at, in_words=number.form == "words")
    if measure is None and at < len(tokens) and tokens[at].lower in ("m", "b") and touches(tokens, at):
        return None
    if measure is None and tokens[at].lower == "of" if at < len(tokens) else False:
        return None
    return measure


def _money_scale(tokens: Sequence[Token], number: Number) -> Number:
    """$5m, € 3.2 bn, R 12 b: short scales are safe behind a currency."""
    at = number.stop
    if at < len(tokens) and number.scale == 1.0 and tokens[at].start - tokens[at - 1].end <= 1:
        factor = get_lexicon().scales_money.get(tokens[at].text)
        if factor:
            return replace(number, value=float(f"{number.value * factor:.12g}"), stop=at + 1, scale=float(factor))
    return number


def _read_sign(tokens: Sequence[Token], begin: int) -> tuple[int, float]:
    if begin and tokens[begin - 1].text in ("-", "−", "–") and touches(tokens, begin):
        before = tokens[begin - 2] if begin > 1 else None
        if before is None or (not touches(tokens, begin - 1) and before.kind != "n") or before.text in "([|":
            return begin - 1, -1.0
    if begin and tokens[begin - 1].lower in ("minus", "negative") and tokens[begin - 1].kind == "w":
        return begin - 1, -1.0
    return begin, 1.0


def _is_name_part(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """5G, 3D, 4x4, x86, 9/11, `one of`, `no one`, and numerals that a letter follows without being a unit."""
    stop, token = number.stop, tokens[at]
    if token.kind == "n":
        if touches(tokens, at) and tokens[at - 1].kind == "w" and read_money_before(tokens, at) is None:
            return True
        if stop < len(tokens) and touches(tokens, stop) and tokens[stop].kind == "w":
            scaled = tokens[stop].text in get_lexicon().scales_money and read_money_before(tokens, at)
            return not scaled and read_measure(tokens, stop) is None and tokens[stop].lower != "x"
        return (
            stop < len(tokens)
            and tokens[stop].text == "."
            and number.is_plain
            and touches(tokens, stop + 1)
            and tokens[stop + 1].kind == "w"
        )
    if touches(tokens, at) and tokens[at - 1].text in "-‐‑" and at > 1 and touches(tokens, at - 1):
        return tokens[at - 2].kind == "w"
    if number.value == 1 and number.form == "words" and number.scale == 1.0:
        return _is_pronoun(tokens, at, stop)
    return False


_ONE_BEFORE = frozenset(
    "the this that no any every each which some another only a other such last first new next another's my our your "
    "as into step day just from by for".split()
)
_ONE_AFTER = frozenset(
    "of another is was are were can could will would should may might must that which who and or to in on at for with "
    "such other day time way thing has had have by as from the another hand side two".split()
)


def _is_pronoun(tokens: Sequence[Token], at: int, stop: int) -> bool:
    before = tokens[at - 1].lower if at else ""
    if stop >= len(tokens):
        return True
    after = tokens[stop]
    if after.kind != "w" and after.text not in "-%":
        return True
    if (
        after.lower in ("in", "out")
        and stop + 1 < len(tokens)
        and (tokens[stop + 1].kind == "n" or tokens[stop + 1].lower in get_lexicon().cardinals)
    ):
        return False
    if after.lower in _ONE_AFTER:
        return True
    return before in _ONE_BEFORE and before not in ("for", "by", "from", "only", "just", "as")


def _ratio(tokens: Sequence[Token], number: Number) -> Number:
    """one in five, 3 out of 4, nine of every ten: a share."""
    at = number.stop
    words = [token.lower for token in tokens[at : at + 3]]
    for opener in (["out", "of", "every"], ["out", "of"], ["of", "every"], ["in", "every"], ["in"]):
        if words[: len(opener)] != opener or at + len(opener) >= len(tokens):
            continue
        below = read_number(tokens, at + len(opener))
        if below is None or not _is_share(number, below, opener, tokens):
            return number
        return Number(number.value / below.value, below.stop, "ratio")
    return number


def _is_share(number: Number, below: Number, opener: list[str], tokens: Sequence[Token]) -> bool:
    if not 0 < number.value < below.value or number.scale != 1.0:
        return False
    if opener != ["in"]:
        return below.value <= 1000
    is_round = below.value <= 20 or below.value in (100, 1000, 10000, 100000, 1e6)
    follows = tokens[below.stop].lower if below.stop < len(tokens) else ""
    return is_round and number.value <= 10 and (follows,) not in get_lexicon().unit_names


def _read_upper(tokens: Sequence[Token], lower: _Draft) -> _Draft | None:
    """The upper end of a range that the draft begins, if the tokens behind it make one."""
    at = lower.stop
    if at + 1 >= len(tokens) or tokens[at].lower not in _RANGE_MARKS or lower.number.form in ("multiple", "ratio"):
        return None
    mark, before = tokens[at].lower, _before(tokens, lower.begin)
    if mark == "and" and before != "between":
        return None
    if mark == "or" and not (lower.number.value + 1 == _peek(tokens, at + 1) and not lower.has_unit):
        return None
    if mark in ("-", "‐", "‑") and lower.hyphenated:
        return None
    place = at + 1
    while place < len(tokens) and place < at + 4 and tokens[place].kind == "s" and read_money_before(tokens, place + 1):
        place += 1
    if tokens[place].text in get_lexicon().codes and place + 1 < len(tokens):
        place += 1
    if place < len(tokens) and tokens[place].kind == "n" and mark in ("-", "–", "—") and _chain_goes_on(tokens, place):
        return None
    upper = _read_draft(tokens, place) if place < len(tokens) else None
    if upper is None or upper.number.form in ("multiple", "ratio"):
        return None
    if mark == "to" and before in _CHANGE_FROM and _before(tokens, lower.begin - 1) not in _RANGE_VERBS:
        return None
    return upper if _is_range(lower, upper) else None


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


def _peek(tokens: Sequence[Token], at: int) -> float | None:
    number = read_number(tokens, at) if at < len(tokens) else None
    return number.value if number else None


def _is_range(lower: _Draft, upper: _Draft) -> bool:
    if lower.has_unit and upper.has_unit and lower.unit.code != upper.unit.code:
        return False
    if lower.has_unit and not upper.has_unit and lower.unit.dimension != "money":
        return False
    low, high = lower.number.value, upper.number.value
    if lower.number.scale == 1.0 and upper.number.scale > 1.0 and low < high / upper.number.scale:
        low *= upper.number.scale
    upper_year = upper.number.is_plain and not upper.has_unit and not lower.has_unit and 1900 <= high <= 2100
    return low < high and not (upper_year and low < 1900)


def _agree(lower: _Draft, upper: _Draft) -> tuple[_Draft, _Draft]:
    """Let the ends of a range share unit and scale: `2 to 3 million`, `$10-15 million`, `3-5%`."""
    number = lower.number
    shared = upper.number.scale
    if number.scale == 1.0 and shared > 1.0 and number.value < upper.number.value / shared:
        number = replace(number, value=float(f"{number.value * shared:.12g}"), scale=shared)
    unit = upper.unit if upper.has_unit else lower.unit
    return replace(lower, number=number, unit=unit, per=upper.per or lower.per), replace(upper, unit=unit, sign=1.0)


def _finish(text: str, tokens: Sequence[Token], draft: _Draft, upper: _Draft | None) -> tuple[Quantity | None, int]:
    stop = upper.stop if upper else draft.stop
    begin, opened = read_comparison_before(tokens, draft.begin)
    comparator_after, behind = read_comparison_after(tokens, stop)
    unit = draft.unit
    start, end = tokens[draft.begin].start, tokens[stop - 1].end
    before = opened or comparator_after or "="
    quantity = Quantity(
        value=draft.value,
        value_upper=upper.value if upper else None,
        unit=unit.code or None,
        symbol=unit.symbol,
        dimension=unit.dimension,
        comparator="=" if upper and before in ("<=", ">=", "<", ">") else before,
        direction=read_direction(tokens, begin, behind),
        per=draft.per,
        form=draft.number.form,
        start=start,
        end=end,
        number_start=tokens[draft.number_at].start,
        modified_start=tokens[begin].start,
        modified_end=tokens[behind - 1].end,
        value_text=text[start:end],
        scaled=draft.number.scale != 1.0,
        hyphenated=draft.hyphenated,
    )
    return quantity, stop
