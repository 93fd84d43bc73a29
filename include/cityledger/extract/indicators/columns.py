"""What the columns of a table hold: names of places, properties, periods, units, or values.

In: a table's headings and body rows. Out: `Columns`, and for one row the `RowNames` that its cells give to its values.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import words_of
from cityledger.records import Cell

Row = Sequence[Cell]

_YEARS = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_MARK = re.compile(r"\s*(?:[(\[][*†‡a-z\d]{1,2}[)\]]|[*†‡]{1,3})$")
"""The mark of a footnote behind a year."""
_LONGEST_NAME = 12
"""Words: a longer cell is read as running text."""
_SPACE = re.compile(r"[^a-z%#]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns that say what the values of their row are; None where a table has no such column."""

    unit: int | None = None
    period: int | None = None
    told: int | None = None
    """The column that names what is measured."""
    place: int | None = None

    @property
    def naming(self) -> frozenset[int]:
        """The columns that hold names, whatever digits stand in them."""
        return frozenset(number for number in (self.unit, self.period, self.told, self.place) if number is not None)


@dataclass(frozen=True, slots=True)
class RowNames:
    """What a row says of its values: its label, and what its naming columns hold."""

    label: Cell | None
    unit: str = ""
    period: str = ""
    told: str = ""
    place: str = ""


def read_columns(headers: Mapping[int, str], body: Sequence[Row]) -> Columns:
    """Which columns name things, by their headings; years in the first column need no heading."""
    period = _column(headers, "period_columns")
    if period is not None and not _all_periods(body, period):
        period = None
    first = min((cell.column for row in body for cell in row), default=0)
    if period is None and not headers.get(first, "").strip() and len(body) > 1 and _all_periods(body, first):
        period = first
    unit = _column(headers, "unit_columns")
    told = _column(headers, "property_columns")
    if told is not None and any(
        len(cell.text.split()) > _LONGEST_NAME for row in body for cell in row if cell.column == told
    ):
        told = None
    place = _column(headers, "place_columns") if told is not None else None
    return Columns(unit, period, told, None if place == told else place)


def _column(headers: Mapping[int, str], words: str) -> int | None:
    """The first column whose heading is nothing but one of some words."""
    return next((number for number, header in sorted(headers.items()) if _bare(header) in _phrases(words)), None)


@cache
def _phrases(words: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in words_of(words))


def _bare(header: str) -> str:
    return _SPACE.sub(" ", header.lower()).strip()


def _all_periods(body: Sequence[Row], column: int) -> bool:
    """Whether every filled cell of a column is a year, a date or a span."""
    texts = [" ".join(cell.text.split()) for row in body for cell in row if cell.column == column and cell.text.strip()]
    return bool(texts) and all(len(text) <= 24 and _is_period(text) for text in texts)


def _is_period(text: str) -> bool:
    text = _MARK.sub("", text)
    if _YEARS.fullmatch(text):
        return True
    found = find_periods(text)
    return len(found) == 1 and found[0].end - found[0].start >= len(text) - 3


def names_of_row(row: Row, columns: Columns, label: Cell | None) -> RowNames:
    """What the naming cells of a row hold; where it has a property column, that cell is its label."""
    texts = {cell.column: " ".join(cell.text.split()) for cell in row}
    told = next((cell for cell in row if cell.column == columns.told and cell.text.strip()), label)
    years = next((cell for cell in row if cell.column == columns.period and cell.text.strip()), None)
    return RowNames(
        label=told or years,
        unit=texts.get(columns.unit, "") if columns.unit is not None else "",
        period=texts.get(columns.period, "") if columns.period is not None else "",
        told=told.text.strip(" :*") if told is not None and told.column == columns.told else "",
        place=texts.get(columns.place, "") if columns.place is not None else "",
    )
