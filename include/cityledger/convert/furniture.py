"""The pages' lines in, running heads and folios out: what stands at the edge of page after page.

A head is a line with the same words (but for numbers) at the same height on several pages. On landscape pages, which
are mostly slides, half of the pages must have it and it must be small, as slides repeat their titles. A folio is a
number alone at the edge that counts on from page to page, or stands apart from everything else. A small line that
stands apart there and ends or begins with the page's own number is a head as well, though no other page repeats it.
The first line of a text is none, though other pages begin with the same title at the same height.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cityledger.convert.drafts import Draft, Line
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.pdf_text import PageText
from cityledger.convert.runs import Run

_BAND = 0.14
"""The share of a page's height, at the top and at the bottom, where furniture stands."""
_OUTER_BAND = 0.085
_FOLIO = re.compile(
    r"(?:page|p\.|slide|seite|第)?\s*[-–—|·]*\s*(?P<number>\d{1,4}|[ivxlc]{1,7})\s*[-–—|·]*\s*(?:(?:of|/|von)\s*\d{1,4}|页)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_TEXT_LINES = 2
"""So many lines right under a line show that it belongs to them."""
_MOST_HEADS = 40
"""On a page with more lines that other pages repeat none opens a text."""


@dataclass(frozen=True, slots=True)
class _Edge:
    line: Line
    page: PageText
    top: bool
    key: tuple[str, int]


def split_furniture(pages: Sequence[PageText], body_size: float) -> dict[int, list[Line]]:
    """Take the running heads and folios out of the pages' lines, and return them by page number."""
    edges = [edge for page in pages for edge in _edges(page)]
    heads = _repeated(edges, pages, body_size)
    folios = _folios(edges)
    many = Counter(edge.page.number for edge in edges if edge.key in heads)
    found: dict[int, list[Line]] = {page.number: [] for page in pages}
    for edge in edges:
        head = edge.key in heads or _is_titled_folio(edge, body_size)
        opens = head and many[edge.page.number] <= _MOST_HEADS and _opens_text(edge, heads)
        if id(edge.line) in folios or (head and not opens):
            found[edge.page.number].append(edge.line)
    for page in pages:
        gone = {id(line) for line in found[page.number]}
        page.lines = [line for line in page.lines if id(line) not in gone]
    return found


def _opens_text(edge: _Edge, heads: set[tuple[str, int]]) -> bool:
    """Whether lines of the same print, which are no heads, follow under a line without room between them."""
    line, count = edge.line, 0
    while edge.top and count < _TEXT_LINES:
        below = next((other for other in edge.page.lines if _follows(line, other)), None)
        if below is None or _key(below) in heads:
            return False
        line, count = below, count + 1
    return edge.top


def _follows(line: Line, other: Line) -> bool:
    gap = other.box[1] - line.box[3]
    alike = abs(other.size - line.size) < 0.08 * line.size and abs(other.box[0] - line.box[0]) < 2
    return alike and other is not line and -0.5 * line.size < gap < 0.5 * line.size and other.box[1] > line.box[1]


def draft_furniture(lines: Sequence[Line], page: PageText, hyphens: Hyphens) -> tuple[list[Draft], list[Draft]]:
    """The headers and the footers of a page as drafts."""
    headers: list[Draft] = []
    footers: list[Draft] = []
    for line in lines:
        run = Run(hyphens)
        run.add(line.words)
        top = (line.box[1] + line.box[3]) / 2 < page.height / 2
        kind = "page_header" if top else "page_footer"
        (headers if top else footers).append(Draft(kind, run.text, page.number, line.box, words=run.words))
    return headers, footers


def _edges(page: PageText) -> list[_Edge]:
    found = []
    for line in page.lines:
        middle = (line.box[1] + line.box[3]) / 2
        if middle < _BAND * page.height or middle > (1 - _BAND) * page.height:
            found.append(_Edge(line, page, middle < page.height / 2, _key(line)))
    return found


def _key(line: Line) -> tuple[str, int]:
    """The words of a line but for numbers, and its height in steps."""
    return (_DIGITS.sub("#", line.text).strip().lower(), round(line.box[1] / 6))


def _repeated(edges: Sequence[_Edge], pages: Sequence[PageText], body_size: float) -> set[tuple[str, int]]:
    by_key: dict[tuple[str, int], list[_Edge]] = {}
    for edge in edges:
        by_key.setdefault(edge.key, []).append(edge)
    heads: set[tuple[str, int]] = set()
    for key, group in by_key.items():
        # A line on the border of two rounding steps counts with its neighbours.
        near = [edge for step in (-1, 0, 1) for edge in by_key.get((key[0], key[1] + step), ())]
        count = len({edge.page.number for edge in near})
        if count >= _needed(group[0], pages, body_size) and len(key[0]) < 160:
            heads.add(key)
    return heads


def _needed(edge: _Edge, pages: Sequence[PageText], body_size: float) -> float:
    large = edge.line.size > 1.2 * body_size
    if edge.page.width > edge.page.height:
        return float("inf") if large else max(2.0, len(pages) / 2)
    if large:
        return max(2.0, min(3.0, len(pages)), 0.6 * len(pages))
    return 2.0 if len(pages) < 8 else 3.0


def _folios(edges: Sequence[_Edge]) -> set[int]:
    """The ids of the lines that are page numbers."""
    numbered = [(edge, number) for edge in edges if (number := _number(edge.line.text)) is not None]
    counts: dict[int, set[int]] = {}
    for edge, number in numbered:
        counts.setdefault(number - edge.page.number, set()).add(edge.page.number)
    found = set()
    for edge, number in numbered:
        counted = len(counts[number - edge.page.number]) >= 2
        if counted or _stands_apart(edge):
            found.add(id(edge.line))
    return found


def _is_titled_folio(edge: _Edge, body_size: float) -> bool:
    words = edge.line.text.split()
    numbers = (words[0], words[-1]) if 2 <= len(words) <= 12 else ()
    return edge.line.size < body_size and str(edge.page.number) in numbers and _stands_apart(edge)


def _number(text: str) -> int | None:
    match = _FOLIO.fullmatch(text.strip())
    if not match:
        return None
    number = match["number"].lower()
    if number.isdecimal():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _stands_apart(edge: _Edge) -> bool:
    """Whether a number stands in the outermost band, with nothing beyond it and room around it."""
    line, height = edge.line, edge.page.height
    outer = line.box[3] < _OUTER_BAND * height if edge.top else line.box[1] > (1 - _OUTER_BAND) * height
    if not outer:
        return False
    others = [other for other in edge.page.lines if other is not line]
    if edge.top:
        return all(other.box[1] > line.box[3] - 1 or other.box[3] < line.box[1] for other in others)
    return all(other.box[3] < line.box[1] + 1 or other.box[1] > line.box[3] for other in others)
