"""The record of one quantity in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what is said about it. `start` and `end` span number, currency and unit in the text.

    `unit` is a UCUM code, an ISO 4217 code, `%` or `pp`; None where the text gives none. It holds what the number is
    divided by, also for counts (`L/{person}/d`, `/har`); money and shares keep their code alone, with `per` beside it.
    `symbol` is how rows of indicators write the unit, without people and time; `count` where there is none. Ranges have
    both `value` and `value_upper`.
    """

    value: float
    value_upper: float | None = None
    unit: str | None = None
    symbol: str = "count"
    dimension: str = "count"
    comparator: str = "="
    direction: str | None = None
    per: tuple[str, ...] = ()
    """Denominators that stand beside the symbol: people, time, what money buys, what counts are divided by."""
    form: str = "digits"
    """digits, words, fraction, ratio, multiple or ordinal."""
    start: int
    end: int
    number_start: int
    """Where the number itself begins, behind a currency."""
    modified_start: int
    """Where the words that compare it begin (`more than`), else `start`."""
    modified_end: int
    """Where the words that compare it end (`or more`), else `end`."""
    value_text: str
    scaled: bool = False
    """Whether scale words (million, dozen) were multiplied out."""
    hyphenated: bool = False
    """Whether number and unit are joined to a modifier: a 20-minute walk."""
