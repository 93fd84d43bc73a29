"""A page's pieces in the stream's order in, the same in the order a person reads them out.

Programs mostly write a page as it is read, so the stream's order is trusted (geometry alone ruins some real files)
unless a test fires: a piece that comes after one that it stands above, or columns written line by line across the
gutter. Then the pieces are sorted by Breuel's two rules: above comes first within a column, and a column on the left
comes before one on the right unless something between them spans both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cityledger.convert.drafts import Draft, Line, union_box
from cityledger.convert.wording import BULLETS
from cityledger.records import Box

_MOST_PIECES = 400
"""A page with more is sorted by its tops alone: sorting costs the cube."""


@dataclass(slots=True)
class Piece:
    """Lines that follow each other in one column, or one table."""

    box: Box
    lines: list[Line] = field(default_factory=list)
    table: Draft | None = None


def order_pieces(lines: Sequence[Line], tables: Sequence[Draft]) -> list[Piece]:
    """The pieces of a page in reading order."""
    across = _runs_across(lines)
    pieces = _group_by_place(lines) if across else _group_by_stream(lines)
    pieces += [Piece(table.box or (0.0, 0.0, 0.0, 0.0), table=table) for table in tables]
    if len(pieces) > _MOST_PIECES:
        return sorted(pieces, key=lambda piece: (piece.box[1], piece.box[0])) if across else pieces
    if across or tables or _is_disordered(pieces):
        return _sort(pieces, across)
    return pieces


def _group_by_stream(lines: Sequence[Line]) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        if pieces and _follows(pieces[-1], line):
            _put(pieces[-1], line)
        else:
            pieces.append(Piece(line.box, [line]))
    return pieces


def _group_by_place(lines: Sequence[Line]) -> list[Piece]:
    """Groups by what stands below what, for streams that run across the columns."""
    pieces: list[Piece] = []
    for line in sorted(lines, key=lambda item: (round(item.box[1] / 3), item.box[0])):
        for piece in reversed(pieces[-40:]):
            if _follows(piece, line):
                _put(piece, line)
                break
        else:
            pieces.append(Piece(line.box, [line]))
    return pieces


def _put(piece: Piece, line: Line) -> None:
    piece.lines.append(line)
    piece.box = union_box([piece.box, line.box]) or piece.box


def _follows(piece: Piece, line: Line) -> bool:
    """Whether a line stands right below the last line of a piece, or beside it as its continuation."""
    last = piece.lines[-1]
    size = max(last.size, line.size, 1.0)
    gap = line.box[1] - last.box[3]
    shared = min(last.box[2], line.box[2]) - max(last.box[0], line.box[0])
    if abs(line.box[1] - last.box[1]) < 0.5 * size:
        if line.words[0].text in BULLETS:
            return False  # an item of a list in columns
        return 0 <= line.box[0] - last.box[2] < 1.5 * min(last.size, line.size) and last.size < 1.3 * line.size
    return -0.8 * size < gap < 1.3 * size and shared > 0.3 * min(_width(last.box), _width(line.box))


def _width(box: Box) -> float:
    return max(box[2] - box[0], 0.1)


def _runs_across(lines: Sequence[Line]) -> bool:
    """Whether three rows or more go from a long line on the left to a long line on the right of it."""
    rows = 0
    for before, line in pairwise(lines):
        level = abs(before.box[1] - line.box[1]) < 0.4 * max(line.size, 1.0)
        prose = len(before.words) >= 4 and len(line.words) >= 4
        rows += level and prose and line.box[0] > before.box[2]
    return rows >= 3


def _is_disordered(pieces: Sequence[Piece]) -> bool:
    """Whether any piece comes right after one that it stands above or, at one height, left of."""
    return any(_goes_back(before.box, after.box) for before, after in pairwise(pieces))


def _goes_back(before: Box, after: Box) -> bool:
    shared = min(before[2], after[2]) - max(before[0], after[0])
    above = after[3] <= before[1] + 0.3 * (before[3] - before[1]) and after[3] < before[3] - 1
    if above and (shared > 0.1 * min(_width(before), _width(after)) or after[2] <= before[0]):
        return True
    level = min(before[3], after[3]) - max(before[1], after[1]) > 0.5 * min(before[3] - before[1], after[3] - after[1])
    return level and after[2] <= before[0]


def _sort(pieces: list[Piece], across: bool) -> list[Piece]:
    """A topological sort of Breuel's relation; of those that may come next, the stream's next is taken first."""
    count = len(pieces)
    spanning = _spanning(pieces)
    waits: list[set[int]] = [set() for _ in range(count)]
    for first in range(count):
        for second in range(first + 1, count):
            order = _relation(pieces[first].box, pieces[second].box, spanning, across)
            if order < 0:
                waits[second].add(first)
            elif order > 0:
                waits[first].add(second)
    done: list[int] = []
    left = set(range(count))
    while left:
        free = [index for index in left if waits[index].isdisjoint(left)]
        if not free:  # a circle: break it at the highest piece
            free = [min(left, key=lambda index: (pieces[index].box[1], pieces[index].box[0]))]
        chosen = _choose(free, done, pieces)
        done.append(chosen)
        left.remove(chosen)
    return [pieces[index] for index in done]


def _choose(free: list[int], done: list[int], pieces: list[Piece]) -> int:
    if done and done[-1] + 1 in free:
        return done[-1] + 1
    return min(free, key=lambda index: (round(pieces[index].box[1] / 10), pieces[index].box[0]))


def _spanning(pieces: list[Piece]) -> list[Box]:
    """The pieces that stand over or under two others which stand side by side."""
    found = []
    for piece in pieces:
        under = [other.box for other in pieces if other is not piece and _shared(piece.box, other.box) > 0]
        if under and min(box[2] for box in under) < max(box[0] for box in under):
            found.append(piece.box)
    return found


def _relation(a: Box, b: Box, spanning: list[Box], across: bool) -> int:
    """-1 if a, which the stream has first, comes before b; 1 if after; 0 if that is open."""
    if _shared(a, b) > 0.1 * min(_width(a), _width(b)):
        if _overlap_down(a, b):
            return -1
        return -1 if a[1] + a[3] < b[1] + b[3] else 1
    left_first = a[0] < b[0]
    left, right = (a, b) if left_first else (b, a)
    if right[3] <= left[1] + 2:  # the right one stands higher: a column's turn, or the next row of a page?
        if any(_is_between(left, right, box) for box in spanning):
            return 1 if left_first else -1
        if not across:
            return -1
    return -1 if left_first else 1


def _shared(a: Box, b: Box) -> float:
    return min(a[2], b[2]) - max(a[0], b[0])


def _overlap_down(a: Box, b: Box) -> bool:
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def _is_between(left: Box, right: Box, box: Box) -> bool:
    """Whether a box spans both and stands between the higher right one and the lower left one."""
    if _shared(box, left) <= 0 or _shared(box, right) <= 0:
        return False
    return (right[1] + right[3]) / 2 < (box[1] + box[3]) / 2 < (left[1] + left[3]) / 2
