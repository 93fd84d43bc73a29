from cityledger.convert.drafts import Line, Word
from cityledger.convert.rows import has_rows, read_rows, split_lanes


def line(x: float, top: float, *parts: str, gap: float = 3) -> Line:
    words = []
    for part in parts:
        words.append(Word(part, 1, (x, top, x + 5 * len(part), top + 10)))
        x += 5 * len(part) + gap
    return Line(words, (words[0].box[0], top, words[-1].box[2], top + 10), 10)


def test_room_between_words_parts_chunks() -> None:
    (row,) = read_rows([line(50, 100, "North", "quarter"), line(200, 101, "1,200"), line(300, 99, "35%")])
    assert [(chunk.text, chunk.is_figure) for chunk in row.chunks] == [
        ("North quarter", False),
        ("1,200", True),
        ("35%", True),
    ]


def test_levels_part_rows_and_a_marker_stays_with_its_text() -> None:
    rows = read_rows([line(50, 112, "Elms"), line(50, 100, "1.", "Oaks", gap=30)])
    assert [[chunk.text for chunk in row.chunks] for row in rows] == [["1. Oaks"], ["Elms"]]


def test_captions_and_contents_are_no_entries() -> None:
    contents, caption, entry = (
        line(50, 100, "Water", "......", "12", gap=20),
        line(50, 120, "Table", "3:", "Trees"),
        line(50, 140, "Oaks", "40", gap=40),
    )
    assert [row.is_no_entry for row in read_rows([contents, caption, entry])] == [True, True, False]


def test_a_quick_look_finds_rows_before_they_are_built() -> None:
    rows = [line(50, 100 + 12 * at, "Oaks", "40", gap=60) for at in range(3)]
    assert has_rows(rows, 3)
    assert not has_rows([line(50, 100 + 12 * at, "the", "city", "plants", "trees") for at in range(3)], 1)


def test_columns_of_prose_are_lanes() -> None:
    lines = [line(x, 100 + 12 * at, "the", "city", "plants", "trees") for at in range(8) for x in (50, 300)]
    assert [len(lane) for lane in split_lanes(lines, read_rows(lines)) if lane] == [8, 8]
    assert len(split_lanes(lines[:4], read_rows(lines[:4]))) == 1
