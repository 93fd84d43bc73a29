from collections.abc import Callable
from itertools import pairwise
from typing import Any

from cityledger.convert import Conversion
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.ruled_rows import find_ruled_rows
from tests.convert.test_open_tables import line

Convert = Callable[..., Conversion]
ACTIONS = [
    ("Action", "Lead", "Partners"),
    ("Plant a row of limes along all;main roads of the town, and;water them", "Parks Office", "Friends;of Limes"),
    ("Mend the pumps of the old town", "Water Works", "Port"),
    ("Map the shade of each stop of the;buses", "Bus Company", "Garden;Club"),
    ("Open cool rooms in the libraries", "Library Board", "Clinic"),
]  # fmt: skip
XS = (60, 280, 380)


def draw(sheet: Any, shaded: bool, gap: float = 8) -> None:
    """The table of actions, its rows ruled or every other one shaded; the heads are drawn last, over their band."""
    top, ys, cells = 100.0, [100.0], []
    for row in ACTIONS:
        parts = [text.split(";") for text in row]
        cells.append([(x, top + gap / 2, part) for x, part in zip(XS, parts, strict=True)])
        top += 12 * max(map(len, parts)) + gap
        ys.append(top)
    if shaded:
        sheet.canvas.setFillColorRGB(0.85, 0.9, 0.95)
        for upper, lower in list(pairwise(ys))[::2]:
            sheet.canvas.rect(55, sheet.height - lower, 400, lower - upper, stroke=0, fill=1)
        sheet.canvas.setFillColorRGB(0, 0, 0)
    else:
        for y in ys:
            sheet.rule(55, y, 455, y)
    for placed in [*cells[1:], cells[0]]:
        for x, upper, texts in placed:
            sheet.lines(x, upper, texts)


def rows_of(result: Conversion) -> list[list[str]]:
    (table,) = (block for block in result.blocks if block.kind == "table")
    return [line.split(" | ") for line in table.text.split("\n")]


EXPECTED = [[text.replace(";", " ") for text in row] for row in ACTIONS]


def test_actions_whose_rows_are_ruled_are_a_table(sheet: Any, convert: Convert) -> None:
    draw(sheet, shaded=False)
    result = convert(sheet.save())
    assert rows_of(result) == EXPECTED
    assert [cell.text for cell in result.blocks[0].cells if cell.is_header] == EXPECTED[0]


def test_actions_whose_rows_are_shaded_in_turn_are_a_table(sheet: Any, convert: Convert) -> None:
    draw(sheet, shaded=True)
    assert rows_of(convert(sheet.save())) == EXPECTED


def test_the_rows_over_and_under_the_shades_belong_to_the_table() -> None:
    lines = [line(x, 100.0 + 20 * row, text) for row in range(9) for x, text in ((50, "a"), (150, "b c"), (250, "d"))]
    shades = Rules(areas=[((45, 115.0 + 40 * row, 400, 135.0 + 40 * row), 0xEEEEEE) for row in range(4)])
    (grid,) = find_ruled_rows(lines, shades)
    assert (len(grid.ys) - 1, len(grid.xs) - 1) == (9, 3)


def test_columns_of_prose_between_rules_are_no_table() -> None:
    left, right = "the city plants trees on all its roads", "and it waters them in the hot summer weeks"
    lines = [line(x, 100.0 + 12 * row, text) for row in range(40) for x, text in ((50, left), (300, right))]
    rules = Rules(across=[(98.0 + 96 * at, 50.0, 520.0) for at in range(6)])
    assert find_ruled_rows(lines, rules) == []


def test_rules_of_other_widths_or_far_apart_hold_no_table() -> None:
    lines = [line(x, 100.0 + 20 * row, text) for row in range(4) for x, text in ((50, "a"), (150, "b c"), (250, "d"))]
    ruled = [(98.0 + 20 * at, 45.0, 400.0) for at in range(5)]
    assert len(find_ruled_rows(lines, Rules(across=ruled))) == 1
    assert find_ruled_rows(lines, Rules(across=[(y, x0, x1 + 40 * at) for at, (y, x0, x1) in enumerate(ruled)])) == []
    assert find_ruled_rows(lines, Rules(across=[(200 * at, 45.0, 400.0) for at in range(5)])) == []
