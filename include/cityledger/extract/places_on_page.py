"""Where a run of text stands on its page.

In: a block and a span in the document's text. Out: the rectangle around its words, else the cell's or the block's.
"""

from cityledger.records import Block, Box


def box_of(block: Block, start: int, end: int) -> Box | None:
    """The rectangle (x0, top, x1, bottom, PDF points) around the words of a span of the document's text.

    Words on a later page than the span's first are left out, as a rectangle lies on one page. Without words the box is
    that of the table cell that holds the span, else of the whole block; None where the format has no pages.
    """
    if block.start is None:
        return block.box
    left, right = start - block.start, end - block.start
    words = block.words.within(left, right)
    if words:
        return _around([word.box for word in words if word.page == words[0].page])
    for cell in block.cells:
        if cell.box is not None and cell.start <= left and right <= cell.end:
            return cell.box
    return block.box


def page_of(block: Block, start: int, end: int) -> int:
    """The page on which a span of the document's text begins."""
    if block.start is not None:
        for word in block.words:
            if word.end > start - block.start:
                return word.page
    return block.page


def _around(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
