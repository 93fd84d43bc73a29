"""Sentences of a text: lines and bullets first, nupunkt within them.

In: the text of a block or of a whole document. Out: the half-open spans of its sentences, in order, without the white
space around them. Linear in the text; a run without any sentence end comes back as one span, however long.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

Span = tuple[int, int]

BULLETS = "•◦▪■□●○◆◇►▶▸‣⁃∙·☐☑☒✓✔➢➤❖–—*-"
_MARKER = rf"(?:[{re.escape(BULLETS)}]\s|\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)]\s)"
_HARD_BREAK = re.compile(rf"\n[ \t]*\n\s*|\n(?=[ \t]*{_MARKER})")
_TABLE_LINE = re.compile(r"^.*[^\n] \| .*$", re.MULTILINE)
_OPENS_LOWER = re.compile(r"[\"'“‘(\[]*[a-z]")
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z][.!?])(?:[\"”’)]?)(?:\d{1,2}|[ivxl]{1,6})(?=\s+[A-Z“\"])")
_AFTER_INITIALS = re.compile(r"(?<=[A-Z]\.[A-Z])\.\s+(?=(?:They|We|It|This|These|In|However|As|To|Our|Its)\s+[a-z])")
_AFTER_PERCENT = re.compile(r"(?<=\bper cent)\.\s+(?=[A-Z])")  # the splitter takes `cent.` for a short form
_CJK_END = re.compile(r"(?<=[。！？；])")
_CJK = re.compile(r"[㐀-鿿]")


@cache
def _sentence_spans() -> Any:
    import nupunkt  # noqa: PLC0415  its model takes a moment to load

    return nupunkt.sent_spans


def split_sentences(text: str) -> list[Span]:
    """The spans of the sentences in `text`: none overlaps another, none is empty or begins or ends with white space."""
    found: list[Span] = []
    for start, end in _lines(text):
        pieces = _chinese(text, start, end) if _CJK.search(text, start, end) else _english(text, start, end)
        found.extend(span for span in (_strip(text, *piece) for piece in pieces) if span[0] < span[1])
    return found


def _lines(text: str) -> Iterator[Span]:
    """Runs that no sentence crosses: paragraphs, list items, rows of tables."""
    breaks = {match.end() for match in _HARD_BREAK.finditer(text)}
    for match in _TABLE_LINE.finditer(text):
        breaks.update(match.span())
    edges = sorted(breaks | {0, len(text)})
    yield from pairwise(edges)


def _english(text: str, start: int, end: int) -> list[Span]:
    # A footnote's mark glued to a full stop hides the end of the sentence: blank it out, at the same length.
    piece = _FOOTNOTE_MARK.sub(lambda match: " " * len(match.group()), text[start:end].replace("\n", " "))
    merged: list[Span] = []
    for left, right in _cut_initials(piece, _sentence_spans()(piece)):
        if merged and _OPENS_LOWER.match(piece[left:right].lstrip()[:8]):
            merged[-1] = (merged[-1][0], start + right)
        else:
            merged.append((start + left, start + right))
    return merged


def _cut_initials(piece: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Initials can end a sentence: `... in the E.U. We ...` are two, which the splitter takes for one."""
    for left, right in spans:
        ends = (_AFTER_INITIALS.finditer(piece, left, right), _AFTER_PERCENT.finditer(piece, left, right))
        cuts = sorted(match.end() for found in ends for match in found)
        yield from pairwise([left, *cuts, right])


def _chinese(text: str, start: int, end: int) -> list[Span]:
    cuts = [match.start() for match in _CJK_END.finditer(text, start, end)]
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(edges))


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
