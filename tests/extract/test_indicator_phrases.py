"""Phrases, subjects and periods of values by the grammar of their sentence: shares, savings, programmes, net zero."""

import pytest

from cityledger.extract import extract_document
from tests.extract.made_up_plan import OPENING, Paragraphs, make_document, read_sentence


def parts(sentence: str) -> list[tuple]:
    return [(row.value, row.indicator) for row in read_sentence(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Car trips were about 68% of all trips in 2018 and walking was about 27%, with trams and bicycles together "
            "contributing about 5%.",
            [
                (68, "Car trips share of trips"),
                (27, "walking share of trips"),
                (5, "trams and bicycles share of trips"),
            ],
        ),
        (
            "Gas heating is responsible for 33% of energy emissions and 17% of all emissions.",
            [(33, "Gas heating share of energy emissions"), (17, "Gas heating share of emissions")],
        ),
        (
            "The bay has a large fishing industry (8% of output in 2011 and 6% of jobs in 2012).",
            [(8, "large fishing industry share of output"), (6, "large fishing industry share of jobs")],
        ),
        (
            "Trams made up 5.6% of the market in 2019, up from 2.7% at the same point in 2018.",
            [(5.6, "Trams share of market"), (2.7, "Trams share of market")],
        ),
        ("The scheme saved 40 MWh and about 9 tCO2e.", [(40, "energy saved"), (9, "CO2e saved")]),
        ("Two farms totaling 70 MW serve the town.", [(2, "farms"), (70, "farms")]),
        ("The council bought 5 MW of rooftop solar in 2019.", [(5, "rooftop solar")]),
        (
            "The forest gives $5.2 million in annual natural, economic and social benefits.",
            [(5_200_000, "annual natural, economic and social benefits")],
        ),
        (
            "The town set a goal of 75% of its fleet being low- or no-emission vans by 2035.",
            [(75, "fleet being low- or no-emission vans")],
        ),
        ("The board set a goal of 75% low or no emission vans by 2035.", [(75, "low or no emission vans")]),
        ("The board wants its yearly savings to equal 2% of power sold.", [(2, "yearly savings share of power")]),
        ("The yields are likely to fall by up to 50%.", [(50, "yields")]),
        ("A permit takes about 12 days.", [(12, "permit")]),
    ],
)
def test_phrases_follow_the_grammar_of_the_sentence(sentence, expected):
    assert parts(sentence) == expected


def test_net_zero_is_the_end_of_a_way_or_stands_for_emissions():
    (row,) = read_sentence("Norland plans to reduce its nationwide emissions to net zero by 2060.")
    assert (row.value, row.indicator, row.subject, row.kind, row.period) == (
        0, "net nationwide emissions", "Norland", "target", "2060",
    )  # fmt: skip
    rows = read_sentence("The goals are a 50% reduction of emissions by 2030 and net zero by 2050.")
    assert [(row.value, row.indicator, row.period) for row in rows][1] == (0, "net greenhouse gas emissions", "2050")


def test_a_place_is_no_property():
    rows = read_sentence("It committed Norland to a 52% reduction by 2030.")
    assert all(row.indicator != "Norland" for row in rows)


@pytest.mark.parametrize(
    ("sentence", "kind", "direction"),
    [
        ("The bureau predicts that trams will be nearly 30% of sales by 2040.", "projection", None),
        ("A warmer year would raise the risk of fire by over 600 percent.", "projection", "increase"),
        ("The council has found eight roofs on which it plans to lay turf by 2030.", "target", None),
        ("The council has worked with the grid firm to set goals, approving 20 MW of panels.", "actual", None),
        ("To help the 20% of residents who own no car, the scheme offers lower fares.", "actual", None),
        ("The scheme has saved 40 MWh since 2011.", "actual", None),
        ("It kept four drop-off sites open in spring.", "actual", None),
        ("It cut 900 tCO2e of yearly emissions, over 10,000 tCO2e in emission reductions.", "change", "decrease"),
        ("The council will expand the bicycle fleet to 2,000 by 2031.", "target", "increase"),
        ("9 million people will be exposed to floods by 2040.", "projection", None),
        ("It cut energy use by an additional 17% in 2019.", "change", "decrease"),
        ("The plan will cut energy use by an additional 17% by 2031.", "target", "decrease"),
        ("The town aims at yearly savings of 3%.", "target", None),
        ("Smaller portions went to five boroughs.", "actual", None),
        ("The town will hold warming to 1.5 °C (2.7 °F).", "target", None),
        ("The roofs were studied for their solar potential and have 8 gardens.", "actual", None),
    ],
)
def test_kinds_and_directions_by_verbs_near_and_far(sentence, kind, direction):
    row = read_sentence(sentence)[-1]
    assert (row.kind, row.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Trams carried 5,000 people in Q2 of 2019.", "2019-04/2019-06"),
        ("Trams carried 5,000 people in 2019 Q3.", "2019-07/2019-09"),
        ("Trams carried 5,000 people in the second half of 2019.", "2019-07/2019-12"),
        ("Energy use fell by 8% from May 2010 to June 2012.", "2010-05/2012-06"),
        ("Energy use fell by 8% between March 2014 and May 2015.", "2014-03/2015-05"),
        ("Energy use fell by 8% from 2010 to 2019.", "2010/2019"),
        ("Energy use fell by 8% compared with 1990.", "1990/.."),
        ("Energy use fell by 8% from 2010 levels.", "2010/.."),
        ("Since its founding in January 2017, the shop has mended 400 lamps.", "2017-01/.."),
        ("Last year 4,000 people used the pool.", "2020"),
        ("Over the past decade, the town planted 300 trees.", "2011/2021"),
        ("The council will plant 500 trees in the next five years.", "2021/2026"),
        ("In 2015, the board set a goal of 2% of sales.", None),
        ("The 2031 goal of 2% of sales stands.", "2031"),
    ],
)
def test_periods_absolute_and_told_by_the_document_s_date(sentence, period):
    assert read_sentence(sentence)[0].period == period


def test_relative_periods_need_the_document_s_date():
    plan = Paragraphs([]).add("paragraph", "Last year 4,000 people used the pool.")
    assert extract_document(make_document("2021-06"), plan.blocks).indicators[0].period == "2020"
    assert extract_document(make_document(""), plan.blocks).indicators[0].period is None


def test_a_dated_heading_dates_the_values_under_it_but_a_report_s_name_does_not():
    def period(heading: str, sentence: str = "The pool had 4,000 visitors.") -> str | None:
        plan = Paragraphs([]).add("paragraph", OPENING).add("heading", heading).add("paragraph", sentence)
        return plan.read()[0].period

    assert period("Results in 2019") == "2019"
    assert period("Achievements (2015–2019)") == "2015/2019"
    assert period("Annual report 2019") is None
    assert period("Figures for 2018 and 2019") is None
    assert period("Our targets for 2031", "The pool will welcome 9,000 visitors.") == "2031"


def subjects(*paragraphs: str, heading: str = "") -> list[str | None]:
    plan = Paragraphs([]).add("paragraph", OPENING)
    if heading:
        plan.add("heading", heading)
    for paragraph in paragraphs:
        plan.add("paragraph", paragraph)
    return [row.subject for row in plan.read()]


def test_the_programme_is_the_one_that_was_begun_or_named_last():
    assert subjects("In 2019 the council launched Lamps for Everyone. The program has mended 75 lamps.") == [
        "Lamps for Everyone"
    ]
    assert subjects("The Quiet Streets Project began in May. This project has closed 12 roads.") == [
        "Quiet Streets Project"
    ]


def test_a_short_name_stands_for_the_one_said_in_full_before():
    assert subjects("Since 2006, Harvest Elm Valley has led repairs. Harvest has built 600 gardens.") == [
        "Harvest Elm Valley"
    ]


def test_a_heading_can_name_the_body_that_the_section_is_about():
    found = subjects(
        "Green Hand has helped for years. Four gardens and 30 beds were built.", heading="Spotlight: Green Hand"
    )
    assert set(found) == {"Green Hand"}
    found = subjects("The council works on it. Four gardens and 30 beds were built.", heading="Step 4: Build More")
    assert set(found) == {"City of Elmhaven"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The town joined the 60 Quiet Harbours network.",
        "Call us on 086 111 2468 for help.",
        "Tho plan (2009-201 4) builds on earlier ones.",
        "See www.example.org/view?id= 137217 for more.",
        "CLOSING REMARKS vicna 41",
        "Contents pg. 1 pg. 7 pg. 17",
        "Room 8E08 is open.",
        "niello niel ny leas 7 of the ecees estes were seteeseer",
    ],
)
def test_names_telephones_and_misread_lines_are_none(sentence):
    assert read_sentence(sentence) == ()


def test_days_that_follow_a_month_are_dates():
    rows = read_sentence("The council held four meetings on May 22, 24 and 29 to hear from residents.")
    assert [row.value for row in rows] == [4]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Elm County covers 6,628 square miles.", ["area"]),
        ("The city issued 340 permits, 85 percent of them for barns.", ["permits issued", "permits for barns"]),
        ("Repair of the weirs is expected to cost $6.8 million.", ["cost of repair of the weirs"]),
        ("Median barn prices went from $289,000 in 2015 to $512,000 in 2023.", ["Median barn prices"] * 2),
        ("Raise the share of rowing, cycling and trams to 69%.", ["share of rowing, cycling and trams"]),
    ],
)
def test_areas_costs_ways_and_lists_before_the_value(sentence, phrases):
    assert [row.indicator for row in read_sentence(sentence)] == phrases
