"""A page's paragraphs in, the same with figures in large print put before the words beside or under them out.

Reports show a figure large and say in small print what it counts. Neither says anything without the other.
"""

import re
from collections.abc import Sequence

from cityledger.convert.pdf_paragraphs import Paragraph

_FIGURE = re.compile(
    r"[<>~≈+]?(?:[$€£]\s?\d[\d.,]*\s?(?:[KMB]|bn|thousand|million|billion|trillion)?"
    r"|\d[\d.,]*\s?(?:%|percent|thousand|million|billion|trillion))\+?",
    re.IGNORECASE,
)
"""With a unit: a bare number may be that of a chapter or a page."""
_LARGER = 1.3
"""A figure's print against that of its words."""
_BESIDE, _UNDER = 3.0, 0.7
"""The room between a figure and its words, in sizes of the figure."""
_MOST_WORDS = 40


def join_call_outs(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs in order; a figure stands at the head of the one paragraph that is nearest to it."""
    joined: dict[int, Paragraph] = {}
    gone: set[int] = set()
    for figure in paragraphs:
        if not _is_figure(figure):
            continue
        words = next((other for other in paragraphs if id(other) not in joined and _belong(figure, other)), None)
        if words is not None:
            joined[id(words)] = figure
            gone.add(id(figure))
    for words in paragraphs:
        if (found := joined.get(id(words))) is not None:
            words.lines = [*found.lines, *words.lines]
            words.text = f"{found.text} {words.text}"
    return [paragraph for paragraph in paragraphs if id(paragraph) not in gone]


def _is_figure(paragraph: Paragraph) -> bool:
    return not paragraph.table and len(paragraph.lines) == 1 and bool(_FIGURE.fullmatch(paragraph.text))


def _belong(figure: Paragraph, words: Paragraph) -> bool:
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
