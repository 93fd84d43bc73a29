"""Goals and actions without a verb, titles that are actions, and what headings say of the items under them."""

import pytest

from cityledger.records import Block
from tests.extract.made_up_city import NAMES, actions, extract, make_blocks, read


def item(text: str, *headings: str) -> list[str]:
    return actions(text, kind="list_item", headings=headings)


@pytest.mark.parametrize(
    ("text", "verb", "deadline"),
    [
        ("Reduction of leaks by half by 2031", "reduce", "2031"),
        ("Further strengthening of the dunes", "strengthen", None),
        ("Design and construction of a pier", None, None),
        ("Creation of 40 moorings;", "create", None),
        ("A 20% increase in ferry trips by 2032", "increase", "2032"),
        ("All ferries electric by 2035", None, "2035"),
        ("Zero oil spills by 2030", None, "2030"),
    ],
)
def test_a_goal_named_by_a_noun_or_a_measure_is_a_row(text: str, verb: str | None, deadline: str | None) -> None:
    rows = read(text, kind="list_item", headings=("Goals",))
    if verb is None and deadline is None:
        assert rows == ()
        return
    (row,) = rows
    assert (row.verb, row.deadline, row.strength, row.actor) == (verb, deadline, "stated", "City of Elmhaven")
    assert row.action == text.strip(";").removeprefix("Further ").removeprefix("A ") or row.action == text.strip(";")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Reduction of leaks by half", "Results"),
        ("Reduction of leaks was slow in 2019", "Goals"),
        ("Summer festival by 2031", "Goals"),
        ("Harbour development", "Goals"),
        ("Reduction of leaks by half", "About the harbour"),
    ],
)
def test_what_names_no_goal_is_none(text: str, heading: str) -> None:
    assert item(text, heading) == []


@pytest.mark.parametrize(
    "heading",
    ["Guiding principles", "Flood risk reduction measures", "Challenges and next steps", "Existing homes",
     "Impacts and actions", "Ongoing actions", "Strategy B-1: Lead by example",
     "Keep spills and other risks low", "Keep the harbour clean"],
)  # fmt: skip
def test_items_are_actions_under(heading: str) -> None:
    assert item("Insulate the boat sheds", "Harbour action plan", heading) == ["Insulate the boat sheds"]


@pytest.mark.parametrize(
    "heading",
    ["Existing programs", "Current efforts", "Status of actions", "Benefits of the measures", "Completed actions",
     "What you can do", "Challenges"],
)  # fmt: skip
def test_items_are_no_actions_under(heading: str) -> None:
    assert item("Insulate the boat sheds", "Harbour action plan", heading) == []


def page(*parts: tuple[str, str]) -> list[str]:
    """The actions of a text of headings and paragraphs."""
    blocks: list[Block] = []
    path: tuple[str, ...] = ()
    offset = 0
    for position, (kind, text) in enumerate((("paragraph", NAMES), *parts)):
        path = () if kind == "heading" else path
        blocks.append(
            Block(
                document_id="d", block_id=f"b{position}", position=position, kind=kind, page=1, text=text, start=offset,
                end=offset + len(text), heading_path=path, level=2 if kind == "heading" else None,
            )
        )  # fmt: skip
        path = (text,) if kind == "heading" else path
        offset += len(text) + 2
    return [row.action for row in extract(blocks)]


def test_a_labelled_title_is_an_action_where_no_other_stands_under_it() -> None:
    told = ("paragraph", "The sheds are old and cold.")
    assert page(("heading", "Action 3.2 Insulate the boat sheds"), told) == ["Insulate the boat sheds"]
    planned = ("paragraph", "The city will insulate ten boat sheds.")
    assert page(("heading", "Action 3.2 Insulate the boat sheds"), planned) == ["insulate ten boat sheds"]


def test_titles_in_a_row_with_no_text_under_them_are_actions() -> None:
    first, second = ("heading", "4.1 Launch a ferry pass for pupils"), ("heading", "4.2 Replace the old landing stage")
    told = ("paragraph", "The harbour is deep.")
    assert page(first, second, ("heading", "Background"), told) == [
        "Launch a ferry pass for pupils", "Replace the old landing stage",
    ]  # fmt: skip
    assert page(first, told, second, told) == []
    assert page(first, ("heading", "Background"), told) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Make quays safer: 1) Light the stairs; 2) mend the rails; and 3) train the crews.",
         ["Light the stairs", "mend the rails", "train the crews"]),
        ("Make quays safer: Light the stairs.", ["Light the stairs"]),
        ("Quays - mend the rails", ["mend the rails"]),
        ("HB-2.1 Mend the rails", ["Mend the rails"]),
        ("Ferries. Extend the line to Northgate.", ["Extend the line to Northgate"]),
        ("Act as a model by 1) mending the rails; 2) lighting the stairs.",
         ["Act as a model", "mending the rails", "lighting the stairs"]),
        ("Fund a clinic on the quay. Train its nurses.", ["Fund a clinic on the quay", "Train its nurses"]),
        ("Ensure no one is left behind", ["Ensure no one is left behind"]),
    ],
)  # fmt: skip
def test_titles_codes_and_numbers_before_actions(text: str, wanted: list[str]) -> None:
    assert item(text, "Actions") == wanted


def test_bullets_and_roman_numbers_within_a_line_part_its_items() -> None:
    assert actions("Short-term actions: • Mend the rails • Light the stairs") == ["Mend the rails", "Light the stairs"]
    assert item("The city will: (i) mend the rails; (ii) light the stairs.", "Actions") == [
        "mend the rails", "light the stairs",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "text", "strength"),
    [
        ("The city has set itself three targets:", "Cut leaks by 40% by 2031", "intended"),
        ("In this field the city is committed to:", "Mending the rails", "intended"),
        ("We will do this by:", "Mending the rails", "firm"),
        ("The city will:", "not charge for the ferry", "firm"),
    ],
)
def test_a_line_lends_its_strength_to_the_list_it_leads_in(lead: str, text: str, strength: str) -> None:
    (row,) = extract(make_blocks(("paragraph", lead), ("list_item", text)))
    assert (row.action, row.strength, row.actor) == (text, strength, "City of Elmhaven")


def test_a_paragraph_of_lettered_items_is_the_list_of_the_line_before() -> None:
    rows = extract(
        make_blocks(("paragraph", "The city agrees to:"), ("paragraph", "(a) mend the quay; and (b) light it."))
    )
    assert [(row.action, row.strength) for row in rows] == [("mend the quay", "intended"), ("light it", "intended")]


@pytest.mark.parametrize("text", ["All ferries will be electric by 2035.", "Tenants must be told of repairs."])
def test_how_things_must_be_is_a_promise_in_a_plan_alone(text: str) -> None:
    assert actions(text, headings=("Our actions",)) == [text[:-1]]
    assert actions(text, headings=("About the harbour",)) == []


def test_nouns_under_a_line_that_leads_in_actions_are_rows() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "The city will work on the following:"), ("list_item", "Sharing of data on leaks"),
            ("list_item", "Bread and wine"),
        )
    )  # fmt: skip
    assert [(row.action, row.strength) for row in rows][1:] == [("Sharing of data on leaks", "firm")]


def test_the_number_of_a_clause_is_no_part_of_its_actor() -> None:
    (row,) = read("3.1 The Elmhaven Water Board shall meet twice a year.")
    assert row.actor == "Elmhaven Water Board"


def test_a_text_that_numbers_its_goals_is_a_plan() -> None:
    goals = tuple(
        ("paragraph", f"Goal {number}: a {word} quay.") for number, word in enumerate(("safe", "clean", "calm"), 1)
    )
    told = ("paragraph", "Tenants must be told of repairs.")
    assert [row.action for row in extract(make_blocks(*goals, told))] == [told[1][:-1]]
    assert extract(make_blocks(*goals[:2], told)) == ()
