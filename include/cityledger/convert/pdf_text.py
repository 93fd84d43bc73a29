"""One PDF page in, its printed lines out: words with their rectangles as a reader sees the page, in the stream's order.

pdfium gives the whole text in one call and a rectangle a character in others; asking for the first and last character
of each word alone keeps a page at a few milliseconds. Its rectangles are those of the unrotated, uncropped page.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from cityledger.convert.drafts import Line, Word, union_box
from cityledger.convert.ligatures import repair_ligatures
from cityledger.convert.pdf_glyphs import Glyphs
from cityledger.convert.wording import clean
from cityledger.records import Box

_WORDS = re.compile(r"[^\s\x00\ufffe\x02]+[\ufffe\x02]?")
_LINE_END_HYPHENS = "\ufffe\x02"
_ASCENT, _DESCENT = 0.93, 0.25
"""How far letters reach above and below their baseline, in sizes, where their font does not say so soundly."""
_UPRIGHT = 0.3
"""A line turned by no more than this from the others, in radians, is read with them."""
_TOUCH = 0.2
"""Words of neighbouring lines share no more than this of their height."""
MOST_CHARACTERS = 100_000
"""A page with more is no page that anybody reads: it is left out."""


Place = Callable[[float, float, float, float], Box]
"""From pdfium's left, bottom, right, top to a box as a reader sees it."""


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
        reader = _Reader(Glyphs(textpage.raw), number, result.characters)
        found = reader.lines(placer(page), page.get_rotation())
        usual = _usual_angle(found)
        result.turn = round(math.degrees(usual) / 90) * 90 % 360
        if result.turn:
            if result.turn != 180:
                result.width, result.height = result.height, result.width
            place = placer(page, result.turn)
            found = reader.lines(place, page.get_rotation() + result.turn)
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


def _leaves_line(line: Sequence[Word], box: Box) -> bool:
    """Whether a word is in another line than those before it: pdfium swallows some line breaks.

    It stands left of the whole line in no larger print, or neither beside nor under the last word; words of a turned
    line stand over each other, and those of a formula go to and fro.
    """
    left, top, right, bottom = line[-1].box
    height = bottom - top
    if box[1] > bottom - _TOUCH * height or box[3] < top + _TOUCH * height:
        return box[0] > right or box[2] < left
    return line[0].box[0] - box[2] > height > 0.74 * (box[3] - box[1])


def _clean_word(content: str) -> str:
    return clean(repair_ligatures(content))


def _usual_angle(found: list[tuple[Line, float]]) -> float:
    """The angle of most letters, in radians."""
    weights: dict[float, int] = {}
    for line, angle in found:
        about = round(angle, 1)
        weights[about] = weights.get(about, 0) + len(line.words)
    return max(weights, key=lambda angle: weights[angle], default=0.0)


def placer(page: Any, turn: int = 0) -> Place:
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
    """Reads a page's characters to lines; made anew where the page has to be turned."""

    def __init__(self, glyphs: Glyphs, number: int, count: int) -> None:
        self.glyphs = glyphs
        self.number = number
        self.text = glyphs.characters(count)
        self.spans = [found.span() for found in _WORDS.finditer(self.text)]
        self.boxes = glyphs.boxes([start for start, _ in self.spans], [end - 1 for _, end in self.spans])

    def lines(self, place: Place, rotation: int) -> list[tuple[Line, float]]:
        """The lines as a reader sees them on the page turned by `rotation` degrees, and the angle of each."""
        return [self._line(*line, place, math.radians(rotation)) for line in self._runs(place, rotation)]

    def _runs(self, place: Place, rotation: int) -> Iterator[tuple[list[Word], list[int], int]]:
        """Words that stand in one line, with the indexes of their first characters and of the line's last."""
        boxes = _placed(self.boxes, place, rotation)
        text, number = self.text, self.number
        words: list[Word] = []
        starts: list[int] = []
        last = 0
        height = 0.0
        for (start, end), box in zip(self.spans, boxes, strict=True):
            content = text[start:end]
            hyphen = content[-1] in _LINE_END_HYPHENS
            if not hyphen and not (content.isascii() and content.isprintable()):
                content = _clean_word(content)
                if not content:
                    continue
            before, height = height, box[3] - box[1]
            if words and (
                "\n" in text[last + 1 : start]
                or (not 0.74 * before < height < 1.35 * before and _stands_apart(words[-1].box, box))
                or _leaves_line(words, box)
            ):
                yield words, starts, last
                words, starts = [], []
            last = end - 1
            starts.append(start)
            words.append(Word(content, number, box))
            if hyphen:  # pdfium swallows the line break after it
                yield words, starts, last
                words, starts = [], []
        if words:
            yield words, starts, last

    def _line(
        self, words: list[Word], starts: list[int], last: int, place: Place, rotation: float
    ) -> tuple[Line, float]:
        first = starts[0]
        glyph = self.glyphs.glyph(first)
        size = glyph.size
        if len(words) > 1 and len(words[0].text) <= 3 and not words[0].text.isalpha():
            # It begins with the raised number of a note, or with a bullet, which may have any size.
            said = any(map(str.isalnum, words[0].text))
            size = max(size if said else 0.0, self.glyphs.size(last))
        lefts, tops, rights, bottoms = zip(*[word.box for word in words], strict=True)
        box: Box = (min(lefts), min(tops), max(rights), max(bottoms))
        angle = -math.remainder(glyph.angle + rotation, 2 * math.pi) if glyph.angle >= 0 else 0.0
        if size and abs(angle) < _UPRIGHT and not 0.6 * size < box[3] - box[1] < 2.2 * size:
            box = self._mend_boxes(words, starts, size, place)
        ends_bold = self.glyphs.is_bold(last) if last != first else glyph.bold
        return Line(words, box, size, glyph.bold, ends_bold, glyph.colour), angle

    def _mend_boxes(self, words: list[Word], starts: list[int], size: float, place: Place) -> Box:
        """Boxes around the baseline for a font that states a mad height; behind a gap it may be another one."""
        level, end = 0.0, -math.inf
        for word, start in zip(words, starts, strict=True):
            x0, _, x1, _ = word.box
            if not -size < x0 - end < size:
                x, y = self.glyphs.origin(start)
                level = place(x, y, x, y)[1]
            word.box = (x0, level - _ASCENT * size, x1, level + _DESCENT * size)
            end = x1
        return union_box([word.box for word in words]) or words[0].box


def _placed(boxes: Sequence[tuple[float, float, float, float]], place: Place, rotation: int) -> list[Box]:
    if rotation % 360:
        return [place(*box) for box in boxes]
    left, top = -place(0, 0, 0, 0)[0], place(0, 0, 0, 0)[1]
    return [(x0 - left, top - y1, x1 - left, top - y0) for x0, y0, x1, y1 in boxes]
