"""Numbers of charts that were printed as text: `2031 12.5 40.0 2032 14.1 38.2 0% 20% 40% 60%`.

In: a text, or the quantities found in it. Out: the values of each year of a chart; the quantities that mark its axis.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cityledger.extract.quantities import Quantity

_NUMBER = re.compile(r"(?<![\w.,])-?\d{1,3}(?:[,\u00a0]?\d{3})*(?:\.\d+)?%?(?![\w]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_YEARS = 3
_FEWEST_MARKS = 4
_MOST_SERIES = 8


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A number of a chart with the year it is of; offsets are those of the text."""

    year: str
    year_start: int
    start: int
    end: int


def read_chart(text: str) -> list[ChartValue]:
    """The values of each year, where three years or more have equally many; none where words stand between them."""
    runs = list(_runs(text))
    sizes = {len(run) for run in runs}
    if len(runs) < _FEWEST_YEARS or len(sizes) != 1 or not 0 < sizes.pop() <= _MOST_SERIES:
        return []
    years = [run[0].year for run in runs]
    return [value for run in runs for value in run] if years == sorted(set(years)) else []


def _runs(text: str) -> Iterator[list[ChartValue]]:
    """The numbers behind each year up to the next; those behind the last as many as behind the first."""
    found: list[list[ChartValue]] = []
    last = year_start = 0
    year = ""
    for match in _NUMBER.finditer(text):
        if year and text[last : match.start()].strip():
            break
        if _YEAR.fullmatch(match.group()):
            year, year_start = match.group(), match.start()
            found.append([])
        elif found and (len(found) == 1 or len(found[-1]) < len(found[0])):
            found[-1].append(ChartValue(year, year_start, match.start(), match.end()))
        elif found:
            break
        last = match.end()
    yield from found


def axis_marks(quantities: Sequence[Quantity], text: str, offset: int) -> frozenset[int]:
    """The starts of quantities that mark an axis: four or more with nothing between them, each by the same step."""
    found: set[int] = set()
    run: list[Quantity] = []
    for quantity in quantities:
        if run and not _goes_on(run, quantity, text, offset):
            found |= _marks(run)
            run = []
        run.append(quantity)
    return frozenset(found | _marks(run))


def _goes_on(run: Sequence[Quantity], quantity: Quantity, text: str, offset: int) -> bool:
    last = run[-1]
    if quantity.symbol != last.symbol or text[last.end - offset : quantity.start - offset].strip():
        return False
    return len(run) < 2 or abs((quantity.value - last.value) - (last.value - run[-2].value)) < 1e-9 * abs(
        last.value or 1
    )


def _marks(run: Sequence[Quantity]) -> set[int]:
    stepped = len(run) >= _FEWEST_MARKS and run[1].value != run[0].value
    return {quantity.start for quantity in run} if stepped else set()
