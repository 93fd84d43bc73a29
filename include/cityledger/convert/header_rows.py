"""A table's cells in, its heading rows marked: for formats that say where the cells are and not what they are.

A heading row is a first row of words and periods over a body with figures, or of short words that do not repeat. Where
a cell of it spans columns, the row below it belongs to it.
"""

import re
from collections.abc import Sequence

from cityledger.convert.drafts import DraftCell

_FIGURE = re.compile(r"[-−–+(<>~≈]*(?:[A-Z]{0,3}[$€£¥])?\s?\d[\d.,'’\s]*\s?[%)*†]*[kKMB]?|[-–—]|n/?a\.?|\.\.+", re.I)
_PERIOD = re.compile(
    r"(?:FY\s?)?(?:19|20|21)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?\s?[*†]?|(?:Q[1-4]|H[12])\s?(?:19|20)\d\d"
)
_LONGEST = 80
_MOST_ROWS = 3


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, or a sign in its place; a year is a number too."""
    return bool(_FIGURE.fullmatch(text.strip()))


def is_period(text: str) -> bool:
    """Whether a cell holds but a year, a span of years or a quarter."""
    return bool(_PERIOD.fullmatch(text.strip()))


def mark_header_rows(cells: Sequence[DraftCell], declared: bool = False) -> None:
    """Mark the heading rows of a table; `declared` says that its first row is one, whatever it holds."""
    rows: dict[int, list[DraftCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    numbers = sorted(rows)
    if not numbers or len(numbers) < 2:
        return
    if not declared and not _heads(rows, numbers):
        return
    spans = True
    depth = 0
    while depth < min(_MOST_ROWS, len(numbers) - 1) and spans and (not depth or _may_head(rows[numbers[depth]])):
        for cell in rows[numbers[depth]]:
            cell.is_header = True
        spans = any(cell.column_span > 1 or _spans_below(cell) for cell in rows[numbers[depth]])
        depth += 1


def _spans_below(cell: DraftCell) -> bool:
    return cell.row_span > 1


def _heads(rows: dict[int, list[DraftCell]], numbers: Sequence[int]) -> bool:
    first = rows[numbers[0]]
    if not _may_head(first):
        return False
    body = [cell for number in numbers[1:20] for cell in rows[number] if cell.text]
    if sum(is_figure(cell.text) for cell in body) * 5 >= len(body):
        return True
    texts = [cell.text for cell in first if cell.text]
    # Words alone: names of columns are short, and none of them comes again below.
    return len(texts) > 1 and max(map(len, texts)) <= 40 and not set(texts) & {cell.text for cell in body}


def _may_head(row: Sequence[DraftCell]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if not texts or any(len(text) > _LONGEST for text in texts):
        return False
    return all(is_period(text) or not is_figure(text) for text in texts)
