"""Indicators in the tables of made-up plans: what rows, columns, captions and long cells say of their values."""

from tests.extract.made_up_plan import OPENING, Paragraphs


def test_a_table_s_rows_columns_and_caption_say_what_its_values_are():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .add("paragraph", "Table 2: Water use by district in 2019")
        .table(("District", "Population", "Use (ML)"), ("North", "45,000", "12.5"), ("South", "61,200", "19"))
        .read()
    )
    assert [(row.value, row.indicator, row.subject, row.unit, row.period) for row in rows] == [
        (45_000, "Population", "North", "count", "2019"),
        (12.5, "Use", "North", "ML", "2019"),
        (61_200, "Population", "South", "count", "2019"),
        (19, "Use", "South", "ML", "2019"),
    ]
    assert rows[1].quote == "North | 45,000 | 12.5"


def test_a_table_of_properties_and_years():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .table(("Indicator", "2018", "2030 target"), ("Recycling rate", "41%", "65%"), ("Parks", "120", "150"))
        .read()
    )
    assert [(row.value, row.indicator, row.kind, row.period) for row in rows] == [
        (41, "Recycling rate", "actual", "2018"),
        (65, "Recycling rate", "target", "2030"),
        (120, "Parks", "actual", "2018"),
        (150, "Parks", "target", "2030"),
    ]


def test_long_cells_are_read_as_sentences_and_numbers_of_items_are_none():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .table(
            ("#", "Measure", "City"),
            ("1.1", "The works department renewed 40 km of pipes in the northern parts of the town.", "Elmhaven"),
            ("1.2", "It opened 3 swimming pools and closed none of those that were there before.", "Elmhaven"),
        )
        .read()
    )
    assert [(row.value, row.indicator) for row in rows] == [
        (40, "pipes in the northern parts of the town"),
        (3, "swimming pools opened"),
    ]
