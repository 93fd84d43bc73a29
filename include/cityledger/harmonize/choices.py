"""Which of several cities of one name is meant.

In: the bearers of a name, and where the document is about. Out: one of them, or None, as no place is better than a
wrong one. The figures and their reasons stand under `rules` in include/lookups/gazetteer.yml.
"""

from collections.abc import Sequence

from cityledger.harmonize import gazetteer
from cityledger.harmonize.gazetteer import City


def choose_city(cities: Sequence[City], subdivision: str | None, country: str | None) -> City | None:
    """The only bearer, or the one that dominates, in the nearest area that has any; else none.

    The areas are the document's subdivision, its country, the world.
    """
    near = [city for city in cities if subdivision and city.subdivision == subdivision]
    if subdivision and not near:  # what the gazetteer knows elsewhere in the country may be a small town here
        least = gazetteer.rules()["far_names_from"]["people"]
        cities = [city for city in cities if city.country != country or city.people >= least]
    own = [city for city in cities if city.country == country]
    for area in (near, own, cities):
        if area:
            largest = sorted(area, key=lambda city: -city.people)
            return largest[0] if len(area) == 1 or _dominates(largest, everywhere=area is cities) else None
    return None


def _dominates(cities: Sequence[City], *, everywhere: bool) -> bool:
    """Whether the first is so much larger than the next that a name without more means it."""
    rule = gazetteer.rules()["dominance"]
    large_enough = cities[0].people >= rule["people"] or not everywhere
    return bool(large_enough and cities[0].people >= rule["ratio"] * max(1, cities[1].people))


def lies_in(city: City, allowed: set[str | None]) -> bool:
    """Whether a city lies in one of the areas; one whose subdivision is not known is given the benefit of the doubt."""
    if city.subdivision is None:
        return any(code and code.split("-")[0] == city.country for code in allowed)
    return bool({city.country, city.subdivision} & allowed)
