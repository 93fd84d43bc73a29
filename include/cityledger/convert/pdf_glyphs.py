"""Indexes of an open page's characters in, what pdfium knows of them out: codes, rectangles, and how they are printed.

A call into pdfium costs more than what it does there, so a page's calls of one kind are made in one go, with one buffer
for all answers.
"""

import ctypes
import re
from collections import deque
from collections.abc import Sequence
from ctypes import c_double, c_float, c_int, c_ulong
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from cityledger.convert.pdf_calls import ADDRESS, HANDLE, handle_of, prototype

_CHUNK = 16_000
"""pdfium cuts what it gives in one call at 32,767 characters."""
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi|[-,]b[d]?\b", re.IGNORECASE)
_NAME_BYTES = 128

_loose_box = prototype("FPDFText_GetLooseCharBox", c_int, HANDLE, c_int, ADDRESS)
_font_size = prototype("FPDFText_GetFontSize", c_double, HANDLE, c_int)
_matrix = prototype("FPDFText_GetMatrix", c_int, HANDLE, c_int, ADDRESS)
_angle = prototype("FPDFText_GetCharAngle", c_float, HANDLE, c_int)
_weight = prototype("FPDFText_GetFontWeight", c_int, HANDLE, c_int)
_font = prototype("FPDFText_GetFontInfo", c_ulong, HANDLE, c_int, ADDRESS, c_ulong, ADDRESS)
_colour = prototype("FPDFText_GetFillColor", c_int, HANDLE, c_int, ADDRESS, ADDRESS, ADDRESS, ADDRESS)


@dataclass(frozen=True, slots=True)
class Glyph:
    """How one character is printed: size in points as on the page, angle in radians or -1, weight, colour."""

    size: float
    angle: float
    bold: bool
    colour: int


class Glyphs:
    """The characters of one open text page of pypdfium2."""

    def __init__(self, textpage: Any) -> None:
        self.raw = textpage
        self.handle = handle_of(textpage)
        self.name = ctypes.create_string_buffer(_NAME_BYTES)
        self.name_address = ctypes.addressof(self.name)
        self.four = (ctypes.c_uint * 4)()
        self.four_addresses = [ctypes.addressof(self.four) + 4 * part for part in range(4)]
        self.matrix = (ctypes.c_float * 6)()
        self.matrix_address = ctypes.addressof(self.matrix)

    def boxes(self, first: Sequence[int], last: Sequence[int]) -> list[tuple[float, float, float, float]]:
        """For each pair of characters the rectangle around both: left, bottom, right, top on the page as stored."""
        count = len(first)
        found = (ctypes.c_float * (8 * count))()
        begin = ctypes.addressof(found)
        middle = begin + 16 * count
        text = repeat(self.handle)
        deque(map(_loose_box, text, first, range(begin, middle, 16)), 0)
        deque(map(_loose_box, text, last, range(middle, middle + 16 * count, 16)), 0)
        edges = found[:]  # each four are left, top, right, bottom
        half = 4 * count
        return [
            (
                x0 if x0 < left else left,
                y0 if y0 < bottom else bottom,
                x1 if x1 > right else right,
                y1 if y1 > top else top,
            )
            for x0, y1, x1, y0, left, top, right, bottom in zip(
                edges[0:half:4], edges[1:half:4], edges[2:half:4], edges[3:half:4],
                edges[half::4], edges[half + 1 :: 4], edges[half + 2 :: 4], edges[half + 3 :: 4],
                strict=True,
            )
        ]  # fmt: skip

    def glyph(self, index: int) -> Glyph:
        """How one character is printed."""
        _colour(self.handle, index, *self.four_addresses)
        red, green, blue, _ = self.four
        return Glyph(
            self.size(index), _angle(self.handle, index), self.is_bold(index), (red << 16) + (green << 8) + blue
        )

    def size(self, index: int) -> float:
        """The size of a character's font in points, as its text is scaled."""
        size: float = _font_size(self.handle, index)
        if _matrix(self.handle, index, self.matrix_address):
            _, _, c, d, _, _ = self.matrix
            size *= (c * c + d * d) ** 0.5
        return size

    def is_bold(self, index: int) -> bool:
        """Whether a character's font is a bold one, by its weight or its name."""
        if _weight(self.handle, index) >= _BOLD_WEIGHT:
            return True
        _font(self.handle, index, self.name_address, _NAME_BYTES, None)
        return _is_bold_name(self.name.value)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its line, on the page as stored."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.raw, index, x, y)
        return x.value, y.value

    def characters(self, count: int) -> str:
        """The page's text with one character for each of pdfium's indexes, and '\\n' between lines."""
        pieces: list[str] = []
        for start in range(0, count, _CHUNK):
            length = min(_CHUNK, count - start)
            buffer = (ctypes.c_ushort * (length + 1))()
            written = pdfium.FPDFText_GetText(self.raw, start, length, buffer) - 1
            piece = bytes(buffer)[: 2 * max(0, written)].decode("utf-16-le", "replace")
            if len(piece) != length:
                # Characters without a code, or beyond the first plane, shift the indexes: ask for them one by one.
                codes = map(pdfium.FPDFText_GetUnicode, repeat(self.raw), range(start, start + length))
                piece = "".join(map(_one, codes))
            pieces.append(piece)
        return "".join(pieces).replace("\r", " ")


def _one(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00"


@lru_cache(maxsize=1000)
def _is_bold_name(name: bytes) -> bool:
    return bool(_BOLD_NAME.search(name))
