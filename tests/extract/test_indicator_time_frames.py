"""Periods said once for several values: dates that open a section, labelled lines, leads, bases of changes."""

import pytest

from tests.extract.made_up_plan import OPENING, Paragraphs, read_sentence


def periods(*paragraphs: str) -> list[tuple]:
    plan = Paragraphs([]).add("paragraph", OPENING)
    for text in paragraphs:
        plan.add("paragraph", text)
    return [(row.value, row.kind, row.period) for row in plan.read()]


def test_a_year_that_opens_a_section_dates_what_is_told_of_the_past_in_it():
    assert periods(
        "In 2019 the port grew. Cargo rose by 6%. The port has 12 cranes.",
        "The number of routes grew from 29 to 35. It will open 4 halls.",
        "In May 2018, 90 ships came. Fares fell by 3%.",
        "Costs fell by 2%.",
    ) == [
        (6, "change", "2019"),
        (12, "actual", None),
        (29, "actual", None),
        (35, "actual", "2019"),
        (4, "target", None),
        (90, "actual", "2018-05"),
        (3, "change", "2018-05"),
        (2, "change", None),
    ]


def test_shares_of_what_the_paragraph_gave_a_year_for_are_of_that_year():
    text = "Noise in the town came to 90 t in 2019. Halls are responsible for 40% of noise. Elms are 12% of trees."
    assert periods(text) == [(90, "actual", "2019"), (40, "actual", "2019"), (12, "actual", None)]
    assert periods("Noise came to 90 t in 2019.", "Halls are responsible for 40% of noise.")[1] == (40, "actual", None)


def test_a_labelled_line_below_an_action_says_when_it_is_due():
    assert periods(
        "Action 4: Plant 300 elms in the park", "Lead: Parks Office", "Timeframe: 2031", "The town has 900 elms."
    ) == [(300, "target", "2031"), (900, "actual", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Waste came to 90 t in 2017, 9% lower than in 2004.", [(90, "2017"), (9, "2004/2017")]),
        ("The town runs 80 pumps, 30 fewer than in 2011.", [(80, None), (30, "2011/..")]),
        ("Key figures 2018: 14 libraries, 320 staff.", [(14, "2018"), (320, "2018")]),
        ("Satisfaction: 78% (2019: 71%)", [(78, None), (71, "2019")]),
        ("In a survey from 2018, 44% of tenants walked.", [(44, "2018")]),
        ("The office shall, before the end of May 2026, mend 30 boats.", [(30, "2026-05")]),
        ("Demand is forecast to grow by 2% a year up to 2035.", [(2, "2035")]),
        ("2016 Elmhaven spends $90k on seeds.", [(90_000, "2016")]),
        ("The target for 2025 is 70%; the result in 2020 was 58%.", [(70, "2025"), (58, "2020")]),
        ("The town will print 6 maps and equip 80% of stops in 2024.", [(6, "2024"), (80, "2024")]),
        ("By 2019 the town had planted 90 elms towards the 400 elm goal.", [(90, "2019"), (400, None)]),
    ],
)
def test_each_value_takes_the_date_that_is_said_of_it(sentence, expected):
    assert [(row.value, row.period) for row in read_sentence(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Elmhaven will clear the site, put two halls into use and dig 4 wells.", [("target", None), ("target", None)]),
        ("The bureau has forecast that demand will stay above 5,000.", [("projection", None)]),
        ("Cars made up 70% of traffic.", [("actual", None)]),
        ("Cutting queues by another 9% is the aim.", [("change", "decrease")]),
        ("Sales rose by 8% to EUR 50 million.", [("change", "increase"), ("actual", "increase")]),
        ("It cut noise by 30% or 600 t.", [("change", "decrease"), ("change", "decrease")]),
        (
            "In 2025, 1.4 million people visited the halls, 12% more than in 2024.",
            [("actual", None), ("change", "increase")],
        ),
        ("The rate will rise from the current 12% to at least 25%.", [("actual", None), ("target", "increase")]),
    ],
)
def test_kinds_and_ways(sentence, expected):
    assert [(row.kind, row.direction) for row in read_sentence(sentence)] == expected
