from cityledger.convert.lattice import find_grids, snap_lines
from cityledger.convert.pdf_rules import Rules


def frame(xs: list[float], ys: list[float]) -> Rules:
    return Rules(across=[(y, xs[0], xs[-1]) for y in ys], down=[(x, ys[0], ys[-1]) for x in xs])


def shape(rules: Rules) -> list[tuple[int, int, int, int]]:
    (grid,) = find_grids(rules, 600, 800)
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells]


def test_crossing_lines_make_cells() -> None:
    assert shape(frame([50, 150, 250], [100, 120, 140])) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_a_missing_wall_makes_one_cell_of_two() -> None:
    rules = frame([50, 150, 250], [100, 120, 140])
    rules.down[1] = (150, 120, 140)
    assert shape(rules) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_sides_may_be_open() -> None:
    rules = Rules(across=[(100, 50, 250), (120, 50, 250), (140, 50, 250)], down=[(150, 100, 140)])
    assert shape(rules) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_underlines_in_a_cell_part_nothing() -> None:
    rules = frame([50, 150, 250], [100, 140])
    rules.across += [(112, 160, 200), (124, 160, 230)]
    assert shape(rules) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_filled_cells_make_a_grid_without_any_line() -> None:
    areas = [((50 + 100 * x, 100 + 20 * y, 150 + 100 * x, 120 + 20 * y), x + y) for x in range(2) for y in range(2)]
    assert len(shape(Rules(areas=areas))) == 4


def test_shading_of_lines_inside_a_cell_is_no_cell() -> None:
    rules = frame([50, 150, 250], [100, 120, 140])
    rules.areas = [((50, 100, 150, 120), 7), ((55, 102, 145, 111), 7)]
    assert len(shape(rules)) == 4


def test_lines_apart_are_grids_apart() -> None:
    first, second = frame([50, 150, 250], [100, 120, 140]), frame([300, 350, 400], [300, 320, 340])
    both = Rules(across=first.across + second.across, down=first.down + second.down)
    assert [grid.box for grid in find_grids(both, 600, 800)] == [(50, 100, 250, 140), (300, 300, 400, 340)]


def test_double_rules_and_broken_rules_are_one_line() -> None:
    assert snap_lines([(100, 50, 100), (101, 101, 200), (140, 0, 10), (140, 50, 60)]) == [
        (100.5, 50, 200),
        (140.0, 0, 10),
        (140.0, 50, 60),
    ]


def test_a_page_of_strokes_is_no_table() -> None:
    rules = Rules(across=[(y, 0, 500) for y in range(0, 3000, 4)], down=[(x, 0, 3000) for x in range(0, 3000, 4)])
    assert find_grids(rules, 600, 800) == []
