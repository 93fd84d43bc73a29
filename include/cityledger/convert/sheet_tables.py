"""The filled cells of a sheet in, drafts out: its tables, and the titles and notes that stand around them.

An empty row parts a sheet, and so does an empty column if names of rows stand behind it. Rows that hold one cell above
a table are its title, long ones below it its notes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cityledger.convert.drafts import Draft, DraftCell
from cityledger.convert.header_rows import is_figure, mark_header_rows

_LONG_NOTE = 40
_SPARSE, _SMALL = 4, 10_000
"""Of a table with so many times more places than filled cells, the empty cells are left out."""

Row = Mapping[int, str]
"""The texts of a row by column, empty ones left out."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells merged into one, by their first and last row and column."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class _Region:
    """Rows by their numbers, all their cells between two columns."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)

    def columns(self) -> list[int]:
        return sorted({column for row in self.rows.values() for column in row})


def draft_sheet(rows: Mapping[int, Row], merges: Sequence[Merge], page: int) -> list[Draft]:
    """The drafts of a sheet from its filled rows, in the order of their numbers."""
    covers = {(merge.row, merge.column): merge for merge in merges}
    drafts: list[Draft] = []
    for band in _joined(_bands(rows, merges)):
        for region in _side_by_side(band, covers):
            drafts += _draft_region(region, covers, page)
    return drafts


def _bands(rows: Mapping[int, Row], merges: Sequence[Merge]) -> list[_Region]:
    """Runs of rows without an empty one; a cell merged over rows holds them together."""
    held = _held_rows(merges)
    bands: list[_Region] = []
    last = None
    for number in sorted(rows):
        if not rows[number]:
            continue
        if last is None or not (number == last + 1 or _is_held(held, last + 1, number - 1)):
            bands.append(_Region())
        bands[-1].rows[number] = dict(rows[number])
        last = number
    return bands


def _held_rows(merges: Sequence[Merge]) -> list[tuple[int, int]]:
    """The runs of rows that begin inside a merged cell, without overlaps."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted((merge.row + 1, merge.last_row) for merge in merges if merge.last_row > merge.row):
        if runs and start <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _is_held(runs: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    at = bisect_right(runs, (first, last)) - 1
    near = runs[max(0, at) : at + 2]
    return any(start <= first and last <= end for start, end in near)


def _joined(bands: Sequence[_Region]) -> list[_Region]:
    """Bands, those that go on with the table above them made one with it: in its columns, figures in the first row."""
    joined: list[_Region] = []
    for band in bands:
        before = joined[-1] if joined else None
        first = band.rows[min(band.rows)]
        near = before is not None and min(band.rows) - max(before.rows) == 2
        if before is not None and near and len(before.rows) > 1 and _goes_on(before, first):
            before.rows.update(band.rows)
        else:
            joined.append(band)
    return joined


def _goes_on(before: _Region, first: Row) -> bool:
    columns = before.columns()
    figures = sum(is_figure(text) for text in first.values())
    return len(columns) > 1 and set(first) <= set(columns) and columns[0] in first and figures > 0


def _side_by_side(band: _Region, covers: Mapping[tuple[int, int], Merge]) -> list[_Region]:
    """The tables that stand beside each other in a band."""
    columns = band.columns()
    filled = set(columns)
    if covers:
        for number, row in band.rows.items():
            for column in row:
                if (merge := covers.get((number, column))) is not None and merge.last_column > column:
                    filled |= set(range(column, min(merge.last_column, columns[-1]) + 1))
    starts = [
        column for before, column in pairwise(sorted(filled)) if column > before + 1 and _names_rows(band, column)
    ]
    edges = [columns[0], *starts, columns[-1] + 1]
    parts = []
    for start, end in pairwise(edges):
        rows = {
            number: {column: text for column, text in row.items() if start <= column < end}
            for number, row in band.rows.items()
        }
        parts.append(_Region({number: row for number, row in rows.items() if row}))
    return parts


def _names_rows(band: _Region, column: int) -> bool:
    """Whether a column holds words in most of its cells, and more than one of them."""
    texts = [row[column] for row in band.rows.values() if column in row]
    words = sum(not is_figure(text) for text in texts)
    return len(texts) > 1 and words > 0.6 * len(texts)


def _draft_region(region: _Region, covers: Mapping[tuple[int, int], Merge], page: int) -> list[Draft]:
    numbers = sorted(region.rows)
    first, last = 0, len(numbers)
    while first < last and len(region.rows[numbers[first]]) == 1:
        first += 1
    while last > first and _is_note(region.rows[numbers[last - 1]]):
        last -= 1
    inside = _Region({number: region.rows[number] for number in numbers[first:last]})
    if len(inside.rows) < 2 or len(inside.columns()) < 2:
        first = last = len(numbers) if len(region.columns()) < 2 else 0
        inside = _Region({number: region.rows[number] for number in numbers[first:]})
        last = len(numbers)
    drafts = [_prose(region.rows[number], page) for number in numbers[:first]]
    if inside.rows:
        drafts.append(_table(inside, covers, page))
    return drafts + [_prose(region.rows[number], page) for number in numbers[last:]]


def _is_note(row: Row) -> bool:
    (text, *others) = row.values()
    return not others and (len(text) > _LONG_NOTE or text.startswith(("*", "†", "Note", "Source")))


def _prose(row: Row, page: int) -> Draft:
    return Draft("paragraph", " ".join(row.values()), page)


def _table(region: _Region, covers: Mapping[tuple[int, int], Merge], page: int) -> Draft:
    """A table whose rows and columns are counted from 0, empty ones left out."""
    rows, columns = sorted(region.rows), region.columns()
    filled = sum(map(len, region.rows.values()))
    is_sparse = len(rows) * len(columns) > _SPARSE * filled + _SMALL
    cells = []
    hidden: set[tuple[int, int]] = set()
    for row, number in enumerate(rows):
        texts = region.rows[number]
        for column in sorted(texts) if is_sparse else columns:
            place = bisect_left(columns, column)
            if (row, place) in hidden:
                continue
            height = width = 1
            if (merge := covers.get((number, column))) is not None:
                height = bisect_right(rows, merge.last_row) - row
                width = bisect_right(columns, merge.last_column) - place
                hidden |= {(row + down, place + over) for down in range(height) for over in range(width)}
            cells.append(DraftCell(row, place, texts.get(column, ""), height, width))
    mark_header_rows(cells)
    return Draft("table", "", page, cells=cells)
