import dataclasses
import time

import pytest

from cityledger.harmonize import Harmonized, harmonize_document
from cityledger.records import CanonicalCommitment, CanonicalIndicator, Commitment, Indicator
from cityledger.store import Store


@pytest.fixture
def one(document, indicator):
    """The canonical form of one indicator row in a document about a place."""

    def make(place="Rotterdam", **fields) -> CanonicalIndicator:
        (row,) = harmonize_document(document(place), [indicator(**fields)], []).indicators
        return row

    return make


@pytest.fixture
def promise(document, commitment):
    """The canonical form of one commitment row in a document about a place."""

    def make(place="Rotterdam", **fields) -> CanonicalCommitment:
        (row,) = harmonize_document(document(place), [], [commitment(**fields)]).commitments
        return row

    return make


def test_an_indicator_gets_every_canonical_column(one):
    row = one(
        indicator="community-wide GHG emissions",
        subject="City of Rotterdam",
        value=3.6,
        unit="MtCO2e",
        period="2014",
        section="Climate > Inventory",
    )
    assert (row.indicator_standard, row.standard_score) == ("greenhouse_gas_emissions", 1.0)
    assert row.standard_method == "terms"
    assert (row.place, row.place_code, row.organization) == ("Rotterdam", "NL-ZH", "Rotterdam")
    assert (row.unit_dimension, row.standard_value, row.standard_unit) == ("greenhouse gas", 3600000.0, "tCO2e")
    assert (row.period_start, row.period_end) == ("2014-01-01", "2014-12-31")
    assert row.themes == ("iuc:climate-action", "sdg:13")
    assert row.warnings == ()


def test_what_was_written_stays_as_it_was(document, indicator, commitment):
    written = indicator(subject="the Foo", period="soon", unit="blorp", value_text="one", box=(1.0, 2.0, 3.0, 4.0))
    promised = commitment(actor="the Foo", deadline="in due time", places=("Nowhere",), targets=("i1", "i9"))
    result = harmonize_document(document("Rotterdam"), [written], [promised])
    for before, after, record in (
        (written, result.indicators[0], Indicator),
        (promised, result.commitments[0], Commitment),
    ):
        assert all(getattr(after, field.name) == getattr(before, field.name) for field in dataclasses.fields(record))


@pytest.mark.parametrize(
    ("subject", "place", "organization"),
    [
        (None, "Rotterdam", None),
        ("Rotterdam", "Rotterdam", None),
        ("the City", "Rotterdam", "Rotterdam"),
        ("City of Rotterdam", "Rotterdam", "Rotterdam"),
        ("Transport Department", "Rotterdam", "Transport Department, Rotterdam"),
        ("households", "Rotterdam", None),
        ("the bus fleet", "Rotterdam", None),
        ("Public transport", "Rotterdam", None),
        ("Lyon", "Lyon", None),
        ("City of Lyon", "Lyon", "Lyon"),
        ("University of Cape Town", "Cape Town", "University of Cape Town"),
        ("the Netherlands", "Netherlands", None),
        ("the world", "World", None),
        ("Birmingham", None, None),  # which one is not clear
        ("Foobarville", None, None),  # a name that nobody knows
        ("Foobar County", None, "Foobar County"),
        ("ICLEI", None, "ICLEI – Local Governments for Sustainability"),
        ("C40 Cities", None, "C40 Cities Climate Leadership Group"),
        ("Global Parks Alliance", None, "Global Parks Alliance"),
    ],
)
def test_the_subject_tells_place_and_organisation(one, subject, place, organization):
    row = one(subject=subject)
    assert (row.place, row.organization) == (place, organization)


def test_periods_and_units_that_cannot_be_read_are_null(one):
    row = one(period="in the near future", unit="blorp", indicator="population")
    assert (row.period, row.period_start, row.period_end) == ("in the near future", None, None)
    assert (row.unit, row.unit_dimension, row.standard_value, row.standard_unit) == ("blorp", None, None, None)
    assert row.indicator_standard is None


def test_a_fiscal_year_is_read_by_the_documents_country(one):
    assert one(place="Leeds", period="2019-20").period_start == "2019-04-01"
    assert one(place=None, period="2019-20").period_start == "2019-01-01"


def test_a_change_of_temperature_is_a_difference(one):
    assert one(unit="°F", value=9.0, kind="change").standard_value == 5.0


def test_a_commitment_gets_every_canonical_column(promise):
    row = promise(
        actor="the Council",
        action="plant 5,000 street trees",
        purpose="to cool the city in heat waves",
        partners=("ICLEI", "Harbour Trust", "iclei"),
        places=("Lyon", "Foobarville", "City of Lyon", "the Netherlands"),
        deadline="2025",
    )
    assert row.actor_organization == "Rotterdam"
    assert row.partner_organizations == ("ICLEI – Local Governments for Sustainability", "Harbour Trust")
    assert row.canonical_places == ("Lyon", "Netherlands")
    assert (row.deadline_start, row.deadline_end) == ("2025-01-01", "2025-12-31")
    assert {"iuc:urban-planning", "iuc:climate-action", "sdg:13"} <= set(row.themes)
    assert (row.target_value, row.target_unit) == (None, None)


def test_a_target_is_the_first_indicator_row_inside_the_clause(document, indicator, commitment):
    rows = [indicator(indicator_id="a", value=5000.0, unit="count"), indicator(indicator_id="b", value=3.0, unit="km")]
    promises = [commitment(targets=("gone", "b", "a")), commitment(targets=("gone",))]
    found = harmonize_document(document("Rotterdam"), rows, promises).commitments
    assert [(row.target_value, row.target_unit) for row in found] == [(3.0, "km"), (None, None)]


def test_a_deadline_that_cannot_be_read_keeps_its_words(promise):
    row = promise(deadline="as soon as funds allow")
    assert (row.deadline, row.deadline_start, row.deadline_end) == ("as soon as funds allow", None, None)


def test_organisations_and_places_are_those_that_the_rows_name(document, indicator, commitment):
    result = harmonize_document(
        document("City of Rotterdam"),
        [indicator(subject="Lyon"), indicator(subject="Transport Department")],
        [commitment(actor="the City", partners=("C40",)), commitment(actor="City of Rotterdam", places=("Lyon",))],
    )
    assert [place.name for place in result.places] == ["Rotterdam", "Lyon"]
    assert [(item.name, item.kind) for item in result.organizations] == [
        ("C40 Cities Climate Leadership Group", "network"),
        ("Rotterdam", "city"),
        ("Transport Department, Rotterdam", "agency"),
    ]
    named = {item.name for item in result.organizations}
    assert {row.actor_organization for row in result.commitments} <= named


def test_a_document_without_rows_names_its_place_alone(document):
    unplaced = document(None)
    assert harmonize_document(unplaced, [], []) == Harmonized(unplaced, (), (), (), ())
    placed = harmonize_document(document("Northbridge"), [], [])
    assert [place.name for place in placed.places] == ["Northbridge"]
    assert placed.document.place == "Northbridge"


def test_the_store_takes_the_result_and_gives_it_back(document, indicator, commitment, tmp_path):
    result = harmonize_document(document("Leeds"), [indicator(unit="kg")], [commitment(actor="Leeds City Council")])
    store = Store(tmp_path)
    for records in (result.indicators, result.commitments, result.organizations, result.places):
        store.write("harmonize", type(records[0]), "b1", records)
        assert store.read("harmonize", type(records[0]), "b1") == list(records)


def test_the_same_rows_give_the_same_result(document, indicator, commitment):
    rows = [indicator(subject=name) for name in ("Lyon", "the City", "HWC", "Harbour Waste Company")]
    promises = [commitment(actor=name) for name in ("HWC", "Harbour Waste Company (HWC)", "ICLEI")]
    first = harmonize_document(document("Rotterdam"), rows, promises)
    assert harmonize_document(document("Rotterdam"), rows, promises) == first


def test_hostile_words_do_no_harm(document, indicator, commitment):
    nasty = [
        "\x00",
        "\ud800",
        "\u202eLeeds",
        "' or 1=1 --",
        "=cmd()",
        "../../etc",
        "9" * 10_000,
        "لندن",
        "((((",
        "a" * 100_000,
    ]
    started = time.process_time()
    result = harmonize_document(
        document("Leeds", publisher="((("),
        [indicator(subject=word, indicator=word, unit=word, period=word, section=word) for word in nasty],
        [commitment(actor=word, partners=(word,), places=(word,), deadline=word, action=word) for word in nasty],
    )
    assert len(result.indicators) == len(result.commitments) == len(nasty)
    assert time.process_time() - started < 10


def test_ten_thousand_rows_take_little_time(document, indicator, commitment):
    rows = [
        indicator(
            indicator_id=str(number),
            indicator=f"trees planted in park {number}",
            subject=f"Ward {number} Board",
            unit="ha",
        )
        for number in range(5_000)
    ]
    promises = [
        commitment(actor=f"Office {number}", action=f"build school {number}", targets=(str(number),))
        for number in range(5_000)
    ]
    harmonize_document(document("Leeds"), rows[:1], promises[:1])
    started = time.process_time()
    harmonize_document(document("Leeds"), rows, promises)
    assert time.process_time() - started < 10
