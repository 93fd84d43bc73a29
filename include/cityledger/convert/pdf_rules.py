"""One PDF page in, what is drawn on it besides letters out: ruling lines, filled areas, pictures and artwork.

Ruling lines come from stroked lines and from thin filled rectangles, which most programs draw instead; the edges of
filled areas are kept apart, as a table can be made of them alone. Counts are capped: a page of 200,000 strokes is a
map.
"""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

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


def read_rules(page: Any, place: Callable[[float, float, float, float], Box]) -> Rules:
    """What is drawn on an open pypdfium2 page, its rectangles mapped by `place`."""
    reader = _Reader(page, place)
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for index in range(min(count, _MOST_OBJECTS)):
        reader.take(pdfium.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0)
    reader.rules.too_many |= count > _MOST_OBJECTS
    return reader.rules


class _Reader:
    def __init__(self, page: Any, place: Callable[[float, float, float, float], Box]) -> None:
        self.rules = Rules()
        self.place = place
        self.page_box = (0.0, 0.0, *page.get_size())
        self.objects = self.segments = 0
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.matrix = pdfium.FS_MATRIX()
        self.across, self.down = ctypes.c_uint(), ctypes.c_uint()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.point = (ctypes.c_float(), ctypes.c_float())

    def take(self, item: Any, matrix: Matrix, depth: int) -> None:
        self.objects += 1
        if self.objects > _MOST_OBJECTS or self.segments > _MOST_SEGMENTS:
            self.rules.too_many = True
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._take_path(item, matrix)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            self._add(self.rules.pictures, self._bounds(item, matrix))
            if pdfium.FPDFImageObj_GetImagePixelSize(item, self.across, self.down):
                self.rules.pixels += self.across.value * self.down.value
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = _times(self._matrix(item), matrix)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
                self.take(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _take_path(self, path: Any, matrix: Matrix) -> None:
        pdfium.FPDFPath_GetDrawMode(path, self.fill, self.stroke)
        if not self.fill.value and not self.stroke.value:
            return
        box = self._bounds(path, matrix)
        if box is None or not _on_page(box, self.page_box):
            return
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= THIN or height <= THIN:
            self._add_line(box, width, height)
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if width < _SHORTEST and height < _SHORTEST:
            return
        segments = [pdfium.FPDFPath_GetPathSegment(path, index) for index in range(min(count, _MANY))]
        curves = sum(pdfium.FPDFPathSegment_GetType(part) == pdfium.FPDF_SEGMENT_BEZIERTO for part in segments)
        if count > _MOST_SEGMENTS or curves > len(segments) / 4:
            # It begins as a drawing does: the rest need not be looked at.
            self._add(self.rules.artwork, box)
            return
        odd = 0
        parts = list(self._parts(path, count, _times(self._matrix(path), matrix)))
        for points in parts:
            odd += not self._take_part(path, points)
        if odd > len(parts) / 4:
            self._add(self.rules.artwork, box)

    def _parts(self, path: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The path's subpaths as points on the page; one with a curve is empty."""
        points: list[tuple[float, float]] = []
        curved = False
        self.segments += count
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield [] if curved else points
                points, curved = [], False
            curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
            pdfium.FPDFPathSegment_GetPoint(segment, *self.point)
            points.append(_map(matrix, self.point[0].value, self.point[1].value))
        if points:
            yield [] if curved else points

    def _take_part(self, path: Any, points: list[tuple[float, float]]) -> bool:
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
        elif self.stroke.value:
            self._frame(box)
        else:
            pdfium.FPDFPageObj_GetFillColor(path, *self.colour)
            red, green, blue, alpha = (part.value for part in self.colour)
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

    def _bounds(self, item: Any, matrix: Matrix) -> Box | None:
        left, bottom, right, top = self.edges
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        if matrix is _IDENTITY:
            return self.place(left.value, bottom.value, right.value, top.value)
        xs, ys = zip(
            *(_map(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)), strict=True
        )
        return self.place(min(xs), min(ys), max(xs), max(ys))

    def _matrix(self, item: Any) -> Matrix:
        found = self.matrix
        if not pdfium.FPDFPageObj_GetMatrix(item, found):
            return _IDENTITY
        return (found.a, found.b, found.c, found.d, found.e, found.f)


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
