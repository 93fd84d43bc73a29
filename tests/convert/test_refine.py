from cityledger.convert.drafts import Word
from cityledger.convert.lattice import Grid, GridCell
from cityledger.convert.refine import refine_grid


def words(x: float, top: float, text: str) -> list[Word]:
    made = []
    for part in text.split():
        made.append(Word(part, 1, (x, top, x + 5 * len(part), top + 10)))
        x += 5 * len(part) + 3
    return made


def test_a_cell_over_two_columns_is_parted_where_its_words_leave_the_border_free() -> None:
    cells = (
        GridCell(0, 0, 1, 2, (0, 0, 200, 20)),
        GridCell(1, 0, 1, 1, (0, 20, 100, 40)),
        GridCell(1, 1, 1, 1, (100, 20, 200, 40)),
    )
    grid = Grid((0, 0, 200, 40), (0, 100, 200), (0, 20, 40), cells)
    parted = refine_grid(grid, {0: [words(5, 4, "North"), words(110, 4, "12")]})
    assert [(cell.row, cell.column, cell.column_span) for cell in parted.cells] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 0, 1),
        (1, 1, 1),
    ]
    heading = refine_grid(grid, {0: [words(60, 4, "Homes and trees in 2020")]})
    assert heading is grid


def test_a_row_with_a_column_of_figures_is_as_many_rows_as_figures() -> None:
    cells = (GridCell(0, 0, 1, 1, (0, 0, 100, 60)), GridCell(0, 1, 1, 1, (100, 0, 200, 60)))
    grid = Grid((0, 0, 200, 60), (0, 100, 200), (0, 60), cells)
    names = [words(5, 4 + 14 * row, name) for row, name in enumerate(("North", "South", "West"))]
    figures = [words(110, 4 + 14 * row, value) for row, value in enumerate(("12", "9", "7.5"))]
    parted = refine_grid(grid, {0: names, 1: figures})
    assert len(parted.ys) == 4
    assert [(cell.row, cell.column) for cell in parted.cells] == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]


def test_a_row_of_wrapped_prose_stays_one() -> None:
    cells = (GridCell(0, 0, 1, 1, (0, 0, 100, 60)), GridCell(0, 1, 1, 1, (100, 0, 200, 60)))
    grid = Grid((0, 0, 200, 60), (0, 100, 200), (0, 60), cells)
    left = [words(5, 4 + 14 * row, text) for row, text in enumerate(("the city will", "plant trees", "by 2030"))]
    right = [words(110, 4 + 14 * row, text) for row, text in enumerate(("done in the", "north, and", "half of 12"))]
    assert refine_grid(grid, {0: left, 1: right}) is grid


ENTRIES = [
    (["Plant limes along", "the main roads"], ["Parks Office"]),
    (["Mend pumps"], ["Water Works"]),
    (["Map the shade"], ["Bus Company", "and Port"]),
]


def columns(room: float, entries: list[tuple[list[str], list[str]]]) -> dict[int, list[list[Word]]]:
    """The words of two cells of one row: lines 11 points apart, `room` more between the entries."""
    made: dict[int, list[list[Word]]] = {0: [], 1: []}
    top = 4.0
    for entry in entries:
        for column, texts in enumerate(entry):
            made[column] += [words(5 + 105 * column, top + 11 * at, text) for at, text in enumerate(texts)]
        top += 11 * max(map(len, entry)) + room
    return made


def test_entries_with_room_between_them_at_the_same_heights_are_rows() -> None:
    cells = (GridCell(0, 0, 1, 1, (0, 0, 100, 90)), GridCell(0, 1, 1, 1, (100, 0, 200, 90)))
    grid = Grid((0, 0, 200, 90), (0, 100, 200), (0, 90), cells)
    assert len(refine_grid(grid, columns(6, ENTRIES)).ys) == 4
    assert refine_grid(grid, columns(0, ENTRIES)) is grid
    paragraphs = [*ENTRIES[:2], (["and the wells", "of the port"], ["of the town"])]
    assert refine_grid(grid, columns(6, paragraphs)) is grid
    one_column = [*ENTRIES[:2], (["Map the shade"], [])]
    assert refine_grid(grid, columns(6, one_column)) is grid


def test_a_line_of_words_that_runs_over_the_cells_of_a_row_makes_them_one() -> None:
    xs, ys = (0, 60, 120, 200), (0, 20, 40)
    cells = tuple(
        GridCell(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(2)
        for column in range(3)
    )
    grid = Grid((0, 0, 200, 40), xs, ys, cells)
    below = {3: [words(5, 24, "1.1")], 4: [words(65, 24, "Plant limes")], 5: [words(125, 24, "Parks Office")]}
    band = words(5, 4, "GOAL 1: Greener streets")
    over = {0: [band[:2]], 1: [band[2:3]], 2: [band[3:]]}
    joined = refine_grid(grid, over | below)
    assert [(cell.row, cell.column, cell.column_span) for cell in joined.cells] == [
        (0, 0, 3), (1, 0, 1), (1, 1, 1), (1, 2, 1),
    ]  # fmt: skip
    heads = {0: [words(5, 4, "No.")], 1: [words(65, 4, "Action")], 2: [words(125, 4, "Lead")]}
    assert refine_grid(grid, heads | below) is grid
