"""Charts printed as text, tables of years with footnotes, captions that tell one measure, bodies named by nouns."""

import pytest

from cityledger.extract.indicators.charts import read_chart
from tests.extract.made_up_plan import OPENING, Paragraphs, read_sentence


def read(*rows: tuple[str, ...], caption: str, after: tuple[str, ...] = ()) -> list[tuple]:
    plan = Paragraphs([]).add("paragraph", OPENING).add("caption", caption).table(*rows)
    for text in after:
        plan.add("paragraph", text)
    return [
        (row.indicator, row.subject, row.value, row.unit, row.kind, row.direction, row.period) for row in plan.read()
    ]


def test_numbers_behind_each_year_of_a_chart_are_its_values_and_its_axis_none():
    found = read(
        ("2001 12.5 40.0 2011 14.1 38.2 2031 15.0 37.4 0% 20% 40% 60% 80%", ""),
        ("", "small large"),
        caption="Figure 1: Jobs by size of firm in 2001, 2011 and forecasts for 2031 (in %)",
    )
    assert found == [
        ("Jobs by size of firm", "City of Elmhaven", value, "%", kind, None, year)
        for year, kind, values in (
            ("2001", "actual", (12.5, 40.0)),
            ("2011", "actual", (14.1, 38.2)),
            ("2031", "projection", (15.0, 37.4)),
        )
        for value in values
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2001 3.5 2002 4.5",
        "2001 3.5 2002 4.5 6.5 2003 9",
        "2003 1 2002 2 2001 3",
        "In 2001 9 in 2002 8 in 2003 7",
        "1 2 3",
        "",
    ],
)
def test_too_few_years_years_out_of_order_and_words_between_make_no_chart(text):
    assert read_chart(text) == []


def test_a_long_row_of_numbers_is_read_in_linear_time():
    assert read_chart("2001 " + "7 " * 200_000) == []


def test_a_footnote_of_a_year_tells_a_forecast_and_columns_name_places():
    found = read(
        ("", "Norland", "EU-15"),
        ("2017", "4.4", "2.3"),
        ("2018 (*)", "4.1", "2.6"),
        caption="Table 1: Output growth in Norland and EU-15 (percentage change on the year before)",
        after=("(*) Forecast.",),
    )
    assert [row[2:] for row in found] == [
        (4.4, "%", "change", "increase", "2017"),
        (2.3, "%", "change", "increase", "2017"),
        (4.1, "%", "projection", "increase", "2018"),
        (2.6, "%", "projection", "increase", "2018"),
    ]


def test_a_caption_that_parts_one_measure_by_groups_stands_before_each_group():
    found = read(
        ("Age", "2010", "2015 (1)"),
        ("15-24", "20.4", "18.1"),
        ("25-64", "8.1", "7.0"),
        caption="Table 3: Jobless rate by age group, 2010-2015 (%)",
    )
    assert [(row[0], row[2], row[6]) for row in found] == [
        ("Jobless rate by age group: 15-24", 20.4, "2010"),
        ("Jobless rate by age group: 15-24", 18.1, "2015"),
        ("Jobless rate by age group: 25-64", 8.1, "2010"),
        ("Jobless rate by age group: 25-64", 7.0, "2015"),
    ]
    found = read(
        ("", "Boys", "Girls"), ("2010", "12", "9"), ("2015", "10", "7"), caption="Leavers by sex (% of pupils)"
    )
    assert [(row[0], row[3], row[6]) for row in found][:2] == [
        ("Leavers by sex: Boys", "%", "2010"),
        ("Leavers by sex: Girls", "%", "2010"),
    ]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The Ministry of Trees was founded. In 2019 the ministry ran 70 stations.", "Ministry of Trees"),
        ("The tram authority plans to buy 14 trams.", "tram authority"),
        ("Mayor Ash has planted 12 oaks.", "City of Elmhaven"),
        ("Measures will be taken to plant 12 oaks.", "City of Elmhaven"),
        ("Elm County is rural. There are 90 farms in the county.", "Elm County"),
    ],
)
def test_bodies_and_places_named_by_their_nouns_are_subjects_and_persons_are_none(sentence, subject):
    assert read_sentence(sentence)[-1].subject == subject


def test_the_heading_that_is_the_paper_s_title_is_no_subject():
    plan = Paragraphs([]).add("paragraph", OPENING).add("heading", "Elmhaven Tree Action Plan")
    (row,) = plan.add("paragraph", "Elmhaven Tree Action Plan: 40 oaks stand in the park.").read()
    assert row.subject == "City of Elmhaven"
