"""What no wording says is found by its meaning, where unit, kind and words allow it."""

import pytest
from benchmarks.standards import figures, read_pairs, with_cosine_from

from cityledger.harmonize.embedding import is_installed
from cityledger.harmonize.paraphrases import closest_standard
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
    match = closest_standard(indicator, dimension, kind, direction)
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
    assert closest_standard(indicator, dimension, kind, direction) is None


def test_a_threshold_of_the_caller_goes_before_that_of_the_lookup():
    told = ("water usage", "volume", "actual", None)
    score = closest_standard(*told).score
    assert closest_standard(*told, accepted_from=score + 0.01) is None


def test_more_of_the_pairs_that_nothing_was_fitted_to_are_found_at_the_same_precision():
    held_back = [pair for pair in read_pairs() if pair.half == "held_back"]
    asked = [pair for pair in read_pairs(find=with_cosine_from(0.75)) if pair.half == "held_back"]
    alone, both = figures(held_back, 0.5), figures(asked, 0.0)
    assert both[0] >= alone[0] - 0.01
    assert both[1] > alone[1]
