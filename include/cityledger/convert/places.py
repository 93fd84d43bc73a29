"""Where the words of a text stand, kept in 28 bytes a word: a long document has half a million of them."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import overload

from cityledger.records import Box
from cityledger.records.words import COLUMNS, UNKNOWN

Placed = tuple[int, int, int, Box]
"""Start, end, page, box: where some characters of a draft's text stand."""

_ROW = 7
_NOWHERE = (0, 0, 0, 0)


class _Points(dict[int, float]):
    """Tenths of a point in points; the same number is the same object, as a page has few distinct edges."""

    def __missing__(self, tenths: int) -> float:
        return tenths / 10  # not kept: a broken file can hold any number


_POINTS = _Points({tenths: tenths / 10 for tenths in range(20_000)})


class Places:
    """A list of `Placed`; boxes are kept to a tenth of a point."""

    __slots__ = ("rows",)

    def __init__(self, words: Iterable[Placed] = ()) -> None:
        self.rows = array("i")
        for word in words:
            self.append(*word)

    @classmethod
    def of_rows(cls, rows: Iterable[int]) -> "Places":
        """The places of flat rows of seven whole numbers: start, end, page and the edges in tenths of a point."""
        places = cls()
        places.rows = array("i", rows)
        if len(places.rows) % _ROW:
            raise ValueError("places of words come in rows of seven numbers")
        return places

    @classmethod
    def of_text(cls, packed: str) -> "Places":
        """The places that `as_text` has packed; ValueError for anything else."""
        places = cls()
        places.rows.frombytes(b64decode(packed, validate=True))
        if len(places.rows) % _ROW:
            raise ValueError("places of words come in rows of seven numbers")
        return places

    def as_text(self) -> str:
        """The places as letters and digits, for the way between two processes of one machine."""
        return b64encode(self.rows.tobytes()).decode("ascii")

    def put(self, rows: list[int]) -> None:
        """Put more words at the end, as flat rows of seven whole numbers; OverflowError, if one is vast."""
        length = len(self.rows)
        try:
            self.rows.fromlist(rows)
        except OverflowError:
            del self.rows[length:]
            raise

    def append(self, start: int, end: int, page: int, box: Box) -> None:
        """Put one more word at the end."""
        x0, top, x1, bottom = box
        try:
            self.rows.extend(
                (start, end, page, int(10 * x0 + 0.5), int(10 * top + 0.5), int(10 * x1 + 0.5), int(10 * bottom + 0.5))
            )
        except (OverflowError, ValueError):  # a broken file can place a word beyond all numbers
            del self.rows[len(self.rows) // _ROW * _ROW :]
            self.rows.extend((start, end, page, *_NOWHERE))

    def pop(self) -> Placed:
        """Take the last word off."""
        last = self[-1]
        del self.rows[-_ROW:]
        return last

    def moved(self, by: int, least: int = 0) -> "Places":
        """The same places `by` characters further on; what then ends at `least` or before is left out."""
        rows = self.rows
        if by >= least == 0:
            moved = Places()
            moved.rows = rows[:]
            for column in (0, 1):
                moved.rows[column::_ROW] = array("i", [at + by for at in rows[column::_ROW]])
            return moved
        kept = (at for at in range(0, len(rows), _ROW) if rows[at + 1] + by > least)
        return Places.of_rows(
            chain.from_iterable(
                (max(least, rows[at] + by), rows[at + 1] + by, *rows[at + 2 : at + _ROW]) for at in kept
            )
        )

    def extend(self, other: "Places") -> None:
        """Put all words of another list at the end."""
        self.rows.extend(other.rows)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.rows) // _ROW

    def __iter__(self) -> Iterator[Placed]:
        """The words, in order."""
        rows = self.rows
        return zip(rows[0::_ROW], rows[1::_ROW], rows[2::_ROW], self._boxes(), strict=True)

    def _boxes(self) -> Iterator[Box]:
        edges = [map(_POINTS.__getitem__, self.rows[column::_ROW]) for column in range(3, _ROW)]
        return zip(*edges, strict=True)

    def word_rows(self, by: int = 0) -> "array[int]":
        """The rows of WordBoxes for the same words, `by` characters further on, their confidence unknown."""
        rows = array("i", bytes(4 * COLUMNS * len(self)))
        for column in range(_ROW):
            rows[column::COLUMNS] = self.rows[column::_ROW]
        for column in (0, 1):
            rows[column::COLUMNS] = array("i", [at + by for at in rows[column::COLUMNS]])
        rows[_ROW::COLUMNS] = array("i", [UNKNOWN]) * len(self)
        return rows

    @overload
    def __getitem__(self, at: int) -> Placed: ...
    @overload
    def __getitem__(self, at: slice) -> list[Placed]: ...
    def __getitem__(self, at: int | slice) -> Placed | list[Placed]:
        """One word, or some."""
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        begin = _ROW * (at if at >= 0 else len(self) + at)
        start, end, page, x0, top, x1, bottom = self.rows[begin : begin + _ROW]
        return start, end, page, (_POINTS[x0], _POINTS[top], _POINTS[x1], _POINTS[bottom])

    def __eq__(self, other: object) -> bool:
        """Whether the words are the same, in the same places."""
        return isinstance(other, Places) and self.rows == other.rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """The list as Python shows one."""
        return f"Places({list(self)!r})"
