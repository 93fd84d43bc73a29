"""The `Place` records of countries, regions and cities, each under a name that no other place bears.

In: what the gazetteer has. Out: places. The largest city of a name has it alone, the others carry their subdivision
('London' and 'London, Ontario'); regions and countries that share a name with a city say what they are.
"""

from functools import cache

from cityledger.harmonize import gazetteer
from cityledger.harmonize.gazetteer import City, Region
from cityledger.harmonize.surroundings import PARTS, bare_name, codes_of, district_words, says_region
from cityledger.harmonize.words import fold_name
from cityledger.records import Place

WORLD = Place(name="World", kind="world")


def place_of_code(code: str) -> Place | None:
    """The country or subdivision of an ISO 3166 code; None for a code that it does not have."""
    if "-" not in code:
        return place_of_country(code)
    region = gazetteer.region_of_code(code)
    return place_of_region(region) if region else None


@cache
def place_of_country(code: str) -> Place | None:
    """A country; told from a city that bears its name and lies in it ('Singapore (country)')."""
    name = gazetteer.country_name(code)
    if name is None:
        return None
    clash = any(city.country == code for city in gazetteer.cities_with_own_name(fold_name(name)))
    return Place(name=f"{name} (country)" if clash else name, kind="country", country_code=code)


@cache
def place_of_region(region: Region) -> Place:
    """A region; told from a city or country that bears its name by its type ('New York (State)')."""
    folded = fold_name(region.name)
    namesakes = [other for other in gazetteer.regions_named(folded) if other.code != region.code]
    clash = gazetteer.cities_named(folded) or gazetteer.country_named(folded) or namesakes
    name = f"{region.name} ({region.type})" if clash and region.type != "Area" else region.name
    if namesakes and region.country:
        name = f"{region.name} ({region.type}, {gazetteer.country_name(region.country)})"
    return Place(
        name=name,
        kind="region",
        country_code=region.country,
        subdivision_code=region.code,
        latitude=region.latitude,
        longitude=region.longitude,
    )


@cache
def place_of_city(city: City) -> Place:
    """A city under its unique name: alone for the largest bearer, else with its subdivision or country."""
    return Place(
        name=_label(city),
        kind="city",
        country_code=city.country,
        subdivision_code=city.subdivision,
        latitude=city.latitude,
        longitude=city.longitude,
    )


def _label(city: City) -> str:
    folded = fold_name(city.name)
    bearers = gazetteer.cities_with_own_name(folded)
    area = any(region.code is None for region in gazetteer.regions_named(folded))
    if bearers[0] == city and not area and gazetteer.country_named(folded) in (None, city.country):
        return city.name
    label = _qualified(city)
    larger = bearers[: bearers.index(city)]
    return f"{label} ({city.key})" if any(_qualified(other) == label for other in larger) else label


def _qualified(city: City) -> str:
    area = gazetteer.subdivision_name(city.subdivision) if city.subdivision else None
    return f"{city.name}, {area or gazetteer.country_name(city.country) or city.country}"


def unlisted_place(written: str, country: str | None) -> Place | None:
    """A document's own place that no gazetteer has, taken at its word; None where no name is left of it."""
    first, *qualifiers = [part.strip() for part in PARTS.split(written) if part.strip()] or [""]
    core, affix = bare_name(fold_name(first))
    if not core:
        return None
    codes = sorted(code for code in codes_of(qualifiers) if code)
    region = next((code for code in codes if "-" in code), None)
    return Place(
        name=" ".join(word for word in first.split() if fold_name(word) in core.split()) or first,
        kind=_kind_of_unlisted(core, affix),
        country_code=region.split("-")[0] if region else next(iter(codes), country),
        subdivision_code=region,
    )


def _kind_of_unlisted(core: str, affix: str) -> str:
    if says_region(affix):
        return "region"
    return "district" if core.endswith(district_words()) else "city"
