"""The clause that a quantity stands in, and what stands around its sentence.

In: a `Reading` and a quantity. Out: `Clause` and `Setting` records, which the rules for the kind of a value read.
"""

from dataclasses import dataclass

from cityledger.extract.indicators.reading import Reading
from cityledger.extract.quantities import Quantity

_CLAUSE_ENDS = frozenset({"while", "but", "whereas", "although", "though", "because"})
_SHARES = frozenset({"%", "pp", "‰"})
_LONGEST_CLAUSE = 120


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a sentence: the line above it, whether a `by` date follows, whether its period is to come."""

    head: str
    due: bool
    future: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before a quantity back to its clause's beginning, and those right behind it."""

    reading: Reading
    quantity: Quantity
    first: int
    at: int
    before: frozenset[str]
    after: frozenset[str]


def clause_of(reading: Reading, quantity: Quantity) -> Clause:
    """The words before a quantity in its clause, and those behind it that say what it is."""
    at = reading.at(quantity.modified_start)
    first = at
    while first > 0 and at - first < _LONGEST_CLAUSE and reading.lower(first - 1) not in _CLAUSE_ENDS:
        first -= 1
    before = frozenset(reading.lower(place) for place in range(first, at) if reading.tokens[place].text != "May")
    return Clause(reading, quantity, first, at, before, _words_after(reading, quantity))


def _words_after(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The words right behind: of a share up to five, of a count none, as those say what is counted."""
    behind = reading.at(quantity.modified_end - 1) + 1
    reach = 5 if quantity.symbol in _SHARES or quantity.dimension == "money" else 0
    words = set()
    for place in range(behind, min(behind + reach, len(reading.tokens))):
        if reading.lower(place) in (",", ";", ".") or reading.tag(place) == "CRD":
            break
        words.add(reading.lower(place))
    return frozenset(words)
