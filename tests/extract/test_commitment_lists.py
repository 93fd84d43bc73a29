"""Lists and tables that lost their marks, and lines that stand over lists."""

from cityledger.records import Block, Cell
from tests.extract.made_up_city import actions, extract, make_blocks, read


def lists(*texts: str, lead: str, kind: str = "paragraph") -> list[tuple[str, str | None, str, bool]]:
    rows = extract(make_blocks((kind, lead), *(("list_item", text) for text in texts)))
    return [(row.action, row.actor, row.statement, row.parent_commitment_id is not None) for row in rows]


def test_items_under_a_clause_that_leads_them_in_are_its_members() -> None:
    assert lists("Fence the wells", "Old pumps", lead="The city will take steps to guard its water, such as:") == [
        ("guard its water", "City of Elmhaven", "commitment", False),
        ("Fence the wells", "City of Elmhaven", "commitment", True),
    ]


def test_items_of_those_who_will_be_encouraged_are_requests() -> None:
    found = lists("Report leaks every month", lead="Landlords will be asked to take these steps:")
    assert found[-1] == ("Report leaks every month", "Landlords", "request", True)


def test_a_heading_that_speaks_to_others_asks_them() -> None:
    blocks = make_blocks(("list_item", "Report leaks every month"), headings=("Next steps", "For landlords:"))
    (row,) = extract(blocks)
    assert (row.statement, row.actor) == ("request", "landlords")


def test_a_list_of_capabilities_promises_nothing() -> None:
    assert lists("Mend pipes", "Find leaks", "Report faults", lead="We look for tools that would:") == []


def test_a_list_of_imperatives_needs_no_heading() -> None:
    found = lists("Mend the pipes", "Inspect the wells", "Report faults at once", lead="Spring and summer")
    assert [row[0] for row in found[:2]] == ["Mend the pipes", "Inspect the wells"]


def test_lost_bullets_part_the_actions() -> None:
    text = "Establish a fund for pumps Ensure safe wells in all wards Engagement with landlords on leaks"
    assert actions(text, kind="list_item", headings=("Actions",)) == [
        "Establish a fund for pumps",
        "Ensure safe wells in all wards",
    ]


def test_a_title_that_stands_on_the_line_of_its_action_is_no_action() -> None:
    for text in ("Activate Harbours Develop a fund for boats", "2 :: Safe Harbours Develop a fund for boats"):
        assert actions(text, kind="list_item", headings=("Goals",)) == ["Develop a fund for boats"]


def test_a_name_in_an_item_is_no_lost_bullet() -> None:
    text = "Pay the Elmhaven Water Board for a plan of Build Street"
    assert actions(text, kind="list_item", headings=("Actions",)) == [text]


def test_a_table_whose_headers_are_lost_is_read_by_its_content() -> None:
    lines = [
        ("Establish a fund for pumps", "EWB, City Council", "Underway"),
        ("Mend the mains in Old Town", "City Council, EWB", "Proposed"),
        ("Promote rain barrels EWB: Monitor the wells", "EWB, City Council", "40 by 2031"),
    ]
    text, cells = "", []
    for number, line in enumerate(lines):
        text += "\n" if number else ""
        for column, value in enumerate(line):
            text += " | " if column else ""
            cells.append(Cell(row=number, column=column, text=value, start=len(text), end=len(text) + len(value)))
            text += value
    (lead, *_) = make_blocks()
    start = (lead.end or 0) + 2
    table = Block(
        document_id="d", block_id="t", position=1, kind="table", page=1, text=text, start=start, end=start + len(text),
        heading_path=("Actions",), cells=tuple(cells),
    )  # fmt: skip
    rows = extract([lead, table])
    assert [(row.action, row.actor, row.partners, row.deadline) for row in rows] == [
        ("Establish a fund for pumps", "Elmhaven Water Board", ("City Council",), None),
        ("Mend the mains in Old Town", "City Council", ("Elmhaven Water Board",), None),
        ("Promote rain barrels", "Elmhaven Water Board", ("City Council",), "2031"),
        ("Monitor the wells", "Elmhaven Water Board", ("City Council",), "2031"),
    ]


def test_an_office_as_heading_owns_its_items() -> None:
    (row,) = read("Mend 12 km of road by 2031", kind="list_item", headings=("Actions", "Department of Public Works"))
    assert (row.actor, row.deadline) == ("Department of Public Works", "2031")


def test_a_noun_at_the_head_of_an_item_is_no_verb() -> None:
    for text in ("Support for small traders", "Increase in bus lanes", "Access to parks", "Review of by-laws"):
        assert actions(text, kind="list_item", headings=("Actions",)) == []
    assert actions("Plant trees", kind="list_item", headings=("Actions",)) == ["Plant trees"]
