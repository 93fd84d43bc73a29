"""A page's tables and its lines of turned print in, the tables with those that stand in them or head their columns out.

Narrow columns are headed in print that runs up or slopes, and rows are put together by such print at their side. It
stands in a ruled cell of its own, or above the table with its foot on its column.
"""

from collections.abc import Sequence

from cityledger.convert.drafts import Line, Word
from cityledger.convert.lattice import Grid, GridCell
from cityledger.convert.tables import TableArea

_FOOT = 24.0
"""So far above a table, in points, the foot of a heading may stand."""
_HEADED = 0.5
"""So many of the columns must have a heading for a row of them."""


def place_turned_lines(areas: Sequence[TableArea], turned: Sequence[Line]) -> list[Line]:
    """Put turned lines into the tables that they belong to; the others are given back."""
    rest = list(turned)
    for area in areas:
        rest = _take_heads(area, _take_inside(area, rest))
    return rest


def _take_inside(area: TableArea, lines: Sequence[Line]) -> list[Line]:
    """Put lines into the cells that hold them and no upright print."""
    found: dict[int, list[Line]] = {}
    rest = []
    for line in lines:
        x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
        at = next((index for index, cell in enumerate(area.grid.cells) if _holds(cell, x, y)), None)
        if at is None or at in area.lines:
            rest.append(line)
        else:
            found.setdefault(at, []).append(line)
    area.lines.update({at: [_words(inside)] for at, inside in found.items()})
    return rest


def _holds(cell: GridCell, x: float, y: float) -> bool:
    return cell.box[0] <= x < cell.box[2] and cell.box[1] <= y < cell.box[3]


def _words(lines: Sequence[Line]) -> list[Word]:
    """The words of lines that run up, the leftmost first; of lines that run down, the rightmost."""
    runs_down = any(line.words[0].box[1] < line.words[-1].box[1] - 1 for line in lines)
    ordered = sorted(lines, key=lambda line: line.box[0], reverse=runs_down)
    return [word for line in ordered for word in line.words]


def _take_heads(area: TableArea, lines: Sequence[Line]) -> list[Line]:
    """Make a row of the lines whose feet stand on the table's columns, if most columns have one."""
    grid = area.grid
    columns: dict[int, list[Line]] = {}
    rest = []
    for line in lines:
        column = _column_under(grid, line)
        if column is None:
            rest.append(line)
        else:
            columns.setdefault(column, []).append(line)
    if len(columns) < max(3, _HEADED * (len(grid.xs) - 1)):
        return list(lines)
    _put_row(area, columns)
    return rest


def _column_under(grid: Grid, line: Line) -> int | None:
    x0, _, x1, bottom = line.box
    if not grid.ys[0] - _FOOT <= bottom <= grid.ys[0] + 3:
        return None
    sloped = x1 - x0 > 2 * line.size
    foot = x0 + line.size / 2 if sloped else (x0 + x1) / 2
    return next(
        (at for at, (left, right) in enumerate(zip(grid.xs, grid.xs[1:], strict=False)) if left <= foot < right), None
    )


def _put_row(area: TableArea, columns: dict[int, list[Line]]) -> None:
    grid = area.grid
    top = min(line.box[1] for lines in columns.values() for line in lines)
    count = len(grid.xs) - 1
    heads = [
        GridCell(0, column, 1, 1, (grid.xs[column], top, grid.xs[column + 1], grid.ys[0])) for column in range(count)
    ]
    below = [GridCell(cell.row + 1, cell.column, cell.row_span, cell.column_span, cell.box) for cell in grid.cells]
    box = (grid.box[0], top, *grid.box[2:])
    area.grid = Grid(box, grid.xs, (top, *grid.ys), (*heads, *below))
    area.lines = {index + count: lines for index, lines in area.lines.items()}
    area.lines.update({column: [_words(lines)] for column, lines in columns.items()})
