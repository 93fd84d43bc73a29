"""The lookups as rows."""

from cityledger.load.lookup_rows import read_standard_indicators, read_themes


def test_every_theme_belongs_to_a_scheme_and_is_named_once():
    themes = list(read_themes())
    assert {theme.scheme for theme in themes} >= {"iuc", "sdg"}
    assert len({theme.theme for theme in themes}) == len(themes)
    (cities,) = (theme for theme in themes if theme.theme == "sdg:11")
    assert (cities.code, cities.scheme) == ("11", "sdg")
    assert cities.label
    assert cities.scheme_label != cities.scheme


def test_every_standard_indicator_has_what_the_dimension_shows():
    standards = {item.indicator_standard: item for item in read_standard_indicators()}
    assert standards["population"].label == "Population"
    assert all(item.polarity in ("higher", "lower", "neutral") for item in standards.values())
    assert all(item.change_of in standards for item in standards.values() if item.change_of)
    assert all(item.definition and item.dimensions for item in standards.values())
