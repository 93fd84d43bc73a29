import pytest

from cityledger.convert.drafts import Draft
from cityledger.convert.title_page import shown_date, shown_publisher, shown_title

BODY = [Draft("heading", "Water", 2, level=1), Draft("paragraph", "The town mends its pipes.", 2)]


def title(*first: Draft) -> str | None:
    return shown_title([*first, *BODY], first)


def heading(text: str, level: int = 1) -> Draft:
    return Draft("heading", text, level=level)


def test_the_great_lines_of_a_title_page_are_one_title() -> None:
    assert title(
        heading("WATER PLAN"), heading("FOR EXAMPLETON"), heading("12 May 2020"), heading("Prepared here")
    ) == ("WATER PLAN FOR EXAMPLETON")
    assert title(heading("Clean by 2050:"), heading("A Plan for Exampleton", 2), Draft("paragraph", "May 2020")) == (
        "Clean by 2050: A Plan for Exampleton"
    )


def test_a_first_page_of_text_or_a_title_that_goes_on_elsewhere_gives_none() -> None:
    assert title(heading("WATER PLAN"), Draft("paragraph", "The town mends its pipes. " * 20)) is None
    assert title(heading("A road map for"), Draft("paragraph", "EXAMPLE COUNTY")) is None


def test_a_first_line_above_a_date_is_the_title_of_a_text() -> None:
    lines = [Draft("paragraph", text) for text in ("Water plan of Exampleton", "City of Exampleton", "12 May 2020")]
    text = Draft("paragraph", "The town mends its pipes.")
    assert shown_title([*lines, text], [*lines, text]) == "Water plan of Exampleton"
    assert shown_title([*lines[:2], text], [*lines[:2], text]) is None
    assert shown_title([*lines[1:], text], [*lines[1:], text]) is None, "a letter's head is no title"
    chinese = [Draft("paragraph", text) for text in ("供水工作报告", "2024年3月5日", "各位代表：")]
    assert shown_title(chinese, chinese) == "供水工作报告"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("City of Exampleton", "City of Exampleton"),
        ("HARBOUR COMMISSION", "HARBOUR COMMISSION"),
        ("Office of Water and Parks", "Office of Water and Parks"),
        ("Prepared by the Water Department", None),
        ("2 Plans of the Council", None),
        ("The council mends its pipes", None),
        ("Council", None),
    ],
)
def test_a_body_that_stands_alone_is_the_publisher(line: str, publisher: str | None) -> None:
    assert shown_publisher([heading("Water Plan"), Draft("paragraph", line)], "Water Plan", None) == publisher


def test_two_bodies_or_a_page_without_title_and_date_give_no_publisher() -> None:
    first = [Draft("paragraph", "City of Exampleton"), Draft("paragraph", "Otherton Council")]
    assert shown_publisher(first, "Water Plan", "2020") is None
    assert shown_publisher(first[:1], None, None) is None


def test_a_date_may_end_a_line_of_a_page_with_few_words() -> None:
    slide = [heading("Clean Ports"), Draft("paragraph", "Meeting of the ports, Exampleton, 14 October 2021")]
    assert shown_date(slide) == "2021-10-14"
    assert shown_date([Draft("paragraph", "Adopted by the mayors in October 2021")]) is None
    assert shown_date([*slide, Draft("paragraph", "The town mends its pipes. " * 20)]) is None
