"""The grammar of quantities: which numbers of a text are quantities, with unit, comparison, range and direction.

In: any text. Out: its quantities in order, none overlapping another. Linear in the text: every rule looks at a bounded
number of tokens around a number.
"""

from bisect import bisect_right
from collections.abc import Sequence

from cityledger.extract.quantities.chinese import has_chinese, hide_chinese, read_chinese
from cityledger.extract.quantities.comparisons import read_comparison_after, read_comparison_before, read_direction
from cityledger.extract.quantities.dates import skip_non_quantity
from cityledger.extract.quantities.drafts import Draft, read_draft
from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.money import read_money_before
from cityledger.extract.quantities.neighbours import with_neighbours
from cityledger.extract.quantities.numerals import read_number
from cityledger.extract.quantities.ordinals import read_ordinal
from cityledger.extract.quantities.quantity import Quantity
from cityledger.extract.quantities.ranges import read_upper, share_unit
from cityledger.extract.quantities.rates_of_counts import read_rate_of_count
from cityledger.extract.quantities.tokens import Token, tokenize


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, indicator or not; dates, years, names, references and addresses are none."""
    if not has_chinese(text):
        return _read_all(text, tokenize(text))
    chinese, looked_at = read_chinese(text)
    others = _read_all(text, tokenize(hide_chinese(text)))
    ends = [end for _, end in looked_at]
    apart = [item for item in others if not _overlaps(item, looked_at, ends)]
    return sorted([*chinese, *apart], key=lambda item: item.start)


def _overlaps(item: Quantity, spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> bool:
    place = bisect_right(ends, item.start)
    return place < len(spans) and spans[place][0] < item.end


def _read_all(text: str, tokens: Sequence[Token]) -> list[Quantity]:
    found: list[Quantity] = []
    starters = get_lexicon().starters
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "s" or (token.kind == "w" and token.lower not in starters):
            at += 1
            continue
        quantity, stop = _read_quantity(text, tokens, at)
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
        at = max(stop, at + 1)
    return found


def _read_quantity(text: str, tokens: Sequence[Token], at: int) -> tuple[Quantity | None, int]:
    token = tokens[at]
    if at and tokens[at - 1].lower == "per":
        below = read_number(tokens, at)
        return None, below.stop if below else at + 1
    if token.kind == "n":
        ordinal = read_ordinal(tokens, at)
        if ordinal is not None:
            return _finish_ordinal(text, tokens, at, *ordinal)
        if (stop := _skip(tokens, at)) is not None:
            return None, stop
    elif ordinal := read_ordinal(tokens, at):
        return _finish_ordinal(text, tokens, at, *ordinal)
    draft = read_draft(tokens, at)
    if draft is None:
        return None, at + 1
    upper = read_upper(tokens, draft)
    if upper is not None:
        return _finish(text, tokens, *share_unit(draft, upper))
    return _finish(text, tokens, with_neighbours(tokens, draft), None)


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


def _finish(text: str, tokens: Sequence[Token], draft: Draft, upper: Draft | None) -> tuple[Quantity | None, int]:
    stop = upper.stop if upper else draft.stop
    begin, opened = read_comparison_before(tokens, draft.begin)
    comparator_after, behind = read_comparison_after(tokens, stop)
    unit, per = draft.unit, draft.per
    if not draft.has_unit and draft.number.form in ("digits", "words"):
        unit, per = read_rate_of_count(tokens, stop) or (unit, per)
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
        per=per,
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
