"""What may stand around a place's name: 'City of' and 'Province', 'Ontario' after a comma, the end of a web address.

In: folded names, qualifiers, addresses. Out: the bare name, ISO 3166 codes, word lists of include/lookups.
"""

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from cityledger.harmonize import gazetteer
from cityledger.harmonize.words import fold_name
from cityledger.lookups import read_lookup

PARTS = re.compile(r"[,()]")
"""What parts a name from its qualifiers."""

_REGION_WORDS = ("state", "province", "provincial", "region", "regional", "commonwealth", "county")
_COUNTRY_OF_ADDRESS = {"uk": "GB", "eu": None}
_WITH_POSTAL_CODES = ("US", "CA", "AU")
"""Countries whose subdivisions are written as in 'Portland, OR'."""


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may stand before and after a place's name and mean its government, folded, the longest first."""
    entry = read_lookup("organizations")["of_city"]
    before, after = ([fold_name(item) for item in entry[side]] for side in ("before", "after"))
    return tuple(sorted(before, key=len, reverse=True)), tuple(sorted(after, key=len, reverse=True))


def bare_name(folded: str) -> tuple[str, str]:
    """A folded name without what says 'city' or 'government' around it, and what was taken off."""
    before, after = _affixes()
    for affix in before:
        if folded.startswith(affix + " "):
            return folded[len(affix) + 1 :].removeprefix("the "), affix
    for affix in after:
        if folded.endswith(" " + affix):
            return folded[: -len(affix) - 1], affix
    return folded, ""


def says_region(affix: str) -> bool:
    """Whether what was taken off a name says that it is a province, a state or a region."""
    return any(word in _REGION_WORDS for word in affix.split())


def codes_of(qualifiers: Sequence[str]) -> set[str | None]:
    """The countries and subdivisions that qualifiers name: 'Ontario', 'Canada', 'ON', 'USA'. The last one limits."""
    codes: set[str | None] = set()
    for qualifier in qualifiers:
        folded = fold_name(qualifier)
        country = gazetteer.country_named(folded)
        regions = {region.code for region in gazetteer.regions_named(folded)} - {None}
        if qualifier.isupper() and len(qualifier) in (2, 3):
            regions |= {
                code for code in (f"{c}-{qualifier}" for c in _WITH_POSTAL_CODES) if gazetteer.subdivision_name(code)
            }
        found = regions | ({country} if country else set())
        if not codes or not found:
            codes |= found
    return codes


def country_of_address(url: str | None) -> str | None:
    """The country of a web address's last part (.za, .uk); addresses under .com, .org and the like say nothing."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # 'http://[': the address is kept as it is, and says nothing
        host = None
    last = host.rsplit(".", 1)[-1] if host else ""
    if last in _COUNTRY_OF_ADDRESS:
        return _COUNTRY_OF_ADDRESS[last]
    return last.upper() if len(last) == 2 and gazetteer.country_name(last) else None


@cache
def plain_words() -> frozenset[str]:
    """Towns' names that are plain words, and so no place by themselves."""
    return frozenset(gazetteer.decisions()["plain_words"]["names"])


@cache
def world_words() -> frozenset[str]:
    """Words for the whole world."""
    return frozenset(fold_name(word) for word in gazetteer.decisions()["world"])


@cache
def district_words() -> tuple[str, ...]:
    """The words that the names of city districts end in."""
    return tuple(fold_name(word) for word in gazetteer.decisions()["districts"]["words"])
