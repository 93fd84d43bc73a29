"""One sentence of a block or cell, in the pieces that its lost line breaks left: actions in a row, marked items.

In: a segment and its frame. Out: its drafts. The items of `... these steps: a. Mend pumps b. Fence wells` are read as
the items of a list that its first piece leads in.
"""

import re
from dataclasses import replace
from itertools import pairwise

from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame, frame_of_line
from cityledger.extract.commitments.goals import read_goal
from cityledger.extract.commitments.items import read_item
from cityledger.extract.commitments.leads import frame_of_lead
from cityledger.extract.commitments.lost_bullets import split_lost_bullets
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import Segment

_MARK = re.compile(r"(?<!\S)\(?(?P<letter>[a-z])[.)]\s+(?=[A-Z][a-z])")
_LETTER = re.compile(r"(?<!\S)\([a-z]\)\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"(?<!\S)\(?(?:i{1,3}|iv|vi{0,3}|ix|x)\)\s+(?=[^\W\d_])")
_BULLET = re.compile(r"[•◦▪■●►▶‣➢✓]\s+(?=[^\W_])")
_FEWEST = 2
_LEADS_IN = re.compile(r"(?::|\b(?:including|following \w+|such as))\s*\Z", re.IGNORECASE)


def read_pieces(
    reader: Reader, segment: Segment, frame: Frame, *, in_plan: bool, loose: bool = False
) -> tuple[list[Draft], bool]:
    """The drafts of a sentence where an action may stand without a subject, and whether its last piece is one."""
    first, *items = split_marked_items(reader.text, segment)
    drafts, opened = _read_run(reader, first, frame, in_plan=in_plan, loose=loose and not items)
    led = bool(items) and not _MARK.match(reader.text, first.start)
    under = _frame_under(reader, first, drafts, frame) if led else frame
    for item in items:
        found, opened = _read_run(reader, item, under, in_plan=in_plan, loose=False)
        drafts.extend(found)
    return drafts, opened


def opens_with_mark(text: str) -> bool:
    """Whether a block is a list by itself: `(a) mend the quay; (b) ...`."""
    return _LETTER.match(text) is not None or _ROMAN.match(text) is not None


def split_marked_items(text: str, segment: Segment) -> list[Segment]:
    """What stands before the first letter of `a. ... b. ... c. ...`, where anything does, and the items."""
    for bullet in (_BULLET, _ROMAN, *([_LETTER] if _LETTER.match(text, segment.start) else [])):
        marks = list(bullet.finditer(text, segment.start, segment.end))
        if len(marks) >= _FEWEST:
            return _cut(text, segment, marks)
    marks = []
    for mark in _MARK.finditer(text, segment.start, segment.end):
        follows = bool(marks) and ord(mark["letter"]) == ord(marks[-1]["letter"]) + 1
        if follows or len(marks) < _FEWEST:
            marks = [*marks, mark] if follows else [mark]
    if len(marks) < _FEWEST:
        return [segment]
    return _cut(text, segment, marks)


def _cut(text: str, segment: Segment, marks: list[re.Match[str]]) -> list[Segment]:
    edges = [segment.start, *(mark.start() for mark in marks if mark.start() > segment.start), segment.end]
    pieces = pairwise(edges)
    return [
        replace(segment, start=start, end=start + len(text[start:end].rstrip()), first=segment.first and not number)
        for number, (start, end) in enumerate(pieces)
    ]


def _read_run(
    reader: Reader, segment: Segment, frame: Frame, *, in_plan: bool, loose: bool
) -> tuple[list[Draft], bool]:
    drafts: list[Draft] = []
    opened = False
    for piece in split_lost_bullets(reader.text, segment):
        found = read_item(reader, piece, frame, in_plan=in_plan, loose=loose)
        opened = found is not None
        if found is None:
            found = reader.read(piece, frame)
            goal = read_goal(reader, piece, frame) if not found and not loose and piece.first else None
            found = found if goal is None else [goal]
        drafts.extend(found)
    return drafts, opened


def _frame_under(reader: Reader, lead: Segment, drafts: list[Draft], frame: Frame) -> Frame:
    """What the words before the first mark say of the items, and the row that they are members of."""
    text = reader.text[lead.start : lead.end]
    line = replace(lead.block, kind="paragraph", text=text)
    told = frame_of_lead(reader, line, frame) or frame_of_line(text) or frame
    leads_in = _LEADS_IN.search(text) is not None
    weak = frame.kind == "not_plan" or (frame.kind == "none" and told.kind == "plan")
    nearer = told.kind in ("governed", "not_plan", "request") or (leads_in and weak)
    return replace(told if nearer else frame, parent=drafts[-1] if drafts and leads_in else frame.parent)
