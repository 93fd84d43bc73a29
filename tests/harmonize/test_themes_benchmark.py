"""The labelled statements of the benchmark are whole, and the term lists do as well on them as the page says."""

import json

import pytest
from benchmarks.themes import SCHEMES, STATEMENTS, Figures, measure, read_statements, table

from cityledger.lookups import read_lookup

ROWS = [json.loads(line) for line in STATEMENTS.read_text(encoding="utf-8").splitlines()]
THEMES = {theme["id"] for scheme in read_lookup("themes")["schemes"] for theme in scheme["themes"]}


def test_there_are_statements_of_every_theme_and_of_none_in_both_halves():
    assert len({row["statement"] for row in ROWS}) == len(ROWS) >= 120
    assert all(
        set(row) == {"statement", "themes", "half"} and row["half"] in ("looked_at", "held_back") for row in ROWS
    )
    assert {theme for row in ROWS for theme in row["themes"]} == THEMES
    for half in ("looked_at", "held_back"):
        assert any(not row["themes"] for row in ROWS if row["half"] == half)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_themes_are_found_in_statements_that_terms_were_not_chosen_by(scheme):
    held_back = [item for item in read_statements() if item.half == "held_back"]
    assert measure(held_back, scheme).f1 >= 0.8


def test_a_higher_score_is_right_more_often():
    matches = [(match.score, match.theme in item.themes) for item in read_statements() for match in item.found]
    low = [is_right for score, is_right in matches if score < 0.6]
    high = [is_right for score, is_right in matches if score >= 0.75]
    assert sum(low) / len(low) + 0.1 < sum(high) / len(high)


def test_figures_are_shares_of_what_was_found_and_labelled():
    figures = Figures(labelled=4, found=2, right=1)
    assert (figures.precision, figures.recall) == (0.5, 0.25)
    assert figures.f1 == pytest.approx(1 / 3)
    assert Figures(0, 0, 0).f1 == 0.0


def test_the_table_has_a_row_for_each_scheme_and_half():
    lines = table(read_statements()).splitlines()
    assert sum(line.startswith(("| iuc", "| sdg")) for line in lines) == 4
