"""What no wording says is found by its meaning, where unit, kind and words allow it."""

import pytest
from benchmarks.standards import figures, read_pairs, with_cosine_from

from cityledger.harmonize import harmonize_document
from cityledger.harmonize.embedding import is_installed
from cityledger.harmonize.paraphrases import closest_standards
from cityledger.harmonize.standards import match_standard
from tests.conftest import require_extra


@pytest.fixture(autouse=True)
def _extra():
    require_extra("embeddings", is_installed())


@pytest.mark.parametrize(
    ("indicator", "dimension", "kind", "direction", "standard"),
    [
        ("water usage", "volume", "actual", None, "water_consumption"),
        ("trips made on foot or by bicycle", "share", "actual", None, "sustainable_mode_share"),
        ("energy reduction", "share", "change", "decrease", "energy_consumption_change"),
    ],
)
def test_a_paraphrase_gets_the_closest_standard_indicator(indicator, dimension, kind, direction, standard):
    assert match_standard(indicator, dimension, kind, direction) is None
    (match,) = closest_standards([(indicator, dimension, kind, direction)])
    assert (match.standard.id, match.method) == (standard, "embedding")
    assert 0.75 <= match.score <= 1


@pytest.mark.parametrize(
    ("indicator", "dimension", "kind", "direction"),
    [
        ("water usage", "count", "actual", None),  # the unit does not fit
        ("water usage", None, "actual", None),
        ("water usage", "rank", "rank", None),
        ("trips", "share", "target", None),  # wider than any wording
        ("", "share", "target", None),
        ("greenhouse gas emissions", "share", "actual", None),  # a share of them, no change
        ("unemployed population", "count", "actual", None),  # a word that excludes the population
        ("statues of lions washed", "count", "target", None),
    ],
)
def test_what_is_not_close_or_not_allowed_stays_unknown(indicator, dimension, kind, direction):
    assert closest_standards([(indicator, dimension, kind, direction)]) == [None]


def test_rows_keep_their_order_and_numbers_in_them_do_not_count():
    known, unknown = ("water usage", "volume", "actual", None), ("statues of lions washed", "count", "actual", None)
    matches = closest_standards([unknown, known, ("water usage 2019", *known[1:]), unknown])
    assert [match and match.standard.id for match in matches] == [None, "water_consumption", "water_consumption", None]
    assert matches[1] == matches[2]
    assert closest_standards([]) == []


def test_a_document_s_unknown_rows_are_looked_up_where_that_is_asked_for(document, indicator):
    rows = [indicator(indicator="water usage", value=4.0, unit="m3"), indicator(indicator="population", unit="count")]
    asked, known = harmonize_document(document("Leeds"), rows, []).indicators
    assert (asked.indicator_standard, asked.standard_method) == ("water_consumption", "embedding")
    assert (known.indicator_standard, known.standard_method) == ("population", "terms")
    not_asked = harmonize_document(document("Leeds"), rows, [], embeddings=False).indicators[0]
    assert (not_asked.indicator_standard, not_asked.standard_score, not_asked.standard_method) == (None, None, None)


def test_a_threshold_of_the_caller_goes_before_that_of_the_lookup():
    told = ("water usage", "volume", "actual", None)
    (match,) = closest_standards([told])
    assert closest_standards([told], accepted_from=match.score + 0.01) == [None]


def test_more_of_the_pairs_that_nothing_was_fitted_to_are_found_at_the_same_precision():
    held_back = [pair for pair in read_pairs() if pair.half == "held_back"]
    asked = [pair for pair in read_pairs(find=with_cosine_from(0.75)) if pair.half == "held_back"]
    alone, both = figures(held_back, 0.5), figures(asked, 0.0)
    assert both[0] >= alone[0] - 0.01
    assert both[1] > alone[1]
