"""Rows of actions in one sentence, and sentences that go on from the one before."""

import pytest

from tests.extract.made_up_city import actions, extract, make_blocks, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Noise at the quay is to be lowered by 3 per cent and the share of mended walls shall be raised to 60%.",
         ["Noise at the quay is to be lowered by 3 per cent", "the share of mended walls shall be raised to 60%"]),
        ("The city will help clubs through small loans, including painting walls, mending roofs and lifting stairs.",
         ["help clubs through small loans", "painting walls", "mending roofs", "lifting stairs"]),
        ("The Port Office intends to ask for grants, to double its rental help and, where funds permit, to hire a "
         "diver.", ["ask for grants", "double its rental help", "hire a diver"]),
        ("The city will order a sound study, print its results and, together with Orland Rail, try night buses.",
         ["order a sound study", "print its results", "try night buses"]),
        ("Orland intends to ask for a loan for the quay, building on the study of 2024.",
         ["ask for a loan for the quay"]),
        ("The city shall require a proof of drainage before it grants a permit.",
         ["require a proof of drainage before it grants a permit"]),
    ],
)  # fmt: skip
def test_rows_of_actions(text: str, found: list[str]) -> None:
    assert actions(text) == found


def test_an_intent_behind_a_comma_goes_on_from_its_modal() -> None:
    rows = read("The city will trade with Orland and the Isle of Pell, strive to win 10 yards, and mend the quay.")
    assert {row.actor for row in rows} == {"City of Elmhaven"}
    assert [row.verb for row in rows] == ["trade", "win", "mend"]


def test_it_means_the_same_in_every_sentence_that_opens_with_it() -> None:
    rows = read("The Water Board will mend the mains. It will light the quay. It will add 60 pumps.")
    assert [row.actor for row in rows] == ["Water Board"] * 3


def test_crews_work_for_the_one_that_speaks() -> None:
    (row,) = read("Crews will mend 40 walls in the old town.")
    assert row.actor == "City of Elmhaven"


def test_several_policies_in_a_row_give_a_list_to_nobody() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "Policy 2.1: City staff shall mend the quay."),
            ("paragraph", "Policy 2.2: The Harbour Trust intends to buy two barges."),
            ("paragraph", "Recommended measures:"),
            ("list_item", "Train 40 divers"),
        )
    )
    assert [(row.actor, row.verb) for row in rows][1:] == [("Harbour Trust", "buy"), ("City of Elmhaven", "train")]


@pytest.mark.parametrize("lead", ["What we need from others", "What Do We Need From Others?"])
def test_what_is_needed_from_others_is_asked(lead: str) -> None:
    rows = extract(
        make_blocks(
            ("paragraph", lead),
            ("list_item", "Ministry of Ports: extend the quay grants"),
            ("list_item", "Employers: allow late shifts"),
        )
    )
    assert [(row.actor, row.statement) for row in rows] == [("Ministry of Ports", "request"), ("Employers", "request")]


@pytest.mark.parametrize("text", ["Thank you!", "Write to us or call 604 385", "Call us at the port"])
def test_a_farewell_is_no_action(text: str) -> None:
    assert actions(text, kind="list_item", headings=("Next steps",)) == []


def test_a_short_line_over_a_list_dates_its_items() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "Our goals for 2031"),
            ("list_item", "Cut noise by half"),
            ("list_item", "Buy two barges (May 2030)"),
        )
    )
    assert [row.deadline for row in rows] == ["2031", "2030-05"]
