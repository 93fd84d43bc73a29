"""Quotes find their place: word by word, across lines, blocks and pages."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cityledger.publish.evidence.marks import find_marks
from cityledger.publish.evidence.rows import EvidenceRow
from cityledger.records import Block, Cell, WordBox, WordBoxes


def make_row(start: int, end: int, **changes: Any) -> EvidenceRow:
    values: dict[str, Any] = {
        "kind": "indicator", "row_id": f"{start}-{end}", "page": 1, "section": "", "start": start, "end": end,
        "quote": "", "box": None, "confidence": 0.5, "title": "", "label": "", "facts": (),
    }  # fmt: skip
    return EvidenceRow(**{**values, **changes})


def make_block(text: str, start: int = 0, words: Iterable[WordBox] = (), **changes: Any) -> Block:
    values: dict[str, Any] = {"document_id": "d", "block_id": f"b{start}", "position": start, "kind": "paragraph"}
    return Block(
        **{
            **values,
            "words": WordBoxes(words),
            "page": 1,
            "text": text,
            "start": start,
            "end": start + len(text),
            **changes,
        }
    )


def word(start: int, end: int, line: int, page: int = 1) -> WordBox:
    """A word on a line, 10 points a character and 12 points high."""
    return WordBox(start=start, end=end, page=page, box=(10.0 * start, 20.0 * line, 10.0 * end, 20.0 * line + 12))


def test_the_words_of_a_line_are_joined_and_lines_stay_apart():
    words = (word(0, 3, 0), word(4, 7, 0), word(8, 13, 1))
    (mark,) = find_marks([make_block("one two three", words=words)], [make_row(4, 13)])
    assert mark.rectangles == {1: ((39, -1, 71, 13), (79, 19, 131, 33))}
    (mark,) = find_marks([make_block("one two three", words=words)], [make_row(0, 7)])
    assert mark.rectangles == {1: ((-1, -1, 71, 13),)}


def test_two_columns_on_the_same_height_stay_apart():
    words = (
        WordBox(start=0, end=3, page=1, box=(0, 0, 30, 12)),
        WordBox(start=4, end=7, page=1, box=(300, 0, 330, 12)),
    )
    (mark,) = find_marks([make_block("one two", words=words)], [make_row(0, 7)])
    assert len(mark.rectangles[1]) == 2


def test_a_quote_may_go_on_in_the_next_block_and_on_the_next_page():
    first = make_block("one two", words=(word(0, 3, 0), word(4, 7, 0)))
    second = make_block("three four", 9, page=2, words=(word(0, 5, 0, 2), word(6, 10, 0, 2)))
    (mark,) = find_marks([first, second], [make_row(4, 14)])
    assert {page: len(boxes) for page, boxes in mark.rectangles.items()} == {1: 1, 2: 1}
    assert mark.rectangles[2] == ((-1, -1, 51, 13),)
    assert mark.blocks == (first, second)


def test_without_words_a_cell_without_cells_the_block_without_all_the_rows_own_box_is_marked():
    cells = (
        Cell(row=0, column=0, text="one", start=0, end=3, box=(0, 0, 10, 10)),
        Cell(row=0, column=1, text="two", start=6, end=9, box=(20, 0, 30, 10)),
    )
    (mark,) = find_marks([make_block("one | two", kind="table", cells=cells)], [make_row(6, 9)])
    assert mark.rectangles == {1: ((19, -1, 31, 11),)}
    (mark,) = find_marks([make_block("one two", box=(5, 5, 50, 50))], [make_row(0, 3)])
    assert mark.rectangles == {1: ((4, 4, 51, 51),)}
    (mark,) = find_marks([], [make_row(0, 3, page=3, box=(5.0, 5.0, 50.0, 50.0))])
    assert mark.rectangles == {3: ((4, 4, 51, 51),)}
    (mark,) = find_marks([make_block("one two")], [make_row(0, 3)])
    assert mark.rectangles == {}


def test_rows_of_one_quote_share_its_mark_and_page_furniture_is_passed_over():
    header = replace(make_block("head", kind="page_header"), start=None, end=None)
    rows = [make_row(0, 3), make_row(0, 3, kind="commitment"), make_row(4, 7)]
    marks = find_marks([header, make_block("one two")], rows)
    assert [[row.kind for row in mark.rows] for mark in marks] == [["indicator", "commitment"], ["indicator"]]
    assert all(header not in mark.blocks for mark in marks)
