"""Drafts in reading order in, the same with tables joined that go on from one page to the next.

The second part must begin its page, have columns at the same places, and either no heading rows or the first part's
again, which are then left out. A row that a page's end has cut is put together again. Cells of later pages have no box
of their own, as a block's box is on its first page; their words still know page and place.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cityledger.convert.drafts import Draft, DraftCell
from cityledger.convert.wording import begins_inside, is_closed

_PASSED = frozenset({"page_header", "page_footer", "footnote"})
_ALIGNED = 8.0
_WRAPPED = 30
"""A cell of so many characters may be cut by a page's end."""
_CONTINUED = re.compile(r"\W*\b(?:continued|cont['’.]?d?|续)\W*$", re.IGNORECASE)


def join_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """Join each table at the end of a page with the one that goes on at the top of the next."""
    result: list[Draft] = []
    open_table: Draft | None = None
    last_page = 0
    for draft in drafts:
        if draft.kind == "table":
            if open_table and draft.page == last_page + 1 and (rest := _continuation(open_table, draft)) is not None:
                _put(open_table, rest)
            else:
                result.append(draft)
                open_table = draft
            last_page = draft.page
            continue
        if draft.kind not in _PASSED and not (draft.kind == "caption" and _CONTINUED.search(draft.text)):
            open_table = None
        result.append(draft)
    return result


def _continuation(table: Draft, other: Draft) -> list[DraftCell] | None:
    """The rows that go on a table, its repeated heading left out; None if the other is a table of its own."""
    if not _same_columns(table, other):
        return None
    heading = _heading_rows(other)
    if not heading:
        return other.cells
    # The titles above a first part's heading rows are seldom repeated.
    if _texts(heading) != _texts(_heading_rows(table))[-len(heading) :]:
        return None
    return [cell for cell in other.cells if not cell.is_header]


def _same_columns(table: Draft, other: Draft) -> bool:
    first, second = _column_edges(table), _column_edges(other)
    if not first or first.keys() != second.keys():
        return False
    return all(abs(first[column] - second[column]) < _ALIGNED for column in first)


def _column_edges(table: Draft) -> dict[int, float]:
    """Where each column begins; empty if a cell has no box."""
    edges: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is not None:
            edges[cell.column] = min(edges.get(cell.column, cell.box[0]), cell.box[0])
    return edges


def _heading_rows(table: Draft) -> list[list[DraftCell]]:
    rows: dict[int, list[DraftCell]] = {}
    for cell in sorted(table.cells, key=lambda item: (item.row, item.column)):
        if cell.is_header:
            rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)]


def _texts(rows: Sequence[Sequence[DraftCell]]) -> list[list[str]]:
    return [[_CONTINUED.sub("", cell.text).casefold() for cell in row] for row in rows]


def _put(table: Draft, cells: Sequence[DraftCell]) -> None:
    if not cells:
        return
    first = min(cell.row for cell in cells)
    below = max(cell.row + cell.row_span for cell in table.cells)
    halves = _halves(table, cells, first, below - 1)
    for above, cell in halves:
        above.words.extend(cell.words.moved(len(above.text) + 1))
        above.text = f"{above.text} {cell.text}"
    if halves:
        cells, below = [cell for cell in cells if cell.row > first], below - 1
    table.cells += [replace(cell, row=cell.row - first + below, box=None) for cell in cells]


def _halves(table: Draft, cells: Sequence[DraftCell], first: int, last: int) -> list[tuple[DraftCell, DraftCell]]:
    """The cells that a page's end has cut, upper and lower half; none if the first row is a row of its own.

    In a cut row the long cells go on in the middle of a sentence, and the short ones have ended on the page before.
    """
    above = {cell.column: cell for cell in table.cells if cell.row == last and cell.text}
    below = [cell for cell in cells if cell.row == first and cell.text]
    if not below or len(below) >= len(above) or any(cell.row_span > 1 for cell in cells if cell.row == first):
        return []
    pairs = [(above.get(cell.column), cell) for cell in below]
    cut = [(upper, cell) for upper, cell in pairs if upper is not None and _is_cut(upper.text, cell.text)]
    return cut if len(cut) == len(below) else []


def _is_cut(upper: str, lower: str) -> bool:
    return len(upper) >= _WRAPPED and not is_closed(upper) and begins_inside(lower)
