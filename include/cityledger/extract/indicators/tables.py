"""Indicators in tables: the row's label, the column's heading and the caption say what a cell's value is.

In: a table block with cells among its neighbours. Out: observations whose quote runs from the row's label to the cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.context import Context
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.places import column_place
from cityledger.extract.indicators.reading import words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.quantities import Quantity, find_quantities
from cityledger.extract.sentences import split_sentences
from cityledger.records import Block, Cell

_CAPTION = re.compile(
    r"^(?:table|figure|fig\.?|chart|image|exhibit|box|graph)\s*[\w.-]{0,8}\s*[:.–-]?\s*", re.IGNORECASE
)
_TRAILING = re.compile(
    r"\s*(?:\([^)]{0,60}\)|\bin (?:select|the|each|all)\b.*|\b(?:in|by|for|from|to|as of|between|during)\b.*)$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"[\s\d.,'’%$€£¥()+~<>≥≤/–—*-]*")
_IDENTIFIER = re.compile(r"\s*[A-Z]{0,3}[\d.-]{1,10}[a-z]?\s*")
_LONG_CELL = 7
_ROW_TOTALS = ("total", "sum", "overall", "all")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header rows told apart, and what is said of it."""

    block: Block
    caption: str
    headers: dict[int, str]
    body: tuple[tuple[Cell, ...], ...]
    period: str | None
    """The only year that the paragraph which speaks of the table gives."""


def read_table(blocks: Sequence[Block], position: int, context: Context) -> Iterator[Observation]:
    """The observations of all value cells of a table; long cells are read as running text."""
    grid = _grid(blocks, position)
    for row in grid.body:
        label = _label_cell(row, grid)
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
                yield from _prose(grid, row, label, cell, context)
            else:
                yield from _value(grid, label, cell, context)


def _is_prose(cell: Cell) -> bool:
    return len(cell.text.split()) > _LONG_CELL


def _is_phrase(cell: Cell) -> bool:
    """A short cell that says itself what its number is: `100% renewable energy by 2050`."""
    quantities = find_quantities(cell.text)
    if not quantities:
        return False
    rest = cell.text[: quantities[0].start] + cell.text[quantities[-1].end :]
    return (
        bool(quantities[0].symbol != "count" and re.search(r"[^\W\d_]{2,}", rest))
        or len(re.findall(r"[^\W\d_]{3,}", rest)) >= 2
    )


def _grid(blocks: Sequence[Block], position: int) -> Grid:
    block = blocks[position]
    rows: dict[int, list[Cell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell)
    ordered = [tuple(sorted(cells, key=lambda cell: cell.column)) for _, cells in sorted(rows.items())]
    count = _header_rows(ordered)
    headers: dict[int, list[str]] = {}
    for row in ordered[:count]:
        for cell in row:
            for column in range(cell.column, cell.column + max(1, cell.column_span)):
                if cell.text.strip():
                    headers.setdefault(column, []).append(" ".join(cell.text.split()))
    joined = {column: " ".join(dict.fromkeys(texts)) for column, texts in headers.items()}
    return Grid(block, _caption(blocks, position), joined, tuple(ordered[count:]), _period_around(blocks, position))


def _period_around(blocks: Sequence[Block], position: int) -> str | None:
    """The year in the paragraph before a table that points to it (`Table 2 shows ...`), if it gives just one."""
    for block in reversed(blocks[max(0, position - 3) : position]):
        if (
            block.kind == "paragraph"
            and re.search(r"\b(?:[Tt]able|[Ff]igure|[Cc]hart)\b", block.text)
            and not _CAPTION.match(block.text[:1])
        ):
            years = {mention.iso for mention in find_periods(block.text)}
            if len(years) == 1:
                return years.pop()
    return None


def _header_rows(rows: Sequence[tuple[Cell, ...]]) -> int:
    count = 0
    while count < min(3, len(rows) - 1) and all(cell.is_header for cell in rows[count] if cell.text.strip()):
        count += 1
    if count or len(rows) < 2:
        return count
    first = [cell for cell in rows[0] if cell.text.strip()]
    second = [cell for cell in rows[1] if cell.text.strip()]
    texts = sum(not _has_value(cell.text) for cell in first)
    return (
        1
        if first
        and texts == len(first)
        and any(_has_value(cell.text) for row in rows[1:4] for cell in row)
        and len(second) > 1
        else 0
    )


def _has_value(text: str) -> bool:
    return bool(find_quantities(text))


def _caption(blocks: Sequence[Block], position: int) -> str:
    """The caption or title nearest before the table, else right behind it."""
    for place in (position - 1, position - 2, position + 1):
        if not 0 <= place < len(blocks):
            continue
        text = blocks[place].text
        if blocks[place].kind == "caption" or (
            _CAPTION.match(text) and len(text) < 200 and re.match(r"(?i)(table|figure|chart|fig)", text)
        ):
            return " ".join(text.split())
    before = blocks[position - 1] if position else None
    if (
        before is not None
        and before.kind in ("paragraph", "heading")
        and len(before.text) < 140
        and not before.text.rstrip().endswith(".")
    ):
        return " ".join(before.text.split())
    return ""


def _label_cell(row: Sequence[Cell], grid: Grid) -> Cell | None:
    for cell in row:
        if grid.headers.get(cell.column, "").lower().strip(" .") in words_of("id_columns") and len(row) > 2:
            continue
        if cell.text.strip() and not _NUMERIC.fullmatch(cell.text):
            return cell
    return None


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
    for quantity in quantities[:2]:
        if quantity.dimension == "time" and not header:
            continue
        quantity = _with_header_unit(_shifted(quantity, (grid.block.start or 0) + cell.start), header, grid.caption)
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
    """A bare number takes the unit that its column, else the caption, gives: `Area (ha)`, `Population (thousand)`, `%`."""
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
    title = _bare_title(grid.caption)
    column = _bare_header(header)
    names_rows = _names_rows(grid, label) and column_place(column, context) is None
    if names_rows or (not grid.headers and title):
        if row.lower() in _ROW_TOTALS:
            return column or title, owner
        return column or title or row, context.resolve(row)
    if (place := column_place(column, context)) is not None:
        return row, place
    if column and not _is_generic_header(column):
        return f"{row} {column}", owner
    return (f"{title}: {row}" if title and (not column or _only_period(header)) else row), owner


def _names_rows(grid: Grid, label: Cell) -> bool:
    """Whether the labels of the rows are places or bodies: their column says so, and they are as short as names."""
    words = re.findall(r"[a-z]+", grid.headers.get(label.column, "").lower())
    return len(words) <= 5 and bool(set(words) & words_of("place_columns")) and len(label.text.split()) <= 8


def _bare_title(caption: str) -> str:
    title = _CAPTION.sub("", caption)
    shorter = _TRAILING.sub("", title)
    return (shorter or title).strip(" .:")


def _bare_header(header: str) -> str:
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]|[%$€£]", " ", header)
    bare = re.sub(r"\b(?:19|20|21)\d\d(?:\s?[-–/]\s?\d{2,4})?\b", " ", bare)
    return " ".join(bare.split()).strip(" -–:,")


def _only_period(header: str) -> bool:
    return bool(find_periods(header))


def _is_generic_header(column: str) -> bool:
    return set(column.lower().split()) <= words_of("value_columns") | words_of("target_columns") | {
        "of",
        "the",
        "reductions",
        "reduction",
    }


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


def _prose(grid: Grid, row: Sequence[Cell], label: Cell | None, cell: Cell, context: Context) -> Iterator[Observation]:
    """A cell of running text: read as sentences; a row's name is its subject."""
    from cityledger.extract.indicators.observe import observe  # noqa: PLC0415  the two read each other's sentences

    offset = (grid.block.start or 0) + cell.start
    named = None
    if label is not None and label is not cell and _names_rows(grid, label):
        named = context.resolve(" ".join(label.text.split()))
    title, column = _bare_title(grid.caption), grid.headers.get(cell.column, "")
    said = " ".join(label.text.split()) if label is not None and label is not cell and named is None else ""
    head = said or (title if _is_generic_header(_bare_header(column)) else column) or title
    aimed = " (goal)" if words_of("goal_headings") & set(f"{column} {title}".lower().split()) else ""
    for start, end in split_sentences(cell.text):
        for item in observe(Passage(offset + start, offset + end, grid.block, head + aimed), context, named):
            if named and label is not None:
                first = (grid.block.start or 0) + label.start
                yield replace(item, start=min(first, item.start), end=item.end)
            else:
                yield item
