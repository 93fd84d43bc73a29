"""A plain text in, its printed lines out, and how the file is written: what its lines show alone and together."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from cityledger.convert.repair import Slip, repair_line
from cityledger.convert.wording import begins_inside, clean, even_spaces, is_closed, split_marker

_NEIGHBOURS = 6
_EDGE_LINES = 2


@dataclass(slots=True)
class TextLine:
    """One printed line that is not blank."""

    text: str
    page: int
    indent: int
    after_blank: bool
    width: int = 0
    """How long the longest line near it is."""
    edge: bool = False
    """Whether it is among the first or last lines of its page."""
    slips: list[Slip] = field(default_factory=list)
    """What the source has in place of what `text` sets right."""


@dataclass(slots=True)
class Manner:
    """How a file is written, told from all its lines."""

    wrapped: bool
    """Lines are broken at a width, so that a paragraph has several."""
    noisy_blanks: bool
    """Blank lines also stand inside sentences."""


def read_lines(text: str) -> list[TextLine]:
    """The lines of a text; a form feed begins a page."""
    lines: list[TextLine] = []
    for number, page in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f"), start=1):
        on_page: list[TextLine] = []
        blank = True
        for raw in page.split("\n"):
            line, slips = repair_line(even_spaces(clean(raw)))
            if line:
                indent = len(raw) - len(raw.lstrip())
                on_page.append(TextLine(line, number, indent, blank and bool(on_page), slips=slips))
            blank = not line
        for line_on_page in on_page[:_EDGE_LINES] + on_page[-_EDGE_LINES:]:
            line_on_page.edge = True
        lines += on_page
    for index, line_at in enumerate(lines):
        near = lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        line_at.width = max(len(other.text) for other in near)
    return lines


def manner_of(lines: list[TextLine]) -> Manner:
    """How a text of these lines is written."""
    pairs = list(pairwise(lines))
    together = [(a, b) for a, b in pairs if not b.after_blank and a.page == b.page and not split_marker(b.text)[0]]
    inside = sum(begins_inside(b.text) and not is_closed(a.text) for a, b in together)
    blanks = sum(
        b.after_blank and b.text[:1].islower() and not is_closed(a.text) and len(a.text) > 0.5 * a.width
        for a, b in pairs
    )
    return Manner(wrapped=inside >= 2 and inside >= 0.2 * len(together), noisy_blanks=blanks >= 2)


def running_heads(lines: list[TextLine]) -> set[str]:
    """Texts that stand at the edges of three pages or more, but for their numbers."""
    pages: dict[str, set[int]] = {}
    for line in lines:
        if line.edge:
            pages.setdefault(without_numbers(line.text), set()).add(line.page)
    return {text for text, on in pages.items() if text and len(on) >= 3}


def without_numbers(text: str) -> str:
    """A line with its numbers made alike, as running heads count pages."""
    return re.sub(r"\d+", "#", text).strip()
