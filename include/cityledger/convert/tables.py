"""A page's grids and lines in, its tables out, and the lines that are in no table.

A grid of ruling lines is a table if words fill enough of its cells in two rows and two columns; frames around prose,
charts and decorations are none.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cityledger.convert.drafts import Draft, DraftCell, Line, Word, union_box
from cityledger.convert.header_rows import mark_header_rows
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.lattice import Grid, find_grids
from cityledger.convert.open_tables import find_open_tables
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.pies import find_pies
from cityledger.convert.refine import refine_grid
from cityledger.convert.rows import FIGURE
from cityledger.convert.ruled_rows import find_ruled_rows
from cityledger.convert.runs import Run
from cityledger.records import Box

_PROSE_WORDS = 60
_REFINEMENTS = 3
_MOST_PAIRS = 1_000_000
_WIDE_WORD = 18.0
_CROSSED = 2
"""So many words that a line runs through show that nobody sees it."""


@dataclass(slots=True)
class TableArea:
    """A table before its words are joined to texts."""

    page: int
    grid: Grid
    lines: dict[int, list[list[Word]]] = field(default_factory=dict)
    """The lines of words in each cell, by the cell's index in the grid."""


def read_tables(lines: Sequence[Line], rules: Rules, width: float, height: float) -> tuple[list[TableArea], list[Line]]:
    """The tables of a page of some width and height, and the lines that belong to none."""
    areas: list[TableArea] = []
    rest = list(lines)
    rules = _without_hidden(rules, lines)
    for grid in find_grids(rules, width, height):
        area, outside = _fill(grid, rest)
        for _ in range(_REFINEMENTS):
            if area and (finer := refine_grid(area.grid, area.lines)) is not area.grid:
                area, outside = _fill(finer, rest)
        if area and _holds_open_table(area) and (opened := _open_inside(area.grid, rest, rules)):
            area, outside = _fill(opened, rest)
        if area and _is_table(area):
            areas.append(area)
            rest = outside
    for find in (find_ruled_rows, find_open_tables):
        for grid in find(rest, rules):
            area, outside = _fill(grid, rest)
            if area and _is_table(area):
                areas.append(area)
                rest = outside
    for grid, content, taken in find_pies(rest, rules):
        areas.append(TableArea(rest[0].page, grid, content))
        rest = [kept for line in rest if (kept := _without(line, taken))]
    return areas, rest


def _without_hidden(rules: Rules, lines: Sequence[Line]) -> Rules:
    """The rules without lines down through words: what is painted over a decoration hides it."""
    if len(rules.down) * len(lines) > _MOST_PAIRS:
        return rules
    down = []
    for x, top, bottom in rules.down:
        crossed = (line for line in lines if line.box[0] < x < line.box[2] and top < _middle(line.box) < bottom)
        if sum(any(_is_cut(word, x) for word in line.words) for line in crossed) < _CROSSED:
            down.append((x, top, bottom))
    return replace(rules, down=down)


def _is_cut(word: Word, x: float) -> bool:
    """Whether a line runs through the middle of a word; at its end, the word has only run over its cell."""
    x0, _, x1, _ = word.box
    return x1 - x0 > _WIDE_WORD and x0 + (x1 - x0) / 4 < x < x1 - (x1 - x0) / 4


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _without(line: Line, taken: set[int]) -> Line | None:
    """A line without some of its words; None if none is left."""
    words = [word for word in line.words if id(word) not in taken]
    if len(words) == len(line.words):
        return line
    box = union_box([word.box for word in words])
    return Line(words, box, line.size, line.bold, line.ends_bold, line.colour) if box else None


def _holds_open_table(area: TableArea) -> bool:
    """Whether a cell holds several figures side by side, so that the ruled cells are not the table's."""
    figures = Counter(
        (index, round(word.box[3]))
        for index, lines in area.lines.items()
        for line in lines
        for word in line
        if FIGURE.fullmatch(word.text)
    )
    side_by_side = [index for (index, _), count in figures.items() if count >= 2]
    return len(side_by_side) >= 2 and len(set(side_by_side)) >= 0.25 * len(area.lines)


def _open_inside(grid: Grid, lines: Sequence[Line], rules: Rules) -> Grid | None:
    """The open table that fills a grid, if it has more columns than the grid."""
    inside = [line for line in lines if _overlaps(line.box, grid.box)]
    for found in find_open_tables(inside, rules):
        tall = found.box[3] - found.box[1] > 0.7 * (grid.box[3] - grid.box[1])
        if tall and len(found.xs) > len(grid.xs):
            return found
    return None


def _fill(grid: Grid, lines: Sequence[Line]) -> tuple[TableArea | None, list[Line]]:
    """Put the words inside a grid into its cells; the second result is what lies outside."""
    outside: list[Line] = []
    area: TableArea | None = None
    index = _cell_index(grid)
    for line in lines:
        if not _overlaps(line.box, grid.box):
            outside.append(line)
            continue
        kept: list[Word] = []
        by_cell: dict[int, list[Word]] = {}
        for word in line.words:
            at = _cell_at(grid, index, word)
            if at is None:
                kept.append(word)
            else:
                by_cell.setdefault(at, []).append(word)
        if by_cell:
            area = area or TableArea(line.page, grid)
            for at, words in by_cell.items():
                area.lines.setdefault(at, []).append(words)
        if kept:
            box = union_box([word.box for word in kept]) or line.box
            outside.append(Line(kept, box, line.size, line.bold, line.ends_bold, line.colour) if by_cell else line)
    return area, outside


def _overlaps(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _cell_index(grid: Grid) -> list[list[int]]:
    """For each row and column of lines, the index of the cell there."""
    index = [[0] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
    for number, cell in enumerate(grid.cells):
        for row in range(cell.row, cell.row + cell.row_span):
            index[row][cell.column : cell.column + cell.column_span] = [number] * cell.column_span
    return index


def _cell_at(grid: Grid, index: list[list[int]], word: Word) -> int | None:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    if not (grid.box[0] <= x < grid.box[2] and grid.box[1] <= y < grid.box[3]):
        return None
    return index[bisect_right(grid.ys, y) - 1][bisect_right(grid.xs, x) - 1]


def _is_table(area: TableArea) -> bool:
    cells = area.grid.cells
    filled = [cells[index] for index in area.lines]
    rows, columns = {cell.row for cell in filled}, {cell.column for cell in filled}
    if len(rows) < 2 or len(columns) < 2:
        return False
    words = [sum(map(len, lines)) for lines in area.lines.values()]
    if len(filled) <= 4 and max(words) > _PROSE_WORDS:
        return False  # columns of prose in a frame
    span = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return len(filled) >= 0.12 * span


def draft_table(area: TableArea, hyphens: Hyphens) -> Draft:
    """A table as a draft, with the words of each cell joined and empty rows and columns left out."""
    grid = area.grid
    used_rows = _used([(grid.cells[index].row, grid.cells[index].row_span) for index in area.lines])
    used_columns = _used([(grid.cells[index].column, grid.cells[index].column_span) for index in area.lines])
    cells = []
    for index, cell in enumerate(grid.cells):
        rows = [row for row in range(cell.row, cell.row + cell.row_span) if row in used_rows]
        columns = [column for column in range(cell.column, cell.column + cell.column_span) if column in used_columns]
        if rows and columns:
            run = join_cell(area.lines.get(index, []), hyphens)
            place = (used_rows[rows[0]], used_columns[columns[0]], run.text, len(rows), len(columns))
            cells.append(DraftCell(*place, box=cell.box, words=run.words))
    mark_header(cells)
    return Draft("table", "", area.page, grid.box, cells=cells)


def _used(spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The rows (or columns) that hold text, renumbered: a cell that spans some keeps its first alive."""
    alone = {start for start, length in spans if length == 1} | {start for start, _ in spans}
    return {old: new for new, old in enumerate(sorted(alone))}


def join_cell(lines: Sequence[Sequence[Word]], hyphens: Hyphens) -> Run:
    """The lines of a cell as one text, from the top."""
    run = Run(hyphens)
    for line in sorted(lines, key=lambda words: (round(words[0].box[1] / 3), words[0].box[0])):
        run.add(line)
    return run


def mark_header(cells: Sequence[DraftCell]) -> None:
    """Mark the titles that stand alone in the first rows, and the heading rows below them."""
    rows = sorted({cell.row for cell in cells})
    titles = 0
    while titles < len(rows) - 2 and sum(bool(cell.text) for cell in cells if cell.row == rows[titles]) == 1:
        titles += 1
    for cell in cells:
        cell.is_header = cell.row in rows[:titles]
    mark_header_rows([cell for cell in cells if not cell.is_header])
