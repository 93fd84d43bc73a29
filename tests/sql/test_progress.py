"""Which later values bear on a target: pairs in, links out."""

import pytest

from cityledger.load.lookup_rows import StandardIndicator
from tests.load.making import make_commitment, make_document, make_indicator, make_sighting

POLARITIES = {"bus_lines": "higher", "emissions": "lower", "population": "neutral"}
STANDARDS = [
    StandardIndicator(
        indicator_standard=name,
        label=name,
        definition=None,
        dimensions=(),
        polarity=polarity,
        sdg_target=None,
        change_of=None,
    )
    for name, polarity in POLARITIES.items()
]
PUBLISHED = [make_document("old", published_on="2020-06"), make_document("new", published_on="2025-03-01")]


def _target(document_id="old", **changes):
    values = {
        "kind": "target",
        "value": 20.0,
        "standard_value": 20.0,
        "period": "2030",
        "period_start": "2030-01-01",
        "period_end": "2030-12-31",
        "indicator_standard": "bus_lines",
        "standard_score": 1.0,
    }
    return make_indicator(document_id, 1, **{**values, **changes})


def _actual(document_id="new", number=2, **changes):
    values = {
        "value": 15.0,
        "standard_value": 15.0,
        "period": "2024",
        "period_start": "2024-01-01",
        "period_end": "2024-12-31",
        "indicator_standard": "bus_lines",
        "standard_score": 1.0,
    }
    return make_indicator(document_id, number, **{**values, **changes})


def _links(case, load, *rows, documents=PUBLISHED, **landed):
    load(document=documents, indicator=rows, standard_indicator=STANDARDS, **landed)
    return case.rows(
        "select target.indicator_id, actual.indicator_id, ratio, is_met, order_known_by, round(fact.confidence, 4)"
        " from star.fact_progress as fact inner join star.fact_indicator as target"
        " on target_observation_key = target.observation_key inner join star.fact_indicator as actual"
        " on actual_observation_key = actual.observation_key order by all"
    )


def test_a_later_document_bears_on_an_earlier_target(case, load):
    assert _links(case, load, _target(), _actual()) == [("old-i1", "new-i2", 0.75, False, "publication", 0.64)]


@pytest.mark.parametrize(
    "different",
    [
        {"place": "Braga"},
        {"place": None},
        {"indicator_standard": "emissions"},
        {"indicator_standard": None},
        {"standard_unit": "t"},
        {"kind": "projection"},
        {"kind": "change"},
        {"period": "2010", "period_start": "2010-01-01", "period_end": "2010-12-31"},
    ],
)
def test_values_that_do_not_match_or_are_from_before_bear_on_nothing(case, load, different):
    assert _links(case, load, _target(), _actual(**different)) == []


def test_an_earlier_document_bears_on_nothing(case, load):
    assert _links(case, load, _target("new"), _actual("old")) == []


def test_a_value_for_the_time_when_the_target_is_due_bears_on_it_whatever_the_documents_say(case, load):
    due = _target(period="2022", period_start="2022-01-01", period_end="2022-12-31")
    undated = [make_document("old"), make_document("new")]
    assert _links(case, load, due, _actual(), documents=undated) == [("old-i1", "new-i2", 0.75, False, "period", 0.512)]


def test_a_superseded_document_bears_on_nothing(case, load):
    sightings = [make_sighting("in/a", "old"), make_sighting("in/a", "new", "2026-05-01T00:00:00+00:00")]
    assert _links(case, load, _target(), _actual(), sighting=sightings) == []


@pytest.mark.parametrize(
    ("standard", "comparator", "value", "is_met"),
    [
        ("bus_lines", "=", 20.0, True),
        ("bus_lines", "=", 15.0, False),
        ("emissions", "=", 15.0, True),
        ("emissions", ">=", 15.0, False),
        ("population", "=", 15.0, None),
        ("population", "<=", 15.0, True),
        ("population", "<", 25.0, False),
    ],
)
def test_a_target_is_met_as_its_comparator_or_else_its_indicator_says(case, load, standard, comparator, value, is_met):
    target = _target(indicator_standard=standard, comparator=comparator)
    links = _links(case, load, target, _actual(indicator_standard=standard, value=value, standard_value=value))
    assert [link[3] for link in links] == [is_met]


def test_a_promised_change_is_met_by_a_change_in_the_same_direction(case, load):
    cut = _target(direction="decrease", value=15.0, standard_value=15.0)
    done = _actual(kind="change", direction="decrease", value=18.0, standard_value=18.0)
    grown = _actual(number=3, kind="change", direction="increase", value=18.0, standard_value=18.0)
    assert _links(case, load, cut, done, grown, _actual(number=4)) == [
        ("old-i1", "new-i2", 1.2, True, "publication", 0.64)
    ]


def test_money_is_compared_in_its_own_currency(case, load):
    money = {"standard_unit": None, "standard_value": None, "unit_dimension": "money"}
    euros = _actual(unit="EUR", value=10.0, **money)
    dollars = _actual(number=3, unit="USD", value=10.0, **money)
    links = _links(case, load, _target(unit="EUR", **money), euros, dollars)
    assert [link[1] for link in links] == ["new-i2"]


def test_of_several_statements_for_one_period_the_surest_is_linked(case, load):
    links = _links(
        case, load, _target(), _actual(), _actual(number=3, confidence=0.9), _actual(number=4, confidence=0.1)
    )
    assert [link[1] for link in links] == ["new-i3"]


def test_a_link_names_the_commitment_that_the_target_stands_in(case, load):
    rows = [_target(), _actual()]
    _links(case, load, *rows, commitment=[make_commitment("old", 7, targets=("old-i1",))])
    query = "select commitment_id from star.fact_progress inner join star.fact_commitment using (commitment_key)"
    assert case.rows(query) == [("old-c7",)]


def test_a_target_of_nothing_has_no_ratio(case, load):
    target = _target(indicator_standard="emissions", value=0.0, standard_value=0.0)
    assert [link[2:4] for link in _links(case, load, target, _actual(indicator_standard="emissions"))] == [
        (None, False)
    ]
