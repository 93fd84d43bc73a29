import pytest

from cityledger.convert.drafts import Draft, Stated
from cityledger.convert.metadata import state_of

BODY = "The City of Exampleton will plant trees, and the City of Exampleton pays. The City of Exampleton reports on it."


def stated(*drafts: Draft, declared: Stated | None = None) -> Stated:
    return state_of([*drafts, Draft("paragraph", BODY)], declared)


def test_title_date_place_and_language_are_read_from_the_first_page() -> None:
    found = stated(
        Draft("heading", "Climate Plan for Exampleton", level=1),
        Draft("paragraph", "Published: 5 March 2024"),
    )
    assert found == Stated("Climate Plan for Exampleton", None, "2024-03-05", "en", "Exampleton")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("November 2022", "2022-11"),
        ("March 5th, 2024", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("by 5 March 2024", None),
        ("31 Undecember 2024", None),
        ("2024", None),
    ],
)
def test_only_a_line_that_is_a_date_gives_one(line: str, date: str | None) -> None:
    assert stated(Draft("paragraph", line)).published_on == date


def test_two_dates_give_none() -> None:
    assert stated(Draft("paragraph", "May 2020"), Draft("paragraph", "June 2020")).published_on is None


@pytest.mark.parametrize(
    "title", ["Microsoft Word - plan7.doc", "Untitled", "plan_final.pdf", "Words That Are Not There"]
)
def test_a_declared_title_that_the_text_does_not_show_is_not_believed(title: str) -> None:
    assert stated(declared=Stated(title=title)).title is None


def test_several_great_headings_are_no_title() -> None:
    assert stated(Draft("heading", "Water Plan", level=1), Draft("heading", "Tree Plan", level=1)).title is None


def test_a_text_that_names_several_cities_speaks_for_none() -> None:
    other = Draft("paragraph", "The City of Otherton and the City of Thirdville agree with the City of Otherton.")
    assert stated(other).place is None


def test_a_county_on_the_title_page_counts_for_more_than_the_city_in_it() -> None:
    title = [Draft("heading", "A ROAD MAP FOR", level=1), Draft("paragraph", "EXAMPLE COUNTY")]
    more = "Example County pays, and the Example County Commission and the County of Example report."
    text = [Draft("paragraph", BODY, 2), Draft("paragraph", more, 2)]
    assert state_of([*title, *text]).place == "Example County"
    assert state_of(text).place == "Exampleton"


def test_a_title_that_begins_with_the_place_does_not_become_the_place() -> None:
    heads = [Draft("heading", "City of Exampleton Water Plan", page, level=1) for page in (1, 2, 3)]
    assert state_of([*heads, Draft("paragraph", BODY, 2)]).place == "Exampleton"
