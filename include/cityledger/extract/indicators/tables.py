"""Indicators in tables: the row's label, the column's heading and the caption say what a cell's value is.

In: a table block with cells among its neighbours. Out: observations whose quote runs from the row's label to the cell.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.context import Context
from cityledger.extract.indicators.grids import (
    Grid,
    bare_header,
    bare_title,
    is_generic_header,
    label_cell,
    names_rows,
    read_grid,
)
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.places import column_place
from cityledger.extract.indicators.reading import words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.quantities import Quantity, find_quantities
from cityledger.extract.sentences import split_sentences
from cityledger.records import Block, Cell

SentenceReader = Callable[[Passage, Context, str | None], Iterator[Observation]]
"""Gives the observations of one sentence, with a subject that the row names."""

_IDENTIFIER = re.compile(r"\s*[A-Z]{0,3}[\d.-]{1,10}[a-z]?\s*")
_LONG_CELL = 7
_ROW_TOTALS = ("total", "sum", "overall", "all")


def read_table(
    blocks: Sequence[Block], position: int, context: Context, read_sentence: SentenceReader
) -> Iterator[Observation]:
    """The observations of all value cells of a table; long cells are read as running text, by `read_sentence`."""
    grid = read_grid(blocks, position)
    for row in grid.body:
        label = label_cell(row, grid)
        for cell in row:
            if not any(letter.isdigit() for letter in cell.text) and not _is_prose(cell):
                continue
            if label is not None and cell.column == label.column and not _is_prose(cell):
                continue
            if cell is row[0] and label is not cell and _IDENTIFIER.fullmatch(cell.text):
                continue
            if grid.headers.get(cell.column, "").lower().strip(" .") in words_of("id_columns"):
                continue
            if _is_prose(cell) or _is_phrase(cell):
                yield from _prose(grid, label, cell, context, read_sentence)
            else:
                yield from _value(grid, label, cell, context)


def _is_prose(cell: Cell) -> bool:
    return len(cell.text.split()) > _LONG_CELL


def _is_phrase(cell: Cell) -> bool:
    """A short cell that says itself what its number is: `80% recycled paper by 2041`."""
    quantities = find_quantities(cell.text)
    if not quantities:
        return False
    rest = cell.text[: quantities[0].start] + cell.text[quantities[-1].end :]
    return (
        bool(quantities[0].symbol != "count" and re.search(r"[^\W\d_]{2,}", rest))
        or len(re.findall(r"[^\W\d_]{3,}", rest)) >= 2
    )


def _quote_span(grid: Grid, label: Cell | None, cell: Cell) -> tuple[int, int]:
    offset = grid.block.start or 0
    first = label.start if label is not None and label.row == cell.row and label.start < cell.start else cell.start
    return offset + first, offset + cell.end


def _shifted(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        number_start=quantity.number_start + by,
        modified_start=quantity.modified_start + by,
        modified_end=quantity.modified_end + by,
    )


def _value(grid: Grid, label: Cell | None, cell: Cell, context: Context) -> Iterator[Observation]:
    """A cell that is a number with its unit at most."""
    if label is None:
        return
    header = grid.headers.get(cell.column, "")
    quantities = find_quantities(cell.text)
    if not quantities and re.fullmatch(r"\s*\d{4}\s*", cell.text):
        return
    for found in quantities[:2]:
        if found.dimension == "time" and not header:
            continue
        quantity = _with_header_unit(_shifted(found, (grid.block.start or 0) + cell.start), header, grid.caption)
        indicator, subject = _name(grid, label, header, context)
        kind = _kind(header, grid.caption)
        start, end = _quote_span(grid, label, cell)
        yield Observation(
            block=grid.block,
            quantity=quantity,
            indicator=indicator,
            subject=subject,
            kind=kind,
            direction=None,
            period=_period(header, label.text, grid, kind),
            start=start,
            end=end,
            head="",
            evidence=Evidence(
                ("table" if header else "table without header", "row", kind, quantity.form, quantity.dimension)
            ),
        )


def _with_header_unit(quantity: Quantity, header: str, caption: str) -> Quantity:
    """A bare number takes the unit that its column, else the caption, gives: `Area (ha)`, `Jobs (thousand)`, `%`."""
    if quantity.symbol != "count":
        return quantity
    for source in (header, caption):
        for bracket in re.findall(r"[(\[]([^()\[\]]{1,30})[)\]]", source) + ([source] if "%" in source[-3:] else []):
            probe = find_quantities(f"1 {bracket.strip()}")
            if probe and (probe[0].symbol != "count" or probe[0].scaled):
                unit = probe[0]
                return replace(
                    quantity,
                    unit=unit.unit,
                    symbol=unit.symbol,
                    dimension=unit.dimension,
                    value=float(f"{quantity.value * unit.value:.12g}"),
                )
    return quantity


def _name(grid: Grid, label: Cell, header: str, context: Context) -> tuple[str, str | None]:
    """Indicator and subject of a value: whether the row's label is a subject or the property itself."""
    owner = context.section_owner(grid.block)
    row = " ".join(label.text.split()).strip(" :*")
    title = bare_title(grid.caption)
    column = bare_header(header)
    by_column = any(column_place(bare_header(other), context) for other in grid.headers.values())
    of_bodies = names_rows(grid, label) and not by_column
    if of_bodies or (not grid.headers and title):
        if row.lower() in _ROW_TOTALS:
            return column or title, owner
        return column or title or row, context.resolve(row)
    if by_column:
        return row, column_place(column, context) or column or owner
    if column and not is_generic_header(column):
        return f"{row} {column}", owner
    return (f"{title}: {row}" if title and (not column or _only_period(header)) else row), owner


def _only_period(header: str) -> bool:
    return bool(find_periods(header))


def _kind(header: str, caption: str) -> str:
    words = set(re.findall(r"[a-z]+", header.lower()))
    if words & words_of("projection_columns"):
        return "projection"
    if words & words_of("target_columns"):
        return "target"
    if words & {"change", "growth", "increase", "decrease", "difference"}:
        return "change"
    if words & {"rank", "ranking", "position"}:
        return "rank"
    if header and words - words_of("value_columns"):
        above = set(re.findall(r"[a-z]+", caption.lower()))
        return "projection" if above & words_of("projection_columns") else "actual"
    above = set(re.findall(r"[a-z]+", caption.lower()))
    if above & words_of("projection_columns"):
        return "projection"
    return "target" if above & words_of("target_columns") else "actual"


def _period(header: str, label: str, grid: Grid, kind: str) -> str | None:
    for source in (header, label, grid.caption):
        if periods := [mention for mention in find_periods(source) if mention.role != "base"]:
            return periods[0].iso
    if kind == "projection":
        years = [mention for other in grid.headers.values() for mention in find_periods(other)]
        return max(years, key=lambda mention: mention.last_year).iso if years else None
    return grid.period if kind == "actual" else None


def _prose(
    grid: Grid, label: Cell | None, cell: Cell, context: Context, read_sentence: SentenceReader
) -> Iterator[Observation]:
    """A cell of running text: read as sentences; a row's name is its subject."""
    offset = (grid.block.start or 0) + cell.start
    named = None
    if label is not None and label is not cell and names_rows(grid, label):
        named = context.resolve(" ".join(label.text.split()))
    title, column = bare_title(grid.caption), grid.headers.get(cell.column, "")
    said = " ".join(label.text.split()) if label is not None and label is not cell and named is None else ""
    head = said or (title if is_generic_header(bare_header(column)) else column) or title
    aimed = " (goal)" if words_of("goal_headings") & set(f"{column} {title}".lower().split()) else ""
    for start, end in split_sentences(cell.text):
        for item in read_sentence(Passage(offset + start, offset + end, grid.block, head + aimed), context, named):
            if named and label is not None:
                first = (grid.block.start or 0) + label.start
                yield replace(item, start=min(first, item.start), end=item.end)
            else:
                yield item
