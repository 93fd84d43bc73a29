"""Options of forms, surveys and slides: which are rows, what they stand under, and which are ticked."""

import time
from collections.abc import Sequence

import pytest

from cityledger.extract import extract_document
from cityledger.extract.context import build_context
from cityledger.extract.interests import extract_interests
from cityledger.records import Block, Cell, DeclaredInterest, document_text
from tests.extract.made_up_city import NAMES, make_document

Item = tuple[str | None, str]


def blocks_of(*items: Item, heading: str | None = "Topics", level: int = 1) -> list[Block]:
    """A paragraph with the city's names, then items under a heading; no marker makes a paragraph."""
    blocks: list[Block] = []
    offset = 0
    for position, (marker, text) in enumerate(((None, NAMES), *items)):
        path = (heading,) if heading and position else ()
        kind = "list_item" if marker else "paragraph"
        blocks.append(
            Block(document_id="d", block_id=f"b{position}", position=position, kind=kind, page=1, text=text,
                  start=offset, end=offset + len(text), marker=marker, level=level if marker else None,
                  heading_path=path)
        )  # fmt: skip
        offset += len(text) + 2
    return blocks


def read(blocks: Sequence[Block]) -> tuple[DeclaredInterest, ...]:
    document = make_document()
    return extract_interests(document, blocks, build_context(document, blocks))


def ticks(*items: Item, heading: str | None = "Topics") -> list[tuple[str | None, str, bool]]:
    return [(row.question, row.option, row.is_declared) for row in read(blocks_of(*items, heading=heading))]


def test_ticked_and_empty_boxes_are_rows_with_their_source() -> None:
    blocks = blocks_of(("☒", "Ferries"), ("☐", "Wind power"))
    ferries, wind = read(blocks)
    assert (ferries.question, ferries.option, ferries.is_declared) == ("Topics", "Ferries", True)
    assert (wind.option, wind.is_declared) == ("Wind power", False)
    assert ferries.actor == "City of Elmhaven"
    assert (ferries.section, ferries.page, ferries.block_id) == ("Topics", 1, "b1")
    assert document_text(blocks)[wind.start : wind.end] == wind.quote == "Wind power"
    assert ferries.interest_id != wind.interest_id
    assert read(blocks) == (ferries, wind)


def test_a_document_s_extraction_holds_them() -> None:
    blocks = blocks_of(("☒", "Ferries"))
    assert extract_document(make_document(), blocks).interests == read(blocks)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Networks that we want to join", "Networks that we want to join"),
        ("Which do you want?", "Which do you want?"),
        ("Please choose:", "Please choose:"),
        ("The council met in May and voted.", "Topics"),
    ],
)
def test_the_line_over_the_options_is_their_question_unless_it_is_a_sentence(line: str, question: str) -> None:
    assert ticks((None, line), ("☒", "Ferries")) == [(question, "Ferries", True)]


def test_options_without_anything_over_them_have_no_question() -> None:
    assert ticks((None, "The council has met."), ("☒", "Ferries"), heading=None) == [(None, "Ferries", True)]


def test_a_bullet_between_ticked_boxes_is_an_empty_box() -> None:
    found = ticks(("-", "How we chose:"), ("☒", "Ferries"), ("-", "Trams"), ("☒", "Parks"), ("-", "Contact us"))
    assert found == [
        ("How we chose:", "Ferries", True), ("How we chose:", "Trams", False), ("How we chose:", "Parks", True),
    ]  # fmt: skip


def test_a_bullet_between_boxes_of_both_kinds_is_a_bullet() -> None:
    found = ticks(("☒", "Ferries"), ("-", "by 2030"), ("☐", "Parks"))
    assert [option for _, option, _ in found] == ["Ferries", "Parks"]


@pytest.mark.parametrize(("heading", "rows"), [("Achievements", 0), ("What do you need?", 2)])
def test_empty_boxes_alone_are_bullets_unless_a_question_is_asked(heading: str, rows: int) -> None:
    assert len(ticks(("☐", "Ferries"), ("☐", "Parks"), heading=heading)) == rows


def test_check_marks_tick_where_something_else_crosses() -> None:
    assert ticks(("✓", "Ferries"), ("✓", "Parks")) == []
    assert ticks(("✓", "Ferries"), ("✗", "Parks")) == [("Topics", "Ferries", True), ("Topics", "Parks", False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Language: ☒ English ☐ French", [("Language", "English", True), ("Language", "French", False)]),
        ("Language: [x] English, [ ] French", [("Language", "English", True), ("Language", "French", False)]),
        ("English ☒ French ☐", [("Topics", "English", True), ("Topics", "French", False)]),
        ("Do you agree? ☐ Yes ☐ No", [("Do you agree?", "Yes", False), ("Do you agree?", "No", False)]),
        ("Take the square ☐ to the left", []),
    ],
)
def test_boxes_in_a_line(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert ticks((None, text)) == found


def test_an_item_with_more_than_one_box_is_read_box_by_box() -> None:
    assert ticks(("☒", "Yes ☐ No")) == [("Topics", "Yes", True), ("Topics", "No", False)]


def table(*rows: Sequence[str]) -> list[Block]:
    text, cells = "", []
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            text += " | " if column else "\n" if number else ""
            cells.append(
                Cell(row=number, column=column, text=value, start=len(text), end=len(text) + len(value))
            )  # fmt: skip
            text += value
    head = blocks_of()
    start = len(NAMES) + 2
    return [
        *head,
        Block(document_id="d", block_id="t", position=1, kind="table", page=1, text=text, start=start,
              end=start + len(text), cells=tuple(cells), heading_path=("Topics",)),
    ]  # fmt: skip


def test_a_box_alone_in_a_cell_ticks_its_row_under_its_column() -> None:
    rows = read(table(("Topic", "Now", "Later"), ("Ferries", "☒", "☐"), ("Parks", "☐", "☒")))
    assert [(row.question, row.option, row.is_declared) for row in rows] == [
        ("Now", "Ferries", True), ("Later", "Ferries", False), ("Now", "Parks", False), ("Later", "Parks", True),
    ]  # fmt: skip
    assert len({row.interest_id for row in rows}) == 4


def test_boxes_with_their_texts_in_a_cell_stand_under_the_cell_beside_them() -> None:
    rows = read(table(("Size", "☐ small ☒ large"), ("Kind", "[x] city [ ] town")))
    assert [(row.question, row.option, row.is_declared) for row in rows] == [
        ("Size", "small", False), ("Size", "large", True), ("Kind", "city", True), ("Kind", "town", False),
    ]  # fmt: skip


def test_running_heads_and_plain_lists_are_none() -> None:
    head = Block(document_id="d", block_id="h", position=0, kind="page_header", page=1, text="☒ Ferries ☐ Parks")
    assert read([head, *blocks_of(("-", "Ferries"), ("•", "Parks"))]) == ()


def test_long_forms_take_little_time() -> None:
    blocks = [*blocks_of(*[("☒", "Ferries")] * 3000, (None, "☒ a " * 50_000))]
    started = time.process_time()
    document = make_document()
    context = build_context(document, blocks[:2])
    started = time.process_time()
    assert len(extract_interests(document, blocks, context)) == 53_000
    assert time.process_time() - started < 8
