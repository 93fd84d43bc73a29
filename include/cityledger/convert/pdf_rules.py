"""One PDF page in, what is drawn on it besides letters out: ruling lines, filled areas, pictures and artwork.

Ruling lines come from stroked lines and from thin filled rectangles, which most programs draw instead; the edges of
filled areas are kept apart, as a table can be made of them alone. Counts are capped: a page of 200,000 strokes is a
map.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_float, c_int, c_uint, c_ulong
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from cityledger.convert.pdf_calls import ADDRESS, HANDLE, handle_of, prototype
from cityledger.records import Box

THIN = 3.0
"""A rectangle of at most this height or width, in points, is a line."""
_SHORTEST = 4.0
_MOST_OBJECTS = 6_000
_MOST_SEGMENTS = 12_000
_DEPTH = 5
_MANY = 24

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Rules:
    """What is drawn on a page. `across` are (y, x0, x1), `down` are (x, top, bottom)."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    areas: list[tuple[Box, int]] = field(default_factory=list)
    """Filled rectangles with their colours."""
    pictures: list[Box] = field(default_factory=list)
    artwork: list[Box] = field(default_factory=list)
    """Curves and slanting lines: charts, maps, logos."""
    pixels: int = 0
    """Of all pictures, drawn or not: what it costs to draw the page."""
    too_many: bool = False


_object = prototype("FPDFPage_GetObject", HANDLE, HANDLE, c_int)
_object_of_form = prototype("FPDFFormObj_GetObject", HANDLE, HANDLE, c_ulong)
_kind = prototype("FPDFPageObj_GetType", c_int, HANDLE)
_bounds = prototype("FPDFPageObj_GetBounds", c_int, HANDLE, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
_matrix = prototype("FPDFPageObj_GetMatrix", c_int, HANDLE, ADDRESS)
_fill_colour = prototype("FPDFPageObj_GetFillColor", c_int, HANDLE, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
_pixels = prototype("FPDFImageObj_GetImagePixelSize", c_int, HANDLE, ADDRESS, ADDRESS)
_count_in_form = prototype("FPDFFormObj_CountObjects", c_int, HANDLE)
_draw_mode = prototype("FPDFPath_GetDrawMode", c_int, HANDLE, ADDRESS, ADDRESS)
_count_segments = prototype("FPDFPath_CountSegments", c_int, HANDLE)
_segment = prototype("FPDFPath_GetPathSegment", HANDLE, HANDLE, c_int)
_segment_kind = prototype("FPDFPathSegment_GetType", c_int, HANDLE)
_point = prototype("FPDFPathSegment_GetPoint", c_int, HANDLE, ADDRESS, ADDRESS)


def read_rules(page: Any, place: Callable[[float, float, float, float], Box]) -> Rules:
    """What is drawn on an open pypdfium2 page, its rectangles mapped by `place`."""
    reader = _Reader(page, place)
    count = pdfium.FPDFPage_CountObjects(page.raw)
    items = map(_object, repeat(handle_of(page.raw)), range(min(count, _MOST_OBJECTS)))
    reader.take(list(items), _IDENTITY, 0)
    reader.rules.too_many |= count > _MOST_OBJECTS
    return reader.rules


class _Reader:
    def __init__(self, page: Any, place: Callable[[float, float, float, float], Box]) -> None:
        self.rules = Rules()
        self.place = place
        self.page_box = (0.0, 0.0, *page.get_size())
        self.objects = self.segments = 0
        self.numbers = (c_uint * 4)()
        self.number_at = [ctypes.addressof(self.numbers) + 4 * part for part in range(4)]
        self.edges = (c_float * 6)()
        self.edge_at = [ctypes.addressof(self.edges) + 4 * part for part in range(6)]

    def take(self, items: Sequence[int], matrix: Matrix, depth: int) -> None:
        """Take the objects of a page or of a form that is drawn by `matrix`."""
        room = _MOST_OBJECTS - self.objects
        self.objects += len(items)
        self.rules.too_many |= len(items) > room
        for item, kind in zip(items, map(_kind, items[: max(0, room)]), strict=False):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            if self.segments > _MOST_SEGMENTS:
                self.rules.too_many = True
                return
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._take_path(item, matrix)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self._add(self.rules.pictures, self._bounds(item, matrix))
                if _pixels(item, *self.number_at[:2]):
                    self.rules.pixels += self.numbers[0] * self.numbers[1]
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                inside = range(min(_count_in_form(item), _MOST_OBJECTS))
                inner = list(map(_object_of_form, repeat(item), inside))
                self.take(inner, _times(self._matrix(item), matrix), depth + 1)

    def _take_path(self, path: int, matrix: Matrix) -> None:
        _draw_mode(path, *self.number_at[:2])
        filled, stroked = self.numbers[:2]
        if not filled and not stroked:
            return
        box = self._bounds(path, matrix)
        if box is None or not _on_page(box, self.page_box):
            return
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= THIN or height <= THIN:
            self._add_line(box, width, height)
            return
        if width < _SHORTEST and height < _SHORTEST:
            return
        count = _count_segments(path)
        segments = list(map(_segment, repeat(path), range(min(count, _MANY))))
        kinds = list(map(_segment_kind, segments))
        if count > _MOST_SEGMENTS or kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) > len(segments) / 4:
            # It begins as a drawing does: the rest need not be looked at.
            self._add(self.rules.artwork, box)
            return
        self.segments += count
        if count > _MANY:
            segments = list(map(_segment, repeat(path), range(count)))
            kinds = list(map(_segment_kind, segments))
        parts = list(_parts(segments, kinds, _times(self._matrix(path), matrix)))
        odd = sum([not self._take_part(path, points, bool(stroked)) for points in parts])
        if odd > len(parts) / 4:
            self._add(self.rules.artwork, box)

    def _take_part(self, path: int, points: list[tuple[float, float]], stroked: bool) -> bool:
        """Take a subpath that is a line, a rectangle or a chain of lines along the axes; False for any other."""
        steps = list(pairwise(points))
        if not steps or any(abs(a - c) > 0.7 and abs(b - d) > 0.7 for (a, b), (c, d) in steps):
            return len(points) == 1
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = self.place(min(xs), min(ys), max(xs), max(ys))
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= THIN or height <= THIN:
            self._add_line(box, width, height)
        elif len(steps) < 3:
            for (a, b), (c, d) in steps:
                line = self.place(min(a, c), min(b, d), max(a, c), max(b, d))
                self._add_line(line, line[2] - line[0], line[3] - line[1])
        elif stroked:
            self._frame(box)
        else:
            _fill_colour(path, *self.number_at)
            red, green, blue, alpha = self.numbers
            if alpha:
                self.rules.areas.append((box, (red << 16) + (green << 8) + blue))
        return True

    def _frame(self, box: Box) -> None:
        x0, top, x1, bottom = box
        self.rules.across += [(top, x0, x1), (bottom, x0, x1)]
        self.rules.down += [(x0, top, bottom), (x1, top, bottom)]

    def _add_line(self, box: Box, width: float, height: float) -> None:
        if max(width, height) < _SHORTEST:
            return
        if height <= width:
            self.rules.across.append(((box[1] + box[3]) / 2, box[0], box[2]))
        else:
            self.rules.down.append(((box[0] + box[2]) / 2, box[1], box[3]))

    def _add(self, boxes: list[Box], box: Box | None) -> None:
        if box and _on_page(box, self.page_box):
            boxes.append(box)

    def _bounds(self, item: int, matrix: Matrix) -> Box | None:
        if not _bounds(item, *self.edge_at[:4]):
            return None
        left, bottom, right, top, *_ = self.edges
        if matrix is _IDENTITY:
            return self.place(left, bottom, right, top)
        xs, ys = zip(*(_map(matrix, x, y) for x in (left, right) for y in (bottom, top)), strict=True)
        return self.place(min(xs), min(ys), max(xs), max(ys))

    def _matrix(self, item: int) -> Matrix:
        a, b, c, d, e, f = self.edges if _matrix(item, self.edge_at[0]) else _IDENTITY
        return (a, b, c, d, e, f)


def _parts(segments: Sequence[int], kinds: Sequence[int], matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """A path's subpaths as points on the page; one with a curve is empty."""
    count = len(segments)
    found = (c_float * (2 * count))()
    begin = ctypes.addressof(found)
    deque(map(_point, segments, range(begin, begin + 8 * count, 8), range(begin + 4, begin + 4 + 8 * count, 8)), 0)
    points = [_map(matrix, x, y) for x, y in zip(found[0::2], found[1::2], strict=True)]
    starts = [at for at in range(1, count) if kinds[at] == pdfium.FPDF_SEGMENT_MOVETO]
    for start, end in pairwise([0, *starts, count]) if count else ():
        yield [] if pdfium.FPDF_SEGMENT_BEZIERTO in kinds[start:end] else points[start:end]


def _on_page(box: Box, page: Box) -> bool:
    return box[0] < page[2] and box[2] > page[0] and box[1] < page[3] and box[3] > page[1]


def _map(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """First `first`, then `second`."""
    if second is _IDENTITY:
        return first
    a, b, c, d, e, f = first
    return (
        a * second[0] + b * second[2],
        a * second[1] + b * second[3],
        c * second[0] + d * second[2],
        c * second[1] + d * second[3],
        e * second[0] + f * second[2] + second[4],
        e * second[1] + f * second[3] + second[5],
    )
