"""What kind of value a table's cell holds, by its own date, its column's heading, its row's label and the caption.

In: the texts of a cell and of what stands over and beside it. Out: kinds of the extraction guidelines.
"""

import re

from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import words_of
from cityledger.records import Cell

_FORESEEN = re.compile(r"\b(?:forecasts?|projections?|projected|estimates?|outlook|scenarios?)\b(.*)", re.IGNORECASE)


def grows(title: str) -> bool:
    """Whether a title or label names a change: `GDP growth rate`, `Change`."""
    bare = title.lower().partition(":")[0].removesuffix(" rate").removesuffix(" rates").rstrip()
    return bare.endswith(("growth", "change"))


def kind_of_year(year: str, caption: str) -> str:
    """Of a value for a year: a projection where the caption lists the year behind a word of forecast."""
    foreseen = _FORESEEN.search(caption)
    return "projection" if foreseen and year in foreseen.group(1) else "actual"


def kind_of_cell(cell: Cell, header: str, row: str, caption: str) -> str:
    """What a cell with a date that is due says, else the column's heading, the row's label and the caption."""
    if any(mention.role == "due" for mention in find_periods(cell.text)):
        return "target"
    kind = _kind(header, caption)
    words = set(re.findall(r"[a-z]+", row.lower()))
    if kind == "actual" and not set(header.lower().split()) & words_of("actual_columns"):
        if words & words_of("target_columns"):
            return "target"
        return "projection" if words & words_of("projection_columns") else kind
    return kind


def _kind(header: str, caption: str) -> str:
    words = set(re.findall(r"[a-z]+", header.lower()))
    if words & words_of("projection_columns"):
        return "projection"
    if words & words_of("target_columns"):
        return "target"
    if words & {"change", "growth", "increase", "decrease", "difference"}:
        return "change"
    if words & {"rank", "ranking", "position"}:
        return "rank"
    if header and words - words_of("value_columns"):
        above = set(re.findall(r"[a-z]+", caption.lower()))
        return "projection" if above & words_of("projection_columns") else "actual"
    above = set(re.findall(r"[a-z]+", caption.lower()))
    if above & words_of("projection_columns"):
        return "projection"
    return "target" if above & words_of("target_columns") else "actual"
