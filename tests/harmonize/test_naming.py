from collections import Counter

from cityledger.harmonize import gazetteer
from cityledger.harmonize.naming import WORLD, place_of_city, place_of_code, place_of_country, place_of_region


def test_no_two_places_share_a_name():
    cities = {city for name in gazetteer._cities() for city in gazetteer.cities_named(name)}
    regions = {region for name in gazetteer._regions() for region in gazetteer.regions_named(name)}
    places = [place_of_city(city) for city in cities] + [place_of_region(region) for region in regions]
    places += [place_of_country(code) for code in set(gazetteer._countries().values())] + [WORLD]
    assert len(places) > 25_000
    assert [name for name, count in Counter(place.name for place in places).items() if count > 1] == []


def test_the_largest_bearer_has_the_name_alone():
    birmingham, alabama, *_ = gazetteer.cities_with_own_name("birmingham")
    assert place_of_city(birmingham).name == "Birmingham"
    assert place_of_city(alabama).name == "Birmingham, Alabama"


def test_what_shares_a_name_with_a_city_says_what_it_is():
    assert place_of_code("US-NY").name == "New York (State)" or place_of_code("US-NY").name == "New York"
    assert place_of_code("SG").name == "Singapore (country)"
    assert place_of_code("FR").name == "France"
    assert place_of_code("XX") is None
    assert place_of_code("XX-YY") is None
