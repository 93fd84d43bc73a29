"""Tables as grids: header rows told apart from the body, with the caption and what the columns are called.

In: a table block with cells among its neighbours. Out: a `Grid`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import words_of
from cityledger.extract.indicators.table_units import is_unit_text
from cityledger.extract.quantities import find_quantities
from cityledger.records import Block, Cell

_CAPTION = re.compile(
    r"^(?:table|figure|fig\.?|chart|image|exhibit|box|graph)\s*[\w.-]{0,8}\s*[:.–-]?\s*", re.IGNORECASE
)
_TRAILING = re.compile(
    r"\s*(?:\([^)]{0,60}\)|\bin (?:select|the|each|all)\b.*|\b(?:in|by|for|from|to|as of|between|during)\b.*)$",
    re.IGNORECASE,
)
_DATED_END = re.compile(
    r"\s*(?:\([^)]{0,60}\)\s*$|,?\s(?:(?:in|for|from|between|during|as of) )?(?:19|20)\d\d\b.*$)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_MARKED = re.compile(r"[(\[]?([*†‡]{1,3}|(?<=[(\[])[a-z\d])[)\]]?\s*$")
_NOTE = re.compile(r"\s*[(\[]?([*†‡]{1,3}|(?<=[(\[])[a-z\d])[)\]]?[\s:.]*(.{0,200})")
_NOTES_WITHIN = 8
"""Blocks behind a table in which its footnotes stand."""
_YEAR_MARKED = re.compile(rf"{_YEAR.pattern}\s*[(\[]?[*†‡a-z\d]{{1,2}}[)\]]?")
_NUMERIC = re.compile(r"[\s\d.,'’%$€£¥()+~<>≥≤/–—*-]*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header rows told apart, and what is said of it."""

    block: Block
    caption: str
    headers: dict[int, str]
    body: tuple[tuple[Cell, ...], ...]
    period: str | None
    """The only year that the paragraph which speaks of the table gives."""
    notes: Mapping[str, str]
    """What the lines below the table say of each footnote's mark."""

    def notes_of(self, text: str) -> str:
        """What the footnote says whose mark closes a text; empty where none does."""
        match = _MARKED.search(text)
        return self.notes.get(match.group(1), "") if match else ""


def read_grid(blocks: Sequence[Block], position: int) -> Grid:
    """The grid of the table block at a position; a first row of one cell alone is its title, not a heading."""
    block = blocks[position]
    ordered = _rows(block)
    caption = _caption(blocks, position)
    while len(ordered) > 2 and (title := _title_row(ordered)) is not None:
        caption, ordered = title, ordered[1:]
    count = _header_rows(ordered)
    return Grid(
        block,
        caption,
        _headings(ordered[:count]),
        tuple(ordered[count:]),
        _period_around(blocks, position),
        _notes(blocks, position),
    )


def _notes(blocks: Sequence[Block], position: int) -> dict[str, str]:
    """The footnotes below a table; a mark that stands alone is explained by the next block."""
    below = blocks[position + 1 : position + 1 + _NOTES_WITHIN]
    found: dict[str, str] = {}
    for place, block in enumerate(below):
        if block.kind in ("heading", "table"):
            break
        if (match := _NOTE.match(block.text[:240])) is not None:
            following = below[place + 1].text[:200] if place + 1 < len(below) else ""
            found.setdefault(match.group(1), match.group(2) or following)
    return found


def _rows(block: Block) -> list[tuple[Cell, ...]]:
    rows: dict[int, list[Cell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [tuple(sorted(cells, key=lambda cell: cell.column)) for _, cells in sorted(rows.items())]


def _title_row(rows: Sequence[tuple[Cell, ...]]) -> str | None:
    """The text of a first row that holds one cell alone, where the rows under it hold more."""
    filled = [cell for cell in rows[0] if cell.text.strip()]
    below = sum(bool(cell.text.strip()) for cell in rows[1])
    if len(filled) != 1 or below < 2 or filled[0].column != min(cell.column for cell in rows[0]):
        return None
    return " ".join(filled[0].text.split())


def _headings(rows: Sequence[tuple[Cell, ...]]) -> dict[int, str]:
    """What stands over each column, from the top down; a spanning cell stands over all that it spans."""
    headers: dict[int, list[str]] = {}
    for row in rows:
        for cell in row:
            for column in range(cell.column, cell.column + max(1, cell.column_span)):
                if cell.text.strip():
                    text = " ".join(cell.text.split())
                    unit = column in headers and text[0] not in "([" and is_unit_text(text)
                    headers.setdefault(column, []).append(f"({text})" if unit else text)
    return {column: " ".join(dict.fromkeys(texts)) for column, texts in headers.items()}


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
    """How many rows at the top name the columns: those marked as headers, else a first row without any value."""
    count = 0
    while count < min(3, len(rows) - 1) and _is_header(rows[count], is_first=count == 0):
        count += 1
    if len(rows) < 2:
        return count
    if count:
        return count + _heads_on(rows, count)
    named = any(cell.text.strip() for cell in rows[0]) and not any(_has_value(cell.text) for cell in rows[0])
    valued = any(_has_value(cell.text) for row in rows[1:4] for cell in row)
    first = int(named and valued and sum(bool(cell.text.strip()) for cell in rows[1]) > 1)
    return first + _heads_on(rows, first) if first or _heads_on(rows, 0) else 0


def _heads_on(rows: Sequence[tuple[Cell, ...]], count: int) -> int:
    """1 where the row below the headings holds nothing but units, or nothing but years that differ, and rows follow."""
    if count >= len(rows) - 1 or not count:
        return 0
    texts = [" ".join(cell.text.split()) for cell in rows[count] if cell.text.strip()]
    if len(texts) < 2 and not (len(texts) == 1 and is_unit_text(texts[0])):
        return 0
    years = [text for text in texts if _YEAR.fullmatch(text)]
    return int(all(is_unit_text(text) for text in texts) or (len(years) == len(texts) and _first_is_empty(rows[count])))


def _first_is_empty(row: Sequence[Cell]) -> bool:
    return not row[0].text.strip() or row[0].column > 0


def _is_header(row: Sequence[Cell], is_first: bool) -> bool:
    marked = all(cell.is_header for cell in row if cell.text.strip())
    return marked and (is_first or not any(_has_value(cell.text) for cell in row))


def _has_value(text: str) -> bool:
    """Whether a cell holds a value; a year with the mark of a footnote holds none."""
    return _YEAR_MARKED.fullmatch(text.strip()) is None and bool(find_quantities(text))


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


def label_cell(row: Sequence[Cell], grid: Grid) -> Cell | None:
    """The cell that names a row: its first that is neither a number nor the number of an item."""
    for cell in row:
        if grid.headers.get(cell.column, "").lower().strip(" .") in words_of("id_columns") and len(row) > 2:
            continue
        if cell.text.strip() and not _NUMERIC.fullmatch(cell.text):
            return cell
    return row[0] if row and _names_groups(grid.headers.get(row[0].column, "")) else None


def _names_groups(header: str) -> bool:
    """Whether a heading of numbers names groups: `Age` over 15-24."""
    words = set(re.findall(r"[a-z]+", header.lower()))
    return bool(words & words_of("group_columns")) and header.lower().strip(" .") not in words_of("id_columns")


def names_rows(grid: Grid, label: Cell) -> bool:
    """Whether the labels of the rows are places or bodies: their column says so, and they are as short as names."""
    words = re.findall(r"[a-z]+", grid.headers.get(label.column, "").lower())
    return len(words) <= 5 and bool(set(words) & words_of("place_columns")) and len(label.text.split()) <= 8


def bare_title(caption: str) -> str:
    """A caption without its number and its closing phrase: `Table 2: Water use in 2019` is water use."""
    title = _CAPTION.sub("", caption)
    shorter = _TRAILING.sub("", title)
    return (shorter or title).strip(" .:")


def undated_title(caption: str) -> str:
    """A caption without its number, dates and brackets: `Figure 1: Jobs by sector in 2019` is jobs by sector."""
    title = _DATED_END.sub("", _CAPTION.sub("", caption))
    return title.strip(" .:,")


def names_one_measure(caption: str) -> bool:
    """Whether a caption tells one measure of several groups: `Jobs by sector (%)`."""
    return re.search(r"\bby\s+[a-z]", _CAPTION.sub("", caption)) is not None


def bare_header(header: str) -> str:
    """A column's heading without units, years and brackets."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]|[%$€£]", " ", header)
    for mention in reversed(find_periods(bare)):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    bare = re.sub(r"\b(?:19|20|21)\d\d(?:\s?[-–/]\s?\d{2,4})?\b", " ", bare)
    return " ".join(bare.split()).strip(" -–:,")


def is_generic_header(column: str) -> bool:
    """Whether a column's heading only says that values stand there: value, total, target."""
    return set(re.findall(r"[a-z%]+", column.lower())) <= words_of("value_columns") | words_of("target_columns") | {
        "of",
        "the",
        "reductions",
        "reduction",
    }
