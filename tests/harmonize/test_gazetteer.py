import pycountry
import pytest

from cityledger.harmonize import gazetteer
from cityledger.harmonize.words import fold_name


def test_the_largest_bearer_of_a_name_comes_first():
    cities = gazetteer.cities_named("birmingham")
    assert [city.country for city in cities[:2]] == ["GB", "US"]
    assert cities[0].people > cities[1].people


@pytest.mark.parametrize(
    ("name", "own"),
    [("Bangalore", "Bengaluru"), ("Canton", "Guangzhou"), ("广州", "Guangzhou"), ("Frankfurt", "Frankfurt am Main")],
)
def test_other_names_of_large_cities_are_known(name, own):
    assert own in [city.name for city in gazetteer.cities_named(fold_name(name))]


def test_airport_codes_and_transliterations_are_no_names():
    assert gazetteer.cities_named("lhr") == ()
    assert gazetteer.cities_named("lwndwn") == ()


@pytest.mark.parametrize(
    ("country", "largest_cities"),
    [
        ("AU", {"Sydney": "AU-NSW", "Melbourne": "AU-VIC", "Perth": "AU-WA"}),
        ("BR", {"São Paulo": "BR-SP", "Curitiba": "BR-PR", "Recife": "BR-PE"}),
        ("CA", {"Toronto": "CA-ON", "Montréal": "CA-QC", "Halifax": "CA-NS"}),
        ("CN", {"Guangzhou": "CN-GD", "Chengdu": "CN-SC", "Wuhan": "CN-HB", "Shanghai": "CN-SH"}),
        ("DE", {"Berlin": "DE-BE", "Leipzig": "DE-SN", "Stuttgart": "DE-BW"}),
        ("ES", {"Bilbao": "ES-PV", "Zaragoza": "ES-AR"}),
        ("FR", {"Lyon": "FR-ARA", "Lille": "FR-HDF"}),
        ("IT", {"Naples": "IT-72", "Turin": "IT-21"}),
        ("NL", {"Eindhoven": "NL-NB", "Rotterdam": "NL-ZH"}),
        ("ZA", {"Durban": "ZA-KZN", "Cape Town": "ZA-WC"}),
        ("US", {"Chicago": "US-IL", "New Orleans": "US-LA"}),
        ("GB", {"Glasgow": "GB-SCT", "Cardiff": "GB-WLS"}),
        ("CH", {"Genève": "CH-GE"}),
        ("JP", {"Osaka": None}),
    ],
)
def test_cities_have_their_iso_subdivision_or_none(country, largest_cities):
    for name, code in largest_cities.items():
        city = next(city for city in gazetteer.cities_named(fold_name(name)) if city.country == country)
        assert city.subdivision == code, name


def test_every_code_of_the_decisions_is_in_iso_3166():
    decisions = gazetteer.decisions()
    subdivisions = {item.code for item in pycountry.subdivisions}
    countries = {item.alpha_2 for item in pycountry.countries}
    mapped = {f"{country}-{code}" for country, table in decisions["admin1"].items() for code in table.values()}
    assert mapped <= subdivisions
    assert {item["code"] for item in decisions["subdivisions"]} <= subdivisions
    assert {item["code"] for item in decisions["countries"]} <= countries
    assert {item["code"] for item in decisions["decisions"] if "code" in item} <= subdivisions | countries


def test_every_decision_for_a_city_finds_it():
    for name, decision in gazetteer.decided_names().items():
        if decision.city:
            found = {city.country for city in gazetteer.cities_named(fold_name(decision.city))}
            assert decision.country in found, name


def test_every_decision_has_its_reason():
    decisions = gazetteer.decisions()
    for group in ("countries", "decisions", "additions", "subdivisions"):
        assert all(item["reason"].strip() for item in decisions[group]), group
    assert all(rule["reason"].strip() for rule in decisions["rules"].values())


def test_countries_and_regions_by_the_names_that_texts_use():
    assert gazetteer.country_named("south korea") == "KR"
    assert gazetteer.country_named("atlantis") is None
    assert [region.code for region in gazetteer.regions_named("bavaria")] == ["DE-BY"]
    assert [region.code for region in gazetteer.regions_named("guangdong")] == ["CN-GD"]
    assert gazetteer.country_name("XX") is None
    assert gazetteer.region_of_code("XX-YY") is None
