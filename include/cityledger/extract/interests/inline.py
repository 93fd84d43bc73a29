"""Options in the run of a text or in the cells of a table: `Language: ☒ English ☐ French`.

In: a document's body blocks in order. Out: Options. A box stands before its text, or after it where the text ends
with a box and does not begin with one; a cell with a box alone ticks the row's first cell under the column's heading.
"""

from collections.abc import Iterator, Mapping, Sequence

from cityledger.extract.interests.lists import question_over
from cityledger.extract.interests.option import BOX, OPEN, TICKED, Option, counts, is_ticked
from cityledger.records import Block, Cell

_EDGES = " \n\t|,;·"
_LONGEST = 300


def find_in_texts(blocks: Sequence[Block]) -> Iterator[Option]:
    """The options inside paragraphs, items and cells."""
    before: Block | None = None
    for block in blocks:
        if block.kind == "table":
            yield from _in_table(block, question_over(block, before))
        elif block.kind in ("paragraph", "list_item") and BOX.search(block.text):
            marker = block.marker if block.marker in (TICKED, OPEN) else None
            yield from _in_text(block, 0, len(block.text), question_over(block, before), marker)
        before = block


def _in_text(block: Block, start: int, end: int, over: str | None, marker: str | None = None) -> Iterator[Option]:
    """The options of a stretch of a block's text; `marker` is the box that stood before it as an item's marker."""
    boxes = [(start + match.start(), start + match.end(), is_ticked(match[0]))
             for match in BOX.finditer(block.text[start:end])]  # fmt: skip
    if not boxes:
        return
    if marker is not None:
        boxes.insert(0, (start, start, marker == TICKED))
    edges = [start, *(edge for left, right, _ in boxes for edge in (left, right)), end]
    gaps = [_trimmed(block.text, edges[place], edges[place + 1]) for place in range(0, len(edges), 2)]
    leads, spans = gaps[0], gaps[1:]
    question = block.text[leads[0] : leads[1]].rstrip(" :") or over
    if spans[-1][0] == spans[-1][1] and leads[0] < leads[1]:
        spans, question = gaps[:-1], over
    ticks = [ticked for _left, _right, ticked in boxes]
    if counts(ticks, question):
        for (left, right), ticked, (mark, _end, _ticked) in zip(spans, ticks, boxes, strict=True):
            if 0 < right - left <= _LONGEST:
                yield Option(block, left, right, question, ticked, "inline", mark)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(_EDGES))
    return left, max(left, start + len(piece.rstrip(_EDGES)))


def _in_table(block: Block, over: str | None) -> Iterator[Option]:
    rows: dict[int, list[Cell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell)
    if not any(BOX.search(cell.text) for cell in block.cells):
        return
    headings = {cell.column: cell.text.strip() for cell in rows[min(rows)] if not BOX.search(cell.text)}
    alone = {cell for cell in block.cells if BOX.fullmatch(cell.text.strip())}
    is_form = counts([is_ticked(cell.text.strip()) for cell in alone], over)
    for cells in rows.values():
        label = next((cell for cell in cells if cell.text.strip() and not BOX.search(cell.text)), None)
        for cell in cells:
            if cell in alone:
                if is_form and label is not None:
                    yield _ticked_row(block, label, cell, headings, over)
            else:
                beside = " ".join(label.text.split()) if label is not None and label is not cell else over
                yield from _in_text(block, cell.start, cell.end, beside)


def _ticked_row(block: Block, label: Cell, box: Cell, headings: Mapping[int, str], over: str | None) -> Option:
    start, end = _trimmed(block.text, label.start, label.end)
    question = headings.get(box.column) or over
    return Option(block, start, end, question, is_ticked(box.text.strip()), "cell", box.start)
