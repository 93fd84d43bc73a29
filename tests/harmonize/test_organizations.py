import time

import pytest

from cityledger.harmonize.organizations import OrganizationFinder, kind_of_body
from cityledger.lookups import read_lookup

KINDS = {"city", "government", "ministry", "agency", "company", "university", "network", "programme", "other"}


@pytest.fixture
def organizations(finder):
    return lambda names, place=None: OrganizationFinder(names, finder(place))


@pytest.mark.parametrize(
    ("place", "written", "name", "kind"),
    [
        ("Rotterdam", "City of Rotterdam", "Rotterdam", "city"),
        ("Rotterdam", "Rotterdam City Council", "Rotterdam", "city"),
        ("Rotterdam", "municipal government of Rotterdam", "Rotterdam", "city"),
        ("Rotterdam", "the city", "Rotterdam", "city"),
        ("Rotterdam", "the Council", "Rotterdam", "city"),
        ("Rotterdam", "We", "Rotterdam", "city"),
        ("Rotterdam", "City of Lyon", "Lyon", "city"),
        ("Rotterdam", "The Hague", "The Hague", "city"),
        ("Rotterdam", "national government", "Netherlands", "government"),
        ("United States", "the Federal Government", "United States", "government"),
        ("United States", "State of Texas", "Texas", "government"),
        ("New Orleans", "the State", "Louisiana", "government"),
        ("Guangzhou", "the state", "China", "government"),
        ("Guangzhou", "Guangdong Provincial Government", "Guangdong", "government"),
        ("Rotterdam", "Transport Department", "Transport Department, Rotterdam", "agency"),
        ("Rotterdam", "Department of Public Works", "Department of Public Works, Rotterdam", "agency"),
        ("Rotterdam", "Ministry of Finance", "Ministry of Finance, Netherlands", "ministry"),
        ("Rotterdam", "Port of Rotterdam Authority", "Port of Rotterdam Authority", "agency"),
        ("Rotterdam", "Public Works Department of Oslo", "Public Works Department of Oslo", "agency"),
        ("Rotterdam", "ICLEI", "ICLEI – Local Governments for Sustainability", "network"),
        ("Rotterdam", "C40 Cities", "C40 Cities Climate Leadership Group", "network"),
        ("Rotterdam", "UN-Habitat", "United Nations Human Settlements Programme", "agency"),
        ("Rotterdam", "World Health Organization (WHO)", "World Health Organization", "agency"),
        ("Rotterdam", "Erasmus University Rotterdam", "Erasmus University Rotterdam", "university"),
        ("Rotterdam", "Harbour Ferries Ltd", "Harbour Ferries Ltd", "company"),
        ("Rotterdam", "Warm Homes Programme", "Warm Homes Programme", "programme"),
        ("Rotterdam", "member cities", "member cities", "other"),
        ("Northbridge", "City of Northbridge", "Northbridge", "city"),
        (None, "Transport Department", "Transport Department", "agency"),
        (None, "the city", "city", "other"),
        (None, "Springfield", "Springfield", "other"),
    ],
)
def test_names_become_organisations(organizations, place, written, name, kind):
    found = organizations([written], place).find(written)
    assert (found.name, found.kind) == (name, kind)


def test_a_name_and_its_acronym_are_one_organisation(organizations):
    names = ["Harbour Waste Company (HWC)", "HWC", "the Harbour Waste Company"]
    found = organizations(names, "Rotterdam")
    assert {found.find(name).name for name in names} == {"Harbour Waste Company"}
    assert [(item.name, item.aliases) for item in found.named()] == [("Harbour Waste Company", ("HWC",))]


def test_an_acronym_is_told_from_the_initials_of_one_other_name(organizations):
    found = organizations(["Regional Transit Trust", "RTT"])
    assert found.find("RTT").name == "Regional Transit Trust"
    ambiguous = organizations(["Regional Transit Trust", "River Tunnel Trust", "RTT"])
    assert ambiguous.find("RTT").name == "RTT"


def test_a_short_form_is_the_one_name_that_ends_in_it(organizations):
    names = ["Zonneveld Water Board", "the Water Board", "the Board", "Tram Company"]
    found = organizations(names, "Rotterdam")
    assert {found.find(name).name for name in names[:3]} == {"Zonneveld Water Board"}
    assert found.find("Tram Company").name == "Tram Company"


def test_a_short_form_of_two_names_is_neither(organizations):
    found = organizations(["Zonneveld Water Board", "Maasoord Water Board", "Water Board"], "Rotterdam")
    assert found.find("Water Board").name == "Water Board, Rotterdam"


def test_a_proper_name_needs_no_place(organizations):
    found = organizations([], "Rotterdam")
    assert found.find("Zonneveld Port Authority").name == "Zonneveld Port Authority"
    assert found.find("Port Authority").name == "Port Authority, Rotterdam"


def test_aliases_are_the_other_forms_of_the_rows(organizations):
    names = ["City of Rotterdam", "Rotterdam", "the City", "Rotterdam", "ROTTERDAM"]
    found = organizations(names, "Rotterdam")
    for name in names:
        found.find(name)
    (city,) = found.named()
    assert (city.name, city.kind, city.aliases) == ("Rotterdam", "city", ("City", "City of Rotterdam"))


def test_forms_that_differ_in_case_alone_take_the_most_frequent(organizations):
    names = ["harbour trust fund", "Harbour Trust Fund", "Harbour Trust Fund"]
    assert organizations(names).find("harbour trust fund").name == "Harbour Trust Fund"


def test_what_was_only_looked_up_is_not_named(organizations):
    found = organizations(["C40"])
    assert found.look_up("C40").kind == "network"
    assert found.named() == ()


@pytest.mark.parametrize("name", ["", "  ", "…", "x" * 100_000])
def test_no_name_is_no_organisation(organizations, name):
    assert organizations([name], "Rotterdam").find(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ministry of Transport", "ministry"),
        ("Institute of Technology", "university"),
        ("Task Force on Flooding", "agency"),
        ("Office for the Arts University", "agency"),
        ("residents", None),
    ],
)
def test_the_head_of_a_name_tells_its_kind(name, kind):
    assert kind_of_body(name) == kind


def test_the_lookup_has_known_kinds_and_reasons():
    content = read_lookup("organizations")
    assert {item["kind"] for item in content["organizations"]} <= KINDS
    assert {item["kind"] for item in content["kinds"]} <= KINDS
    assert all(item["reason"].strip() for item in content["organizations"])


def test_many_names_take_little_time(organizations):
    names = [f"Bureau {number} of Works" for number in range(3_000)]
    started = time.process_time()
    found = organizations(names, "Rotterdam")
    for name in names:
        found.find(name)
    assert len(found.named()) == len(names)
    assert time.process_time() - started < 5
