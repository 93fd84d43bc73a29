from cityledger.convert.drafts import Line, Word
from cityledger.convert.open_tables import find_open_tables
from cityledger.convert.pdf_rules import Rules

Placed = tuple[float, float, str]


def line(x: float, top: float, text: str) -> Line:
    words = []
    for part in text.split():
        words.append(Word(part, 1, (x, top, x + 5 * len(part), top + 10)))
        x += 5 * len(part) + 3
    return Line(words, (words[0].box[0], top, words[-1].box[2], top + 10), 10)


def found(*placed: Placed, rules: Rules | None = None) -> list[tuple[int, int]]:
    grids = find_open_tables([line(*item) for item in placed], rules or Rules())
    return [(len(grid.ys) - 1, len(grid.xs) - 1) for grid in grids]


FIGURES = [
    (50.0, 100.0, "District"), (200.0, 100.0, "Homes"), (300.0, 100.0, "Trees"),
    (50.0, 114.0, "North"), (200.0, 114.0, "1,200"), (300.0, 114.0, "35"),
    (50.0, 128.0, "South"), (200.0, 128.0, "900"), (300.0, 128.0, "n/a"),
    (50.0, 142.0, "West"), (200.0, 142.0, "85%"), (300.0, 142.0, "12"),
]  # fmt: skip


def test_columns_of_figures_are_a_table() -> None:
    assert found(*FIGURES) == [(4, 3)]


def test_text_above_and_below_stays_outside() -> None:
    prose = "The town has three districts and in each of them it builds homes"
    assert found((50, 72, prose), (50, 86, prose), *FIGURES, (50, 156, prose), (50, 170, prose)) == [(4, 3)]


def test_a_wrapped_entry_stays_in_its_row() -> None:
    wrapped = [item for item in FIGURES if item[1] < 130] + [(50.0, 140.0, "and the port")]
    last = [(x, top + 14, text) for x, top, text in FIGURES if top > 130]
    assert found(*wrapped, *last) == [(4, 3)]


def test_rules_between_rows_part_them() -> None:
    rules = Rules(across=[(y, 50, 330) for y in (98, 126, 154, 168)])
    assert found(*FIGURES, rules=rules)[0][1] == 3


def test_two_columns_of_prose_are_no_table() -> None:
    left, right = "the city plants trees on all its roads", "and it waters them in the hot summer weeks"
    rows = [(x, 100.0 + 12 * row, text) for row in range(9) for x, text in ((50.0, left), (300.0, right))]
    assert found(*rows) == []


def test_contents_and_numbered_lists_are_no_tables() -> None:
    contents = [(50.0, "Water"), (50.0, "Roads"), (50.0, "Homes"), (50.0, "Trees")]
    pages = ["3", "7", "12", "19"]
    rows = [
        item
        for row, ((x, title), page) in enumerate(zip(contents, pages, strict=True))
        for item in ((x, 100.0 + 14 * row, title), (300.0, 100.0 + 14 * row, page))
    ]
    assert found(*rows) == []
    assert found(*((x, top, f"{text} .........") if x < 100 else (x, top, text) for x, top, text in rows)) == []


def test_a_wide_space_in_a_title_makes_no_column() -> None:
    assert found((50, 80, "Homes"), (130, 80, "planned"), *FIGURES) == [(5, 3)]


def test_an_entry_of_many_lines_stays_in_its_row() -> None:
    long = [
        (200.0, 167.0 + 11 * row, text) for row, text in enumerate(["of the squares", "of the streets", "of parks"])
    ]
    last = [(50.0, 206.0, "Harbour"), (200.0, 206.0, "48"), (300.0, 206.0, "7")]
    assert found(*FIGURES, (50, 156, "Port"), (200, 156, "44 trees"), (300, 156, "5"), *long, *last) == [(6, 3)]
