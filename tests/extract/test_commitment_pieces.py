"""Items that stand in a row within one sentence, each behind its letter."""

from cityledger.extract.commitments.pieces import split_marked_items
from cityledger.extract.commitments.segments import Segment
from tests.extract.made_up_city import actions, make_blocks, read


def pieces(text: str) -> list[str]:
    (block, *_) = make_blocks()
    return [text[piece.start : piece.end] for piece in split_marked_items(text, Segment(block, 0, len(text)))]


def test_lettered_items_part_where_their_letters_follow_each_other() -> None:
    assert pieces("Do it: a. Mend pumps b. Fence wells") == ["Do it:", "a. Mend pumps", "b. Fence wells"]
    assert pieces("c) Mend pumps d) Fence wells") == ["c) Mend pumps", "d) Fence wells"]


def test_a_letter_alone_or_out_of_order_parts_nothing() -> None:
    for text in ("Buy pumps by plan b. Then mend wells", "Plan a. Mend pumps d. Fence wells", "a. mend b. fence"):
        assert pieces(text) == [text]


def test_lettered_items_are_members_of_the_action_before_them() -> None:
    text = (
        "Renew the fleet in all depots, including: a. Sell old vans b. Lease electric carts, and c. Train the drivers"
    )
    rows = read(text, kind="list_item", headings=("Actions",))
    assert [row.action for row in rows] == [
        "Renew the fleet in all depots", "Sell old vans", "Lease electric carts", "Train the drivers",
    ]  # fmt: skip
    assert [row.parent_commitment_id for row in rows] == [None, *[rows[0].commitment_id] * 3]


def test_a_modal_before_lettered_items_governs_them() -> None:
    rows = read("The city will: (a) Fund a clinic (b) Plant an orchard")
    assert [(row.action, row.strength, row.actor) for row in rows] == [
        ("Fund a clinic", "firm", "City of Elmhaven"),
        ("Plant an orchard", "firm", "City of Elmhaven"),
    ]


def test_lettered_items_under_what_has_been_done_are_no_promises() -> None:
    text = "Current programs a. Mend pumps in all wards b. Repair wells"
    assert actions(text, kind="list_item", headings=("Actions",)) == []
    aims = "The board has the following objectives: a. Mend pumps in all wards b. Repair wells"
    assert actions(aims, kind="list_item", headings=("Current work",)) == ["Mend pumps in all wards", "Repair wells"]


def test_the_first_of_lettered_items_says_nothing_of_the_others() -> None:
    text = "g. Adopt low impact standards h. Plant an orchard i. Mend pumps in all wards"
    assert actions(text, kind="list_item", headings=("Actions",)) == [
        "Adopt low impact standards", "Plant an orchard", "Mend pumps in all wards",
    ]  # fmt: skip
