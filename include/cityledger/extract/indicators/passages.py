"""The running text of a document as sentences with what stands above them.

In: blocks and the document's text. Out: `Passage` records, one a sentence, in reading order. A paragraph that a page
break cut in two is read as one.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cityledger.extract.sentences import split_sentences
from cityledger.records import FURNITURE, Block

LONGEST_SENTENCE = 1500
"""Longer ones are read in pieces, so that time stays linear in the text."""

_ENDS = re.compile(r"[.!?:;…][\"”’)\]]*\d{0,2}\s*$")
_HANGS = re.compile(
    r"\s(?:of|the|a|an|and|or|to|than|by|with|from|for|in|its|their|about|approximately|nearly|over)\s*$"
)
"""A line that ends so goes on in the next block, even where the layout made it a heading."""
_OPENS_LOWER = re.compile(r"\s*[a-z(]")
_LEADING = re.compile(r"\W{0,3}(\d{1,2})[.)]?\s+[A-Z]")
_LEADER = re.compile(r"\.{5}|(?:\. ){5}|…{2}|_{5}")
"""Rows of dots lead to the page numbers of a table of contents, rows of lines to blanks in a form."""
_FOLIO = re.compile(r"\W*(?:page\s*)?\d{1,4}\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its span in the document's text, the block it begins in, and the line that introduces its list."""

    start: int
    end: int
    block: Block
    head: str
    text: str = ""
    """Its text with joined lines; empty where it is the document's own."""
    counted: bool = False
    """Whether its first number only counts the item."""
    piece: bool = False
    """Whether it is a piece of an overlong sentence."""


def read_passages(blocks: Sequence[Block], text: str) -> Iterator[Passage]:
    """The sentences of all blocks but tables with cells, page headers and footers."""
    head, position = "", 0
    text, counted = _joined(blocks, text), numbered_blocks(blocks)
    while position < len(blocks):
        block = blocks[position]
        position += 1
        if block.kind in FURNITURE or block.start is None or block.end is None:
            continue
        if block.kind == "table" and block.cells:
            continue
        if _FOLIO.fullmatch(block.text[:20]) or _LEADER.search(block.text[:400]):
            continue
        end = block.end
        while position < len(blocks) and _goes_on(blocks[position - 1], blocks[position]):
            end = blocks[position].end or end
            position += 1
        yield from _sentences(
            text,
            block,
            end,
            head if block.kind in ("list_item", "caption") else "",
            block.position in counted or _is_numbered_heading(block),
        )
        if block.kind != "list_item":
            head = (
                text[max(block.start, end - 300) : end].rpartition(". ")[2]
                if block.kind == "paragraph"
                else block.text[:300]
            )


def _goes_on(block: Block, following: Block) -> bool:
    if following.kind != "paragraph" or following.start is None:
        return False
    if block.kind in ("paragraph", "heading") and _HANGS.search(block.text[-16:]) and len(block.text) > 20:
        return True
    if block.kind not in ("paragraph", "list_item"):
        return False
    if _ENDS.search(block.text[-8:]) or not _OPENS_LOWER.match(following.text[:4]):
        return False
    return len(block.text) > 20


def numbered_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The positions of blocks whose first number counts them: 3 behind 2 or before 4, a few blocks apart."""
    leading = [(block.position, int(match.group(1))) for block in blocks if (match := _LEADING.match(block.text[:12]))]
    found = set()
    for index, (position, number) in enumerate(leading):
        for near, other in leading[max(0, index - 2) : index + 3]:
            if abs(other - number) == 1 and (near - position) * (other - number) > 0 and abs(near - position) <= 30:
                found.add(position)
    return frozenset(found)


def _is_numbered_heading(block: Block) -> bool:
    match = _LEADING.match(block.text[:12]) if block.kind == "heading" else None
    return match is not None and int(match.group(1)) <= 20 and not block.text.isupper()


def _joined(blocks: Sequence[Block], text: str) -> str:
    """The text with a blank instead of the blank line where a sentence goes on over two blocks; the same length."""
    pieces, last = [], 0
    for block, following in itertools.pairwise(blocks):
        if block.end is not None and _goes_on(block, following):
            pieces += [text[last : block.end], "  "]
            last = block.end + 2
    return "".join([*pieces, text[last:]])


def _sentences(text: str, block: Block, end: int, head: str, counted: bool) -> Iterator[Passage]:
    start = block.start or 0
    for first, behind in split_sentences(text[start:end]):
        if behind - first <= LONGEST_SENTENCE:
            yield Passage(
                start + first, start + behind, block, head, text[start + first : start + behind], counted and first <= 3
            )
            continue
        for left, right in _pieces(text, start + first, start + behind):
            yield Passage(left, right, block, head, piece=True)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = min(end, start + LONGEST_SENTENCE)
        if stop < end:
            space = max(
                text.rfind(" ", start + LONGEST_SENTENCE // 2, stop),
                text.rfind("\n", start + LONGEST_SENTENCE // 2, stop),
            )
            stop = space if space > start else stop
        yield start, stop
        start = stop
