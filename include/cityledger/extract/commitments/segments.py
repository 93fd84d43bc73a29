"""The pieces of a block that are read on their own: its sentences, or the cells of a table and their sentences.

In: a block and the document's text. Out: spans of the document's text with what frames them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cityledger.extract.sentences import split_sentences
from cityledger.records import Block

LONGEST_SENTENCE = 20_000
"""Characters. A longer run has no sentence to read; `extract.overlong` reports it with a lower limit of its own."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence: [start, end) in the document's text; `first` of its block or cell."""

    block: Block
    start: int
    end: int
    first: bool = True


def sentences_of(block: Block, text: str, start: int | None = None, end: int | None = None) -> Iterator[Segment]:
    """The sentences of a block, or of a span of it, in order."""
    left = (block.start or 0) if start is None else start
    right = (block.end or 0) if end is None else end
    for number, (first, last) in enumerate(split_sentences(text[left:right])):
        yield Segment(block, left + first, left + last, number == 0)
