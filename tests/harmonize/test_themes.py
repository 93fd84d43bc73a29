import time

import pytest

from cityledger.harmonize.themes import ThemeMatch, find_themes, score_of
from cityledger.lookups import read_lookup


def themes_of(*given):
    return tuple(match.theme for match in find_themes(*given))


SCHEMES = {scheme["id"]: scheme for scheme in read_lookup("themes")["schemes"]}


@pytest.mark.parametrize(
    ("text", "section", "themes"),
    [
        ("add 40 km of bike lanes", "", ("iuc:urban-mobility", "sdg:11")),
        ("put every permit online as a digital service", "", ("iuc:smart-cities",)),
        ("restore the historic centre", "", ("iuc:urban-regeneration", "sdg:11")),
        ("ban single-use plastic at markets", "", ("iuc:circular-economy", "sdg:12")),
        ("revise the zoning code", "", ("iuc:urban-planning", "sdg:11")),
        ("plan the new quarter", "Land use", ("iuc:urban-planning", "sdg:11")),
        ("cut greenhouse gas emissions", "", ("iuc:climate-action", "sdg:13")),
        ("open an incubator for start-ups", "", ("iuc:innovation", "sdg:8", "sdg:9")),
        ("vaccinate all infants", "Health", ("sdg:3",)),
        ("sign agreements with two sister cities", "", ("sdg:17",)),
        ("paint the benches blue", "", ()),
        ("", "", ()),
    ],
)
def test_rows_speak_of_themes(text, section, themes):
    assert themes_of(text, section) == themes


def test_one_weak_term_is_not_enough_and_two_are():
    assert themes_of("repair the street", "") == ()
    assert "iuc:urban-mobility" in themes_of("repair the street for vehicles", "")


def test_a_heading_further_up_needs_company():
    assert themes_of("publish a report", "Transport > Reporting") == ()
    assert themes_of("publish a report", "Reporting > Transport") == ("iuc:urban-mobility", "sdg:11")
    assert themes_of("publish a report on each journey", "Transport > Reporting") == ("iuc:urban-mobility", "sdg:11")


def test_a_weak_word_inside_a_strong_term_does_not_count_again():
    assert themes_of("nothing", "Bus lanes > Reports > Misc") == ()


def test_what_the_standard_indicator_says_is_kept():
    assert themes_of("things", "", ["sdg:6"]) == ("sdg:6",)


def test_a_term_inside_a_phrase_that_says_otherwise_does_not_count():
    assert "iuc:urban-planning" in themes_of("lay out a park", "")
    assert "iuc:urban-planning" not in themes_of("lay out a business park", "")


def test_a_goal_takes_the_terms_of_the_networks_that_it_is_like_but_for_some():
    assert themes_of("close the roundabout", "") == ("iuc:urban-mobility", "sdg:11")
    assert themes_of("widen the motorway", "") == ("iuc:urban-mobility", "sdg:9")
    assert themes_of("repair the street", "") == (), "weak terms of two networks do not add up for the goal"


def test_there_are_seven_networks_and_seventeen_goals():
    assert len(SCHEMES["iuc"]["themes"]) == 7
    assert [theme["id"] for theme in SCHEMES["sdg"]["themes"]] == [f"sdg:{number}" for number in range(1, 18)]
    for scheme in SCHEMES.values():
        for theme in scheme["themes"]:
            assert theme["id"].startswith(f"{scheme['id']}:")
            assert len(theme["strong"]) >= 10, theme["id"]
            assert not set(theme["strong"]) & set(theme["weak"]), theme["id"]


def test_every_strong_term_gives_its_theme():
    for scheme in SCHEMES.values():
        for theme in scheme["themes"]:
            for term in theme["strong"]:
                assert theme["id"] in themes_of(str(term), ""), (theme["id"], term)


def test_texts_of_any_length_take_little_time():
    started = time.process_time()
    find_themes("public transport " * 100_000, "water > " * 10_000)
    assert time.process_time() - started < 1


def test_each_theme_says_how_well_it_fits():
    assert find_themes("add bike lanes", "") == (ThemeMatch("iuc:urban-mobility", 0.5), ThemeMatch("sdg:11", 0.5))
    (mobility, _cities) = find_themes("add bike lanes, trams and charging stations", "")
    assert (mobility.theme, mobility.score) == ("iuc:urban-mobility", 0.875)
    assert find_themes("things", "", ["sdg:6"]) == (ThemeMatch("sdg:6", 0.5),)


def test_scores_rise_with_the_terms_and_stay_shares():
    scores = [score_of(weight) for weight in (1, 1.5, 2, 5, 500)]
    assert scores == sorted(scores)
    assert scores[0] == 0.5 and scores[-1] == 1
