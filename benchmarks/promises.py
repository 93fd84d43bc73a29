"""What the convert stage promises of any file, checked on one conversion: shared by the fuzz run and the tests."""

import math
import re

from cityledger.convert import Conversion
from cityledger.records import BLOCK_KINDS, FURNITURE, OUTCOMES, Block, document_text

_REMEDY = re.compile(
    r"\b(get it again|get the|save (it|the|them)|split|raise CITYLEDGER|unpack it|make it|name it|collect it|run it|"
    r"scan it|install|do not trust|repair|give (it|the)|send|export|open it)\b"
)
"""What a person can do about it, in the words that reasons use."""


def broken_promises(result: Conversion) -> list[str]:
    """What a conversion does not keep; nothing if all is well."""
    return [*_of_outcome(result), *_of_blocks(result.blocks)]


def _of_outcome(result: Conversion) -> list[str]:
    if result.outcome not in OUTCOMES:
        return [f"the outcome is {result.outcome!r}"]
    if result.outcome == "ok":
        return ["an outcome ok has a reason"] if result.reason else []
    reason, prefix = result.reason or "", f"{result.document.file_name}: "
    broken = [] if reason.startswith(prefix) else [f"the reason does not name the file: {reason[:200]}"]
    if not _REMEDY.search(reason.removeprefix(prefix)):
        broken.append(f"the reason names no remedy: {reason.removeprefix(prefix)[:200]}")
    if result.outcome == "failed" and result.blocks:
        broken.append("a failed document has blocks")
    return broken


def _of_blocks(blocks: tuple[Block, ...]) -> list[str]:
    text = document_text(blocks)
    for block in blocks:
        if block.kind not in BLOCK_KINDS:
            return [f"a block is of kind {block.kind!r}"]
        if block.kind not in FURNITURE and text[block.start : block.end] != block.text:
            return [f"the span of block {block.position} does not hold"]
        if any(not 0 <= word.start < word.end <= len(block.text) for word in block.words):
            return [f"a word of block {block.position} lies outside its text"]
        if any(not 0 <= mend.start <= mend.end <= len(block.text) for mend in block.mends):
            return [f"a mend of block {block.position} lies outside its text"]
        if any(block.text[cell.start : cell.end] != cell.text for cell in block.cells):
            return [f"a cell of block {block.position} does not hold its text"]
        boxes = [block.box, *(word.box for word in block.words), *(cell.box for cell in block.cells)]
        if any(box and not all(map(math.isfinite, box)) for box in boxes):
            return [f"a box of block {block.position} is not finite"]
    return []
