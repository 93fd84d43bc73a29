"""Where the quotes of rows stand: on the pages, word by word where the words' rectangles are known, and in the text.

In: a document's blocks and rows. Out: one `Mark` for each distinct quote, with its rectangles by page and the blocks
that it touches. Rectangles are in points from the top left of the page, as in records.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cityledger.publish.evidence.rows import EvidenceRow
from cityledger.records import Block

Rectangle = tuple[float, float, float, float]
_MARGIN = 1.0
"""Points around a word, so that its strokes do not touch the edge."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote that one or more rows were read from. `blocks` are those that it stands in."""

    start: int
    end: int
    rows: tuple[EvidenceRow, ...]
    blocks: tuple[Block, ...]
    rectangles: dict[int, tuple[Rectangle, ...]]


def find_marks(blocks: Iterable[Block], rows: Iterable[EvidenceRow]) -> list[Mark]:
    """The marks of a document in the order of its text."""
    body = [block for block in blocks if block.start is not None and block.end is not None]
    quotes: dict[tuple[int, int, int], list[EvidenceRow]] = {}
    for row in rows:
        quotes.setdefault((row.start, row.end, row.page), []).append(row)
    marks = []
    for (start, end, page), of_quote in sorted(quotes.items(), key=lambda item: item[0]):
        touched = tuple(block for block in body if (block.start or 0) < end and start < (block.end or 0))
        marks.append(Mark(start, end, tuple(of_quote), touched, _rectangles(touched, start, end, page, of_quote)))
    return marks


def _rectangles(
    blocks: Sequence[Block], start: int, end: int, page: int, rows: Sequence[EvidenceRow]
) -> dict[int, tuple[Rectangle, ...]]:
    found: dict[int, list[Rectangle]] = {}
    for block in blocks:
        offset = block.start or 0
        for number, box in _places(block, start - offset, end - offset):
            _join(found.setdefault(number, []), box)
    if not found:
        boxes = [row.box for row in rows if row.box]
        if boxes:
            found[page] = [_grown(boxes[0])]
    return {number: tuple(boxes) for number, boxes in found.items()}


def _places(block: Block, start: int, end: int) -> list[tuple[int, Rectangle]]:
    """The words of a block's span, or else its cells, or else the whole block."""
    words = [(word.page, _grown(word.box)) for word in block.words.within(start, end)]
    if words:
        return words
    cells = [
        (block.page, _grown(cell.box)) for cell in block.cells if cell.box and cell.start < end and start < cell.end
    ]
    if cells:
        return cells
    return [(block.page, _grown(block.box))] if block.box else []


def _grown(box: Sequence[float]) -> Rectangle:
    x0, top, x1, bottom = box
    return (x0 - _MARGIN, top - _MARGIN, x1 + _MARGIN, bottom + _MARGIN)


def _join(line: list[Rectangle], box: Rectangle) -> None:
    """Add a word's rectangle: to the last one where both stand on the same line, next to each other."""
    if line and _same_line(line[-1], box):
        last = line[-1]
        line[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
    else:
        line.append(box)


def _same_line(first: Rectangle, second: Rectangle) -> bool:
    overlap = min(first[3], second[3]) - max(first[1], second[1])
    height = min(first[3] - first[1], second[3] - second[1])
    gap = max(second[0] - first[2], first[0] - second[2])
    return overlap > height / 2 and gap < 2 * height
