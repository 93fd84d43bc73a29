"""Tables against the truth of ICDAR-2013: cell adjacency, as that competition scores it.

For each cell that holds text, the next one to its right and the next one below it (empty cells passed over) make a
relation. Recall and precision are over the relations of one document, texts compared without white space and marks; the
score is the mean of the documents' F1 (macro).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from cityledger.records import Block


@dataclass(frozen=True)
class PlacedText:
    """A cell as the score sees it."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str


Relation = tuple[str, str, str]


def squeeze(text: str) -> str:
    """Letters, digits and signs alone."""
    return re.sub(r"[\s_.…·]+", "", unicodedata.normalize("NFKC", text)).casefold()


def relations(cells: Iterable[PlacedText]) -> Counter[Relation]:
    """The adjacency relations of one table."""
    filled = [cell for cell in cells if squeeze(cell.text)]
    places = {}
    for cell in filled:
        for row in range(cell.row, cell.last_row + 1):
            for column in range(cell.column, cell.last_column + 1):
                places[row, column] = cell
    rows = max((cell.last_row for cell in filled), default=0)
    columns = max((cell.last_column for cell in filled), default=0)
    found: set[tuple[PlacedText, PlacedText, str]] = set()
    for cell in filled:
        for row in range(cell.row, cell.last_row + 1):
            for column in range(cell.last_column + 1, columns + 1):
                if (row, column) in places:
                    found.add((cell, places[row, column], "right"))
                    break
        for column in range(cell.column, cell.last_column + 1):
            for row in range(cell.last_row + 1, rows + 1):
                if (row, column) in places:
                    found.add((cell, places[row, column], "below"))
                    break
    return Counter((squeeze(a.text), squeeze(b.text), way) for a, b, way in found)


def truth_of(path: Path) -> list[list[PlacedText]]:
    """The tables of a truth file, one list of cells a region."""
    tables = []
    for region in ElementTree.parse(path).getroot().iter("region"):
        cells = []
        for cell in region.iter("cell"):
            row, column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
            last_row, last_column = int(cell.get("end-row", row)), int(cell.get("end-col", column))
            cells.append(PlacedText(row, column, last_row, last_column, cell.findtext("content") or ""))
        tables.append(cells)
    return tables


def tables_of(blocks: Iterable[Block]) -> list[list[PlacedText]]:
    """The tables of converted blocks."""
    return [
        [PlacedText(c.row, c.column, c.row + c.row_span - 1, c.column + c.column_span - 1, c.text) for c in block.cells]
        for block in blocks
        if block.kind == "table"
    ]


def grid_of(rows: list[list[str]]) -> list[PlacedText]:
    """The cells of a table that is but rows of texts."""
    return [
        PlacedText(row, column, row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def score(truth: list[list[PlacedText]], found: list[list[PlacedText]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one document."""
    right = sum((relations(table) for table in truth), Counter[Relation]())
    given = sum((relations(table) for table in found), Counter[Relation]())
    hits = (right & given).total()
    precision = hits / given.total() if given else 0.0
    recall = hits / right.total() if right else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0
