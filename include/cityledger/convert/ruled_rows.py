"""A page's lines and rules in, grids of the tables out whose rows are ruled or shaded and whose columns are not.

Plans list their actions so: rules, or shaded bands, as wide as the table stand between the rows, and the columns show
by the room that all rows leave free. Their entries are text, which `open_tables` takes for prose.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cityledger.convert.drafts import Line
from cityledger.convert.grid_sides import SNAP, Segment
from cityledger.convert.lattice import Grid, snap_lines
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.row_bands import TIGHT, band_cells
from cityledger.convert.rows import Row, column_of, free_columns, read_rows

_FEWEST_BANDS = 3
_TALLEST = 160.0
"""A higher band between two rules, in points, is no row."""
_MOST_WORDS = 45
"""An entry of more words is prose in columns."""
_NARROWEST = 150.0
_MOST_RULES = 400

Band = tuple[float, float, list[Row]]
"""Top, bottom and printed rows of one row of a table."""


def find_ruled_rows(lines: Sequence[Line], rules: Rules) -> list[Grid]:
    """The grids of a page's tables whose rows alone are ruled or shaded, from the top."""
    across = [rule for rule in rules.across if rule[2] - rule[1] > _NARROWEST]
    for (x0, top, x1, bottom), _ in rules.areas:
        if x1 - x0 > _NARROWEST:
            across += [(top, x0, x1), (bottom, x0, x1)]
    if not _FEWEST_BANDS < len(across) < _MOST_RULES:
        return []
    grids = (_grid(stack, lines) for stack in _stacks(snap_lines(across)))
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.box[1])


def _stacks(across: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Rules of the same ends that stand near enough under each other."""
    stacks: list[list[Segment]] = []
    for rule in sorted(across):
        for stack in stacks:
            last = stack[-1]
            alike = abs(last[1] - rule[1]) <= SNAP and abs(last[2] - rule[2]) <= SNAP
            if alike and rule[0] - last[0] < _TALLEST:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return (stack for stack in stacks if len(stack) > _FEWEST_BANDS)


def _grid(stack: Sequence[Segment], lines: Sequence[Line]) -> Grid | None:
    left, right = stack[0][1], stack[0][2]
    inside = [line for line in lines if _is_inside(line, stack)]
    bands = [(top, bottom, _rows(inside, top, bottom)) for (top, *_), (bottom, *_) in pairwise(stack)]
    bands = [band for band in bands if band[2]]
    borders = free_columns([row for _, _, rows in bands for row in rows])
    if len(bands) < _FEWEST_BANDS or len(borders) < 2 or not _are_entries([rows for _, _, rows in bands], borders):
        return None
    bands = [*_beyond(lines, stack, borders, above=True), *bands, *_beyond(lines, stack, borders, above=False)]
    xs = (left, *borders, right)
    ys = (*(top for top, _, _ in bands), bands[-1][1])
    cells = [cell for number, (_, _, rows) in enumerate(bands) for cell in band_cells(number, rows, xs, ys)]
    return Grid((left, ys[0], right, ys[-1]), xs, ys, tuple(cells))


def _is_inside(line: Line, stack: Sequence[Segment]) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return stack[0][0] < middle < stack[-1][0] and _is_as_wide(line, stack)


def _is_as_wide(line: Line, stack: Sequence[Segment]) -> bool:
    return line.box[0] > stack[0][1] - 3 and line.box[2] < stack[0][2] + 3


def _beyond(lines: Sequence[Line], stack: Sequence[Segment], borders: Sequence[float], above: bool) -> list[Band]:
    """The row right above or under the outermost rule: every other row of a shaded table has no shade."""
    edge = stack[0][0] if above else stack[-1][0]
    near = edge - _TALLEST if above else edge + _TALLEST
    rows = read_rows([line for line in lines if _is_as_wide(line, stack) and _is_between(line, edge, near)])
    found: list[Row] = []
    at = edge
    for row in reversed(rows) if above else rows:
        room = at - row.bottom if above else row.top - at
        spans = any(first != last for first, last in (column_of(chunk, borders) for chunk in row.chunks))
        if spans or room > (TIGHT if found else 1.0) * (row.bottom - row.top):
            break
        found.append(row)
        at = row.top if above else row.bottom
    if max((len(row.chunks) for row in found), default=0) < 2:
        return []
    return [(at - 1, edge, found[::-1])] if above else [(edge, at + 1, found)]


def _is_between(line: Line, edge: float, other: float) -> bool:
    return min(edge, other) < (line.box[1] + line.box[3]) / 2 < max(edge, other)


def _rows(lines: Sequence[Line], top: float, bottom: float) -> list[Row]:
    return read_rows([line for line in lines if top < (line.box[1] + line.box[3]) / 2 < bottom])


def _are_entries(bands: Sequence[Sequence[Row]], borders: Sequence[float]) -> bool:
    """Whether most bands fill several columns, each band with one entry a column that is short enough."""
    full = 0
    for rows in bands:
        words = [0] * (len(borders) + 1)
        for row in rows:
            for chunk in row.chunks:
                words[column_of(chunk, borders)[0]] += len(chunk.words)
        if max(words) > _MOST_WORDS:
            return False
        several = [row for row in rows[1:] if len(row.chunks) == len(rows[0].chunks) > 1]
        if len(several) > 2:
            return False
        full += sum(count > 0 for count in words) > 1
    return full >= max(_FEWEST_BANDS, 0.6 * len(bands))
