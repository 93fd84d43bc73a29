"""Items, their headings and lead-ins, and tables of actions."""

from collections.abc import Sequence

import pytest

from cityledger.records import Block, Cell
from tests.extract.made_up_city import NAMES, actions, extract, make_blocks, read


@pytest.mark.parametrize("text", ["Plant 900 trees along the quay.", "Measure 2.1: Plant 900 trees along the quay.",
                                  "GREENER QUAYS Plant 900 trees along the quay.",
                                  "Greener Quays: Plant 900 trees along the quay."])  # fmt: skip
def test_an_item_under_a_plan_s_heading_is_stated(text: str) -> None:
    (row,) = read(text, kind="list_item", headings=("Trees", "Actions"))
    assert (row.action, row.strength, row.actor) == ("Plant 900 trees along the quay", "stated", "City of Elmhaven")
    assert text[:-1].endswith(row.quote)
    assert row.section == "Trees > Actions"


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Planted 900 trees along the quay", ("Actions",)),
        ("Plant 900 trees along the quay", ("Achievements",)),
        ("Plant care", ("Actions",)),
        ("Waste systems", ("Actions",)),
        ("See Annex C on trees", ("Actions",)),
        ("Visit www.elmhaven.example for more", ("Actions",)),
        ("Start at 10:00 in the hall", ("Actions",)),
        ("Shade trees cool the quay.", ("Actions",)),
        ("Green vehicles: bikes, trams and buses", ("Actions",)),
        ("Use of water has fallen", ("Actions",)),
    ],
)
def test_items_that_promise_nothing(text: str, headings: tuple[str, ...]) -> None:
    assert actions(text, kind="list_item", headings=headings) == []


@pytest.mark.parametrize(
    ("text", "action", "actor"),
    [
        ("By 2031, replace all vans", "replace all vans", "City of Elmhaven"),
        ("In partnership with Tide Club, mend the quay", "mend the quay", "City of Elmhaven"),
        ("To save water, replace old taps", "replace old taps", "City of Elmhaven"),
        ("Better enforce parking rules", "enforce parking rules", "City of Elmhaven"),
        ("Address the backlog of repairs", "Address the backlog of repairs", "City of Elmhaven"),
        ("Consider leasing vans", "Consider leasing vans", "City of Elmhaven"),
        ("Base fares on sober, public data.", "Base fares on sober, public data", "City of Elmhaven"),
        ("Harbour staff to map the quay", "map the quay", "Harbour staff"),
        ("Step 3: The Harbour Fund maps the quay", "maps the quay", "Harbour Fund"),
    ],
)
def test_items_that_open_otherwise(text: str, action: str, actor: str) -> None:
    (row,) = read(text, kind="list_item", headings=("Actions",))
    assert (row.action, row.actor) == (action, actor)


def test_actions_belong_to_whom_their_objective_names() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "Objective 1: Ward councils shall save water."),
            ("paragraph", "Action 1: Mend the taps."),
            ("paragraph", "Objective 2: Save power."),
            ("paragraph", "Action 2: Insulate the halls."),
        )
    )
    assert [row.actor for row in rows] == ["Ward councils", "Ward councils", "City of Elmhaven", "City of Elmhaven"]


def test_items_take_actor_strength_and_deadline_of_the_line_over_them() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "Within two years, the Harbour Trust plans to:"),
            ("list_item", "Mend the Quay. The trust will also light it."),
            ("list_item", "Dredge the port"),
        )
    )
    assert [row.action for row in rows] == ["Mend the Quay", "light it", "Dredge the port"]
    assert [row.strength for row in rows] == ["intended", "firm", "intended"]
    assert {row.actor for row in rows} == {"Harbour Trust"}
    assert {row.deadline for row in rows} == {"2026"}


def test_advice_to_another_body_is_asked_of_it() -> None:
    rows = extract(
        make_blocks(
            ("paragraph", "What advice do you have for the Harbour Fund?"), ("list_item", "Publish a calendar of calls")
        )
    )
    assert [(row.statement, row.actor, row.action) for row in rows] == [
        ("request", "Harbour Fund", "Publish a calendar of calls")
    ]


def make_table(*rows: Sequence[str]) -> Block:
    cells: list[Cell] = []
    text = ""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            text += " | " if column else "\n" if number else ""
            span = 4 if len(row) == 1 else 1
            cells.append(
                Cell(row=number, column=column, column_span=span, text=value, start=len(text),
                     end=len(text) + len(value), is_header=number == 0)
            )  # fmt: skip
            text += value
    start = len(NAMES) + 2
    return Block(
        document_id="d", block_id="t", position=1, kind="table", page=2, text=text, start=start, end=start + len(text),
        cells=tuple(cells),
    )  # fmt: skip


def test_an_action_table_gives_actor_deadline_and_partners_by_its_columns() -> None:
    table = make_table(
        ("Green Initiatives", "Lead agency", "Deadline", "Partners"),
        ("Current Efforts",),
        ("1. Plant reeds in the lake", "EWB", "2020", ""),
        ("Proposed Efforts",),
        ("2. Mend the pipes of the old town", "EWB", "2027", "Harbour Trust"),
        ("3. Clear the drains to keep cellars dry", "Parks Department", "by June 2028", ""),
    )
    rows = extract([*make_blocks(), table])
    assert [(row.action, row.actor, row.deadline, row.partners, row.strength) for row in rows] == [
        ("Mend the pipes of the old town", "Elmhaven Water Board", "2027", ("Harbour Trust",), "stated"),
        ("Clear the drains", "Parks Department", "2028-06", (), "stated"),
    ]
    assert {row.page for row in rows} == {2}


def test_strategies_and_actions_are_rows_and_what_is_done_or_only_measures_them_is_none() -> None:
    table = make_table(
        ("Strategies", "Actions", "Target/KPI", "Lead (1st listed) and Partners", "Status 2024"),
        ("Save water in all halls", "", "9% less by 2031", "", ""),
        ("", "Mend the old pipes of the town", "40 km by 2030", "EWB, Harbour Trust", "Underway"),
        ("", "Replace all lead pipes of the port", "", "EWB", "Complete"),
    )
    rows = extract([*make_blocks(), table])
    assert [(row.action, row.actor, row.deadline, row.partners) for row in rows] == [
        ("Save water in all halls", "City of Elmhaven", "2031", ()),
        ("Mend the old pipes of the town", "Elmhaven Water Board", "2030", ("Harbour Trust",)),
    ]


def test_goals_without_a_verb_are_rows_of_whoever_set_them() -> None:
    table = make_table(("City", "Goal"), ("Ames", "40% less waste by 2031"), ("Oslo", "No date yet"))
    (row,) = extract([*make_blocks(), table])
    assert (row.actor, row.action, row.verb, row.strength, row.deadline) == (
        "Ames",
        "40% less waste by 2031",
        "reduce",
        "intended",
        "2031",
    )


def test_questions_over_columns_tell_what_they_hold() -> None:
    table = make_table(
        ("Ref", "What will we do?", "Who will do it?", "By when?"),
        ("A1", "Recruit six pilots", "Harbour Agency", "Dec 2031"),
        ("A2", "Reviewing the mooring charge", "Finance Office", "2031-2033"),
    )
    rows = extract([*make_blocks(), table])
    assert [(row.action, row.actor, row.deadline) for row in rows] == [
        ("Recruit six pilots", "Harbour Agency", "2031-12"),
        ("Reviewing the mooring charge", "Finance Office", "2031/2033"),
    ]
