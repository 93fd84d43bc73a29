"""Printed rows of a table in, its rows out: the lines of a wrapped entry, or of a heading, put together.

Rules between the rows part them. Where there are none, a line goes on the one above it if all its entries stand in the
middle of a phrase, or if it has none in the column that tells the rows.
"""

from collections.abc import Sequence

from cityledger.convert.lattice import GridCell
from cityledger.convert.rows import Row, column_of
from cityledger.convert.wording import begins_inside

TIGHT = 0.35
"""The room between two lines of one entry, in heights of a row."""
_FEWEST_ROWS = 3


def row_bands(rows: Sequence[Row], borders: Sequence[float], across: Sequence[float]) -> list[list[Row]]:
    """Printed rows put together to the table's rows: a wrapped entry is one, and so is a heading of two lines."""
    bands: list[list[Row]] = []
    by_rules = _are_ruled_apart(rows, across)
    first_tells = _is_first_filled_once(rows, borders)
    in_head = True
    for row in rows:
        before = bands[-1][-1] if bands else None
        ruled = before is not None and any(before.bottom - 3 < y < row.top + 3 for y in across)
        figures = sum(chunk.is_figure for chunk in row.chunks)
        if before is None or ruled:
            bands.append([row])
        elif (
            by_rules
            or (in_head and not figures and _stacks(before, row, borders))
            or _wraps(before, row, borders, first_tells)
        ):
            bands[-1].append(row)
        else:
            bands.append([row])
        in_head = in_head and not figures
    return bands


def _stacks(above: Row, row: Row, borders: Sequence[float]) -> bool:
    """Whether two lines of headings are one heading each: near, and none over several columns."""
    near = row.top - above.bottom < 0.5 * (row.bottom - row.top)
    spans = any(column_of(chunk, borders)[0] != column_of(chunk, borders)[1] for chunk in above.chunks)
    return near and not spans


def _are_ruled_apart(rows: Sequence[Row], across: Sequence[float]) -> bool:
    """Whether rules stand between all rows: no printed line between two of them is as full as the first."""
    inner = [y for y in across if rows[0].bottom - 3 < y < rows[-1].top + 3]
    if len(inner) >= 0.6 * len(rows):
        return True
    bands: list[list[Row]] = [[] for _ in range(len(inner) + 1)]
    for row in rows:
        bands[sum(y < (row.top + row.bottom) / 2 for y in inner)].append(row)
    several = [band for band in bands if len(band) > 1]
    wrapped = sum(all(len(row.chunks) < len(band[0].chunks) for row in band[1:]) for band in several)
    return len(inner) >= _FEWEST_ROWS and wrapped >= 0.8 * len(several)


def _is_first_filled_once(rows: Sequence[Row], borders: Sequence[float]) -> bool:
    """Whether the first column tells the rows: it holds short entries, and lines without one go on those above."""
    firsts = [row for row in rows if column_of(row.chunks[0], borders) == (0, 0)]
    others = [row for row in rows if column_of(row.chunks[0], borders)[0] > 0]
    short = all(len(row.chunks[0].words) <= 2 for row in firsts)
    return bool(others) and len(firsts) >= _FEWEST_ROWS and short


def _wraps(above: Row, row: Row, borders: Sequence[float], first_tells: bool) -> bool:
    """Whether a row only goes on the entries above it: no figures, and each of its chunks in the middle of a phrase.

    Where the first column tells the rows, a line without an entry there that stands close under another goes on it.
    """
    height = row.bottom - row.top
    if first_tells and row.top - above.bottom < TIGHT * height and column_of(row.chunks[0], borders)[0] > 0:
        return len(row.chunks) < len(borders) + 1
    if row.top - above.bottom > 0.6 * (row.bottom - row.top) or any(chunk.is_figure for chunk in row.chunks):
        return False
    filled = {column_of(chunk, borders)[0] for chunk in above.chunks}
    return all(begins_inside(chunk.text) and column_of(chunk, borders)[0] in filled for chunk in row.chunks)


def band_cells(number: int, band: Sequence[Row], xs: Sequence[float], ys: Sequence[float]) -> list[GridCell]:
    """The cells of one row of the table: a chunk over several columns makes one cell of them."""
    borders = xs[1:-1]
    columns = len(xs) - 1
    owner = list(range(columns))
    for row in band:
        for chunk in row.chunks:
            first, last = column_of(chunk, borders)
            for column in range(first + 1, last + 1):
                owner[column] = owner[first]
    cells = []
    for column in range(columns):
        if owner[column] == column:
            width = sum(owner[other] == column for other in range(column, columns))
            box = (xs[column], ys[number], xs[column + width], ys[number + 1])
            cells.append(GridCell(number, column, 1, width, box))
    return cells
