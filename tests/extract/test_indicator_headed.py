"""Whose a value is by its heading, its table's columns and what stands before its verb; made-up documents."""

import pytest

from tests.extract.made_up_plan import OPENING, Paragraphs, read_sentence


def test_headings_that_introduce_a_place_name_whose_figures_follow():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING + " Wickmoor and Tarnby are its partners. Wickmoor was founded first.")
        .add("heading", "Town profile: Wickmoor")
        .add("list_item", "Population: 48,000", marker="-")
        .add("heading", "Plans")
        .add("paragraph", "The town will plant 900 limes.")
        .add("heading", "Tarnby in figures")
        .add("list_item", "Population: 61,000", marker="-")
        .add("heading", "Plans")
        .add("paragraph", "A bridge of 70 metres will be built.")
        .add("heading", "What has been learned")
        .add("paragraph", "There are 14 libraries.")
        .read()
    )
    assert [(row.value, row.subject) for row in rows] == [
        (48_000, "Wickmoor"),
        (900, "Wickmoor"),
        (61_000, "Tarnby"),
        (70, "Tarnby"),
        (14, "City of Elmhaven"),
    ]


def test_a_question_in_a_list_s_head_names_nobody():
    document = Paragraphs([]).add("paragraph", OPENING).add("paragraph", "What has been done")
    rows = document.add("list_item", "23 firms advised", marker="•").read()
    assert [row.subject for row in rows] == ["City of Elmhaven"]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Nine of the 60 barns outside Wickmoor are mills, and 1,900 sheds stand empty.", "City of Elmhaven"),
        ("It lies on the dry side of the Skarrows and is home to 46,000 people.", "City of Elmhaven"),
        ("Wardens printed 40 leaflets in Welsh.", "City of Elmhaven"),
        ("Lanes in the Upper County were widened by 20 feet.", "City of Elmhaven"),
        ("The municipal company Quay Works has built 54 sheds.", "Quay Works"),
        ("The municipal Parks Bureau has planted 86 limes.", "Parks Bureau"),
        ("The city government opened 8 kilns.", "City of Elmhaven"),
    ],
)
def test_who_has_a_value_by_what_stands_before_its_verb(sentence, subject):
    assert {row.subject for row in read_sentence(sentence)} == {subject}


def test_an_action_s_row_tells_who_leads_it_and_when_it_is_due():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .table(
            ("No.", "Action", "Lead", "Date"),
            ("1", "Pilot a loan scheme for carts at 6 fairs", "Wickmoor", "May 2026"),
            ("2", "Train 40 ferry wardens in first aid", "Elmhaven Harbour Office", "March 2027"),
        )
        .read()
    )
    assert [(row.value, row.subject, row.kind, row.period) for row in rows] == [
        (6, "Wickmoor", "target", "2026-05"),
        (40, "Elmhaven Harbour Office", "target", "2027-03"),
    ]


def test_what_an_office_says_of_its_town_is_the_town_s_and_of_itself_its_own():
    rows = (
        Paragraphs([])
        .add("paragraph", "Moving forward")
        .add("paragraph", "Secretariat of Transport, Wickmoor")
        .add("heading", "About us")
        .add("list_item", "620 clerks in the secretariat", marker="-")
        .add("heading", "The network")
        .add("list_item", "145 km of lanes", marker="-")
        .add("paragraph", "The Secretariat of Transport will pave 30 km of lanes. People in Wickmoor walk a lot.")
        .read()
    )
    assert [(row.value, row.subject) for row in rows][:2] == [(620, "Secretariat of Transport"), (145, "Wickmoor")]


def test_a_question_about_plans_dates_the_targets_below_it():
    document = Paragraphs([]).add("paragraph", OPENING).add("heading", "What do we plan to do by 2031?")
    rows = document.add("list_item", "Extend the towpath to 210 km", marker="-").read()
    assert [(row.value, row.kind, row.period) for row in rows] == [(210, "target", "2031")]
