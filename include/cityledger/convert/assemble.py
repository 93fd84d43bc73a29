"""Drafts in, blocks out: ids, positions, heading paths and the spans in the document's text.

The text of a table is laid out here, its rows one a line and its cells joined by ' | ', so that every cell knows where
it stands in the block's text.
"""

import gc
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from cityledger.convert.drafts import Draft, DraftCell
from cityledger.records import BLOCK_SEPARATOR, FURNITURE, Block, Cell, Mend, WordBoxes, make_key

CELL_SEPARATOR = " | "


def assemble_blocks(document_id: str, drafts: Iterable[Draft], cover: int = 0) -> tuple[Block, ...]:
    """Turn drafts in reading order into blocks; drafts without any text are left out.

    The first `cover` drafts are those of a title page: of its headings the title alone stands over others.
    """
    with without_collector():
        return _assemble(document_id, drafts, cover)


def cover_length(drafts: Sequence[Draft]) -> int:
    """How many drafts make up a title page: all on the first page if nothing but headings is there, else 0."""
    first = [draft for draft in drafts if draft.page == drafts[0].page]
    titled = all(draft.kind == "heading" or draft.kind in FURNITURE for draft in first)
    return len(first) if titled and len(first) < len(drafts) else 0


@contextmanager
def without_collector() -> Iterator[None]:
    """No search for circles meanwhile: what is made here is a hundred thousand objects without a circle among them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _assemble(document_id: str, drafts: Iterable[Draft], cover: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    offset = 0
    for number, draft in enumerate(drafts):
        text, cells, words = _lay_out(draft)
        if not text.strip():
            continue
        body = draft.kind not in FURNITURE
        level = draft.level or 1
        opens = draft.kind == "heading" and not (number < cover and path and path[0][0] <= level)
        if opens:
            path = [entry for entry in path if entry[0] < level]
        position = len(blocks)
        blocks.append(
            Block(
                document_id=document_id,
                block_id=make_key(document_id, position),
                position=position,
                kind=draft.kind,
                page=draft.page,
                text=text,
                box=draft.box,
                level=draft.level,
                heading_path=tuple(name for _, name in path) if body else (),
                start=offset if body else None,
                end=offset + len(text) if body else None,
                language=draft.language,
                marker=draft.marker,
                cells=cells,
                words=words,
                read_by=draft.read_by,
                mends=tuple(Mend(start=start, end=end, written=written) for start, end, written in draft.slips),
            )
        )
        if body:
            offset += len(text) + len(BLOCK_SEPARATOR)
        if opens:
            path.append((level, text))
    return tuple(blocks)


def _lay_out(draft: Draft) -> tuple[str, tuple[Cell, ...], WordBoxes]:
    if draft.kind != "table":
        return draft.text, (), WordBoxes.of_rows(draft.words.word_rows())
    cells: list[Cell] = []
    words_of_table = array("i")
    text = ""
    row = None
    for cell in sorted(draft.cells, key=lambda item: (item.row, item.column)):
        if row is not None:
            text += "\n" if cell.row != row else CELL_SEPARATOR
        row = cell.row
        start = len(text)
        text += cell.text
        cells.append(_cell(cell, start))
        words_of_table += cell.words.word_rows(start)
    return text, tuple(cells), WordBoxes.of_rows(words_of_table)


def _cell(cell: DraftCell, start: int) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=cell.text,
        start=start,
        end=start + len(cell.text),
        box=cell.box,
        is_header=cell.is_header,
    )
