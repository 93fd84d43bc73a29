"""Ruling lines in, grids out: the cells that lines enclose, merged where the line between two is missing.

A grid may be open at its sides, as many reports rule only between rows and columns. Nothing is known of the text yet:
`tables` decides which grids are tables.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cityledger.convert.grid_sides import SNAP, WALL, Segment, covered, cut_loose
from cityledger.convert.pdf_rules import Rules
from cityledger.records import Box

_TOUCH = 3.5
_OPEN_SIDE = 8.0
_THINNEST_AREA = 6.0
_PRUNINGS = 8
_WHITE = 0xFAFAFA
_MOST_PAIRS = 400_000
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid; it may span rows and columns."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in reading order, and the lines' positions, ascending."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]


def find_grids(rules: Rules, width: float, height: float) -> list[Grid]:
    """The grids on a page of some width and height, from the top."""
    across, down = _all_lines(rules, width, height)
    across, down = snap_lines(across), snap_lines(down)
    if len(across) < 2 or not down or len(across) * len(down) > _MOST_PAIRS:
        return []
    across, down = _prune(across, down)
    grids = [_grid(*group) for group in _components(across, down)]
    return sorted((grid for grid in grids if grid), key=lambda grid: (grid.box[1], grid.box[0]))


def _all_lines(rules: Rules, width: float, height: float) -> tuple[list[Segment], list[Segment]]:
    across, down = list(rules.across), list(rules.down)
    for (x0, top, x1, bottom), colour in rules.areas:
        wide = (x1 - x0) > 0.95 * width
        if colour >= _WHITE:
            continue  # programs lay white under every line of text
        if (
            min(x1 - x0, bottom - top) >= _THINNEST_AREA
            and not wide
            and not _is_shading(rules, x0, top, x1, bottom, colour)
        ):
            across += [(top, x0, x1), (bottom, x0, x1)]
            down += [(x0, top, bottom), (x1, top, bottom)]
    return across, down


def _is_shading(rules: Rules, x0: float, top: float, x1: float, bottom: float, colour: int) -> bool:
    """Whether an area lies in a greater one of its colour: the lines' own shading inside a cell's."""
    area = (x1 - x0) * (bottom - top)
    return any(
        other == colour
        and a <= x0 + 1
        and b <= top + 1
        and c >= x1 - 1
        and d >= bottom - 1
        and (c - a) * (d - b) > 1.02 * area
        for (a, b, c, d), other in rules.areas
    )


def _prune(across: list[Segment], down: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The lines without those that end in the air, such as underlines: over and over, as one holds up the next."""
    for _ in range(_PRUNINGS):
        kept_across = _held(across, down)
        kept_down = _held(down, kept_across)
        if len(kept_across) == len(across) and len(kept_down) == len(down):
            break
        across, down = kept_across, kept_down
    return across, down


def _held(lines: Sequence[Segment], crossing: Sequence[Segment]) -> list[Segment]:
    """The lines whose ends each touch a crossing line, or stand where two of their parallels end too."""
    ordered = sorted(crossing)
    positions = [line[0] for line in ordered]
    tips = [sorted(line[index] for line in lines) for index in (1, 2)]
    kept = []
    for line in lines:
        at = line[0]
        for tip, others in zip(line[1:], tips, strict=True):
            near = ordered[bisect_left(positions, tip - _TOUCH) : bisect_right(positions, tip + _TOUCH)]
            if any(start - _TOUCH <= at <= end + _TOUCH for _, start, end in near):
                continue
            if bisect_right(others, tip + SNAP) - bisect_left(others, tip - SNAP) < 3:
                break
        else:
            kept.append(line)
    return kept


def snap_lines(lines: Iterable[Segment]) -> list[Segment]:
    """Lines at nearly the same position brought to one, and joined where they touch."""
    snapped: list[Segment] = []
    for group in _clusters(sorted(lines), SNAP):
        position = sum(line[0] for line in group) / len(group)
        start, end = None, 0.0
        for _, begin, stop in sorted(group, key=lambda line: line[1]):
            if start is None:
                start, end = begin, stop
            elif begin <= end + _TOUCH:
                end = max(end, stop)
            else:
                snapped.append((position, start, end))
                start, end = begin, stop
        if start is not None:
            snapped.append((position, start, end))
    return snapped


def _clusters(ordered: list[Segment], tolerance: float) -> Iterator[list[Segment]]:
    group: list[Segment] = []
    for line in ordered:
        if group and line[0] - group[-1][0] > tolerance:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _components(across: list[Segment], down: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Lines that hang together by crossings."""
    parents = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    order = sorted(range(len(down)), key=lambda index: down[index][0])
    positions = [down[index][0] for index in order]
    for i, (y, x0, x1) in enumerate(across):
        for index in order[bisect_left(positions, x0 - _TOUCH) : bisect_right(positions, x1 + _TOUCH)]:
            if down[index][1] - _TOUCH <= y <= down[index][2] + _TOUCH:
                parents[root(i)] = root(len(across) + index)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down, start=len(across)):
        groups.setdefault(root(j), ([], []))[1].append(line)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(across: list[Segment], down: list[Segment]) -> Grid | None:
    xs, ys = cut_loose(_positions(down, across), _positions(across, down), across, down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > _MOST_CELLS:
        return None
    walls_down = _walls(xs, ys, down)
    walls_across = _walls(ys, xs, across)
    cells = tuple(_cells(xs, ys, walls_down, walls_across))
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), cells) if len(cells) > 1 else None


def _positions(lines: list[Segment], others: list[Segment]) -> list[float]:
    """Where the grid's lines stand, its open sides added."""
    positions = sorted({line[0] for line in lines})
    merged = [positions[0]]
    for position in positions[1:]:
        if position - merged[-1] > SNAP:
            merged.append(position)
    first, last = min(line[1] for line in others), max(line[2] for line in others)
    if merged[0] - first > _OPEN_SIDE:
        merged.insert(0, first)
    if last - merged[-1] > _OPEN_SIDE:
        merged.append(last)
    return merged


def _walls(positions: list[float], stops: list[float], lines: list[Segment]) -> list[list[bool]]:
    """For each position and each step between two stops, whether a line stands there; the outer ones always do."""
    walls = []
    for index, position in enumerate(positions):
        if index in (0, len(positions) - 1):
            walls.append([True] * (len(stops) - 1))
            continue
        here = [line for line in lines if abs(line[0] - position) <= SNAP]
        walls.append([covered(here, low, high) >= WALL for low, high in pairwise(stops)])
    return walls


def _cells(
    xs: list[float], ys: list[float], walls_down: list[list[bool]], walls_across: list[list[bool]]
) -> Iterator[GridCell]:
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not walls_down[right][row] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < rows and not any(
                walls_across[below][at] or taken[below][at] or (at > column and walls_down[at][below])
                for at in range(column, right)
            ):
                below += 1
            for at_row in range(row, below):
                taken[at_row][column:right] = [True] * (right - column)
            box = (xs[column], ys[row], xs[right], ys[below])
            yield GridCell(row, column, below - row, right - column, box)
