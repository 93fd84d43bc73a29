import pytest

from cityledger.extract.commitments.deadlines import deadline_of_heading, find_deadline, find_recurrence
from tests.extract.made_up_city import read


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("cut waste by half by 2030", "2030"),
        ("cut waste by the end of 2031", "2031"),
        ("open in early 2026", "2026"),
        ("open in Summer 2026", "2026"),
        ("open by mid-2027", "2027"),
        ("report by December 31, 2029", "2029-12-31"),
        ("report by June 2028", "2028-06"),
        ("report by 30 November 2028", "2028-11-30"),
        ("report by Dec. 2028", "2028-12"),
        ("report by 31/03/2028", "2028-03-31"),
        ("report by 03/31/2028", "2028-03-31"),
        ("report by 03/04/2028", "2028"),
        ("report by the 1st of June 2028", "2028-06-01"),
        ("are expected to be added in 2026", "2026"),
        ("build 40 homes in 2026-2029", "2026/2029"),
        ("build 40 homes between 2026 and 2029", "2026/2029"),
        ("within three years", "2027"),
        ("over the next five years", "2029"),
        ("will open next year", "2025"),
        ("in the coming year", "2025"),
        ("in the next decade", "2034"),
        ("by the end of the 15th Five-Year Plan", "2030"),
        ("by FY 2027", "2027"),
        ("update the map every five years", None),
        ("report every year until 2031", "2031"),
        ("publish quarterly reports", None),
        # no deadlines: the past, names, bases
        ("as in 2019 and before", None),
        ("host the 2026 Harbour Games", None),
        ("below 2005 levels", None),
        ("in the 2017 Tree Plan", None),
        ("reach the goal set in 2026", None),
        ("over the next months", None),
        ("for two years", None),
        ("", None),
    ],
)
def test_deadlines_of_a_document_of_2024(text: str, deadline: str | None) -> None:
    assert find_deadline(text, 2024) == deadline


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("update the map every five years", "R/P5Y"),
        ("report on noise every other year", "R/P2Y"),
        ("report annually to the board", "R/P1Y"),
        ("report every year until 2031", "R/P1Y"),
        ("meet quarterly", "R/P3M"),
        ("publish quarterly reports", None),
        ("report by 2031", None),
    ],
)
def test_how_often(text: str, recurrence: str | None) -> None:
    assert find_recurrence(text) == recurrence


def test_a_span_from_the_document_s_date_needs_that_date() -> None:
    assert find_deadline("within three years", None) is None
    assert find_deadline("in 2020", None) == "2020"
    assert find_deadline("in 2020", 2024) is None


@pytest.mark.parametrize(
    ("heading", "deadline"),
    [
        ("Short term (1-3 years)", "2027"),
        ("Long-term actions (up to 10 years)", "2034"),
        ("Actions by 2030", "2030"),
        ("What we will do by 2027", "2027"),
        ("Half the noise by 2050", None),  # a goal of its own
        ("Tree Plan 2030", None),
        ("Short term", None),
    ],
)
def test_headings_that_set_a_deadline(heading: str, deadline: str | None) -> None:
    assert deadline_of_heading(heading, 2024) == deadline


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("The city will mend the quay and light its stairs by 2031.", ["2031", "2031"]),
        ("The city will mend the quay by 2030 and light its stairs.", ["2030", None]),
        ("The City of Elmhaven, which hosts the games in 2026, will mend the quay by 2030.", ["2030"]),
        ("The city will mend the quay by 2030 and light its stairs by 2031.", ["2030", "2031"]),
        ("The board shall, before the end of June 2028, mend the quay and light its stairs.", ["2028-06", "2028-06"]),
    ],
)
def test_a_deadline_at_the_end_of_a_row_of_actions_is_that_of_all(text: str, deadlines: list[str | None]) -> None:
    assert [row.deadline for row in read(text)] == deadlines
