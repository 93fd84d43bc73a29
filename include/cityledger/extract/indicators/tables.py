"""Indicators in tables: the row's label, the column's heading and the caption say what a cell's value is.

In: a table block with cells among its neighbours. Out: observations whose quote runs from the row's label to the cell.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.context import Context
from cityledger.extract.indicators.action_tables import is_action, under_columns
from cityledger.extract.indicators.charts import ChartValue, read_chart
from cityledger.extract.indicators.columns import RowNames, names_of_row, read_columns
from cityledger.extract.indicators.grids import (
    Grid,
    bare_header,
    bare_title,
    is_generic_header,
    label_cell,
    names_one_measure,
    names_rows,
    read_grid,
    undated_title,
)
from cityledger.extract.indicators.inherited import under_order
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.places import column_place
from cityledger.extract.indicators.reading import words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.indicators.table_kinds import grows, kind_of_cell, kind_of_year
from cityledger.extract.indicators.table_units import in_unit_of_table
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
    columns = read_columns(grid.headers, grid.body)
    for row in grid.body:
        named = [cell for cell in row if cell.column not in columns.naming or cell.column == columns.place]
        names = names_of_row(row, columns, label_cell(named, grid))
        label = names.label
        for cell in row:
            if cell.column in columns.naming:
                continue
            if not any(letter.isdigit() for letter in cell.text) and not _is_prose(cell):
                continue
            told = is_action(cell, grid.headers) and _is_phrase(cell)
            if label is not None and cell.column == label.column and not _is_prose(cell) and not told:
                continue
            if cell is row[0] and label is not cell and _IDENTIFIER.fullmatch(cell.text):
                continue
            if grid.headers.get(cell.column, "").lower().strip(" .") in words_of("id_columns"):
                continue
            if chart := read_chart(cell.text):
                yield from _chart(grid, chart, cell, context)
            elif _is_prose(cell) or _is_phrase(cell):
                read = _prose(grid, label, cell, context, read_sentence)
                yield from under_columns(read, cell, row, grid.headers, context)
            else:
                yield from _value(grid, names, cell, context)


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


def _value(grid: Grid, names: RowNames, cell: Cell, context: Context) -> Iterator[Observation]:
    """A cell that is a number with its unit at most."""
    label = names.label
    if label is None:
        return
    header = grid.headers.get(cell.column, "")
    quantities = find_quantities(cell.text)
    if not quantities and re.fullmatch(r"\s*\d{4}\s*", cell.text):
        return
    told = " ".join(label.text.split())
    for found in quantities[:2]:
        if found.dimension == "time" and not header:
            continue
        quantity = _shifted(found, (grid.block.start or 0) + cell.start)
        quantity = in_unit_of_table(quantity, names.unit, (header, told, grid.caption))
        indicator, subject = _name(grid, names, header, context)
        kind = kind_of_cell(cell, header, f"{names.period} {told} {grid.notes_of(told)}", grid.caption)
        moves = (grows(told) or grows(indicator)) and quantity.symbol in ("%", "pp")
        kind = "change" if kind == "actual" and moves else kind
        start, end = _quote_span(grid, label, cell)
        yield Observation(
            block=grid.block,
            quantity=quantity,
            indicator=indicator,
            subject=subject,
            kind=kind,
            direction="increase" if moves and "growth" in indicator.lower() and quantity.value > 0 else None,
            period=_period((cell.text, names.period, header, told, grid.caption), grid, kind),
            start=start,
            end=end,
            head="",
            evidence=Evidence(
                ("table" if header else "table without header", "row", kind, quantity.form, quantity.dimension)
            ),
        )


def _name(grid: Grid, names: RowNames, header: str, context: Context) -> tuple[str, str | None]:
    """Indicator and subject of a value: whether the row's label is a subject, the property itself, or a period."""
    owner = context.section_owner(grid.block)
    label = names.label
    row = bare_header(" ".join(label.text.split())).strip(" :*") if label is not None else ""
    title, column = bare_title(grid.caption), bare_header(header)
    by_column = any(column_place(bare_header(other), context) for other in grid.headers.values())
    years = bool(names.period) and label is not None and " ".join(label.text.split()) == names.period
    if names.told and not (by_column and not names.place):
        subject = names.place if names.place and names.place.lower() not in _ROW_TOTALS else ""
        return _told_property(names, column, header), context.resolve(subject) if subject else owner
    if years:
        place = column_place(column, context) or (column if by_column and column[:1].isupper() else None)
        return (title, place) if place and title else (_titled(grid, column) or title, owner)
    if label is None or ((names_rows(grid, label) and not by_column) or (not grid.headers and title)):
        if row.lower() in _ROW_TOTALS:
            return column or title, owner
        return column or title or row, context.resolve(row)
    if by_column:
        return row, column_place(column, context) or column or owner
    if column and not is_generic_header(column):
        return f"{row} {column}", owner
    return (_titled(grid, row) if not column or _only_period(header) else row), owner


def _titled(grid: Grid, name: str) -> str:
    """A row's or column's name behind the caption, where that tells one measure: `Jobs by sector: trade`."""
    title = undated_title(grid.caption) if names_one_measure(grid.caption) else bare_title(grid.caption)
    words = set(re.findall(r"[a-z]+", title.lower()))
    if not title or not name or words & words_of("summary_nouns"):
        return name or title
    return f"{title}: {name}"


def _chart(grid: Grid, values: Sequence[ChartValue], cell: Cell, context: Context) -> Iterator[Observation]:
    """The values of a chart whose numbers were printed as one text; its caption says what and in which unit."""
    offset = (grid.block.start or 0) + cell.start
    title = undated_title(grid.caption)
    if not title:
        return
    for value in values:
        found = find_quantities(cell.text[value.start : value.end])
        if len(found) != 1:
            continue
        quantity = in_unit_of_table(_shifted(found[0], offset + value.start), "", (grid.caption,))
        kind = kind_of_year(value.year, grid.caption)
        yield Observation(
            block=grid.block,
            quantity=quantity,
            indicator=title,
            subject=context.section_owner(grid.block),
            kind=kind,
            direction=None,
            period=value.year,
            start=offset + value.start,
            end=offset + value.end,
            head="",
            evidence=Evidence(("chart", "section", kind, quantity.form, quantity.dimension)),
        )


def _told_property(names: RowNames, column: str, header: str) -> str:
    """A property column's words, with the heading of the value where that says more than when or that it is one."""
    told = bare_header(names.told) or names.told
    says_more = column and not is_generic_header(column) and not _only_period(header)
    return f"{told} {column}" if says_more else told


def _only_period(header: str) -> bool:
    return bool(find_periods(header))


def _period(sources: Sequence[str], grid: Grid, kind: str) -> str | None:
    """The first period of the texts that may tell it, the nearest first; of a projection the last of the headings."""
    for source in sources:
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
        for found in read_sentence(Passage(offset + start, offset + end, grid.block, head + aimed), context, named):
            item = under_order(found, said)
            if named and label is not None:
                first = (grid.block.start or 0) + label.start
                yield replace(item, start=min(first, item.start), end=item.end)
            else:
                yield item
