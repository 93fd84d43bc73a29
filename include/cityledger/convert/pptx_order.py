"""Boxes on a slide in, the order in which a person reads them out.

The slide is cut where the widest empty band runs through it, across or down, and each part again. Where no band is
empty, boxes are read from the top, and from the left.
"""

from collections.abc import Sequence

from cityledger.records import Box

_INSET = 4.0
"""Points that a box may reach into its neighbour: the frame of a text is larger than the text."""


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """The indexes of some boxes in reading order."""
    ordered: list[int] = []
    stack = [list(range(len(boxes)))]
    while stack:
        part = stack.pop()
        cut = _cut(part, boxes) if len(part) > 1 else None
        if cut is None:
            ordered += sorted(part, key=lambda index: (round(boxes[index][1] / 6), boxes[index][0], index))
        else:
            stack += [cut[1], cut[0]]
    return ordered


def _cut(part: Sequence[int], boxes: Sequence[Box]) -> tuple[list[int], list[int]] | None:
    """The two parts on both sides of the widest empty band; a band across wins over one down that is as wide."""
    across = _widest(part, boxes, 1)
    down = _widest(part, boxes, 0)
    best = max((across, down), key=lambda found: found[0])
    width, place, axis = best
    if width <= 0:
        return None
    first = [index for index in part if _middle(boxes[index], axis) < place]
    second = [index for index in part if _middle(boxes[index], axis) >= place]
    return (first, second) if first and second else None


def _widest(part: Sequence[int], boxes: Sequence[Box], axis: int) -> tuple[float, float, int]:
    """The width and the middle of the widest band that no box of a part reaches into."""
    spans = sorted(_shrunk(boxes[index], axis) for index in part)
    widest, place, end = 0.0, 0.0, spans[0][1]
    for start, stop in spans[1:]:
        if start - end > widest:
            widest, place = start - end, (start + end) / 2
        end = max(end, stop)
    return widest, place, axis


def _shrunk(box: Box, axis: int) -> tuple[float, float]:
    start, end = box[axis], box[axis + 2]
    inset = min(_INSET, max(0.0, (end - start) / 4))
    return start + inset, end - inset


def _middle(box: Box, axis: int) -> float:
    return (box[axis] + box[axis + 2]) / 2
