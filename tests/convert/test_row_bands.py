from collections.abc import Sequence

from cityledger.convert.drafts import Word
from cityledger.convert.row_bands import row_bands
from cityledger.convert.rows import Chunk, Row

BORDERS = [90.0, 290.0]
XS = (50.0, 100.0, 300.0)


def row(top: float, *texts: str) -> Row:
    """A printed row with the texts in the columns; an empty one is left out."""
    chunks = []
    for x, text in zip(XS, texts, strict=True):
        words = [Word(word, 1, (x, top, x + 20, top + 10)) for word in text.split()]
        if words:
            chunks.append(Chunk(words, x, x + 20))
    return Row(top, top + 10, 10, chunks)


def sizes(rows: Sequence[Row], across: Sequence[float] = ()) -> list[int]:
    return [len(band) for band in row_bands(rows, BORDERS, across)]


HEAD = row(100, "No.", "Action", "Lead")
ACTIONS = [
    row(120, "1.1", "Plant limes along", "Parks Office"),
    row(131, "", "Market Street and", "Friends of Limes"),
    row(142, "", "its squares", ""),
    row(160, "1.2", "Mend the pumps", "Water Works"),
    row(180, "1.3", "Map the shade", "Bus Company"),
    row(191, "", "of its stops", "Garden Club"),
]


def test_lines_without_an_entry_in_the_column_that_tells_the_rows_go_on() -> None:
    assert sizes([HEAD, *ACTIONS]) == [1, 3, 1, 2]


def test_room_above_a_line_without_a_first_entry_begins_a_row() -> None:
    assert sizes([HEAD, *ACTIONS[:4], row(180, "", "Map the shade", "Bus Company"), *ACTIONS[4:5]]) == [1, 3, 1, 1, 1]


def test_rules_part_rows_that_hold_several_lines_each() -> None:
    named = [row(top, "", *(chunk.text for chunk in line.chunks[-2:])) for top, line in zip(
        (120, 160, 180), (ACTIONS[0], ACTIONS[3], ACTIONS[4]), strict=True
    )]  # fmt: skip
    going_on = row(131, "", "Market Street", "")
    assert sizes([named[0], going_on, *named[1:]], (115, 155, 175, 200)) == [2, 1, 1]


def test_rules_around_groups_of_full_rows_do_not_put_these_together() -> None:
    rows = [row(100 + 14 * at, "", f"Tree {at}", f"{at}1") for at in range(8)]
    assert sizes(rows, (98, 126, 154, 182, 210)) == [1] * 8
