"""Names of places and bodies, told from other capitalised words.

In: a name with the tokens that it covers, or the heading of a column. Out: whether it names a place or body, and which.
"""

from functools import cache

import pycountry

from cityledger.extract.context import Context
from cityledger.extract.indicators.nouns import Span
from cityledger.extract.indicators.reading import NOUNS, Reading, words_of

_OFFICES = frozenset({"City", "of", "County", "the", "Government", "Municipality", "District"})


def is_entity(name: str, resolved: str | None, reading: Reading, span: Span, strict: bool) -> bool:
    """Whether a capitalised run names a place or an organisation, not a programme's topic or an index."""
    if (
        resolved is None
        or not resolved[0].isupper()
        or (reading.tag(span[1]) in NOUNS and reading.tokens[span[1]].text[0].islower())
    ):
        return False
    last = name.lower().split()[-1]
    if last in words_of("organization_heads") or name.lower().split()[0] in words_of("organization_heads"):
        return True
    if is_country(name) or (resolved != name and not name.isupper()):
        return True
    if name.isupper() and len(name) > 2:
        return (
            resolved != name and not is_country(name) and resolved.split()[-1].lower() in words_of("organization_heads")
        )
    names = all(reading.tag(place) == "NP0" or reading.lower(place) in ("of", "the") for place in range(*span))
    return names and not strict


def is_country(name: str) -> bool:
    """Whether a name is a country's or a continent's, in full or short."""
    return name.lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    listed = {
        word.lower()
        for country in pycountry.countries
        for word in (country.name, getattr(country, "common_name", country.name))
    }
    return frozenset(
        listed
        | {
            "us",
            "usa",
            "u.s",
            "u.s.",
            "uk",
            "u.k.",
            "eu",
            "uae",
            "europe",
            "asia",
            "africa",
            "russia",
            "korea",
            "south korea",
            "vietnam",
        }
    )


def is_language(name: str) -> bool:
    """`in English`: a language and no place."""
    return name in _languages()


@cache
def _languages() -> frozenset[str]:
    return frozenset(language.name for language in pycountry.languages if hasattr(language, "alpha_2"))


def column_place(header: str, context: Context) -> str | None:
    """The place or body that a column is for: `Louisiana`, `City of X`, a heading that ends in the owner's name."""
    words = header.split()
    if not words or not words[0][0].isupper():
        return None
    owner = set((context.owner or "").split()) - {
        "City",
        "of",
        "County",
        "the",
        "Government",
        "Municipality",
        "District",
    }
    if owner and owner <= set(words):
        return context.owner
    if is_country(header):
        return header
    for length in (3, 2, 1):
        if len(words) >= length and " ".join(words[-length:]) in _subdivisions():
            return " ".join(words[-length:])
    return None


@cache
def _subdivisions() -> frozenset[str]:
    return frozenset(division.name for division in pycountry.subdivisions if len(division.name) > 4)
