import pytest

from cityledger.harmonize.choices import choose_city, lies_in
from cityledger.harmonize.gazetteer import City


def city(key, country, people, subdivision=None):
    return City(key, "Somewhere", country, subdivision, 0.0, 0.0, people)


NEAR = city(1, "US", 20_000, "US-GA")
FAR = city(2, "US", 90_000, "US-OH")
LARGE = city(3, "US", 150_000, "US-TX")
ABROAD = city(4, "GB", 300_000, "GB-ENG")
FAMOUS = city(5, "FR", 2_500_000, "FR-IDF")


@pytest.mark.parametrize(
    ("cities", "subdivision", "country", "chosen"),
    [
        ([NEAR, FAR, FAMOUS], "US-GA", "US", NEAR),
        ([FAR, ABROAD], "US-GA", "US", ABROAD),  # the far one may be a small town nearby; abroad there is one
        ([FAR], "US-GA", "US", None),
        ([FAR], None, "US", FAR),
        ([LARGE, ABROAD], "US-GA", "US", LARGE),
        ([FAR, LARGE], None, "US", None),
        ([FAR, FAMOUS], None, None, FAMOUS),
        ([ABROAD, FAMOUS], None, None, FAMOUS),
        ([ABROAD, LARGE], None, None, None),
        ([NEAR, LARGE], None, None, None),
        ([], "US-GA", "US", None),
    ],
)
def test_the_nearest_bearer_or_the_famous_one_is_meant(cities, subdivision, country, chosen):
    assert choose_city(cities, subdivision, country) == chosen
    assert choose_city(list(reversed(cities)), subdivision, country) == chosen


def test_a_city_lies_in_its_country_and_subdivision():
    assert lies_in(NEAR, {"US"})
    assert lies_in(NEAR, {"US-GA"})
    assert not lies_in(NEAR, {"US-OH", "FR"})
    assert lies_in(city(6, "JP", 1), {"JP-01"})
    assert not lies_in(city(6, "JP", 1), {"KR-11", None})
