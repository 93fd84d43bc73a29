import time

import pytest

from cityledger.harmonize.places import code_of
from cityledger.harmonize.words import fold_name


@pytest.mark.parametrize(
    ("home", "name", "place", "code"),
    [
        # nothing but the name
        (None, "London", "London", "GB-ENG"),
        (None, "Paris", "Paris", "FR-IDF"),
        (None, "Guangzhou", "Guangzhou", "CN-GD"),
        (None, "广州", "Guangzhou", "CN-GD"),
        (None, "City of Lyon", "Lyon", "FR-ARA"),
        (None, "Cape Town Municipality", "Cape Town", "ZA-WC"),
        (None, "The Hague", "The Hague", "NL-ZH"),
        (None, "Mexico City", "Mexico City", "MX"),
        (None, "New York", "New York City", "US-NY"),
        (None, "Washington, D.C.", "Washington", "US-DC"),
        (None, "Barcelona", "Barcelona", "ES-CT"),
        # the name says where
        (None, "London, Ontario", "London, Ontario", "CA-ON"),
        (None, "London Ontario", "London, Ontario", "CA-ON"),
        (None, "London (Canada)", "London, Ontario", "CA-ON"),
        (None, "Birmingham, Alabama", "Birmingham, Alabama", "US-AL"),
        (None, "Birmingham, United Kingdom", "Birmingham", "GB-ENG"),
        (None, "Springfield, Illinois, USA", "Springfield, Illinois", "US-IL"),
        (None, "Portland, OR", "Portland", "US-OR"),
        (None, "Tbilisi, Georgia", "Tbilisi", "GE"),
        (None, "Atlanta, Georgia", "Atlanta", "US-GA"),
        (None, "Sapporo, Hokkaido", "Sapporo", "JP"),
        # the document says where
        ("Toronto", "London", "London, Ontario", "CA-ON"),
        ("Toronto", "Hamilton", "Hamilton", "CA-ON"),
        ("Leeds", "Birmingham", "Birmingham", "GB-ENG"),
        ("Leeds", "London", "London", "GB-ENG"),
        ("Chicago", "Springfield", "Springfield, Illinois", "US-IL"),
        ("Atlanta", "Birmingham", "Birmingham, Alabama", "US-AL"),
        ("Atlanta", "Athens", "Athens, Georgia", "US-GA"),
        (None, "Athens", "Athens", "GR"),
        ("Northbridge, United Kingdom", "Birmingham", "Birmingham", "GB-ENG"),
        # regions, countries, the world
        (None, "Georgia", "Georgia", "GE"),
        ("Atlanta", "Georgia", "Georgia (State)", "US-GA"),
        (None, "State of Georgia", "Georgia (State)", "US-GA"),
        (None, "New York State", "New York (State)", "US-NY"),
        (None, "Guangdong Province", "Guangdong", "CN-GD"),
        ("Toronto", "Ontario", "Ontario (Province)", "CA-ON"),
        ("Chicago", "Dallas", "Dallas", "US-TX"),
        (None, "Hong Kong", "Hong Kong", "HK"),
        ("Utrecht", "Utrecht", "Utrecht", "NL-UT"),
        ("Utrecht", "Province of Utrecht", "Utrecht (Province)", "NL-UT"),
        (None, "U.S.", "United States", "US"),
        (None, "the UK", "United Kingdom", "GB"),
        (None, "Republic of Korea", "South Korea", "KR"),
        (None, "Europe", "Europe", None),
        (None, "Asia", "Asia", None),
        (None, "the world", "World", None),
        # districts
        ("Leeds", "Harehills Ward", "Harehills Ward, Leeds", "GB-ENG"),
        ("Guangzhou", "Guangzhou Development Zone", "Guangzhou Development Zone", "CN-GD"),
        # towns with the names of plain words
        ("Leeds", "City of Bath", "Bath", "GB-ENG"),
    ],
)
def test_names_become_places(finder, home, name, place, code):
    found = finder(home).find(name).place
    assert found is not None
    assert (found.name, code_of(found)) == (place, code)


@pytest.mark.parametrize(
    ("home", "name", "known"),
    [
        (None, "Birmingham", True),
        ("Guangzhou", "Birmingham", True),
        ("Chicago", "Columbus", True),  # Ohio's and Georgia's
        (None, "Valencia", True),
        (None, "Kansas City", True),
        ("Chicago", "Hillsborough", True),  # may be a small town nearby
        ("Leeds", "Foobarshire County", False),
        (None, "Foobarville", False),
        (None, "White House", False),
        (None, "Federal Government", False),
        (None, "the Central City Council", False),
        (None, "Reading", False),
        (None, "Mobile", False),
        (None, "Harehills Ward", False),
        (None, "London, Foobarland", False),
        (None, "households with children under three in the old town", False),
        (None, "", False),
        (None, ", ()", False),
        (None, "x" * 100_000, False),
    ],
)
def test_names_that_are_not_clear_stay_unresolved(finder, home, name, known):
    found = finder(home).find(name)
    assert found.place is None
    assert found.known is known


@pytest.mark.parametrize(
    ("home", "name", "place"),
    [
        ("Leeds", "Leeds Housing Department", "Leeds"),
        ("Leeds", "University of Birmingham", "Birmingham"),
        ("Leeds", "Bristol Energy Board", "Bristol"),
        (None, "Guangzhou Metro Group", "Guangzhou"),
        ("Leeds", "Guangzhou Metro Group", "Guangzhou"),
        ("Leeds", "Bank of England", "England"),
        ("Leeds", "Department of Commerce", None),
        ("Leeds", "Mobile Health Unit", None),
        ("Leeds", "Union Street Market", None),
        ("Leeds", "households", None),
        ("Leeds", "", None),
    ],
)
def test_places_inside_longer_names(finder, home, name, place):
    found = finder(home).inside(name)
    assert (found.name if found else None) == place


@pytest.mark.parametrize(
    ("written", "name", "kind", "code"),
    [
        ("City of Rotterdam", "Rotterdam", "city", "NL-ZH"),
        ("the Netherlands", "Netherlands", "country", "NL"),
        ("Northbridge", "Northbridge", "city", None),
        ("City of Northbridge, United Kingdom", "Northbridge", "city", "GB"),
        ("Northbridge, Ontario, Canada", "Northbridge", "city", "CA-ON"),
        ("Province of Northmark", "Northmark", "region", None),
        ("Old Mills District", "Old Mills District", "district", None),
    ],
)
def test_the_documents_own_place_is_taken_at_its_word(finder, written, name, kind, code):
    home = finder(written).home
    assert (home.name, home.kind, code_of(home)) == (name, kind, code)


@pytest.mark.parametrize("written", ["Birmingham", "Springfield", " ", None])
def test_an_ambiguous_or_missing_place_of_the_document_stays_open(finder, written):
    assert finder(written).home is None


def test_the_country_of_the_documents_address_decides_between_namesakes(finder):
    assert finder("Birmingham", url="https://www.birmingham.gov.uk/plan.pdf").home.country_code == "GB"
    assert finder(None, url="https://example.gov.za/plan").country == "ZA"
    assert finder(None, url="https://example.org/plan").country is None
    assert finder(None, url="http://[broken").country is None


def test_the_publisher_tells_the_place_where_the_document_does_not(finder):
    assert finder(None, publisher="Rotterdam City Council").home.name == "Rotterdam"
    assert finder(None, publisher="Institute for Studies").home is None


def test_the_documents_own_place_goes_before_all_namesakes(finder):
    places = finder("Birmingham, Alabama")
    assert places.find("Birmingham").place.name == "Birmingham, Alabama"
    assert places.find("City of Birmingham").place == places.home
    assert places.find("Birmingham, United Kingdom").place.country_code == "GB"


def test_names_of_any_length_and_script_take_little_time(finder):
    places = finder("Leeds")
    started = time.process_time()
    for name in [
        "a " * 5_000,
        "City of " * 1_000,
        "," * 100_000,
        "\x00\u202e" * 1_000,
        "لندن",
        "of " * 10_000 + "Leeds",
    ]:
        places.find(name)
        places.inside(name)
    assert time.process_time() - started < 2
    assert fold_name("a " * 5_000) == ""
