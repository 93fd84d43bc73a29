"""Kinds, ways, periods, owners and values in a row, read from sentences about a made-up city."""

import pytest

from tests.extract.made_up_plan import OPENING, Paragraphs, read_sentence


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        (
            "Water use fell from 140 ML in 2011 to 115 ML in 2018 and will fall to 90 ML by 2030.",
            [(140, "actual", None, "2011"), (115, "actual", "decrease", "2018"), (90, "target", "decrease", "2030")],
        ),
        (
            "Leaks will fall from 31% to 12% by 2030.",
            [(31, "actual", None, None), (12, "target", "decrease", "2030")],
        ),
        ("Elmhaven met its 2018 goal of 26% recycled paper.", [(26, "target", None, "2018")]),
        (
            "The 2032 target was raised from 700 to 900 berths.",
            [(700, "target", None, "2032"), (900, "target", "increase", None)],
        ),
        ("The port lowered the share of idle cranes by 9%.", [(9, "change", "decrease", None)]),
        ("Between 2012 and 2017, fares rose by 11%.", [(11, "change", "increase", "2012/2017")]),
        (
            "By May 2019, Elmhaven had laid 830 pipes since 2014 towards the 2,500 pipe goal.",
            [(830, "actual", None, "2014/2019-05"), (2500, "target", None, None)],
        ),
        (
            "Since 2013, the council has opened five depots that will serve about 9,000 riders.",
            [(5, "actual", None, "2013/.."), (9000, "projection", None, "2013/..")],
        ),
        ("The plan calls for 14% shade on all squares.", [(14, "target", None, None)]),
        (
            "Steps such as planting 40,000 limes and closing 9 mills will be taken to protect the marsh.",
            [(40_000, "target", None, None), (9, "target", None, None)],
        ),
        (
            "The fund received EUR 90,000, 40% of which had been spent by the end of 2018.",
            [(90_000, "actual", None, "2018"), (40, "actual", None, "2018")],
        ),
        (
            "It is estimated that the output of ferries will reach 6 million kilowatts by 2040.",
            [(6e6, "projection", None, "2040")],
        ),
        ("The city will carry out the closure of 14 kilns.", [(14, "target", None, None)]),
        ("Ferry lessons are to be offered free of charge to 15,000 sailors.", [(15_000, "target", None, None)]),
        (
            "The quay will be full in 2038 and noise could grow by another 15% by 2040.",
            [(15, "projection", "increase", "2040")],
        ),
        ("Levels in the pond have fallen by an average of 1.3 feet a year.", [(1.3, "change", "decrease", None)]),
        (
            "Objective 2.1: Add 900 fine barns by 2035, at least 250 of them in Wickmoor.",
            [(900, "target", None, "2035"), (250, "target", None, "2035")],
        ),
        (
            "Elm staff are to revise the code within two years, including by allowing sheds in every zone and cutting "
            "the minimum berth size to 5,000 square feet.",
            [(5000, "target", "decrease", None)],
        ),
        ("Noise might exceed 25% by 2040.", [(25, "projection", None, "2040")]),
    ],
)
def test_kind_way_and_period(sentence, stated):
    assert [(row.value, row.kind, row.direction, row.period) for row in read_sentence(sentence)] == stated


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        (
            "Noise from trams, ferries and trucks fell by 8%, 6% and 3% respectively.",
            ["Noise from trams", "Noise from ferries", "Noise from trucks"],
        ),
        (
            "Of the 60 bids, 9 were withdrawn and 14 are under review.",
            ["bids", "bids withdrawn", "bids under review"],
        ),
        ("The scheme reached 320 tenants who had no lift.", ["tenants who had no lift"]),
        ("The pumps ran at night, saving 45 MWh.", ["energy saved"]),
    ],
)
def test_phrases_of_values_in_a_row_and_of_some_of_many(sentence, phrases):
    assert [row.indicator for row in read_sentence(sentence)] == phrases


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The Council approved $2 million for the Elmhaven Tram Authority.", "Elmhaven Tram Authority"),
        ("Repairs include the Harbour Board's $3 million in new quays.", "Harbour Board"),
        ("The 2016 Elmhaven Noise Plan sets a goal to cut noise by 12% by 2030.", "City of Elmhaven"),
    ],
)
def test_who_owns_or_receives_a_value(sentence, subject):
    assert [row.subject for row in read_sentence(sentence)] == [subject]


def test_a_heading_that_stops_in_the_middle_goes_on_in_the_paragraph():
    document = Paragraphs([]).add("paragraph", OPENING).add("heading", "Since 2012, the tram office has lent more than")
    rows = document.add("paragraph", "$7 million to drivers.").read()
    assert [(row.value, row.comparator, row.period) for row in rows] == [(7e6, ">", "2012/..")]


def test_bare_numbers_between_misread_words_and_numbers_of_parts_are_none():
    assert read_sentence("Figrue vvvwn oofTIOIN 14 aaabde nRRTTon lines") == ()
    assert read_sentence("It was made under commitment 57.2 of the pact.") == ()
