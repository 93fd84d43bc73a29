"""A page's lines and artwork in, its pie charts out as tables: a row for each slice, with its name and its share.

A legend and the shares stand apart on the page; which belong together follows from the order of the slices, clockwise
from the top, as office programs draw them. It is believed only if the shares make up a whole and each stands where its
slice must be.
"""

import math
import re
from collections.abc import Sequence

from cityledger.convert.drafts import Line, Word, union_box
from cityledger.convert.lattice import Grid, GridCell
from cityledger.convert.pdf_rules import Rules
from cityledger.records import Box

_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)%")
_FEWEST = 3
_SMALLEST = 40.0
_REACH = 1.5
"""Shares stand within the pie or around it, at most so many radii from its middle."""
_LARGEST_ERROR = math.radians(8)
_ALIGNED = 3.0

Pie = tuple[Grid, dict[int, list[list[Word]]], set[int]]
"""A grid, the lines of words in its cells, and the ids of the words that it takes from the page."""


def find_pies(lines: Sequence[Line], rules: Rules) -> list[Pie]:
    """The pie charts of a page that have a legend."""
    shares = [line for line in lines if all(_SHARE.fullmatch(word.text) for word in line.words)]
    if sum(len(line.words) for line in shares) < _FEWEST or len(rules.artwork) < _FEWEST:
        return []
    names = [line for line in lines if line not in shares and any(letter.isalpha() for letter in line.text)]
    pies = []
    for slices in _round_shapes(rules.artwork):
        box = union_box(slices) or slices[0]
        labels = _labels(slices, [word for line in shares for word in line.words])
        legend = _legend(box, names, len(labels)) if labels else None
        if legend:
            pies.append(_pie(legend, labels))
    return pies


def _round_shapes(artwork: Sequence[Box]) -> list[list[Box]]:
    """Groups of curves that overlap and are together about as wide as high."""
    groups: list[list[Box]] = []
    for box in sorted(artwork, key=lambda item: item[0]):
        touching = [group for group in groups if any(_overlap(box, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([box, *(other for group in touching for other in group)])
    shapes = []
    for group in groups:
        box = union_box(group) or group[0]
        width, height = box[2] - box[0], box[3] - box[1]
        if len(group) >= _FEWEST and min(width, height) > _SMALLEST and 0.65 < width / height < 1.5:
            shapes.append(group)
    return shapes


def _middle(slices: Sequence[Box]) -> tuple[float, float]:
    """Where the slices meet: the corner that most of their rectangles share, else the middle of all."""
    corners = [(box[x], box[y]) for box in slices for x in (0, 2) for y in (1, 3)]
    near = [
        [other for other in corners if abs(other[0] - x) < _ALIGNED and abs(other[1] - y) < _ALIGNED]
        for x, y in corners
    ]
    meeting = max(near, key=len)
    if len(meeting) < max(4, len(slices) / 4):
        box = union_box(list(slices)) or slices[0]
        return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return sum(x for x, _ in meeting) / len(meeting), sum(y for _, y in meeting) / len(meeting)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] + 1 and a[2] > b[0] - 1 and a[1] < b[3] + 1 and a[3] > b[1] - 1


def _labels(slices: Sequence[Box], words: Sequence[Word]) -> list[Word]:
    """The shares of a pie in the order of its slices; none if they are not those of one."""
    box = union_box(list(slices)) or slices[0]
    x, y = _middle(slices)
    radius = (box[2] - box[0] + box[3] - box[1]) / 4
    placed = []
    for word in words:
        right, down = (word.box[0] + word.box[2]) / 2 - x, (word.box[1] + word.box[3]) / 2 - y
        if math.hypot(right, down) < _REACH * radius:
            placed.append((math.atan2(right, -down) % (2 * math.pi), word))
    values = [float(word.text[:-1]) for _, word in placed]
    if len(placed) < _FEWEST or not 98 <= sum(values) <= 102:
        return []
    placed.sort(key=lambda item: item[0])
    turns = [placed[turn:] + placed[:turn] for turn in range(len(placed))]
    best, second, *_ = sorted(turns, key=_error)
    # A slice drawn first that is in truth the last shifts all others: the right order fits clearly better.
    if _error(best) > _LARGEST_ERROR or _error(second) < 1.8 * _error(best):
        return []
    return [word for _, word in best]


def _error(placed: Sequence[tuple[float, Word]]) -> float:
    """How far the shares stand from the middles of their slices, in radians, if the slices follow in this order.

    Each counts by its size, as the labels of thin slices are set aside.
    """
    error = before = 0.0
    for angle, word in placed:
        value = float(word.text[:-1])
        middle = 2 * math.pi * (before + value / 2) / 100
        error += value * abs(math.remainder(angle - middle, 2 * math.pi))
        before += value
    return error / max(before, 1.0)


def _legend(box: Box, names: Sequence[Line], count: int) -> list[Line] | None:
    """So many lines that begin at one x, beside or below the pie; None if there is no such column, or two."""
    near = [line for line in names if _is_near(box, line.box)]
    columns: list[list[Line]] = []
    for line in sorted(near, key=lambda item: item.box[0]):
        if columns and line.box[0] - columns[-1][0].box[0] <= _ALIGNED:
            columns[-1].append(line)
        else:
            columns.append([line])
    fitting = [column for column in columns if len(column) == count]
    return sorted(fitting[0], key=lambda line: line.box[1]) if len(fitting) == 1 else None


def _is_near(pie: Box, line: Box) -> bool:
    width, height = pie[2] - pie[0], pie[3] - pie[1]
    beside = line[0] < pie[2] + 1.5 * width and line[2] > pie[0] - 1.5 * width
    return beside and line[3] > pie[1] - 0.4 * height and line[1] < pie[3] + 0.9 * height


def _pie(legend: Sequence[Line], labels: Sequence[Word]) -> Pie:
    cells, content = [], {}
    for row, (name, share) in enumerate(zip(legend, labels, strict=True)):
        cells += [GridCell(row, 0, 1, 1, name.box), GridCell(row, 1, 1, 1, share.box)]
        content[2 * row], content[2 * row + 1] = [list(name.words)], [[share]]
    box = union_box([cell.box for cell in cells]) or legend[0].box
    ys = (*(line.box[1] for line in legend), legend[-1].box[3])
    taken = {id(word) for name in legend for word in name.words} | {id(word) for word in labels}
    return Grid(box, (box[0], (box[0] + box[2]) / 2, box[2]), ys, tuple(cells)), content, taken
