"""A page's lines and rules in, grids of the tables that have no cells of ruling lines out.

Such a table shows by its columns: rows of short entries, many of them figures, that leave the same room free between
them. Rules across above and below make it certain, and rules between rows part them. Prose in columns, lists, tables of
contents and addresses are none.
"""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from cityledger.convert.drafts import Line
from cityledger.convert.lattice import Grid, snap_lines
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.row_bands import TIGHT, band_cells, row_bands
from cityledger.convert.rows import Row, column_of, free_columns, has_rows, read_rows, split_lanes

_FAR = 2.6
"""Rows further apart than this, in heights of a row, are in different tables."""
_SHORT = 5
_FEWEST_ROWS = 3
_MOST_ROWS = 400


def find_open_tables(lines: Sequence[Line], rules: Rules) -> list[Grid]:
    """The grids of a page's tables without ruled cells, from the top."""
    if not has_rows(lines, _FEWEST_ROWS - 1):
        return []
    rows = read_rows(lines)
    if len(rows) < _FEWEST_ROWS or sum(len(row.chunks) > 1 for row in rows) < _FEWEST_ROWS - 1:
        return []
    across = snap_lines(rules.across)
    grids = []
    lanes = split_lanes(lines, rows)
    for lane in lanes:
        lane_rows = rows if len(lanes) == 1 else read_rows(lane)
        for group in _groups(lane_rows[:_MOST_ROWS]):
            grid = _grid(group, [line for line in across if _crosses(line, group)])
            if grid:
                grids.append(grid)
    return grids


def _crosses(line: tuple[float, float, float], rows: Sequence[Row]) -> bool:
    left = min(row.chunks[0].x0 for row in rows)
    right = max(row.chunks[-1].x1 for row in rows)
    inside = rows[0].top - 4 <= line[0] <= rows[-1].bottom + 4
    return inside and min(line[2], right) - max(line[1], left) > 0.6 * (right - left)


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows that may be a table: near each other, most of them with several chunks."""
    groups: list[list[Row]] = []
    current: list[Row] = []
    for row in rows:
        if row.is_no_entry or (current and row.top - current[-1].bottom > _FAR * (row.bottom - row.top)):
            groups.append(current)
            current = []
        if not row.is_no_entry:
            current.append(row)
    groups.append(current)
    return [part for group in groups for part in _trim(group)]


def _trim(rows: Sequence[Row]) -> list[list[Row]]:
    """The stretches of a run that begin and end with rows of several chunks and hold few others in a row."""
    stretches: list[list[Row]] = []
    current: list[Row] = []
    alone = 0
    for row in rows:
        if len(row.chunks) > 1:
            current.append(row)
            alone = 0
        elif current and _goes_on(current, row):
            current.append(row)
        elif current:
            alone += 1
            if alone > 2 or len(row.chunks[0].words) > 12:
                stretches.append(current)
                current, alone = [], 0
            else:
                current.append(row)
    stretches.append(current)
    result = []
    for stretch in stretches:
        while stretch and len(stretch[-1].chunks) == 1:
            stretch.pop()
        if len(stretch) >= 2:
            result.append(stretch)
    return result


def _goes_on(rows: Sequence[Row], row: Row) -> bool:
    """Whether a row's one chunk goes on an entry of the last row that has several, without room above it."""
    chunk, last = row.chunks[0], next(above for above in reversed(rows) if len(above.chunks) > 1)
    if row.top - rows[-1].bottom > TIGHT * (row.bottom - row.top):
        return False
    return any(
        abs(chunk.x0 - entry.x0) < row.size and (right is None or chunk.x1 < right.x0)
        for entry, right in zip_longest(last.chunks, last.chunks[1:])
    )


def _grid(rows: list[Row], across: Sequence[tuple[float, float, float]]) -> Grid | None:
    borders = free_columns(rows)
    if not borders or not _is_tabular(rows, borders, bool(across)):
        return None
    bands = row_bands(rows, borders, sorted(line[0] for line in across))
    if len(bands) < 2:
        return None
    left = min(row.chunks[0].x0 for row in rows) - 1
    right = max(row.chunks[-1].x1 for row in rows) + 1
    xs = (left, *borders, right)
    ys = [bands[0][0].top - 1]
    ys += [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(bands)]
    ys.append(bands[-1][-1].bottom + 1)
    cells = [cell for number, band in enumerate(bands) for cell in band_cells(number, band, xs, ys)]
    return Grid((left, ys[0], right, ys[-1]), xs, tuple(ys), tuple(cells))


def _is_tabular(rows: Sequence[Row], borders: Sequence[float], ruled: bool) -> bool:
    entries = [chunk for row in rows for chunk in row.chunks]
    many = sum(len(row.chunks) > 1 for row in rows)
    figures = sum(chunk.is_figure for chunk in entries)
    short = sum(len(chunk.words) <= _SHORT for chunk in entries)
    columns = len(borders) + 1
    wide = columns >= 4 and figures >= 0.5 * len(entries)
    if many < (2 if ruled or wide else _FEWEST_ROWS) or many < 0.5 * len(rows):
        return False
    filled = [0] * columns
    for chunk in entries:
        first, last = column_of(chunk, borders)
        if first == last:
            filled[first] += 1
    if min(filled) < max(1 if wide else 2, 0.25 * many):
        return False
    if short < 0.6 * len(entries):
        return False
    if len(rows) >= 4 and columns <= 3 and any(_counts_up(rows, borders, column) for column in (0, columns - 1)):
        return False  # a list of contents, or a numbered list
    needed = 0.15 if ruled else 0.3
    return figures >= needed * len(entries) and figures >= 2


def _counts_up(rows: Sequence[Row], borders: Sequence[float], column: int) -> bool:
    """Whether a column holds whole numbers that only grow, and no other column holds figures."""
    inside = [chunk for row in rows for chunk in row.chunks if column_of(chunk, borders)[0] == column]
    others = [chunk for row in rows for chunk in row.chunks if column_of(chunk, borders)[0] != column]
    if not inside or any(chunk.is_figure for chunk in others) or not all(chunk.text.isdecimal() for chunk in inside):
        return False
    numbers = [int(chunk.text) for chunk in inside if len(chunk.text) < 5]
    return len(numbers) == len(inside) and all(a <= b for a, b in pairwise(numbers))
