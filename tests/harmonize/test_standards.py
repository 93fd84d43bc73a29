import re

import pytest
from benchmarks.standards import figures, read_pairs

from cityledger.harmonize.standards import match_standard
from cityledger.lookups import read_lookup

ENTRIES = read_lookup("indicators")["indicators"]
LISTED_DIMENSIONS = {item["name"] for item in read_lookup("units_dimensions")["dimensions"]}


@pytest.mark.parametrize(
    ("indicator", "dimension", "kind", "direction", "standard"),
    [
        ("population", "count", "actual", None, "population"),
        ("registered residents of the city", "count", "actual", None, "population"),
        ("population growth", "share", "change", "increase", "population_change"),
        ("population", "count", "change", "increase", "population_change"),
        ("regional GDP", "money", "actual", None, "gdp"),
        ("GDP per capita", "money", "actual", None, "gdp_per_capita"),
        ("gross domestic product", "share", "change", "increase", "gdp_change"),
        ("unemployment rate", "share", "actual", None, "unemployment_rate"),
        ("community-wide GHG emissions", "greenhouse gas", "actual", None, "greenhouse_gas_emissions"),
        ("GHG emissions", "mass", "actual", None, "greenhouse_gas_emissions"),
        ("greenhouse gas emissions", "share", "target", "decrease", "greenhouse_gas_emissions_change"),
        ("emissions reduction", "share", "target", "decrease", "greenhouse_gas_emissions_change"),
        ("emissions per person", "greenhouse gas", "actual", None, "greenhouse_gas_emissions_per_capita"),
        ("share of renewable electricity", "share", "target", None, "renewable_energy_share"),
        ("renewable electricity", "energy", "actual", None, "renewable_energy_generation"),
        ("solar capacity", "power", "target", None, "renewable_capacity"),
        ("household waste recycled", "share", "actual", None, "recycling_rate"),
        ("household waste", "mass", "actual", None, "waste_generated"),
        ("waste per resident", "mass", "actual", None, "waste_per_capita"),
        ("protected bike lanes", "length", "target", None, "cycle_network_length"),
        ("trips by public transport", "share", "target", None, "sustainable_mode_share"),
        ("tram passengers", "count", "actual", None, "public_transport_trips"),
        ("affordable homes", "count", "target", None, "affordable_homes"),
        ("trees planted", "count", "target", None, "trees_planted"),
        ("tree canopy cover", "share", "target", None, "green_share"),
        ("water lost to leaks", "share", "actual", None, "water_loss"),
        ("sister cities", "count", "actual", None, "sister_cities"),
        ("road deaths", "count", "target", None, "road_deaths"),
    ],
)
def test_rows_get_the_standard_indicator_that_their_words_name(indicator, dimension, kind, direction, standard):
    match = match_standard(indicator, dimension, kind, direction)
    assert match is not None
    assert match.standard.id == standard
    assert 0.5 <= match.score <= 1.0


@pytest.mark.parametrize(
    ("indicator", "dimension", "kind", "direction"),
    [
        ("population", "mass", "actual", None),  # the unit is of another dimension
        ("population", None, "actual", None),
        ("GDP", "rank", "rank", None),
        ("GDP", "share", "actual", None),
        ("benches painted", "count", "actual", None),
        ("population served by the new library branch", "count", "actual", None),
        ("meetings with residents of two districts", "count", "actual", None),
        ("", "count", "actual", None),
        ("the of in", "count", "actual", None),
        ("word " * 100_000, "count", "actual", None),
    ],
)
def test_unknown_stays_unknown(indicator, dimension, kind, direction):
    assert match_standard(indicator, dimension, kind, direction) is None


def test_the_score_falls_with_words_that_the_wording_does_not_explain():
    whole = match_standard("greenhouse gas emissions", "greenhouse gas", "actual", None)
    part = match_standard("greenhouse gas emissions of buses", "greenhouse gas", "actual", None)
    assert whole.score == 1.0
    assert part.score == 0.75


def test_the_lookup_is_whole():
    ids = {entry["id"] for entry in ENTRIES}
    assert len(ids) == len(ENTRIES)
    assert len([entry for entry in ENTRIES if "change_of" not in entry]) >= 60
    for entry in ENTRIES:
        assert entry["polarity"] in ("higher", "lower", "neutral"), entry["id"]
        assert re.fullmatch(r"(1[0-7]|[1-9])\.(1?\d|[a-d])", entry["sdg"]), entry["id"]
        assert entry.get("change_of") in {None, *ids}, entry["id"]
        assert entry["definition"].endswith("."), entry["id"]
        for dimension in entry["dimensions"]:
            assert set(dimension.split(" per ")) <= LISTED_DIMENSIONS, entry["id"]


def test_every_wording_finds_its_entry_or_one_of_the_same_words():
    for entry in ENTRIES:
        kind = "change" if "change_of" in entry else "actual"
        found = [match_standard(wording, entry["dimensions"][0], kind, None) for wording in entry["wordings"]]
        assert any(match and match.standard.id == entry["id"] for match in found), entry["id"]
        assert all(found), (entry["id"], entry["wordings"])


def test_pairs_that_no_wording_was_fitted_to_are_matched_well_at_the_lookup_s_threshold():
    held_back = [pair for pair in read_pairs() if pair.half == "held_back"]
    precision, recall, _ = figures(held_back, read_lookup("indicators")["accepted_from"])
    assert precision >= 0.9 and recall >= 0.7


def test_a_threshold_of_the_caller_goes_before_that_of_the_lookup():
    told = ("trees and shrubs along new streets", "count", "target", None)
    score = match_standard(*told, accepted_from=0.0).score
    assert match_standard(*told, accepted_from=score + 0.01) is None
