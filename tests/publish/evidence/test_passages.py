"""Text with the quotes marked in it."""

from cityledger.publish.evidence.marks import find_marks
from cityledger.publish.evidence.passages import CUT, LONGEST, find_passages
from tests.publish.evidence.test_marks import make_block, make_row


def pieces(blocks, rows):
    return [
        [(piece.text, piece.anchors) for piece in passage.pieces] for passage in find_passages(find_marks(blocks, rows))
    ]


def test_the_text_is_cut_where_quotes_begin_and_end():
    assert pieces([make_block("one two three")], [make_row(4, 7)]) == [
        [("one ", ()), ("two", ("indicator-4-7",)), (" three", ())]
    ]


def test_overlapping_quotes_share_what_they_share():
    found = pieces([make_block("one two three")], [make_row(0, 7), make_row(4, 13)])
    assert found == [
        [("one ", ("indicator-0-7",)), ("two", ("indicator-0-7", "indicator-4-13")), (" three", ("indicator-4-13",))]
    ]


def test_a_quote_over_two_blocks_is_marked_in_both_and_each_block_comes_once():
    blocks = [make_block("one two"), make_block("three", 9), make_block("four", 16)]
    found = pieces(blocks, [make_row(4, 14), make_row(9, 14)])
    assert ["".join(text for text, _ in passage) for passage in found] == ["one two", "three"]
    assert found[1] == [("three", ("indicator-4-14", "indicator-9-14"))]


def test_a_long_block_is_cut_to_what_stands_around_its_quotes():
    text = "x" * LONGEST + "one" + "y" * LONGEST + "two" + "z" * LONGEST
    first, second = LONGEST, 2 * LONGEST + 3
    (found,) = pieces([make_block(text)], [make_row(first, first + 3), make_row(second, second + 3)])
    assert [text for text, anchors in found if anchors] == ["one", "two"]
    assert [text for text, _ in found].count(CUT) == 3
    assert sum(len(text) for text, _ in found) < LONGEST
    (near,) = pieces([make_block(text)], [make_row(first, first + 3), make_row(first + 100, first + 103)])
    assert [text for text, _ in near].count(CUT) == 2
