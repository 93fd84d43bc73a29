"""One PDF page in, its printed lines out: words with their rectangles as a reader sees the page, in the stream's order.

pdfium gives the whole text in one call and a rectangle a character in another; asking for the first and last character
of each word alone keeps a page at a few milliseconds. Its rectangles are those of the unrotated, uncropped page.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from cityledger.convert.drafts import Line, Word
from cityledger.convert.ligatures import repair_ligatures
from cityledger.convert.wording import clean
from cityledger.records import Box

_CHUNK = 16_000
"""pdfium cuts what it gives in one call at 32,767 characters."""
_WORDS = re.compile(r"[^\s\x00\ufffe\x02]+[\ufffe\x02]?")
_LINE_END_HYPHENS = "\ufffe\x02"
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi|[-,]b[d]?\b", re.IGNORECASE)
_NAME_BYTES = 128
_ASCENT, _DESCENT = 0.93, 0.25
"""How far letters reach above and below their baseline, in sizes, where their font does not say so soundly."""
_UPRIGHT = 0.3
"""A line turned by no more than this from the others, in radians, is read with them."""
MOST_CHARACTERS = 100_000
"""A page with more is no page that anybody reads: it is left out."""


@dataclass(slots=True)
class PageText:
    """A page's lines and its size in points, as a reader sees it."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    turned: list[Line] = field(default_factory=list)
    """Lines that do not run from left to right, such as the labels of a chart's axis."""
    characters: int = 0
    turn: int = 0
    """By how many degrees, clockwise, a reader has to turn the page to read it: 90 for a table printed sideways. Width,
    height and boxes are those of the turned page; `seen_box` maps a box back."""

    def seen_box(self, box: Box) -> Box:
        """A box of the turned page as it stands on the page that is shown."""
        x0, top, x1, bottom = box
        if self.turn == 90:
            return (top, self.width - x1, bottom, self.width - x0)
        if self.turn == 180:
            return (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        if self.turn == 270:
            return (self.height - bottom, x0, self.height - top, x1)
        return box


def read_page_text(page: Any, number: int) -> PageText:
    """The lines of an open pypdfium2 page."""
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        result = PageText(number, width, height, characters=pdfium.FPDFText_CountChars(textpage.raw))
        if result.characters > MOST_CHARACTERS:
            return result
        found = list(_Reader(textpage.raw, number, placer(page), page.get_rotation()).lines())
        usual = _usual_angle(found)
        result.turn = round(math.degrees(usual) / 90) * 90 % 360
        if result.turn:
            if result.turn != 180:
                result.width, result.height = result.height, result.width
            place = placer(page, result.turn)
            found = list(_Reader(textpage.raw, number, place, page.get_rotation() + result.turn).lines())
            usual = _usual_angle(found)
        for line, angle in found:
            upright = abs(math.remainder(angle - usual, 2 * math.pi)) < _UPRIGHT
            (result.lines if upright else result.turned).append(line)
    finally:
        textpage.close()
    return result


def _stands_apart(before: Box, box: Box) -> bool:
    """Whether a word in letters of another size stands apart: another text on the same baseline."""
    return box[0] - before[2] > 0.5 * min(before[3] - before[1], box[3] - box[1])


def _clean_word(content: str) -> str:
    return clean(repair_ligatures(content))


def _usual_angle(found: list[tuple[Line, float]]) -> float:
    """The angle of most letters, in radians."""
    weights: dict[float, int] = {}
    for line, angle in found:
        weights[round(angle, 1)] = weights.get(round(angle, 1), 0) + len(line.words)
    return max(weights, key=lambda angle: weights[angle], default=0.0)


def placer(page: Any, turn: int = 0) -> Callable[[float, float, float, float], Box]:
    """A function from pdfium's left, bottom, right, top to a box as seen: the page cropped and turned as it says.

    `turn` turns it further, clockwise, by 90, 180 or 270 degrees.
    """
    left, bottom, right, top = page.get_bbox()
    rotation = (page.get_rotation() + turn) % 360

    def place(x0: float, y0: float, x1: float, y1: float) -> Box:
        if rotation == 0:
            return (x0 - left, top - y1, x1 - left, top - y0)
        if rotation == 90:
            return (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if rotation == 180:
            return (right - x1, y0 - bottom, right - x0, y1 - bottom)
        return (top - y1, right - x1, top - y0, right - x0)

    return place


class _Reader:
    def __init__(
        self, textpage: Any, number: int, place: Callable[[float, float, float, float], Box], rotation: int
    ) -> None:
        self.textpage = textpage
        self.number = number
        self.place = place
        self.rotation = math.radians(rotation)
        self.upright_page = rotation % 360 == 0
        self.left, self.top = -place(0, 0, 0, 0)[0], place(0, 0, 0, 0)[1]
        self.rect = pdfium.FS_RECTF()
        self.rect_reference = ctypes.byref(self.rect)
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_reference = ctypes.byref(self.matrix)
        self.origin = (ctypes.c_double(), ctypes.c_double())
        self.name = ctypes.create_string_buffer(_NAME_BYTES)
        self.colour = [ctypes.c_uint() for _ in range(4)]

    def lines(self) -> Iterator[tuple[Line, float]]:
        """The lines, and the angle of each."""
        text = _characters(self.textpage, pdfium.FPDFText_CountChars(self.textpage))
        offset = 0
        for raw in text.split("\n"):
            words: list[Word] = []
            first = last = 0
            height = 0.0
            for match in _WORDS.finditer(raw):
                content = match[0]
                hyphen = content[-1] in _LINE_END_HYPHENS
                word = content if hyphen or (content.isascii() and content.isprintable()) else _clean_word(content)
                if not word:
                    continue
                start, end = match.start() + offset, match.end() + offset - 1
                box = self._box(start, end)
                before, height = height, box[3] - box[1]
                if words and not 0.74 * before < height < 1.35 * before and _stands_apart(words[-1].box, box):
                    yield self._line(words, first, last)
                    words = []
                if not words:
                    first = start
                last = end
                words.append(Word(word, self.number, box))
                if hyphen:  # pdfium swallows the line break after it
                    yield self._line(words, first, last)
                    words = []
            if words:
                yield self._line(words, first, last)
            offset += len(raw) + 1

    def _box(self, first: int, last: int) -> Box:
        """The rectangle around a word, from those of its first and its last character."""
        rect, box_of = self.rect, pdfium.FPDFText_GetLooseCharBox
        box_of(self.textpage, first, self.rect_reference)
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if last != first:
            box_of(self.textpage, last, self.rect_reference)
            left, right, bottom, top = rect.left, rect.right, rect.bottom, rect.top
            x0 = left if left < x0 else x0
            x1 = right if right > x1 else x1
            y0 = bottom if bottom < y0 else y0
            y1 = top if top > y1 else y1
        if self.upright_page:
            return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        return self.place(x0, y0, x1, y1)

    def _line(self, words: list[Word], first: int, last: int) -> tuple[Line, float]:
        size = self._size(first)
        if len(words) > 1 and len(words[0].text) <= 3 and not words[0].text.isalpha():
            size = max(size, self._size(last))  # it begins with the raised number of a note
        boxes = [word.box for word in words]
        tops, bottoms = [box[1] for box in boxes], [box[3] for box in boxes]
        box: Box = (min([box[0] for box in boxes]), min(tops), max([box[2] for box in boxes]), max(bottoms))
        angle = self._angle(first)
        if size and abs(angle) < _UPRIGHT and not 0.6 * size < box[3] - box[1] < 2.2 * size:
            box = self._mend_boxes(words, box, size, first)
        return Line(words, box, size, self._is_bold(first), self._is_bold(last), self._colour(first)), angle

    def _mend_boxes(self, words: list[Word], box: Box, size: float, first: int) -> Box:
        """Boxes around the baseline for a font that states a mad height."""
        pdfium.FPDFText_GetCharOrigin(self.textpage, first, *self.origin)
        baseline = self.origin[1].value
        _, top, _, bottom = self.place(0, baseline - _DESCENT * size, 0, baseline + _ASCENT * size)
        for word in words:
            word.box = (word.box[0], top, word.box[2], bottom)
        return (box[0], top, box[2], bottom)

    def _size(self, index: int) -> float:
        size = float(pdfium.FPDFText_GetFontSize(self.textpage, index))
        if pdfium.FPDFText_GetMatrix(self.textpage, index, self.matrix_reference):
            size *= math.hypot(self.matrix.c, self.matrix.d)
        return size

    def _angle(self, index: int) -> float:
        """By how much a character has to be turned clockwise to stand upright, in radians, -pi to pi."""
        angle = pdfium.FPDFText_GetCharAngle(self.textpage, index)
        return -math.remainder(angle + self.rotation, 2 * math.pi) if angle >= 0 else 0.0

    def _is_bold(self, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self.textpage, index) >= _BOLD_WEIGHT:
            return True
        pdfium.FPDFText_GetFontInfo(self.textpage, index, self.name, _NAME_BYTES, None)
        return bool(_BOLD_NAME.search(self.name.value))

    def _colour(self, index: int) -> int:
        red, green, blue, alpha = self.colour
        pdfium.FPDFText_GetFillColor(self.textpage, index, red, green, blue, alpha)
        return (red.value << 16) + (green.value << 8) + blue.value


def _characters(textpage: Any, count: int) -> str:
    """The page's text with one character for each of pdfium's indexes, and '\\n' between lines."""
    pieces: list[str] = []
    for start in range(0, count, _CHUNK):
        length = min(_CHUNK, count - start)
        buffer = (ctypes.c_ushort * (length + 1))()
        written = pdfium.FPDFText_GetText(textpage, start, length, buffer) - 1
        piece = bytes(buffer)[: 2 * max(0, written)].decode("utf-16-le", "replace")
        if len(piece) != length:
            # Characters without a code, or beyond the first plane, shift the indexes: ask for them one by one.
            piece = "".join(_one(pdfium.FPDFText_GetUnicode(textpage, index)) for index in range(start, start + length))
        pieces.append(piece)
    return "".join(pieces).replace("\r", " ")


def _one(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00"
