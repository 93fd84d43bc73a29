"""Verbs turned into phrases, parts of what was counted, ends of ways, and what labels order."""

import pytest

from cityledger.extract.indicators.orders import without_order
from tests.extract.made_up_plan import OPENING, Paragraphs, read_sentence


def parts(sentence: str) -> list[tuple]:
    return [(row.value, row.indicator) for row in read_sentence(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fund granted small loans to 40 firms.", [(40, "firms granted small loans")]),
        ("Loans were granted to 40 firms.", [(40, "firms granted loans")]),
        ("The plan includes offering bus passes to 900 pupils.", [(900, "pupils offered bus passes")]),
        ("The scheme distributed free bulbs to 600 homes.", [(600, "homes with free bulbs")]),
        ("Chess courses were held in 9 schools in 2018.", [(9, "schools with chess courses")]),
        (
            "The company will install 30 new chargers at 12 sites.",
            [(30, "new chargers installed"), (12, "sites with new chargers")],
        ),
        ("The tram serves 14 schools.", [(14, "schools served by tram")]),
        ("The City of Elmhaven runs 14 schools.", [(14, "schools run")]),
        ("Small shops win 27% of tenders.", [(27, "tenders won by small shops")]),
        ("By 2030, the town halls will use 40% less water.", [(40, "water used by town halls")]),
        ("The town recycles 62% of its waste.", [(62, "waste recycled")]),
        ("The city lost 9% of its trees.", [(9, "trees lost")]),
        ("Around 62% speak Welsh.", [(62, "speak Welsh")]),
        ("Of all homes, 38% have lifts.", [(38, "homes with lifts")]),
        ("The average tenant spends 9% of his income on rent.", [(9, "income spent on rent")]),
    ],
)
def test_what_a_verb_says_of_the_things_counted_parts_them_from_others(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ridership stood at 2.3 million trips.", [(2_300_000, "Ridership")]),
        ("The population of the isle is about 900 souls.", [(900, "population of the isle")]),
        ("The plant reached 40 villages.", [(40, "villages")]),
        ("Oaks planted in 2018 have a survival rate of 88%.", [(88, "survival rate of oaks planted in 2018")]),
    ],
)
def test_a_noun_of_level_tells_what_is_measured_whatever_is_counted(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A board of 14 members, six from unions and eight from firms, will meet.",
            [(14, "board of members"), (6, "members from unions"), (8, "members from firms")],
        ),
        ("They gave 12 talks, three of them held outdoors.", [(12, "talks given"), (3, "talks held outdoors")]),
        (
            "The plan has 60 steps, of which 40% were rated complete.",
            [(60, "plan steps"), (40, "steps rated complete")],
        ),
        ("Of the town's 41 halls, 12 have lifts.", [(41, "halls"), (12, "halls with lifts")]),
        ("Only 58 of 246 firms replied.", [(58, "firms replied")]),
    ],
)
def test_a_part_takes_the_noun_of_what_was_counted_before(sentence, expected):
    assert [row for row in parts(sentence) if row in expected] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The utility will raise its repair budget from $2 million to $3 million in order to mend pipes.",
            [(2_000_000, "repair budget"), (3_000_000, "repair budget")],
        ),
        ("Turnout rose from 31% to 47% in the second round.", [(31, "Turnout"), (47, "Turnout")]),
        (
            "The pay of nurses is EUR 3,000 and that of clerks is EUR 2,500.",
            [(3000, "pay of nurses"), (2500, "pay of clerks")],
        ),
        (
            "The dropout rate was 9% for boys and 6% for girls.",
            [(9, "dropout rate for boys"), (6, "dropout rate for girls")],
        ),
        ("Exports were worth $3 billion, or 22% of output.", [(3e9, "Exports"), (22, "Exports share of output")]),
        (
            "Halls are responsible for 54% of noise, trams for 31%.",
            [(54, "Halls share of noise"), (31, "trams share of noise")],
        ),
        ("The share of those aged 30-34 who can swim stood at 40%.", [(40, "share of those aged 30-34 who can swim")]),
        ("The number of days above 30 °C will reach 29 by 2060.", [(29, "number of days above 30 °C")]),
        (
            "Dust fell to 22 t, and days with clean air made up 91% of the year.",
            [(22, "Dust"), (91, "days with clean air")],
        ),
    ],
)
def test_phrases_that_a_clause_shares_or_leaves_out(sentence, expected):
    assert parts(sentence) == expected


def test_a_second_change_without_a_verb_of_its_own_is_one_too():
    rows = read_sentence("Pay was raised by 6% in 2012 and a further 3% in 2013.")
    assert [(row.value, row.kind, row.direction, row.period) for row in rows] == [
        (6, "change", "increase", "2012"),
        (3, "change", "increase", "2013"),
    ]


def test_groups_by_age_references_and_marks_of_an_axis_are_no_values():
    assert read_sentence("In 2040 the members of the board will be under 30.") == ()
    assert read_sentence("This follows the rules (see 10.2.).") == ()
    assert read_sentence("0% 10% 20% 30% 40% 50%") == ()
    assert [row.value for row in read_sentence("The average age of nurses is 46.2 years.")] == [46.2]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Increase bus trips", ("bus trips", "increase")),
        ("Reduce the use of salt", ("use of salt", "decrease")),
        ("Build paths to increase walking", ("walking", "increase")),
        ("Build paths", ("Build paths", None)),
        ("Bus trips increase", ("Bus trips increase", None)),
        ("", ("", None)),
    ],
)
def test_a_label_that_orders_a_change_is_about_what_is_to_change(label, expected):
    assert without_order(label) == expected


def test_a_row_that_orders_a_change_gives_its_target_object_and_way():
    rows = Paragraphs([]).add("paragraph", OPENING)
    rows = rows.table(
        ("Strategy", "Goal"), ("Increase cycling", "20% of trips by 2030"), ("Reduce leaks", "15% by 2028")
    )
    assert [(row.value, row.indicator, row.kind, row.direction, row.period) for row in rows.read()] == [
        (20, "cycling share of trips", "target", "increase", "2030"),
        (15, "leaks", "target", "decrease", "2028"),
    ]


def test_items_take_actor_and_date_from_their_lead_and_phrases_from_what_stands_in_them():
    plan = Paragraphs([]).add("paragraph", OPENING).add("paragraph", "By 2025 the Parks Office will:")
    plan.add("list_item", "Train 60 guides a year").add(
        "list_item", "Invest EUR 1 million in parks and EUR 500,000 in paths"
    )
    plan.add("list_item", "Use 40% less water").add("heading", "Progress").add("list_item", "Waste per head down 12%")
    plan.add("list_item", "85% of targets met")
    assert [(row.value, row.indicator, row.subject, row.kind, row.period) for row in plan.read()] == [
        (60, "guides a year", "Parks Office", "target", "2025"),
        (1_000_000, "investment in parks", "Parks Office", "target", "2025"),
        (500_000, "paths", "Parks Office", "target", "2025"),
        (40, "water used", "Parks Office", "target", "2025"),
        (12, "Waste per head", "City of Elmhaven", "change", None),
        (85, "targets met", "City of Elmhaven", "actual", None),
    ]
