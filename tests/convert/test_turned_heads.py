from cityledger.convert.drafts import Line, Word
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.lattice import Grid, GridCell
from cityledger.convert.tables import TableArea, draft_table
from cityledger.convert.turned_heads import place_turned_lines

XS, YS = (50.0, 90.0, 130.0, 170.0), (200.0, 220.0, 240.0)


def table(words: dict[int, str]) -> TableArea:
    cells = tuple(
        GridCell(row, column, 1, 1, (XS[column], YS[row], XS[column + 1], YS[row + 1]))
        for row in range(2)
        for column in range(3)
    )
    lines = {at: [[Word(text, 1, cells[at].box)]] for at, text in words.items()}
    return TableArea(1, Grid((50.0, 200.0, 170.0, 240.0), XS, YS, cells), lines)


def turned(text: str, x0: float, x1: float, top: float, bottom: float) -> Line:
    box = (x0, top, x1, bottom)
    return Line([Word(part, 1, box) for part in text.split()], box, 9.0)


def texts(area: TableArea) -> list[tuple[int, int, str, bool]]:
    return [(c.row, c.column, c.text, c.is_header) for c in draft_table(area, Hyphens(())).cells]


BODY = {0: "Oaks", 1: "40", 2: "12", 3: "Elms", 4: "30", 5: "9"}


def test_sloped_print_above_a_table_heads_its_columns() -> None:
    area = table(BODY)
    lines = [
        turned("Kind", 60, 100, 150, 196),
        turned("Planted", 100, 140, 150, 196),
        turned("so far", 110, 150, 155, 196),
        turned("Felled", 140, 180, 150, 196),
    ]
    assert place_turned_lines([area], lines) == []
    assert texts(area)[:4] == [
        (0, 0, "Kind", True),
        (0, 1, "Planted so far", True),
        (0, 2, "Felled", True),
        (1, 0, "Oaks", False),
    ]
    assert area.grid.box == (50.0, 150, 170.0, 240.0)


def test_print_that_runs_up_inside_a_cell_is_its_text() -> None:
    area = table({at: text for at, text in BODY.items() if at != 3})
    outside = turned("Trees", 20, 30, 200, 240)
    assert place_turned_lines([area], [turned("Elms", 60, 70, 222, 238), outside]) == [outside]
    assert (1, 0, "Elms", False) in texts(area)


def test_one_label_near_a_table_is_no_row_of_headings() -> None:
    area = table(BODY)
    label = turned("Trees", 60, 100, 150, 196)
    assert place_turned_lines([area], [label]) == [label]
    assert len(texts(area)) == 6
