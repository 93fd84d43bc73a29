"""A grid of ruling lines and its words in, the grid with the rows and columns that are not ruled added.

Many tables rule their head alone, or only between columns, or only between rows. A cell over several columns is parted
where its words leave the columns' border free, and a line of words that runs over several cells makes one of them. A
row whose columns of numbers hold several lines is as many rows, and so is one whose columns leave room between their
entries at the same heights.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cityledger.convert.drafts import Word
from cityledger.convert.lattice import Grid, GridCell
from cityledger.convert.wording import begins_inside

_NUMBER = re.compile(r"[-−–+(<>~≈]*[$€£¥]?\s?\d[\d.,\s]*[%)*†]*[kKMB]?|[-–—.]|n/?a\.?|\.\.+", re.IGNORECASE)
_FEWEST_ROWS = 3
_WORD_GAP = 0.4
"""The room between two words of a line, in heights of a line."""
_MORE_ROOM = 0.3
"""More room between two rows than between two lines of an entry, in heights of a line."""

Printed = tuple[float, float, str]
"""The top, bottom and text of a printed line."""
CellLines = Mapping[int, Sequence[Sequence[Word]]]
"""The lines of words in each cell, by the cell's index."""


def refine_grid(grid: Grid, lines: CellLines) -> Grid:
    """The grid with unruled columns and rows parted; the same grid where there are none."""
    cells: list[GridCell] = []
    for index, cell in enumerate(grid.cells):
        cells += _part_columns(grid, cell, [word for line in lines.get(index, ()) for word in line])
    if len(cells) > len(grid.cells):
        return Grid(grid.box, grid.xs, grid.ys, tuple(cells))
    joined = _join_bands(grid, lines)
    return joined if joined is not grid else _part_rows(grid, lines)


def _join_bands(grid: Grid, lines: CellLines) -> Grid:
    """The grid with a row one cell where its one line of words runs over columns: a band laid over their lines."""
    rows: dict[int, list[int]] = {}
    for index, cell in enumerate(grid.cells):
        for row in range(cell.row, cell.row + cell.row_span):
            rows.setdefault(row, []).append(index)
    joined: dict[int, GridCell] = {}
    gone: set[int] = set()
    for row, inside in rows.items():
        alone = all(grid.cells[index].row_span == 1 for index in inside)
        if alone and _is_band([lines[index] for index in inside if index in lines]):
            box = (grid.xs[0], grid.ys[row], grid.xs[-1], grid.ys[row + 1])
            joined[inside[0]] = GridCell(row, 0, 1, len(grid.xs) - 1, box)
            gone.update(inside[1:])
    if not joined:
        return grid
    cells = [joined.get(index, cell) for index, cell in enumerate(grid.cells) if index not in gone]
    return Grid(grid.box, grid.xs, grid.ys, tuple(cells))


def _is_band(cells: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether the words of several cells are one line without more room than between words, and no figures."""
    words = sorted((word for cell in cells for line in cell for word in line), key=lambda word: word.box[0])
    if len(cells) < 2 or len(words) < _FEWEST_ROWS or any(_NUMBER.fullmatch(word.text) for word in words[1:]):
        return False
    return all(
        after.box[0] - before.box[2] < _WORD_GAP * (before.box[3] - before.box[1])
        and abs(after.box[1] - before.box[1]) < 0.3 * (before.box[3] - before.box[1])
        for before, after in pairwise(words)
    )


def _part_columns(grid: Grid, cell: GridCell, words: Sequence[Word]) -> Iterator[GridCell]:
    cuts = [
        at for at in range(cell.column + 1, cell.column + cell.column_span) if words and _is_free(grid.xs[at], words)
    ]
    edges = [cell.column, *cuts, cell.column + cell.column_span]
    for start, end in pairwise(edges):
        x0, x1 = (grid.xs[start], grid.xs[end]) if cuts else (cell.box[0], cell.box[2])
        box = (x0, cell.box[1], x1, cell.box[3])
        yield GridCell(cell.row, start, cell.row_span, end - start, box)


def _is_free(x: float, words: Sequence[Word]) -> bool:
    """Whether a border has words on both sides, and room on both sides in every line."""
    left = [word for word in words if word.box[2] <= x + 1]
    right = [word for word in words if word.box[0] >= x - 1]
    if not left or not right or len(left) + len(right) < len(words):
        return False
    for before in left:
        size = before.box[3] - before.box[1]
        for after in right:
            level = abs(before.box[1] - after.box[1]) < 0.5 * size
            if level and after.box[0] - before.box[2] < 0.45 * size:
                return False
    return True


def _part_rows(grid: Grid, lines: CellLines) -> Grid:
    rows = len(grid.ys) - 1
    cuts: dict[int, list[float]] = {}
    for row in range(rows):
        inside = {
            index: lines[index]
            for index, cell in enumerate(grid.cells)
            if cell.row == row and cell.row_span == 1 and index in lines
        }
        if len(inside) >= 2:
            cuts[row] = _row_cuts(list(inside.values()))
    if not any(cuts.values()):
        return grid
    return _with_rows(grid, cuts)


def _row_cuts(cells: Sequence[Sequence[Sequence[Word]]]) -> list[float]:
    """Where to part a row: between the printed lines of a column of numbers, or where all columns leave more room."""
    stacks = [_printed_lines(cell) for cell in cells]
    levels = _levels([(top, bottom) for stack in stacks for top, bottom, _ in stack])
    if len(levels) < _FEWEST_ROWS:
        return []
    for stack in stacks:
        numbers = sum(bool(_NUMBER.fullmatch(text)) for _, _, text in stack)
        if len(stack) >= 0.6 * len(levels) and len(stack) >= _FEWEST_ROWS and numbers >= 0.8 * len(stack):
            return [(above[1] + below[0]) / 2 for above, below in pairwise(levels)]
    return _room_cuts(stacks, levels)


def _room_cuts(stacks: Sequence[Sequence[Printed]], levels: Sequence[tuple[float, float]]) -> list[float]:
    """Where all columns of a row leave more room than lines do, if two columns fill every part with new entries."""
    height = min(bottom - top for top, bottom in levels)
    usual = min((below[0] - above[1] for stack in stacks for above, below in pairwise(stack)), default=math.inf)
    cuts = [
        (above[1] + below[0]) / 2
        for above, below in pairwise(levels)
        if below[0] - above[1] > usual + _MORE_ROOM * height
    ]
    if len(cuts) < _FEWEST_ROWS - 1:
        return []
    parts = [_entries_between(stacks, *edges) for edges in pairwise([-math.inf, *cuts, math.inf])]
    goes_on = any(begins_inside(text) for part in parts[1:] for text in part.values())
    return cuts if not goes_on and len(set.intersection(*map(set, parts))) > 1 else []


def _entries_between(stacks: Sequence[Sequence[Printed]], low: float, high: float) -> dict[int, str]:
    """The first line between two heights of each stack that has one."""
    inside = ((number, text) for number, stack in enumerate(stacks) for top, _, text in stack[::-1] if low < top < high)
    return dict(inside)


def _printed_lines(cell: Sequence[Sequence[Word]]) -> list[Printed]:
    """The top, bottom and text of each printed line of a cell."""
    found: list[Printed] = []
    for words in sorted(cell, key=lambda line: (line[0].box[1], line[0].box[0])):
        top, bottom = min(word.box[1] for word in words), max(word.box[3] for word in words)
        text = " ".join(word.text for word in words)
        if found and top < (found[-1][0] + found[-1][1]) / 2:
            last = found.pop()
            found.append((min(last[0], top), max(last[1], bottom), f"{last[2]} {text}"))
        else:
            found.append((top, bottom, text))
    return found


def _levels(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans of heights that overlap by half, as one each, from the top."""
    levels: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if levels and top < (levels[-1][0] + levels[-1][1]) / 2:
            levels[-1] = (levels[-1][0], max(levels[-1][1], bottom))
        else:
            levels.append((top, bottom))
    return levels


def _with_rows(grid: Grid, cuts: Mapping[int, Sequence[float]]) -> Grid:
    ys: list[float] = [grid.ys[0]]
    first_of: dict[int, int] = {}
    for row in range(len(grid.ys) - 1):
        first_of[row] = len(ys) - 1
        ys += [*cuts.get(row, ()), grid.ys[row + 1]]
    first_of[len(grid.ys) - 1] = len(ys) - 1
    cells = []
    for cell in grid.cells:
        start, end = first_of[cell.row], first_of[cell.row + cell.row_span]
        if cell.row_span == 1 and end - start > 1:
            for row in range(start, end):
                box = (cell.box[0], ys[row], cell.box[2], ys[row + 1])
                cells.append(GridCell(row, cell.column, 1, cell.column_span, box))
        else:
            cells.append(GridCell(start, cell.column, end - start, cell.column_span, cell.box))
    return Grid(grid.box, grid.xs, tuple(ys), tuple(cells))
