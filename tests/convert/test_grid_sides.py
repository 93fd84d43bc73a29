from cityledger.convert.grid_sides import covered
from cityledger.convert.lattice import find_grids
from cityledger.convert.pdf_rules import Rules


def test_lines_cover_a_part_of_a_stretch() -> None:
    assert covered([(0, 10, 20), (0, 30, 60)], 0, 40) == 0.5


def test_a_decoration_that_touches_a_table_is_no_part_of_it() -> None:
    xs, ys = (50, 150, 250, 350), (100, 120, 140, 160)
    rules = Rules(across=[(y, xs[0], xs[-1]) for y in ys], down=[(x, ys[0], ys[-1]) for x in xs])
    rules.down += [(300, 0, 100), (420, 0, 80)]
    rules.across += [(40, 300, 420), (80, 300, 420)]
    (grid,) = find_grids(rules, 600, 800)
    assert (len(grid.cells), grid.box) == (9, (50, 100, 350, 160))


def test_an_indented_first_column_is_kept() -> None:
    rules = Rules(
        across=[(y, x, 350) for y, x in ((100, 50), (120, 50), (140, 70), (160, 70), (180, 50), (200, 70), (220, 70))],
        down=[(50, 100, 120), *((x, 100, 220) for x in (70, 200, 350))],
    )
    assert find_grids(rules, 600, 800)[0].box[0] == 50
