"""A page's paragraphs in, the same with call-outs put together out: one sentence that is printed in several sizes.

Reports show a figure large and say in small print, beside or under it, what it counts. Neither says anything without
the other. Or they print the middle of a sentence large.
"""

import re
from collections.abc import Sequence

from cityledger.convert.headings import is_unfinished
from cityledger.convert.pdf_paragraphs import Paragraph
from cityledger.convert.wording import begins_inside, is_closed

_FIGURE = re.compile(
    r"[<>~≈+]?(?:[$€£]\s?\d[\d.,]*\s?(?:[KMB]|bn|thousand|million|billion|trillion)?"
    r"|\d[\d.,]*\s?(?:[%”″\x22]|percent|thousand|million|billion|trillion))\+?",
    re.IGNORECASE,
)
"""With a unit: a bare number may be that of a chapter or a page."""
_LARGER = 1.3
"""A figure's print against that of its words."""
_LARGER_THAN_BODY = 1.15
_ANOTHER = 0.08
"""Print that differs by so much is of another size: there `pdf_paragraphs` ends a paragraph."""
_BESIDE, _UNDER = 3.0, 0.7
"""The room between a figure and its words, or two parts of a sentence, in sizes of the larger."""
_MOST_WORDS = 40


def join_call_outs(paragraphs: Sequence[Paragraph], body_size: float) -> list[Paragraph]:
    """The paragraphs in the same order, each that has no sense alone with the one after it."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        before = result[-1] if result else None
        if before is not None and (
            _goes_on(before, paragraph, body_size) or (_is_figure(before) and _counts(before, paragraph))
        ):
            before.lines += paragraph.lines
            before.text += " " + paragraph.text
        else:
            result.append(paragraph)
    return result


def _goes_on(before: Paragraph, other: Paragraph, body_size: float) -> bool:
    """Whether a sentence that is open goes on right under it in print of another size."""
    if before.table or other.table or other.marker is not None or is_closed(before.text):
        return False
    last, first = before.lines[-1], other.first
    if abs(last.size - first.size) < _ANOTHER * last.size:
        return False
    large = begins_inside(other.text) and min(last.size, first.size) > _LARGER_THAN_BODY * body_size
    if not large and not is_unfinished(before.text):
        return False
    near = first.box[1] - last.box[3] < _UNDER * max(last.size, first.size)
    return near and first.box[1] > last.box[1] and min(last.box[2], first.box[2]) > max(last.box[0], first.box[0])


def _is_figure(paragraph: Paragraph) -> bool:
    return not paragraph.table and len(paragraph.lines) == 1 and bool(_FIGURE.fullmatch(paragraph.text))


def _counts(figure: Paragraph, words: Paragraph) -> bool:
    """Whether words in smaller print, beside a figure or under it, say what it counts."""
    if words.table or words.marker is not None or not words.text[:1].isalpha():
        return False
    size = figure.first.size
    if len(words.text.split()) > _MOST_WORDS or size < _LARGER * words.first.size:
        return False
    x0, top, x1, bottom = figure.box
    left, upper, right, lower = words.box
    if upper <= (top + bottom) / 2 <= lower:
        return -1 < left - x1 < _BESIDE * size
    return -_UNDER * size < upper - bottom < _UNDER * size and left <= (x0 + x1) / 2 <= right
