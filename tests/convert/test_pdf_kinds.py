from collections.abc import Callable
from typing import Any

import pytest

from cityledger.convert import Conversion

Convert = Callable[..., Conversion]
BODY = ["The report of the town counts its trees each year, and", "it names the streets that have none of them so far."]
WIDE = "The council plants one row of limes in each of the streets that it names here, and waters them."


def kinds(result: Conversion) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in result.blocks]


def draw_table(sheet: Any, top: float) -> None:
    sheet.grid([60, 160, 260], [top, top + 20, top + 40])
    for row, cells in enumerate([["District", "Trees"], ["North", "12"]]):
        for column, text in enumerate(cells):
            sheet.line(65 + 100 * column, top + 4 + 20 * row, text)


def test_a_title_right_over_a_table_is_a_heading_of_it(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 40, "Trees by District", 16, "Helvetica-Bold")
    draw_table(sheet, 80)
    sheet.lines(60, 200, BODY)
    heading, table, _ = convert(sheet.save()).blocks
    assert (heading.kind, heading.text) == ("heading", "Trees by District")
    assert (table.kind, table.heading_path) == ("table", ("Trees by District",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Table 6.10 Trees by district", "caption"), ("Table 6.10 gives the trees of each district.", "paragraph")],
)
def test_a_numbered_title_over_a_table_is_its_caption(sheet: Any, convert: Convert, text: str, kind: str) -> None:
    sheet.lines(60, 20, BODY)
    sheet.line(60, 64, text)
    draw_table(sheet, 80)
    assert kinds(convert(sheet.save()))[1] == (kind, text)


def test_a_title_in_capitals_may_begin_with_a_square(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 20, [WIDE] * 6)
    sheet.line(60, 110, "• PLANT TREES IN EVERY STREET", 13)
    sheet.lines(60, 140, BODY)
    sheet.line(60, 180, "• Oaks in the parks", 13)
    found = kinds(convert(sheet.save()))
    assert ("heading", "PLANT TREES IN EVERY STREET") in found
    assert ("list_item", "Oaks in the parks") in found
