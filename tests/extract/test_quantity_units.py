"""Units and money of quantities over made-up phrases: prefixes, powers, denominators, neighbours that share a unit."""

import pytest
import ucumvert

from cityledger.extract import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("140 l/c/d", 140, "L/{person}/d"),
        ("95 lpcd", 95, "L/{person}/d"),
        ("130 litres per person per day", 130, "L/{person}/d"),
        ("75 kWh/m2/yr", 75, "kW.h/m2/a"),
        ("75 kWh/m²/a", 75, "kW.h/m2/a"),
        ("2.1 t CO2e per capita", 2.1, "t{CO2e}/{person}"),
        ("40 kg of waste per household per week", 40, "kg"),
        ("25 kg per household per week", 25, "kg/{household}/wk"),
        ("4 mg/L", 4, "mg/L"),
        ("4 mg per litre", 4, "mg/L"),
        ("18 hPa", 18, "hPa"),
        ("30 kilopascals", 30, "kPa"),
        ("12 m s−1", 12, "m/s"),
        ("12 m·s⁻¹", 12, "m/s"),
        ("300 kg ha−1 year−1", 300, "kg/har/a"),
        ("900 cm−1", 900, "cm-1"),
        ("7 g cm−3", 7, "g/cm3"),
        ("60 mm3", 60, "mm3"),
        ("3 mSv", 3, "mSv"),
        ("9 Mtoe", 9, "10*6{toe}"),
        ("80 °C/min", 80, "Cel/min"),
        ("a pot of 5 g", 5, "g"),
        ("within 36 h of rain", 36, "h"),
        ("6 ft 3 in", 6.25, "[ft_i]"),
        ("2 hours 30 minutes", 2.5, "h"),
        ("47 ± 0.5 %", 47, "%"),
        ("55 dollars a barrel", 55, "USD"),
        ("$13.9 million per kilometre", 13_900_000, "USD"),
    ],
)
def test_units_keep_their_powers_and_denominators(text, value, unit):
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("us $ 40 million", 40_000_000, "USD"),
        ("CAD$ 15", 15, "CAD"),
        ("a $5 million grant", 5_000_000, "USD"),
        ("A $5 million grant", 5_000_000, "USD"),
        ("A$5 million", 5_000_000, "AUD"),
        ("10 $ each", 10, "USD"),
        ("usd 30", 30, "USD"),
        ("70₾", 70, "GEL"),
        ("6,000 Swiss francs", 6_000, "CHF"),
        ("6,000 Kuwaiti dinars", 6_000, "KWD"),
        ("Rupees 700 crore", 7_000_000_000, "INR"),
        ("7 dollars and 30 cents", 7.3, "USD"),
        ("7 dollars 30", 7.3, "USD"),
        ("60 cents", 0.6, "USD"),
    ],
)
def test_money_is_read_by_sign_code_and_name(text, value, unit):
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("it is 33 and 39 °C", [33, 39], "Cel"),
        ("10, 20 and 30 km away", [10, 20, 30], "km"),
        ("a plot of 40 × 20 × 5 m", [40, 20, 5], "m"),
        ("cut by 10 or 20%", [10, 20], "%"),
        ("with 12 lamps and 5%", [12], None),
    ],
)
def test_members_of_a_list_share_a_unit(text, values, unit):
    found = find_quantities(text)[: len(values)]
    assert [item.value for item in found] == values
    assert {item.unit for item in found} == {unit}


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("35 homes per hectare", "/har", ("ha",)),
        ("35 homes/ha", "/har", ("ha",)),
        ("6 new beds per 100,000 inhabitants", "/10*5{inhabitants}", ("100000 inhabitants",)),
        ("6 per 250 pupils", "/(250.{pupils})", ("250 pupils",)),
        ("700 trips per day", "/d", ("day",)),
        ("1.4 cars per household", "/{household}", ("household",)),
        ("35 homes and 4 per hectare", None, ()),
    ],
)
def test_counts_keep_what_they_are_divided_by(text, unit, per):
    found = find_quantities(text)[0]
    assert (found.unit, found.per, found.symbol) == (unit, per, "count")
    assert text[found.start : found.end] == found.value_text == text.split(maxsplit=1)[0]


def test_every_code_with_denominators_is_ucum():
    parse = ucumvert.get_ucum_parser().parse
    texts = ["75 kWh/m2/yr", "2.1 t CO2e per capita", "300 kg ha−1 year−1", "900 cm−1", "6 per 250 pupils", "140 l/c/d",
             "6 beds per 100,000 inhabitants", "5 kg per acre-foot per year", "9 m3/s per km2"]  # fmt: skip
    codes = [item.unit for text in texts for item in find_quantities(text)]
    assert len(codes) == len(texts)
    for code in codes:
        parse(code)


@pytest.mark.parametrize("text", ["Figures 4A, 4B and 5", "phases 4, 6, and 8 were cut", "seen on day 12", "in week 9"])
def test_lists_of_references_are_no_quantities(text):
    assert find_quantities(text) == []
