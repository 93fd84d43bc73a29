"""One open PDF page in, what Tesseract reads on its picture out, in points of the page as a reader holds it.

The page is drawn at the resolution of the scan in it (a scan blown up reads worse), within a bound of pixels. What
the document's other pages were read in is tried first. Where that reads badly, and on the first pages, Tesseract looks
for the script and for how the page is turned: half a second, where Chinese read as English costs ten.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from cityledger.convert.ocr_engine import CHINESE, ENGLISH, Engine, Picture, SeenLine, SeenWord
from cityledger.convert.wording import is_cjk

_USUAL_DPI, _LEAST_DPI, _MOST_DPI = 250, 150, 300
_MOST_PIXELS = 20_000_000
_MOST_OBJECTS = 500
_FEWEST_PICTURE_PIXELS = 300
_WELL_READ = 75.0
"""A mean word confidence from which on a page was read in its language and the right way up: good pages have 90."""
_ALIKE = 3.0
_FEWEST_WORDS = 5
_NO_WORD = 30.0
"""Words of a lower confidence are specks and pieces of pictures, unless the rest of their line is well read."""
_GOOD_LINE = 70.0
_NO_LINE = 45.0


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word with its box (x0, top, x1, bottom) in points; the box's height is that of its line."""

    text: str
    confidence: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of words, and the size of its letters in points."""

    words: tuple[ReadWord, ...]
    size: float
    turned: bool = False
    """Whether it runs up or down the page."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page read from its picture. Width, height and boxes are in points of the page turned by `turn` degrees."""

    lines: tuple[ReadLine, ...]
    width: float
    height: float
    language: str = ENGLISH
    turn: int = 0
    confidence: float = 0.0
    """The mean of the words' confidences, each weighed by its letters."""
    words_seen: int = 0
    """Words before specks were left out."""
    missing: str | None = None
    """A language model that the page needs and this machine has not."""


def read_page_picture(page: Any, engine: Engine, first: str | None = None) -> ReadPage:
    """Read an open pypdfium2 page from its picture, trying the language `first` first if one is given."""
    dpi = resolution(page)
    read = _read(page, engine, first, 0, dpi) if first else None
    if read and _is_well_read(read, read.language):
        return read
    turn, script = engine.look(_draw(page, dpi, 0))
    language = CHINESE if script.startswith("Han") else ENGLISH
    missing = language if language not in engine.languages else None
    language = ENGLISH if missing else language
    if read and (language, turn) == (read.language, 0):
        return _with_missing(read, missing)
    second = _read(page, engine, language, turn, dpi)
    if read and (not second.words_seen or second.confidence <= read.confidence - _ALIKE):
        return _with_missing(read, missing)
    return _with_missing(second, missing)


def resolution(page: Any) -> int:
    """The dots an inch to draw a page at: those of its largest scan, within bounds; fewer for a great page."""
    found = [dots for dots in _picture_dots(page) if dots > 0]
    wanted = min(_MOST_DPI, max(_LEAST_DPI, round(max(found)))) if found else _USUAL_DPI
    width, height = page.get_size()
    most = math.sqrt(_MOST_PIXELS / max(1.0, width * height)) * 72
    return max(1, int(min(wanted, most)))


def _picture_dots(page: Any) -> Iterator[float]:
    """The horizontal resolution of each picture of some size on a page."""
    about = pdfium.FPDF_IMAGEOBJ_METADATA()
    for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page.raw))):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        told = pdfium.FPDFImageObj_GetImageMetadata(item, page.raw, ctypes.byref(about))
        if told and min(about.width, about.height) >= _FEWEST_PICTURE_PIXELS:
            yield min(about.horizontal_dpi, about.vertical_dpi)


def _draw(page: Any, dpi: int, turn: int) -> Picture:
    bitmap = page.render(scale=dpi / 72, rotation=turn, grayscale=True)
    picture = Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, dpi)
    bitmap.close()
    return picture


def _read(page: Any, engine: Engine, language: str, turn: int, dpi: int) -> ReadPage:
    lines = engine.read(_draw(page, dpi, turn), language)
    width, height = page.get_size()
    if turn in (90, 270):
        width, height = height, width
    seen = [word for line in lines for word in line.words]
    kept = [line for line in (_without_specks(line) for line in lines) if line]
    placed = tuple(_place(line, 72 / dpi) for line in kept)
    return ReadPage(placed, width, height, language, turn, round(_mean(seen), 1), len(seen))


def _without_specks(line: SeenLine) -> SeenLine | None:
    """The line without what is no word; None where nothing of a word is left."""
    words = line.words
    if _mean(words) < _GOOD_LINE:
        words = tuple(word for word in words if word.confidence >= _NO_WORD)
    if not any(letter.isalnum() for word in words for letter in word.text) or _mean(words) < _NO_LINE:
        return None
    return SeenLine(words, line.baseline, line.height)


def _mean(words: Sequence[SeenWord]) -> float:
    """The mean confidence, each word weighed by its letters; 0 for none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _place(line: SeenLine, scale: float) -> ReadLine:
    """A line in points. Boxes reach from the height of tall letters to that of tails, as a text layer's do."""
    size = 1.08 * line.height * scale  # a font's size is a little more than its letters' height
    x0, y0, x1, y1 = (edge * scale for edge in line.baseline)
    if abs(y1 - y0) > abs(x1 - x0):
        return ReadLine(tuple(_as_seen(word, scale) for word in line.words), size, turned=True)
    slope = (y1 - y0) / max(x1 - x0, 1.0)
    words = []
    for word in line.words:
        left, right = word.box[0] * scale, word.box[2] * scale
        base = y0 + slope * ((left + right) / 2 - x0)
        box = (left, max(0.0, base - 0.9 * size), right, base + 0.25 * size)
        words.append(ReadWord(word.text, round(word.confidence, 1), box))
    return ReadLine(tuple(words), size)


def _as_seen(word: SeenWord, scale: float) -> ReadWord:
    x0, top, x1, bottom = word.box
    return ReadWord(word.text, round(word.confidence, 1), (x0 * scale, top * scale, x1 * scale, bottom * scale))


def _is_well_read(read: ReadPage, language: str) -> bool:
    if read.confidence < _WELL_READ or read.words_seen < _FEWEST_WORDS:
        return False
    if sum(line.turned for line in read.lines) > len(read.lines) / 2:
        return False  # Tesseract reads a page that lies on one side, and not one on the other
    if language != CHINESE:
        return True
    letters = "".join(word.text for line in read.lines for word in line.words)
    return sum(map(is_cjk, letters)) > 0.2 * len(letters)


def _with_missing(read: ReadPage, missing: str | None) -> ReadPage:
    if missing is None:
        return read
    return ReadPage(
        read.lines, read.width, read.height, read.language, read.turn, read.confidence, read.words_seen, missing
    )
