"""The text of blocks with the quotes marked in it, for documents and pages that have no picture.

In: marks. Out: passages: a block's heading path and its text in pieces, each with the rows whose quotes it is part of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cityledger.publish.evidence.marks import Mark
from cityledger.records import Block

LONGEST = 4000
"""Characters of a block that are shown whole; of a longer one, what stands around its quotes."""
_AROUND = 400
CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, and the rows that quote them."""

    text: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text. `kind` is the block's."""

    kind: str
    headings: tuple[str, ...]
    marker: str | None
    pieces: tuple[Piece, ...]


def find_passages(marks: Iterable[Mark]) -> list[Passage]:
    """The blocks that the marks stand in, each once, in the order of the text."""
    blocks: dict[str, Block] = {}
    of_block: dict[str, list[Mark]] = {}
    for mark in marks:
        for block in mark.blocks:
            blocks[block.block_id] = block
            of_block.setdefault(block.block_id, []).append(mark)
    ordered = sorted(blocks.values(), key=lambda block: block.position)
    return [
        Passage(block.kind, block.heading_path, block.marker, _pieces(block, of_block[block.block_id]))
        for block in ordered
    ]


def _pieces(block: Block, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The block's text, cut wherever a quote begins or ends."""
    offset = block.start or 0
    size = len(block.text)
    spans = [(max(0, mark.start - offset), min(size, mark.end - offset), mark) for mark in marks]
    pieces: list[Piece] = []
    for first, last in _windows(size, [(start, end) for start, end, _ in spans]):
        edges = {first, last, *(edge for start, end, _ in spans for edge in (start, end) if first < edge < last)}
        cuts = sorted(edges)
        if first > 0 and not pieces:  # between two stretches the one before has said so
            pieces.append(Piece(CUT))
        for start, end in pairwise(cuts):
            rows = [row for begin, stop, mark in spans if begin <= start and end <= stop for row in mark.rows]
            pieces.append(Piece(block.text[start:end], tuple(row.anchor for row in rows)))
        if last < size:
            pieces.append(Piece(CUT))
    return tuple(pieces)


def _windows(size: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a text that are shown."""
    if size <= LONGEST:
        return [(0, size)]
    windows: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        first, last = max(0, start - _AROUND), min(size, end + _AROUND)
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], last))
        else:
            windows.append((first, last))
    return windows
