from cityledger.convert.drafts import Line, Word
from cityledger.convert.pdf_lines import print_lines


def line(*placed: tuple[float, str], top: float = 100, size: float = 10) -> Line:
    words = [Word(text, 1, (x, top, x + 0.5 * size * len(text), top + 1.2 * size)) for x, text in placed]
    return Line(words, (words[0].box[0], top, words[-1].box[2], top + 1.2 * size), size)


def texts(*lines: Line) -> list[str]:
    return [item.text for item in print_lines(lines)]


def test_a_raised_note_number_goes_back_to_its_word() -> None:
    assert texts(
        line(
            (50, "emissions."),
        ),
        line((100, "3"), top=98, size=6),
    ) == ["emissions.3"]


def test_a_drop_capital_goes_to_the_line_beside_it() -> None:
    assert texts(line((72, "he"), (90, "city"), top=104), line((50, "T"), top=100, size=40)) == ["The city"]


def test_a_line_over_a_gutter_is_parted_and_a_wide_space_is_not() -> None:
    over = line((50, "left"), (73, "half"), (300, "right"), (328, "half"))
    below = line((50, "more"), (73, "left"), (300, "more"), (323, "right"), top=112)
    assert texts(over, below) == ["left half", "right half", "more left", "more right"]
    justified = line((50, "of"), (90, "the"), (135, "plan"))
    full = line((50, "improvement"), (107, "across"), (140, "town"), top=112)
    assert texts(justified, full) == ["of the plan", "improvement across town"]


def test_an_items_number_keeps_its_text() -> None:
    assert texts(line((50, "1."), (80, "Plant"), (110, "trees")), line((50, "2."), (80, "Water"), top=112)) == [
        "1. Plant trees",
        "2. Water",
    ]


def test_tracked_capitals_are_words_again() -> None:
    tracked = line((50, "SH"), (61.3, "A"), (67.6, "DE"), (83, "TREES"))
    assert texts(tracked) == ["SHADE TREES"]


def test_an_item_beside_another_is_parted_even_where_a_line_crosses_the_gutter() -> None:
    items = line((50, "•"), (57, "oaks"), (100, "•"), (107, "limes"))
    assert texts(items, line((50, "improvement"), (107, "across"), (140, "town"), top=112))[:2] == ["• oaks", "• limes"]


def test_a_short_last_line_is_parted_from_the_column_that_begins_beside_it() -> None:
    rows = [(line((50, "improvement"), (107, "across"), (140, "towns")), line((200, "a"), (210, "fund")))]
    last = line((50, "it."), (200, "b"), (210, "fund"), top=112)
    assert texts(*rows[0], last)[2:] == ["it.", "b fund"]
