"""The record of one quantity in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what is said about it. `start` and `end` span number, currency and unit in the text.

    `unit` is a UCUM code, an ISO 4217 code, `%` or `pp`; None where the text gives none. `symbol` is how rows of
    indicators write it, `count` where there is none. Ranges have both `value` and `value_upper`.
    """

    value: float
    value_upper: float | None = None
    unit: str | None = None
    symbol: str = "count"
    dimension: str = "count"
    comparator: str = "="
    direction: str | None = None
    per: tuple[str, ...] = ()
    """Denominators of people and time, as written: `capita`, `year`."""
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
