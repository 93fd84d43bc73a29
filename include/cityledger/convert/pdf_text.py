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

from cityledger.convert.drafts import Line, Word, union_box
from cityledger.convert.wording import clean
from cityledger.records import Box

_CHUNK = 16_000
"""pdfium cuts what it gives in one call at 32,767 characters."""
_WORDS = re.compile(r"[^\s\x00]+")
_BOLD_WEIGHT = 600
MOST_CHARACTERS = 200_000
"""A page with more is no page that anybody reads; its words get no rectangles."""


@dataclass(slots=True)
class PageText:
    """A page's lines and its size in points, as a reader sees it."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    turned: list[Line] = field(default_factory=list)
    """Lines that do not run from left to right, such as the labels of a chart's axis."""


def read_page_text(page: Any, number: int) -> PageText:
    """The lines of an open pypdfium2 page."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        place = _placer(page)
        result = PageText(number, width, height)
        for line, angle in _read_lines(textpage.raw, number, place):
            (result.lines if angle < 0.3 else result.turned).append(line)
    finally:
        textpage.close()
    return result


def _placer(page: Any) -> Callable[[Any], Box]:
    """A function from pdfium's rectangle to a box as seen: the page's own box cut off, its rotation done."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()

    def place(rect: Any) -> Box:
        if rotation == 0:
            return (rect.left - left, top - rect.top, rect.right - left, top - rect.bottom)
        if rotation == 90:
            return (rect.bottom - bottom, rect.left - left, rect.top - bottom, rect.right - left)
        if rotation == 180:
            return (right - rect.right, rect.bottom - bottom, right - rect.left, rect.top - bottom)
        return (top - rect.top, right - rect.right, top - rect.bottom, right - rect.left)

    return place


def _read_lines(textpage: Any, number: int, place: Callable[[Any], Box]) -> Iterator[tuple[Line, float]]:
    count = pdfium.FPDFText_CountChars(textpage)
    text = _characters(textpage, count)
    rect = pdfium.FS_RECTF()
    reference = ctypes.byref(rect)
    boxes = count <= MOST_CHARACTERS

    def box_of(first: int, last: int) -> Box:
        pdfium.FPDFText_GetLooseCharBox(textpage, first, reference)
        start = place(rect)
        if first == last:
            return start
        pdfium.FPDFText_GetLooseCharBox(textpage, last, reference)
        end = place(rect)
        return (min(start[0], end[0]), min(start[1], end[1]), max(start[2], end[2]), max(start[3], end[3]))

    offset = 0
    for raw in text.split("\n"):
        found = [(match.start() + offset, match.end() + offset - 1) for match in _WORDS.finditer(raw)]
        words = []
        for first, last in found:
            word = clean(text[first : last + 1]) if text[last] != "\ufffe" else text[first : last + 1]
            if word:
                words.append(Word(word, number, box_of(first, last) if boxes else ()))
        if words:
            yield _line(textpage, words, found[0][0], boxes), _angle(textpage, found[0][0])
        offset += len(raw) + 1


def _line(textpage: Any, words: list[Word], first: int, boxes: bool) -> Line:
    text = " ".join(word.text for word in words)
    bold = pdfium.FPDFText_GetFontWeight(textpage, first) >= _BOLD_WEIGHT
    box = union_box([word.box for word in words]) if boxes else None
    size = words[0].box[3] - words[0].box[1] if boxes else 0.0
    return Line(text, words[0].page, words, box, size, bold)


def _angle(textpage: Any, index: int) -> float:
    """How far a character is turned from upright, in radians, 0 to pi."""
    angle = pdfium.FPDFText_GetCharAngle(textpage, index)
    return abs(math.remainder(angle, 2 * math.pi)) if angle >= 0 else 0.0


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
