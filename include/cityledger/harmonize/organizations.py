"""Organisations as written, made canonical: one name, its kind, and the other names that stand for it.

In: the names that a document's rows give to actors, partners and subjects. Out: `Organization` records. A city or
country that acts is its government, under the place's own name: 'City of X', 'X City Council' and, in its own papers,
'the Council' are one body. Bodies that every city has ('Transport Department') are told apart by the document's place.
Well-known ones, the words that tell kinds, and the reasons are in include/lookups/organizations.yml.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from cityledger.harmonize.naming import place_of_code, place_of_country
from cityledger.harmonize.places import PlaceFinder
from cityledger.harmonize.surroundings import bare_name
from cityledger.harmonize.words import LONGEST_NAME, fold_name, loose_tokens
from cityledger.lookups import read_lookup
from cityledger.records import Organization, Place

OTHER = "other"

_WITH_ACRONYM = re.compile(r"(.{4,}?)\s*\(([A-Z][A-Za-z0-9&.-]{1,11})\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}")
_ARTICLE = re.compile(r"(?:the|its|our|their|an?)\s+", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"\s+(?:of|for|on|in|to|at)\s+|,")
_LEVELS = ("any", "city", "state", "country")
_GOVERNMENTS = {"city": "city", "district": "government", "region": "government", "country": "government"}


@dataclass(frozen=True, slots=True)
class _WellKnown:
    name: str
    kind: str


@cache
def _lookup() -> dict[str, Any]:
    content: dict[str, Any] = read_lookup("organizations")
    return content


@cache
def _well_known() -> dict[str, _WellKnown]:
    """The lookup's organisations by folded name; acronyms and aliases that stand twice are an error."""
    table: dict[str, _WellKnown] = {}
    for item in _lookup()["organizations"]:
        known = _WellKnown(item["name"], item["kind"])
        for name in [item["name"], *item["aliases"]]:
            if table.setdefault(fold_name(name), known) != known:
                raise ValueError(f"include/lookups/organizations.yml gives {name!r} to two organisations; leave one")
    return table


@cache
def _own_government() -> dict[str, str]:
    """'city council' → 'city', 'federal government' → 'country': whose government a name that names no place means."""
    own = _lookup()["own_government"]
    return {fold_name(name): level for level in _LEVELS for name in own[level]}


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    return {tuple(loose_tokens(word)): item["kind"] for item in _lookup()["kinds"] for word in item["words"]}


@cache
def _local_bodies() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(loose_tokens(word)) for word in _lookup()["local_bodies"]["words"])


def kind_of_body(name: str) -> str | None:
    """The kind that a name's own words tell, None where they tell none: 'Ministry of Transport' is a ministry."""
    words, head = loose_tokens(name), loose_tokens(_HEAD_ENDS.split(name, maxsplit=1)[0])
    return _last_of(words, (4, 3, 2)) or _last_of(head, (1,)) or _last_of(words, (1,))


def _last_of(words: list[str], lengths: tuple[int, ...]) -> str | None:
    """What the last words that are one of the kinds' phrases stand for; `lengths` are the phrases to look for."""
    for end in range(len(words), 0, -1):
        for length in lengths:
            if length <= end and (kind := _kinds().get(tuple(words[end - length : end]))):
                return kind
    return None


@cache
def _topics() -> frozenset[str]:
    words = [*_lookup()["topics"]["words"], *_lookup()["local_bodies"]["words"]]
    return frozenset(token for word in words for token in loose_tokens(word))


def _is_local_body(name: str) -> bool:
    """Whether every city may have a body of this name: it ends in such a word, and all its words are common."""
    words = loose_tokens(_HEAD_ENDS.split(name, maxsplit=1)[0])
    ends_so = any(tuple(words[-length:]) in _local_bodies() for length in (1, 2))
    return ends_so and all(word in _topics() for word in loose_tokens(name))


class OrganizationFinder:
    """Resolves the names of one document, so that a name and its acronym are one organisation."""

    def __init__(self, names: Iterable[str], places: PlaceFinder) -> None:
        """Take every name of the document first: which of two written forms is the full one shows only then."""
        self._places = places
        self._written = Counter(_clean(name) for name in names if name.strip() and len(name) <= LONGEST_NAME)
        by_count = reversed(self._written.most_common())  # the last one put in stays
        self._usual = {fold_name(form): form for form, _ in by_count}
        self._full: dict[str, str] = {}
        self._learn_acronyms()
        self._longer: dict[str, set[str]] = {}
        self._learn_short_forms()
        self._canonical: dict[str, Organization | None] = {}
        self._used: dict[str, Organization] = {}
        self._forms: dict[str, set[str]] = {}

    def _learn_acronyms(self) -> None:
        """From 'Full Name (FN)', and from an acronym that the initials of just one other name spell."""
        by_initials: dict[str, set[str]] = {}
        for name in self._written:
            if match := _WITH_ACRONYM.fullmatch(name):
                self._full[match[2]] = match[1]
            else:
                by_initials.setdefault(_initials(name), set()).add(name)
        for name in self._written:
            if _ACRONYM.fullmatch(name) and name not in self._full:
                full = by_initials.get(name.replace("&", "").replace("-", ""), set()) - {name}
                if len(full) == 1:
                    self._full[name] = next(iter(full))

    def _learn_short_forms(self) -> None:
        """Find the names that end in a shorter name of the document, as 'Harbour Water Board' ends in 'Water Board'."""
        folded = {fold_name(_full_form(name)[0]): _full_form(name)[0] for name in self._written}
        for whole, name in folded.items():
            words = whole.split()
            for start in range(1, len(words)):
                short = " ".join(words[start:])
                if short in folded:
                    self._longer.setdefault(short, set()).add(name)

    def _longest(self, full: str) -> str:
        """The one longest name of the document that a body's name is the end of; the name itself if there are two."""
        longer = self._longer.get(fold_name(full), set()) if kind_of_body(full) else set()
        ends = [name for name in longer if not self._longer.get(fold_name(name))]
        return ends[0] if len(ends) == 1 else full

    def look_up(self, name: str) -> Organization | None:
        """The organisation that a name stands for, without aliases; None for what is no name."""
        clean = _clean(name)
        if clean not in self._canonical:
            self._canonical[clean] = self._resolve(clean) if fold_name(clean) else None
        return self._canonical[clean]

    def find(self, name: str) -> Organization | None:
        """As `look_up`, and the organisation becomes one of those that the document's rows name."""
        found = self.look_up(name)
        if found:
            self._used[found.name] = found
            self._forms.setdefault(found.name, set()).update(_full_form(_clean(name)))
        return found

    def named(self) -> tuple[Organization, ...]:
        """Every organisation that was found, with the other forms in which the document names it, sorted by name."""
        return tuple(
            Organization(name=name, kind=self._used[name].kind, aliases=_aliases(name, forms))
            for name, forms in sorted(self._forms.items())
        )

    def _resolve(self, written: str) -> Organization:
        full, *_ = _full_form(written)
        full = self._full.get(full, full)
        folded = fold_name(full)
        for form in (folded, fold_name(written)):
            if known := _well_known().get(form):
                return Organization(name=known.name, kind=known.kind)
        if place := self._government_of(full, folded):
            return Organization(name=place.name, kind=_GOVERNMENTS.get(place.kind, "government"))
        full = self._longest(full)
        kind = kind_of_body(full) or OTHER
        return Organization(name=self._told_apart(full), kind=kind)

    def _government_of(self, full: str, folded: str) -> Place | None:
        """The place whose government a name means."""
        if level := _own_government().get(folded):
            return self._own(level)
        bare, affix = bare_name(folded)
        if kind_of_body(full) is None or affix or bare == folded:
            place = self._places.find(full).place
            return place if place and place.kind in _GOVERNMENTS and (affix or not kind_of_body(full)) else None
        return None

    def _own(self, level: str) -> Place | None:
        """The place that the document speaks for, or the state or country that it lies in, as the level says."""
        home, code = self._places.home, self._places.country
        if level == "any" or (home and home.kind == level):
            return home
        if level == "city":
            return home if home and home.kind == "district" else None
        if level == "state" and code in _lookup()["own_government"]["states_in"]:
            return place_of_code(home.subdivision_code) if home and home.subdivision_code else None
        return place_of_country(code) if code else None

    def _told_apart(self, full: str) -> str:
        """A body that every city has carries the document's place: 'Transport Department, Rotterdam'."""
        home = self._places.home
        if home is None or not _is_local_body(full) or self._places.inside(full):
            return self._usual_form(full)
        country = place_of_country(self._places.country) if self._places.country else None
        bearer = country if country and kind_of_body(full) == "ministry" else home
        return f"{full[:1].upper()}{full[1:]}, {bearer.name}"

    def _usual_form(self, full: str) -> str:
        """The most frequent of the forms that differ only in case and punctuation; the first of equals."""
        return self._usual.get(fold_name(full), full)


def _aliases(name: str, forms: set[str]) -> tuple[str, ...]:
    """The forms that differ from the name in more than case and punctuation, one for each."""
    different = {fold_name(form): form for form in sorted(forms, reverse=True)}
    return tuple(sorted(form for folded, form in different.items() if folded not in ("", fold_name(name))))


def _clean(name: str) -> str:
    """Without article, quotation marks and stray punctuation at the ends."""
    text = " ".join(name.split()).strip(" .,;:'\"“”‘’•-")
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def _full_form(name: str) -> list[str]:
    """['Full Name', 'FN'] of 'Full Name (FN)', else the name alone."""
    match = _WITH_ACRONYM.fullmatch(name)
    return [match[1], match[2]] if match else [name]


def _initials(name: str) -> str:
    """The capital initials of a name of two words or more: 'Municipal Waste Company' → 'MWC'."""
    words = [word for word in re.split(r"[\s-]+", name) if word]
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""
