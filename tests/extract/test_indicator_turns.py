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
            "The company will install 30 new benches at 12 ponds.",
            [(30, "new benches installed"), (12, "ponds with new benches")],
        ),
        ("The tram serves 14 schools.", [(14, "schools served by tram")]),
        ("The City of Elmhaven runs 14 schools.", [(14, "schools run")]),
        ("Young singers win 15% of prizes.", [(15, "prizes won by young singers")]),
        ("By 2030, the town halls will use 40% less water.", [(40, "water used by town halls")]),
        ("The town recycles 62% of its waste.", [(62, "waste recycled")]),
        ("The city lost 5% of its wells.", [(5, "wells lost")]),
        ("Around 62% own boats.", [(62, "own boats")]),
        ("Of all homes, 38% have lifts.", [(38, "homes with lifts")]),
        ("The average tenant spends 9% of his income on rent.", [(9, "income spent on rent")]),
    ],
)
def test_what_a_verb_says_of_the_things_counted_parts_them_from_others(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ridership stood at 4 million rides.", [(4_000_000, "Ridership")]),
        ("The population of the isle is about 900 souls.", [(900, "population of the isle")]),
        ("The plant reached 40 villages.", [(40, "villages")]),
        ("Hens raised in 2015 have a hatching rate of 60%.", [(60, "hatching rate of hens raised in 2015")]),
    ],
)
def test_a_noun_of_level_tells_what_is_measured_whatever_is_counted(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A jury of 20 judges, six from schools and 14 from clubs, will meet.",
            [(20, "jury of judges"), (6, "judges from schools"), (14, "judges from clubs")],
        ),
        ("They gave 12 talks, four of them given outdoors.", [(12, "talks given"), (4, "talks given outdoors")]),
        (
            "The plan has 60 steps, of which 40% were rated complete.",
            [(60, "plan steps"), (40, "steps rated complete")],
        ),
        ("Of the town's 41 halls, 12 have lifts.", [(41, "halls"), (12, "halls with lifts")]),
        ("Only 31 of 90 firms replied.", [(31, "firms replied")]),
    ],
)
def test_a_part_takes_the_noun_of_what_was_counted_before(sentence, expected):
    assert [row for row in parts(sentence) if row in expected] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The utility will raise its repair budget from $4 million to $6 million in order to mend pipes.",
            [(4_000_000, "repair budget"), (6_000_000, "repair budget")],
        ),
        ("Attendance rose from 20% to 35% in the last act.", [(20, "Attendance"), (35, "Attendance")]),
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
            "Halls are responsible for 40% of noise, trams for 25%.",
            [(40, "Halls share of noise"), (25, "trams share of noise")],
        ),
        ("The share of those aged 40-44 who can swim stood at 40%.", [(40, "share of those aged 40-44 who can swim")]),
        ("The number of days above 30 °C will reach 40 by 2055.", [(40, "number of days above 30 °C")]),
        (
            "Dust fell to 40 t, and days with hard frost made up 12% of the year.",
            [(40, "Dust"), (12, "days with hard frost")],
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
