"""What property a quantity measures: its indicator phrase.

In: a `Reading` and one of its quantities. Out: an `About` with the phrase, its place and the route that led
to it, or None. Routes are tried from the most telling to the least; the confidence of a row depends on the route.
"""

from collections.abc import Callable

from cityledger.extract.indicators.counts import counted, net_zero, number_of, ranked
from cityledger.extract.indicators.governed import emitted, governed, label, loose
from cityledger.extract.indicators.phrase import About, Spot
from cityledger.extract.indicators.places import is_country
from cityledger.extract.indicators.reading import Reading
from cityledger.extract.indicators.shares import amount_of, compound, measured_of, of_whom, share
from cityledger.extract.quantities import Quantity

Route = Callable[[Spot], About | None]

_OFTEN_PLACES = frozenset({"noun before", "loose", "object", "subject"})

_COUNTS: tuple[Route, ...] = (label, net_zero, counted, number_of, governed, loose)
_SHARES: tuple[Route, ...] = (label, of_whom, compound, share, governed, amount_of, loose)
_UNITS: tuple[Route, ...] = (label, measured_of, emitted, governed, compound, amount_of, loose)


def find_about(reading: Reading, quantity: Quantity) -> About | None:
    """The indicator phrase of a quantity, None where its sentence has none."""
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.modified_end - 1) + 1
    spot = Spot(reading, quantity, at, _behind_aside(reading, behind))
    if "\n" in reading.text[quantity.start : quantity.end]:
        return None
    routes = _routes(quantity)
    for route in (compound, *routes) if quantity.hyphenated and compound in routes else routes:
        about = route(spot)
        if about is not None and about.text and not _names_place(reading, about):
            return about
    return None


def _names_place(reading: Reading, about: About) -> bool:
    """Whether a phrase is nothing but a country or a name of one word: a place has properties and is none."""
    if about.route not in _OFTEN_PLACES:
        return False
    first, last = reading.at(about.start), reading.at(about.end - 1)
    return is_country(about.text) or (first == last and reading.tag(first) == "NP0" and about.text[1:].islower())


def _routes(quantity: Quantity) -> tuple[Route, ...]:
    if quantity.symbol == "rank":
        return (ranked,)
    if quantity.symbol == "count" and quantity.form in ("digits", "words"):
        return _COUNTS
    return _SHARES if quantity.dimension in ("share", "money", "count") else _UNITS


def _behind_aside(reading: Reading, behind: int) -> int:
    """Over a unit that is said again in brackets: `a 50 Megawatt (MW) stake`."""
    if reading.lower(behind) != "(":
        return behind
    return next((behind + step + 1 for step in (2, 3) if reading.lower(behind + step) == ")"), behind)
