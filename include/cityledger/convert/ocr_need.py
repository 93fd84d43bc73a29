"""A page's text layer and what is drawn on it in, whether the page has to be read from its picture out.

That costs seconds, so it is for pages that show text and have none: scans, letters drawn as outlines, and text layers
whose codes stand for other letters than the page shows. Photographs and blank pages are left alone.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy  # loaded in the parent, so that no child has to

from cityledger.convert.languages import detect_language
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.pdf_text import PageText
from cityledger.convert.wordlist import english_words
from cityledger.records import Box

BARE, EMPTY, GARBAGE = "bare", "empty", "garbage"
"""No letter at all; too few letters, all of them at the edge or next to a picture; letters that are wrong."""
_FEW_LETTERS = 25
_STAMP_LETTERS = 200
_STAMP_BAND = 0.1
_LEAST_PICTURED = 0.3
_FULLY_PICTURED = 0.9
_DRAWN_DPI = 60
_LEAST_INK = 0.003
_TEXT_INK = 0.01
_GROUND = 0.5
_EDGE = 60
_LIGHT_PIXELS = 30_000_000
_FEWEST_WORDS = 20
_SAMPLE_WORDS = 100
_FEWEST_VOWELS = 0.22
"""The share of vowels, y among them, that no language in Latin letters goes below: English has 0.4."""
_STRANGE = re.compile(r"[\ufffd\u00a1-\u00bf\u00d7\u00f7\ue000-\uf8ff\u0080-\u009f]")
_WESTERN = re.compile(r"[\u00a1-\u00ff]")
_ODD = re.compile(r"[^\W\d_][^\w\s.,'’\-/&@:()]+[^\W\d_]|[a-z]\d+[a-z]|[a-z][A-Z]+[a-z]*[A-Z]")
_VOWELS = re.compile(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûüý]", re.IGNORECASE)


def ocr_need(text: PageText, rules: Rules) -> str | None:
    """BARE, EMPTY or GARBAGE for a page to be read from its picture, None for any other.

    Of pages that are not GARBAGE, those that do not show text (`shows_text`) need nothing either.
    """
    words = [word.text for line in [*text.lines, *text.turned] for word in line.words]
    letters = sum(map(len, words))
    if letters >= _STAMP_LETTERS:
        return GARBAGE if is_garbage(words, text.characters) else None
    pictured = _share(rules.pictures, text)
    if letters < _FEW_LETTERS:
        drawn = max(pictured, _share(rules.artwork, text)) >= _LEAST_PICTURED or rules.too_many
    else:
        drawn = pictured >= _FULLY_PICTURED and _is_stamp(text)
    if drawn:
        return EMPTY if letters else BARE
    return GARBAGE if is_garbage(words, text.characters) else None


def is_garbage(words: Sequence[str], characters: int) -> bool:
    """Whether the words of a text layer with so many characters can not be what the page shows."""
    if characters > 2 * _STAMP_LETTERS and sum(map(len, words)) + len(words) < 0.4 * characters:
        return True  # most of its characters stand for nothing
    if len(words) < _FEWEST_WORDS:
        return False
    words = words[:: 1 + len(words) // _SAMPLE_WORDS]
    letters = "".join(words)
    if len(_STRANGE.findall(letters)) > 0.25 * len(letters) or len(_WESTERN.findall(letters)) > 0.4 * len(letters):
        return True
    tokens = [word for word in words if sum(map(str.isalpha, word)) >= 3 and word.isascii()]
    if len(tokens) < max(_FEWEST_WORDS, 0.5 * len(words)):
        return False
    known = sum(word.strip(".,:;()'\"!?").lower() in english_words() for word in tokens)
    if known > 0.15 * len(tokens) or detect_language(" ".join(words)) is not None:
        return False
    vowels, every = sum(len(_VOWELS.findall(token)) for token in tokens), sum(map(len, tokens))
    return vowels < _FEWEST_VOWELS * every or sum(map(_is_odd, tokens)) > 0.3 * len(tokens)


def _is_odd(token: str) -> bool:
    """Whether a word is none of any language in Latin letters: no vowel, or signs and capitals in its middle."""
    return bool(_ODD.search(token)) or (len(token) > 4 and not _VOWELS.search(token))


def _share(boxes: Iterable[Box], text: PageText) -> float:
    """The share of the page that some rectangles cover; what they cover twice counts twice."""
    width, height = (text.height, text.width) if text.turn in (90, 270) else (text.width, text.height)
    covered = sum(
        max(0.0, min(box[2], width) - max(box[0], 0.0)) * max(0.0, min(box[3], height) - max(box[1], 0.0))
        for box in boxes
    )
    return covered / max(1.0, width * height)


def _is_stamp(text: PageText) -> bool:
    """Whether all text stands at the page's edges, as the stamp of an archive on a scan does."""
    low, high = _STAMP_BAND * text.height, (1 - _STAMP_BAND) * text.height
    return all(line.box[3] < low or line.box[1] > high for line in text.lines)


def is_light(rules: Rules) -> bool:
    """Whether a page can be drawn where it was read; one with great pictures is drawn in a process of its own."""
    return rules.pixels <= _LIGHT_PIXELS and not rules.too_many


def shows_text(page: Any, need: str) -> bool:
    """Whether a small drawing of an open pypdfium2 page looks as text does: edges on a ground of one shade.

    A page without a single letter only has to show something: a title over a photograph is read as well.
    """
    bitmap = page.render(scale=_DRAWN_DPI / 72, grayscale=True)
    shades = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).astype(numpy.int16)
    bitmap.close()
    edges = float((numpy.abs(numpy.diff(shades, axis=1)) > _EDGE).mean())
    if need == BARE:
        return edges > _LEAST_INK
    counts = numpy.bincount(shades.ravel(), minlength=256)
    usual = int(counts.argmax())
    ground = counts[max(0, usual - 10) : usual + 11].sum() / counts.sum()
    return edges > _TEXT_INK and bool(ground > _GROUND)
