"""What a record is checked against: the text of its document, with even white space."""

from dataclasses import replace

import pytest

from cityledger.inspect.surroundings import even, holds, surroundings_of
from tests.inspect.examples import BLOCKS, DOCUMENT, DOCUMENT_ID, TEXT


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("plant 300 trees", True),
        ("plant  300\ntrees", True),
        ("plant 301 trees", False),
        ("Street lights | 18 %", True),
        ("18 % | Street lights", False),
    ],
)
def test_a_quote_is_held_as_one_run_or_cell_by_cell_in_order(quote, found):
    assert holds(even("They will plant 300\n trees. Street lights | 2018 | 18 %"), quote) is found


def test_blocks_are_put_in_order_and_furniture_is_left_out():
    head = replace(BLOCKS[0], block_id="h", position=2, kind="page_header", text="Head", start=None, end=None)
    around = surroundings_of([DOCUMENT], [*reversed(BLOCKS), head], [], [])
    assert around.span(DOCUMENT_ID, 0, len(TEXT)) == TEXT
    assert around.text(DOCUMENT_ID) == even(TEXT)


def test_without_blocks_nothing_is_known_of_the_text():
    around = surroundings_of([DOCUMENT], [], [], [])
    assert around.span(DOCUMENT_ID, 0, 5) is None
    assert around.text(DOCUMENT_ID) is None
    assert around.published_on("fedcba9876543210") is None
