"""What counts as a commitment, and its fields, on made-up sentences of one made-up city."""

import pytest

from cityledger.records import Indicator, document_text
from tests.extract.made_up_city import actions, extract, make_blocks, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The City will mend the quay, fund two ferries and hire a pilot.",
            ["mend the quay", "fund two ferries", "hire a pilot"],
        ),
        ("The City will plan, fund and build a bridge.", ["plan, fund and build a bridge"]),
        ("The City will repair roofs and the paving of squares.", ["repair roofs and the paving of squares"]),
        ("We intend to open a depot and to train drivers.", ["open a depot", "train drivers"]),
        ("The Council will: (a) map culverts; and (b) clear drains.", ["map culverts", "clear drains"]),
        ("The City will build a museum by founding a trust.", ["build a museum", "founding a trust"]),
        ("The City will support traders, opening three markets.", ["support traders", "opening three markets"]),
        ("The City will sell land, giving room to firms.", ["sell land"]),
        ("The City will not only widen the bridge but also light it.", ["widen the bridge", "light it"]),
    ],
)  # fmt: skip
def test_each_action_is_a_row_and_each_object_is_none(text: str, expected: list[str]) -> None:
    assert actions(text) == expected


def test_members_of_a_list_stand_under_the_clause_that_opens_it() -> None:
    rows = read(
        "The City will protect the coast, including restoring dunes, raising dykes and mending gates; and dredge it."
    )
    assert [row.action for row in rows] == [
        "protect the coast",
        "restoring dunes",
        "raising dykes",
        "mending gates",
        "dredge it",
    ]
    assert [row.parent_commitment_id for row in rows] == [None, *[rows[0].commitment_id] * 3, None]


def test_nouns_in_a_list_are_objects() -> None:
    assert actions("The City will hold fairs, including a boat fair, learning tours and a spring market.") == [
        "hold fairs, including a boat fair, learning tours and a spring market"
    ]


def test_an_example_stands_under_the_sentence_before() -> None:
    first, second = read("The City will help traders. For example, it will waive market fees.")
    assert (second.action, second.parent_commitment_id) == ("waive market fees", first.commitment_id)


@pytest.mark.parametrize(
    ("text", "action", "purpose"),
    [
        ("The City will plant reeds to clean the lake.", "plant reeds", "to clean the lake"),
        ("The City will plant reeds so as to clean the lake.", "plant reeds", "so as to clean the lake"),
        ("To clean the lake, the City will plant reeds.", "plant reeds", "To clean the lake"),
        ("The City will raise its capacity to host visitors.", "raise its capacity to host visitors", None),
        ("The City will help tenants to insulate homes.", "help tenants to insulate homes", None),
    ],
)
def test_a_purpose_is_kept_apart_unless_a_word_before_it_asks_for_it(
    text: str, action: str, purpose: str | None
) -> None:
    (row,) = read(text)
    assert (row.action, row.purpose) == (action, purpose)


@pytest.mark.parametrize(
    "text",
    [
        "The City has planted 500 trees.",
        "The City planted reeds and opened a park.",
        "The City is the seat of the court.",
        "The Council promotes walking and runs a bike school.",
        "The City could reduce waste by composting.",
        "Demand for water will grow by 20% by 2035.",
        "The quay will be flooded more often.",
        "This chapter will describe the harbour.",
        "If the council will fund it, rents may fall.",
        "The board cannot build on marshes.",
        "The City will be able to borrow.",
        "The City will have to borrow.",
        "Residents will benefit from cleaner air.",
        "It should be noted that tides differ.",
        "We must face hard winters.",
        "No street should be forgotten.",
        "The harbour will be important.",
    ],
)
def test_what_is_no_commitment(text: str) -> None:
    assert actions(text) == []


@pytest.mark.parametrize(
    ("text", "strength", "verb"),
    [
        ("The City will mend the quay.", "firm", "mend"),
        ("The Board shall set up a register.", "firm", "set up"),
        ("The Board is to carry out a survey.", "firm", "carry out"),
        ("Measures will be taken to calm traffic.", "firm", "calm"),
        ("Staff are tasked with mapping wells.", "firm", "map"),
        ("The City will have planted 900 trees by 2030.", "firm", "plant"),
        ("The City plans to mend the quay.", "intended", "mend"),
        ("The City is committed to mending the quay.", "intended", "mend"),
        ("The City has pledged to mend the quay.", "intended", "mend"),
        ("The City aims at mending the quay.", "intended", "mend"),
        ("Our goal is to mend the quay.", "intended", "mend"),
        ("The City adopted a target to halve waste.", "intended", "halve"),
        ("The City pledges $5 million to the fund.", "intended", "pledge"),
        ("The City will strive to mend the quay.", "aspirational", "mend"),
        ("The City will explore a toll.", "aspirational", "explore"),
        ("In 2030 Elmhaven focuses on mending the quay.", "stated", "mend"),
        ("The City will work with traders to mend the quay.", "firm", "mend"),
        ("The City will do a good job of mending the quay.", "firm", "mend"),
    ],
)
def test_strength_and_the_verb_that_wrappers_carry(text: str, strength: str, verb: str) -> None:
    (row,) = read(text)
    assert (row.strength, row.verb) == (strength, verb)


@pytest.mark.parametrize(
    ("text", "continuing"),
    [
        ("The City will continue to mend the quay.", [True]),
        ("The City will deepen the reform.", [True]),
        ("The City will mend the quay.", [False]),
        ("The City will continue to mend the quay and paint the gates.", [True, True]),
        ("The City will continue to mend the quay, and paint the gates.", [True, False]),
    ],
)
def test_continuing(text: str, continuing: list[bool]) -> None:
    assert [row.continuing for row in read(text)] == continuing


@pytest.mark.parametrize(
    ("text", "actor", "statement"),
    [
        ("We will mend the quay.", "City of Elmhaven", "commitment"),
        ("The city will mend the quay.", "City of Elmhaven", "commitment"),
        ("EWB will mend the pipes.", "Elmhaven Water Board", "commitment"),
        ("The quay will be mended.", "City of Elmhaven", "commitment"),
        ("The quay will be mended by the Harbour Trust.", "Harbour Trust", "commitment"),
        ("The Harbour Trust met. It will mend the quay.", "Harbour Trust", "commitment"),
        ("The Harbour Trust has said that it will mend the quay.", "Harbour Trust", "commitment"),
        ("The recent Oslo council's pledge to mend the quay is old.", "Oslo council", "commitment"),
        ("We will found a scheme.", "City of Elmhaven", "commitment"),
        ("In line with custom, the Harbour Trust, an old body, will mend the quay.", "Harbour Trust", "commitment"),
        ("The ministry should mend the quay.", "ministry", "request"),
        ("The ministry is expected to mend the quay.", "ministry", "request"),
        ("We urge the ministry to mend the quay.", "ministry", "request"),
        ("The panel recommended that the ministry mend the quay.", "ministry", "request"),
    ],
)
def test_whose_promise_it_is(text: str, actor: str, statement: str) -> None:
    row = read(text)[-1]
    assert (row.actor, row.statement) == (actor, statement)


def test_a_passive_holds_its_subject_and_each_clause_its_own() -> None:
    rows = read("Ferries will be converted to hydrogen and piers will be rebuilt by the Harbour Trust by 2035.")
    assert [row.action for row in rows] == [
        "Ferries will be converted to hydrogen",
        "piers will be rebuilt by the Harbour Trust by 2035",
    ]
    assert [row.actor for row in rows] == ["City of Elmhaven", "Harbour Trust"]


def test_partners_are_names_and_not_the_actor() -> None:
    rows = read("Elmhaven and Oslo will jointly run a ferry with Bergen Port Authority and local schools.")
    assert rows[0].partners == ("Oslo", "Bergen Port Authority")
    assert read("The City will work closely with local schools to plant reeds.")[0].partners == ()


def test_the_indicators_inside_a_clause_are_its_targets() -> None:
    blocks = make_blocks(("paragraph", "The City will plant 900 trees and mend the quay."))
    at = document_text(blocks).index("900")
    inside = Indicator(
        indicator_id="i1", document_id="d", block_id="b1", page=1, section="", indicator="trees", subject=None,
        value=900.0, value_upper=None, value_text="900", comparator="=", unit="count", kind="target", direction=None,
        period=None, quote="900 trees", start=at, end=at + 9, box=None, confidence=0.9, extractor_version="1",
    )  # fmt: skip
    rows = extract(blocks, [inside])
    assert [row.targets for row in rows] == [("i1",), ()]
