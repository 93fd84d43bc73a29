"""A page's picture in, the words that Tesseract sees on it out, each with its rectangle in pixels and its confidence.

The engine is the library tesserocr, which carries Tesseract; the language models are files that Debian's packages
tesseract-ocr and tesseract-ocr-chi-sim (or their like elsewhere) put on the machine.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENGLISH, CHINESE = "eng", "chi_sim"
ORIENTATION = "osd"
_FOLDERS = ("/usr/share", "/usr/local/share", "/opt/homebrew/share")
_SURE_TURN = 1.5
"""Below this, Tesseract's own measure of how sure it is of a page's orientation, the page is left as it stands."""
_INVERT_BELOW = "0.5"
"""A line read with less confidence, of 1, is read again as white on black: at Tesseract's 0.7 every bad line is."""


class MissingEngineError(Exception):
    """Tesseract or its English model is not on this machine; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey, one byte a pixel, the rows `stride` bytes apart."""

    pixels: bytes
    width: int
    height: int
    stride: int
    dpi: int


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word on a picture. `box` is (x0, top, x1, bottom) in pixels; `confidence` goes from 0 to 100."""

    text: str
    confidence: float
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line on a picture. `baseline` is (x0, y0, x1, y1); `height` goes from the tops of tall letters to the tails."""

    words: tuple[SeenWord, ...]
    baseline: tuple[int, int, int, int]
    height: float


class Engine:
    """Tesseract with the models of this machine. One is opened before the pages' processes are forked from it."""

    def __init__(self) -> None:
        # One thread a process: pages are read side by side, and more threads only wait for each other.
        os.environ["OMP_THREAD_LIMIT"] = "1"
        try:
            import tesserocr  # noqa: PLC0415 - for scans alone
        except ImportError as error:
            raise MissingEngineError("install the Python package tesserocr") from error
        self.library: Any = tesserocr
        self.folder, self.languages = _find_models()
        if ENGLISH not in self.languages:
            raise MissingEngineError("install the package tesseract-ocr (or the model eng.traineddata)")
        self.opened: dict[str, Any] = {}

    def open(self, language: str) -> Any:
        """The engine for one language, its model loaded once."""
        if language not in self.opened:
            mode = self.library.PSM.OSD_ONLY if language == ORIENTATION else self.library.PSM.AUTO
            engine = self.library.PyTessBaseAPI(path=self.folder, lang=language, psm=mode)
            engine.SetVariable("invert_threshold", _INVERT_BELOW)
            self.opened[language] = engine
        return self.opened[language]

    def read(self, picture: Picture, language: str) -> list[SeenLine]:
        """The lines of a picture in Tesseract's order; those of drawn rules, which have no text, are left out."""
        engine = self.open(language)
        _show(engine, picture)
        if not engine.Recognize():
            return []
        level = self.library.RIL
        rows: list[tuple[list[SeenWord], tuple[int, int, int, int], float]] = []
        for item in self.library.iterate_level(engine.GetIterator(), level.WORD):
            if item.IsAtBeginningOf(level.TEXTLINE) or not rows:
                rows.append(([], _baseline(item, level.TEXTLINE), float(item.RowAttributes()["row_height"])))
            text, box = item.GetUTF8Text(level.WORD).strip(), item.BoundingBox(level.WORD)
            if text and box:
                rows[-1][0].append(SeenWord(text, item.Confidence(level.WORD), box))
        engine.Clear()
        return [SeenLine(tuple(words), baseline, height) for words, baseline, height in rows if words]

    def look(self, picture: Picture) -> tuple[int, str]:
        """By how many degrees clockwise the picture has to be turned to be read, and its script: Latin, Han, ..."""
        if ORIENTATION not in self.languages:
            return 0, ""
        engine = self.open(ORIENTATION)
        _show(engine, picture)
        found = engine.DetectOrientationScript()
        engine.Clear()
        if not found:
            return 0, ""
        turn = -int(found["orient_deg"]) % 360 if found["orient_conf"] > _SURE_TURN else 0
        return turn, str(found["script_name"])


def _show(engine: Any, picture: Picture) -> None:
    engine.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.stride)
    engine.SetSourceResolution(picture.dpi)


def _baseline(item: Any, level: int) -> tuple[int, int, int, int]:
    found = item.Baseline(level)
    if not found:
        x0, _, x1, bottom = item.BoundingBox(level)
        return (x0, bottom, x1, bottom)
    (x0, y0), (x1, y1) = found
    return (x0, y0, x1, y1)


def _find_models() -> tuple[str, frozenset[str]]:
    """The folder of language models and what is in it.

    The library is not asked: where it does not know, it looks through the whole working directory.
    """
    for place in _places():
        if (place / f"{ENGLISH}.traineddata").is_file():
            return f"{place}/", frozenset(path.stem for path in place.glob("*.traineddata"))
    return "", frozenset()


def _places() -> Iterator[Path]:
    if told := os.environ.get("TESSDATA_PREFIX"):
        yield Path(told)
        yield Path(told) / "tessdata"
    for folder in _FOLDERS:
        for model in sorted(Path(folder).glob(f"tess*/**/{ENGLISH}.traineddata"), reverse=True):
            yield model.parent
