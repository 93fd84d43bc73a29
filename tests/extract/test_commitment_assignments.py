"""Lines that name those responsible: above a section, below an action, at the end of an item."""

from dataclasses import replace

import pytest

from cityledger.extract.commitments.assignments import read_line, who_leads
from cityledger.extract.context import build_context
from tests.extract.made_up_city import extract, make_blocks, make_document
from tests.extract.test_commitment_items import make_table

SECTION = (
    ("heading", "Goal 1: Calmer Streets"),
    ("paragraph", "Responsible body: Tram Agency"),
    ("paragraph", "Stops will be rebuilt. The Elmhaven Water Board will move its pipes."),
    ("heading", "Goal 2: Cleaner Air"),
    ("paragraph", "Filters will be fitted to all boilers. The City will pay the firms and plans to mend the quay."),
)


def actors(*parts: tuple[str, str]) -> list[str | None]:
    return [row.actor for row in extract(make_blocks(*parts, headings=("Action Plan",)))]


def test_a_line_under_a_heading_holds_for_its_section_alone() -> None:
    assert actors(*SECTION) == ["Tram Agency", "Elmhaven Water Board", *3 * ["City of Elmhaven"]]


def test_a_line_under_an_action_holds_for_that_action_alone() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "Action 1: Plant 40 limes and fence the orchard"),
            ("paragraph", "Lead: Parks Department; Garden Service"),
            ("paragraph", "Partners: Lime Society, EWB"),
            ("paragraph", "Timeframe: 2031"),
            ("paragraph", "Action 2: Mend the quay"),
            headings=("Action Plan",),
        )
    )
    beside = ("Garden Service", "Lime Society", "Elmhaven Water Board")
    assert [(row.actor, row.partners, row.deadline) for row in rows] == [
        ("Parks Department", beside, "2031"),
        ("Parks Department", beside, "2031"),
        ("City of Elmhaven", (), None),
    ]


@pytest.mark.parametrize(
    "text", ["Mend the quay (lead: Port Office; by when: 2029)", "Mend the quay. Lead: Port Office"]
)
def test_fields_at_the_end_of_an_item_are_no_part_of_its_action(text: str) -> None:
    (row,) = extract(make_blocks(("list_item", text), headings=("Action Plan",)))
    assert (row.action.rstrip("."), row.actor) == ("Mend the quay", "Port Office")


def test_a_label_within_a_sentence_is_no_field() -> None:
    text = "The City will dredge the basin. So say its partners: the Port Office will pay the bill."
    assert actors(("paragraph", text)) == ["City of Elmhaven", "Port Office"]


def test_whoever_a_sentence_names_keeps_what_it_undertakes() -> None:
    assert actors(
        ("paragraph", "The Elmhaven Water Board will mend the quay."), ("paragraph", "Lead: Port Office")
    ) == ["Elmhaven Water Board"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Port Office", ("Port Office",)),
        ("Port Office, School Board", ("Port Office", "School Board")),
        ("Ministry of Ports and Board of Schools", ("Ministry of Ports", "Board of Schools")),
        ("Office of Parks and Sport", ("Office of Parks and Sport",)),
        ("Port Office in cooperation with the EWB", ("Port Office", "Elmhaven Water Board")),
        ("all schools, and their owners", ("all schools, and their owners",)),
    ],
)
def test_the_first_of_several_leads(text: str, names: tuple[str, ...]) -> None:
    assert who_leads(text, build_context(make_document(), make_blocks())) == names


@pytest.mark.parametrize(
    "text", ["Timeframe: soon", "The lead: a heavy metal", "Leading roles", "Lead: ", "Budget: 3 million"]
)
def test_a_line_that_names_nobody_assigns_nothing(text: str) -> None:
    context = build_context(make_document(), make_blocks())
    assert read_line(text, context, None, 0) is None


def test_a_cell_that_reaches_down_names_who_leads_in_all_its_rows() -> None:
    table = make_table(
        ("Action", "Lead", "Partners"),
        ("Plant limes", "Parks Department", "Lime Society"),
        ("Mend the fence", "", ""),
        ("Rake the lawn", "TBD", ""),
    )
    cells = [
        replace(cell, row_span=2) if cell.row == 1 and cell.column else cell
        for cell in table.cells
        if not (cell.row == 2 and cell.column)
    ]
    rows = extract([*make_blocks(), replace(table, cells=tuple(cells))])
    assert [(row.action, row.actor, row.partners) for row in rows] == [
        ("Plant limes", "Parks Department", ("Lime Society",)),
        ("Mend the fence", "Parks Department", ("Lime Society",)),
        ("Rake the lawn", "City of Elmhaven", ()),
    ]
