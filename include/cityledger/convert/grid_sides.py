"""The positions of a grid's lines in, the same without those of decorations that touch it out.

A page's frame, a logo's box or a coloured band may end at a table's edge, and then seem to be its outermost row.
"""

from collections.abc import Iterable, Sequence

SNAP = 2.5
"""Lines nearer than this, in points, are one: a double rule, or the edges of neighbouring filled cells."""
WALL = 0.6
"""A wall stands where lines cover this much of a cell's side."""
_HALF, _SOME = 0.5, 0.2
_MOST_CUTS = 8

Segment = tuple[float, float, float]
"""(position, from, to): a line across at y, or a line down at x."""


def cut_loose(
    xs: list[float], ys: list[float], across: list[Segment], down: list[Segment]
) -> tuple[list[float], list[float]]:
    """The positions without those of decorations that touch a table.

    An outer row stays if half of its outer side is ruled or half of the columns' lines cross it; an outer column if
    half of its side is ruled or some rows' lines cross it, as headings over all columns may.
    """
    for _ in range(_MOST_CUTS):
        cut = False
        for positions, stops, along, crossing, share in ((ys, xs, across, down, _HALF), (xs, ys, down, across, _SOME)):
            for outer, inner in ((0, 1), (-1, -2)):
                if len(positions) > 2 and _is_loose(positions[outer], positions[inner], stops, along, crossing, share):
                    del positions[outer]
                    cut = True
        if not cut:
            break
    return xs, ys


def _is_loose(
    outer: float, inner: float, stops: list[float], along: Sequence[Segment], crossing: Sequence[Segment], share: float
) -> bool:
    if covered([line for line in along if abs(line[0] - outer) <= SNAP], stops[0], stops[-1]) >= _HALF:
        return False
    low, high = min(outer, inner), max(outer, inner)
    held = sum(covered([line for line in crossing if abs(line[0] - at) <= SNAP], low, high) >= WALL for at in stops)
    return held < share * len(stops)


def covered(lines: Iterable[Segment], low: float, high: float) -> float:
    """How much of a stretch some lines cover, from 0 to 1."""
    return sum(max(0.0, min(end, high) - max(start, low)) for _, start, end in lines) / max(high - low, 0.1)
