"""Where the words of a block stand, kept in 32 bytes a word: a long document has half a million of them.

In: words, or the bytes that a store kept of them. Out: a sequence of WordBox records, made when they are asked for.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

Box = tuple[float, ...]
"""(x0, top, x1, bottom)."""

COLUMNS = 8
"""Whole numbers a word: start, end, page, the four edges in tenths of a point, and the confidence in thousandths."""
UNKNOWN = -1
"""In the column of confidence: the word comes from a text layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBox:
    """Where a run of a block's characters stands. `start` and `end` are offsets into the block's own text."""

    start: int
    end: int
    page: int
    box: Box
    confidence: float | None = None
    """From 0 to 1, of a word that was read from a picture; None for a text layer, which gives the words themselves."""


class WordBoxes(Sequence[WordBox]):
    """The words of a block in their order. Boxes are kept to a tenth of a point, confidences to a thousandth."""

    __slots__ = ("rows",)

    def __init__(self, words: Iterable[WordBox] = ()) -> None:
        self.rows = array("i", chain.from_iterable(map(_row, words)))

    @classmethod
    def of_rows(cls, rows: "array[int]") -> "WordBoxes":
        """The words of flat rows of eight whole numbers, which are kept as they are; ValueError for another length."""
        if len(rows) % COLUMNS:
            raise ValueError(f"places of words come in rows of {COLUMNS} numbers")
        words = cls()
        words.rows = rows
        return words

    @classmethod
    def of_bytes(cls, packed: bytes) -> "WordBoxes":
        """The words that `to_bytes` has packed; ValueError for anything else."""
        rows = array("i")
        rows.frombytes(packed)
        if sys.byteorder == "big":
            rows.byteswap()
        return cls.of_rows(rows)

    def to_bytes(self) -> bytes:
        """The rows as 32-bit whole numbers, the lowest byte first."""
        rows = self.rows
        if sys.byteorder == "big":
            rows = rows[:]
            rows.byteswap()
        return rows.tobytes()

    def within(self, start: int, end: int) -> list[WordBox]:
        """The words that share a character with a span of the block's text."""
        rows = self.rows
        spans = enumerate(zip(rows[0::COLUMNS], rows[1::COLUMNS], strict=True))
        return [self[at] for at, (begin, stop) in spans if begin < end and stop > start]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.rows) // COLUMNS

    @overload
    def __getitem__(self, at: int) -> WordBox: ...
    @overload
    def __getitem__(self, at: slice) -> "WordBoxes": ...
    def __getitem__(self, at: int | slice) -> "WordBox | WordBoxes":
        """One word, or some."""
        if isinstance(at, slice):
            return WordBoxes(self[index] for index in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(f"there are {len(self)} words, and none at {at}")
        begin = at % len(self) * COLUMNS
        return _word(*self.rows[begin : begin + COLUMNS])

    def __iter__(self) -> Iterator[WordBox]:
        """The words, in order."""
        return map(_word, *(self.rows[column::COLUMNS] for column in range(COLUMNS)))

    def __eq__(self, other: object) -> bool:
        """Whether the words are the same, in the same places."""
        return isinstance(other, WordBoxes) and self.rows == other.rows

    def __hash__(self) -> int:
        """By the words: nobody alters them."""
        return hash(self.rows.tobytes())

    def __repr__(self) -> str:
        """The list as Python shows one."""
        return f"WordBoxes({list(self)!r})"


def _row(word: WordBox) -> tuple[int, ...]:
    x0, top, x1, bottom = word.box
    sure = UNKNOWN if word.confidence is None else round(1000 * word.confidence)
    return (word.start, word.end, word.page, *(round(10 * edge) for edge in (x0, top, x1, bottom)), sure)


def _word(start: int, end: int, page: int, x0: int, top: int, x1: int, bottom: int, sure: int) -> WordBox:
    box = (x0 / 10, top / 10, x1 / 10, bottom / 10)
    return WordBox(start=start, end=end, page=page, box=box, confidence=None if sure == UNKNOWN else sure / 1000)
