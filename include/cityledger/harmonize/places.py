"""Places as written, made canonical by what their document is about.

In: a document and names. Out: `Place` records whose names are unique: the largest bearer of a name has it alone, the
others carry their subdivision ('London' and 'London, Ontario'). A name with several bearers is decided by what it says
itself, by people (include/lookups/gazetteer.yml), by the document's subdivision and country, or by fame; else it stays
unresolved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cityledger.harmonize import gazetteer
from cityledger.harmonize.choices import choose_city, lies_in
from cityledger.harmonize.homes import place_of_rows
from cityledger.harmonize.naming import (
    WORLD,
    place_of_city,
    place_of_code,
    place_of_country,
    place_of_region,
    unlisted_place,
)
from cityledger.harmonize.surroundings import (
    PARTS,
    bare_name,
    codes_of,
    country_of_address,
    district_words,
    plain_words,
    says_region,
    world_words,
)
from cityledger.harmonize.words import fold_name
from cityledger.records import Document, Place

_MOST_WORDS = 8
_LONGEST_PLACE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name turned out to be. `known` without a place: it is a place's name, but not clear whose."""

    place: Place | None
    known: bool


NOTHING = Resolution(None, known=False)
UNCLEAR = Resolution(None, known=True)


def code_of(place: Place | None) -> str | None:
    """The most exact ISO 3166 code of a place: its subdivision's, else its country's."""
    return (place.subdivision_code or place.country_code) if place else None


class PlaceFinder:
    """Resolves names in the light of one document; every name is resolved once."""

    def __init__(self, document: Document, names: Iterable[str] = ()) -> None:
        """Find out which place the document speaks for: `home`, None where nothing tells it.

        `names` are those of its rows' subjects and actors, asked where the document itself says nothing.
        """
        self._found: dict[str, Resolution] = {}
        self.home: Place | None = None
        self._home_names: frozenset[str] = frozenset()
        self.country = country_of_address(document.url)
        self.subdivision: str | None = None
        self._take_home(document.place)
        if self.home is None and not (document.place or "").strip():
            told = self.inside(document.publisher) if document.publisher else None
            self._take_home(told.name if told else place_of_rows(document.title, names, self._is_place))

    def _is_place(self, name: str) -> bool:
        place = self.find(name).place
        return place is not None and place.kind in ("city", "region", "country")

    def _take_home(self, written: str | None) -> None:
        """Make a place that is written somewhere the document's own; one that is ambiguous is not taken."""
        if not written or not written.strip():
            return
        found = self._resolve(written)
        home = found.place if found.known else unlisted_place(written, self.country)
        self._found.clear()
        if home is None:
            return
        self.home, self.country = home, home.country_code or self.country
        coarse = home.country_code in gazetteer.rules()["coarse_subdivisions"]["countries"]
        self.subdivision = None if coarse else home.subdivision_code
        names = {home.name, home.name.split(",")[0], PARTS.split(written)[0]}
        self._home_names = frozenset({fold_name(name) for name in names} | {bare_name(fold_name(n))[0] for n in names})

    def find(self, name: str) -> Resolution:
        """The place that the whole of a name stands for."""
        if name not in self._found:
            self._found[name] = self._resolve(name)
        return self._found[name]

    def inside(self, name: str) -> Place | None:
        """The place that a longer name contains ('Port of Antwerp', 'Leeds Housing Department'); None if there is none.

        Believed where it is the document's own place, lies in its country or is a large city, as small towns bear the
        names of plain words.
        """
        words = PARTS.split(name)[0].split()
        if not words or len(words) > _MOST_WORDS * 2:
            return None
        tails = [" ".join(words[i + 1 :]) for i, word in enumerate(words) if word in ("of", "in", "for")]
        heads = [" ".join(words[:length]) for length in range(min(_LONGEST_PLACE_WORDS, len(words) - 1), 0, -1)]
        for part in [*tails, *heads]:
            found = self.find(part).place if part[:1].isupper() and fold_name(part) not in plain_words() else None
            if found and found != WORLD and self._believed(part, found):
                return found
        return None

    def _believed(self, name: str, place: Place) -> bool:
        if place == self.home or place.kind != "city" or place.country_code == self.country:
            return True
        bearers = [
            city for form in {fold_name(name), bare_name(fold_name(name))[0]} for city in gazetteer.cities_named(form)
        ]
        largest = max((city.people for city in bearers), default=0)
        return largest >= int(gazetteer.rules()["inside_names_from"]["people"])

    def _resolve(self, name: str) -> Resolution:
        parts = [part.strip() for part in PARTS.split(name) if part.strip()]
        whole = fold_name(name)
        if not whole or not parts or len(whole.split()) > _MOST_WORDS:
            return NOTHING
        core, affix = bare_name(fold_name(parts[0]))
        own = fold_name(parts[0])
        if affix and (gazetteer.cities_with_own_name(own) or gazetteer.country_named(own)):
            core, affix = own, ""  # 'Mexico City', 'Republic of Korea': the word belongs to the name
        found = (len(parts) > 1 and self._decided(whole)) or self._named(core, parts[1:], affix)
        if not found.known and len(parts) == 1:
            found = self._spaced(whole)
        return found if found.known else self._district(parts[0])

    def _decided(self, folded: str) -> Resolution | None:
        decision = gazetteer.decided_names().get(folded)
        if decision is None or (decision.when_in and decision.when_in != self.country):
            return None
        if decision.code:
            return _known(place_of_code(decision.code))
        cities = list(gazetteer.cities_named(fold_name(decision.city or "")))
        cities = [city for city in cities if city.country == decision.country]
        return _known(place_of_city(cities[0])) if cities else None

    def _named(self, core: str, qualifiers: Sequence[str], affix: str) -> Resolution:
        """What a name without its affix stands for; the affix and the qualifiers limit it."""
        if qualifiers or says_region(affix):
            return self._city_or_region(core, qualifiers, affix)
        if core in self._home_names and self.home:
            return _known(self.home)
        if not affix and core in world_words():
            return _known(WORLD)
        if core in plain_words() and not affix.endswith(" of"):
            return NOTHING
        decided = None if self._is_near(core) else self._decided(core)
        if decided and decided.place and (decided.place.kind == "city" or "city" not in affix):
            return decided
        country = gazetteer.country_named(core)
        if country and "city" not in affix:
            return _known(place_of_country(country))
        return self._city_or_region(core, qualifiers, affix)

    def _is_near(self, folded: str) -> bool:
        """Whether a city of the document's own subdivision bears the name: it comes before one that is famous."""
        return any(self.subdivision and city.subdivision == self.subdivision for city in gazetteer.cities_named(folded))

    def _city_or_region(self, core: str, qualifiers: Sequence[str], affix: str) -> Resolution:
        """A city, or a region where the name says so or no city bears it."""
        cities = () if says_region(affix) else gazetteer.cities_named(core)
        regions = gazetteer.regions_named(core)
        if qualifiers:
            allowed = codes_of(qualifiers)
            cities = tuple(city for city in cities if lies_in(city, allowed))
            regions = tuple(region for region in regions if {region.country, region.code} & allowed)
        if areas := [region for region in regions if region.code is None and not qualifiers]:
            return _known(place_of_region(areas[0]))  # people added it, so people mean it
        own_regions = any(region.country == self.country for region in regions)
        if cities and not (own_regions and all(city.country != self.country for city in cities)):
            chosen = choose_city(cities, self.subdivision, self.country)
            return _known(place_of_city(chosen)) if chosen else UNCLEAR
        near = [region for region in regions if region.country == self.country] or list(regions)
        return _known(place_of_region(near[0])) if len(near) == 1 else Resolution(None, known=bool(near))

    def _spaced(self, folded: str) -> Resolution:
        """'london ontario', 'portland oregon': a name and its qualifier without a comma."""
        words = folded.split()
        for cut in range(len(words) - 1, 0, -1):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            if gazetteer.cities_named(head) and (gazetteer.country_named(tail) or gazetteer.regions_named(tail)):
                found = self._named(head, [tail], "")
                if found.place:
                    return found
        return NOTHING

    def _district(self, name: str) -> Resolution:
        """A part of the city that the document speaks for, by the word that its name ends in."""
        folded = fold_name(name)
        word = next((word for word in district_words() if folded.endswith(" " + word)), None)
        if word is None or self.home is None or not name[:1].isupper():
            return NOTHING
        own = name.removeprefix("The ").strip()
        if not any(part in folded for part in self._home_names):
            own = f"{own}, {self.home.name}"
        return _known(
            Place(name=own, kind="district", country_code=self.country, subdivision_code=self.home.subdivision_code)
        )


def _known(place: Place | None) -> Resolution:
    return Resolution(place, known=True) if place else UNCLEAR
