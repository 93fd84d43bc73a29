"""The grammar of quantities over made-up phrases: values, units, comparators, ranges, and what is none."""

import pytest

from cityledger.extract import find_quantities


def read(text: str) -> list[tuple[float, float | None, str | None, str]]:
    return [(item.value, item.value_upper, item.unit, item.comparator) for item in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("6.25 billion USD", 6_250_000_000, "USD"),
        ("2,410.0 parcels", 2410, None),
        ("2 410,0 parcels", 2410, None),
        ("1'189 residents", 1189, None),
        ("EUR 4 000 thousand", 4_000_000, "EUR"),
        ("168 M€", 168_000_000, "EUR"),
        ("2,5 Mio. €", 2_500_000, "EUR"),
        ("MUSD 12", 12_000_000, "USD"),
        ("$13 009 million", 13_009_000_000, "USD"),
        ("R1.2bn", 1_200_000_000, "ZAR"),
        ("Rs. 500 crore", 5_000_000_000, "INR"),
        ("₹1,20,000", 120_000, "INR"),
        ("NT$500", 500, "TWD"),
        ("7 billion yuan", 7_000_000_000, "CNY"),
        ("5 million pounds", 5_000_000, "GBP"),
        ("5 million pounds of fruit", 5_000_000, "[lb_av]"),
        ("a hundred bridges", 100, None),
        ("twenty-five thousand lamps", 25_000, None),
        ("one hundred and twenty-five lamps", 125, None),
        ("two and a half years", 2.5, "a"),
        ("half of the lamps", 0.5, None),
        ("prices fell by a third", 1 / 3, None),
        ("half a percentage point", 0.5, "pp"),
        ("one in five lamps", 0.2, None),
        ("four out of ten", 0.4, None),
        ("2½ hours", 2.5, "h"),
        ("1.2 × 10^6 m3", 1_200_000, "m3"),
        ("1.5m people", 1_500_000, None),
        ("a wall 1.5m high", 1.5, "m"),
        ("3 percentage points", 3, "pp"),
        ("12.5 MtCO2e", 12.5, "Mt{CO2e}"),
        ("4 t CO2-eq per capita", 4, "t{CO2e}/{person}"),
        ("300 kg of CO2 equivalent", 300, "kg{CO2e}"),
        ("9 tonnes of carbon dioxide equivalents", 9, "t{CO2e}"),
        ("816 000 t", 816_000, "t"),
        ("10 µg/m3", 10, "ug/m3"),
        ("50 kWh per m2", 50, "kW.h/m2"),
        ("12 million tonnes a year", 12_000_000, "t/a"),
        ("65 mph", 65, "[mi_i]/h"),
        ("100 km²", 100, "km2"),
        ("25 °C", 25, "Cel"),
        ("minus 5 degrees", -5, "deg"),
        ("-3.2%", -3.2, "%"),
        ("a 30-MW plant", 30, "MW"),
        ("ranked 2nd in the region", 2, "rank"),
        ("the second largest port", 2, "rank"),
        ("doubling exports", 2, None),
    ],
)
def test_one_quantity(text, value, unit):
    found = read(text)
    assert len(found) == 1
    assert found[0][0] == pytest.approx(value)
    assert found[0][2] == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3-5%", 3, 5, "%"),
        ("15%-20%", 15, 20, "%"),
        ("50–52% of it", 50, 52, "%"),
        ("between 20 and 30 lamps", 20, 30, None),
        ("2 to 3 million lamps", 2_000_000, 3_000_000, None),
        ("$10-15 million", 10_000_000, 15_000_000, "USD"),
        ("$1.5-$2 billion", 1_500_000_000, 2_000_000_000, "USD"),
        ("£5bn-£6bn", 5_000_000_000, 6_000_000_000, "GBP"),
        ("ranging from 20 to 30 lamps", 20, 30, None),
        ("three to four years", 3, 4, "a"),
    ],
)
def test_ranges(text, low, high, unit):
    assert read(text) == [(low, high, unit, "=")]


def test_a_change_from_one_value_to_another_is_two():
    assert [item[:2] for item in read("it rose from 10% to 20%")] == [(10, None), (20, None)]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("over 4,200 lamps", ">"),
        ("more than 40%", ">"),
        ("no less than 80%", ">="),
        ("at least one lamp", ">="),
        ("30+ lamps", ">="),
        ("20 or more lamps", ">="),
        ("≥ 30%", ">="),
        ("fewer than 10 lamps", "<"),
        ("up to eight lamps", "<="),
        ("not exceeding 5%", "<="),
        ("about 620 lamps", "~"),
        ("~620 lamps", "~"),
        ("c. 200 lamps", "~"),
        ("nearly $2 trillion", "~"),
        ("exactly 12 lamps", "="),
    ],
)
def test_comparators(text, comparator):
    (found,) = find_quantities(text)
    assert found.comparator == comparator


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("it fell by 5%", "decrease"),
        ("a 9% increase", "increase"),
        ("up 2.4% on the year", "increase"),
        ("30% below 1990", "decrease"),
        ("it stands at 5%", None),
        ("it rose from 5%", None),
    ],
)
def test_directions(text, direction):
    assert find_quantities(text)[0].direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "in 2012-13 the budget",
        "FY2012/13",
        "the 1990s",
        "10 October 2020",
        "October 10, 2020",
        "18 to 20 May",
        "2020-05-06",
        "10:30",
        "8 to 10 a.m.",
        "at 7.30pm",
        "the 13th Congress",
        "the 21st century",
        "the 5th of May",
        "5G networks",
        "the C40 group",
        "COVID-19",
        "the S&P 500 index",
        "Chapter 8",
        "Section 3.2",
        "Table 4",
        "Goal 11",
        "SDG 11",
        "ISO 14001",
        "Executive Order 13563",
        "Resolution B-12-345",
        "+1-222-2222-2222",
        "call 555-1234",
        "24/7",
        "they won 2-1",
        "the levels of health.12",
        "as shown [19] before",
        "see https://example.org/2020/05/100-things",
        "write to room5@example.org",
        "a triple bottom line",
        "no one came",
        "one of them",
        "hundreds of lamps",
    ],
)
def test_what_is_no_quantity(text):
    assert find_quantities(text) == []


def test_spans_give_the_number_with_its_unit():
    text = "The works cost more than US$1.5 billion in all."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == found.value_text == "US$1.5 billion"
    assert text[found.modified_start : found.modified_end] == "more than US$1.5 billion"
    assert found.symbol == "USD"


def test_denominators_of_people_and_time_stand_beside_the_unit():
    (found,) = find_quantities("31.4 tonnes per capita per year")
    assert (found.symbol, found.per) == ("t", ("capita", "year"))
    assert read("3.1 per 1,000 births") == [(3.1, None, "/10*3{births}", "=")]
