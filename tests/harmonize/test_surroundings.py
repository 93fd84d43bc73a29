import pytest

from cityledger.harmonize.surroundings import bare_name, codes_of, country_of_address, says_region


@pytest.mark.parametrize(
    ("folded", "bare", "affix"),
    [
        ("city of lyon", "lyon", "city of"),
        ("city of the hague", "hague", "city of"),
        ("lyon city council", "lyon", "city council"),
        ("guangdong provincial government", "guangdong", "provincial government"),
        ("lyon", "lyon", ""),
        ("city", "city", ""),
    ],
)
def test_what_says_city_or_government_is_taken_off(folded, bare, affix):
    assert bare_name(folded) == (bare, affix)


def test_provinces_and_counties_are_told_from_cities():
    assert says_region("provincial government")
    assert says_region("county")
    assert not says_region("city council")
    assert not says_region("")


@pytest.mark.parametrize(
    ("qualifiers", "codes"),
    [
        (["Ontario"], {"CA-ON"}),
        (["OR"], {"US-OR"}),
        (["Illinois", "USA"], {"US-IL"}),
        (["Georgia"], {"US-GA", "GE"}),
        (["United Kingdom"], {"GB"}),
        (["Foobarland"], set()),
        ([], set()),
    ],
)
def test_qualifiers_name_countries_and_subdivisions(qualifiers, codes):
    assert codes_of(qualifiers) == codes


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.leeds.gov.uk/plan", "GB"),
        ("https://www.gz.gov.cn/plan", "CN"),
        ("https://europa.eu/plan", None),
        ("https://example.com", None),
        ("file:///srv/plan.pdf", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_the_end_of_an_address_tells_the_country(address, country):
    assert country_of_address(address) == country
