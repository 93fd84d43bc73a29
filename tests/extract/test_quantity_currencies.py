"""Currencies of the world by the names that texts write."""

import pycountry
import pytest
from babel.numbers import get_currency_name

from cityledger.extract import find_quantities
from cityledger.extract.quantities.lexicon import get_lexicon

FUNDS = {"BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "VED"}
"""Units of account, and bolívares that no longer circulate under their code."""


def test_every_currency_is_read_by_its_english_plural():
    codes = {money.alpha_3 for money in pycountry.currencies if not money.alpha_3.startswith("X")} - FUNDS
    apart = {}
    for code in codes:
        name = get_currency_name(code, 2, locale="en")
        found = find_quantities(f"They paid 300 {name} for it")
        if [(item.value, item.unit) for item in found] != [(300, code)]:
            apart[code] = name
    assert len(codes) > 140
    assert apart == {}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("300 zlotys", 300, "PLN"),
        ("40 Icelandic kronur", 40, "ISK"),
        ("90 shekels", 90, "ILS"),
        ("$US3 million", 3_000_000, "USD"),
        ("Aus$5", 5, "AUD"),
        ("MXN$ 500", 500, "MXN"),
        ("CN¥50", 50, "CNY"),
        ("¥50", 50, "JPY"),
        ("Rs 2 crore 35 lakh", 23_500_000, "INR"),
        ("TRY 300 million", 300_000_000, "TRY"),
        ("5m EUR", 5_000_000, "EUR"),
        ("72p a litre", 0.72, "GBP"),
        ("two pence", 0.02, "GBP"),
    ],
)
def test_money_by_name_and_abbreviation(text, value, unit):
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize("text", ["Section 2c", "Figure 3p", "filmed in 1080p", "in paragraph 12p"])
def test_letters_that_number_things_are_no_cents(text):
    assert [item.unit for item in find_quantities(text) if item.unit] == []


def test_words_of_other_senses_are_no_currency_alone():
    names = get_lexicon().money_names
    assert not {("real",), ("marks",), ("gold",), ("colon",)} & set(names)
    assert names[("brazilian", "reals")].code == "BRL"
