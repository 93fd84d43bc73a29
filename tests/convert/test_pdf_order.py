from cityledger.convert.drafts import Line, Word
from cityledger.convert.pdf_order import order_pieces


def line(x: float, top: float, name: str, width: float = 200) -> Line:
    """A line of five words, so that it counts as prose."""
    step = width / 5
    words = [Word(name, 1, (x + step * at, top, x + step * at + step - 3, top + 10)) for at in range(5)]
    return Line(words, (x, top, x + width, top + 10), 10)


def order(*lines: Line) -> str:
    return "".join(part.words[0].text for piece in order_pieces(lines, []) for part in piece.lines)


def test_the_streams_order_is_trusted_where_nothing_goes_back() -> None:
    assert order(line(50, 100, "a"), line(50, 112, "b"), line(300, 100, "c"), line(300, 112, "d")) == "abcd"
    assert order(line(300, 100, "c"), line(50, 300, "a"), line(300, 320, "d")) == "cad"


def test_lines_written_across_two_columns_are_read_down_them() -> None:
    rows = [
        line(x, 100 + 12 * row, name)
        for row, names in enumerate(("ae", "bf", "cg", "dh"))
        for x, name in zip((50, 300), names, strict=True)
    ]
    assert order(*rows) == "abcdefgh"


def test_a_title_written_last_is_read_first() -> None:
    assert order(line(50, 100, "b"), line(50, 112, "c"), line(50, 60, "a", 450)) == "abc"


def test_columns_above_a_title_come_before_those_below_it() -> None:
    upper = [line(50, 100, "a"), line(300, 100, "b")]
    lower = [line(50, 300, "d"), line(300, 300, "e")]
    assert order(*lower, *upper, line(50, 200, "c", 450)) == "abcde"


def test_a_short_title_does_not_come_between_the_columns_above_it() -> None:
    stream = [
        line(50, 100, "a"),
        line(300, 100, "b"),
        line(50, 200, "c", 80),
        line(50, 230, "d"),
        line(300, 230, "e"),
        line(50, 20, "0", 450),
    ]
    assert order(*stream) == "0abcde"


def test_an_item_beside_another_is_a_piece_of_its_own() -> None:
    left, right = line(50, 100, "oaks"), line(262, 100, "limes")
    assert len(order_pieces([left, right], [])) == 1  # the same line, after a wide space
    right.words[0] = Word("•", 1, right.words[0].box)
    assert len(order_pieces([left, right], [])) == 2
