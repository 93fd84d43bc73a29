"""One line of plain text in, the same line with the slips of OCR and of conversion programs set right out.

Every rule here is safe on good text: it changes what no writer means. Numbers are never touched. What the source has
in place of each change is kept, so that a quote can be found in it.
"""

import re
from collections.abc import Iterable, Iterator

Slip = tuple[int, int, str]
"""Start, end, written: the text's characters from start to end, maybe none, are `written` in the source."""

_SMALL_L = (
    r"(?<![\w’'])l(?=(?: (?:am|was|have|had|will|would|shall|do|did|can|could|think|hope|believe)\b|[’']m\b|[’']ve\b))"
)
_MARK = r"(?<!\*)\*\*(?!\*)(?:(?:(?<=^\*\*)|(?<= \*\*)) +)?"
_QUOTE = r"['’](?=’)|(?<=’)'"
_SPACED_COMMA = r"(?<=[^\W\d_]) +(?=[,;](?:\s|$))"
_SLIP = re.compile(rf"(?P<letter>{_SMALL_L})|{_MARK}|{_QUOTE}|{_SPACED_COMMA}")


def repair_line(text: str) -> tuple[str, list[Slip]]:
    """The line without stray Markdown marks, doubled apostrophes and `l am` for `I am`; and what it had for each."""
    pieces: list[str] = []
    slips: list[Slip] = []
    at = length = 0
    for found in _SLIP.finditer(text):
        right = "I" if found["letter"] else ""
        pieces += [text[at : found.start()], right]
        begin = length + found.start() - at
        length, at = begin + len(right), found.end()
        slips.append((begin, length, found[0]))
    repaired = "".join((*pieces, text[at:])).rstrip()
    return repaired, [(min(start, len(repaired)), min(end, len(repaired)), written) for start, end, written in slips]


def shift_slips(slips: Iterable[Slip], by: int) -> Iterator[Slip]:
    """The slips of a part of a text, told from the text's own beginning; those before it are left out."""
    return ((start + by, end + by, written) for start, end, written in slips if start + by >= 0)
