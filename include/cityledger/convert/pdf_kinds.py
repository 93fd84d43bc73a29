"""Paragraphs of a PDF in, drafts out: headings by their print, list items by their markers, captions, notes and tables.

Levels of headings come from the sizes that a document uses for them, the largest being level 1.
"""

import re
from collections.abc import Sequence

from cityledger.convert.drafts import Draft, union_box
from cityledger.convert.headings import (
    is_caption,
    is_caption_label,
    is_label,
    is_numbered_caption,
    looks_like_title,
)
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.pdf_paragraphs import Paragraph, Print, is_capitals
from cityledger.convert.pdf_text import PageText
from cityledger.convert.runs import Run
from cityledger.convert.wording import begins_inside, is_closed

_MOST_WORDS = 24
_DEEPEST = 6
_LONGEST_CAPTION = 300
_NOTE = re.compile(r"(\d{1,3}|[*†‡§]|[ivx]{1,5})(?=[^\d.)]|$)")
_CAPITAL = re.compile(r"[A-Z]\.")
_LETTERS = re.compile(r"[^\W\d_]{2}")

_TIERS = (2.1, 1.55, 1.25, 1.08)
"""Sizes of headings in sizes of the body: what readers take for different levels, whatever their exact sizes."""
_CALL_OUT = re.compile(r"[<>~≈+]?([$€£]\s?\d|\d[\d.,]*\s*([%”″\x22]|[a-z]|[A-Z]{2,}\b))|.*\|")


class Drafter:
    """Turns a document's paragraphs to drafts, page by page; `finish` tells the levels of all its headings."""

    def __init__(self, style: Print, hyphens: Hyphens) -> None:
        self.style = style
        self.hyphens = hyphens
        self.indents: list[float] = []
        self.headings: list[Draft] = []
        self.letter = ""

    def take(self, paragraphs: Sequence[Paragraph], page: PageText) -> list[Draft]:
        """The drafts of one page's paragraphs, in order; a heading's level is its tier until the end."""
        drafts = [self._draft(paragraphs, index, page) for index in range(len(paragraphs))]
        sizes = [0.0 if item.table else item.first.size for item in paragraphs]
        drafts = _join_labels(drafts, sizes, self.hyphens)
        self.headings += [draft for draft in drafts if draft.kind == "heading"]
        return drafts

    def finish(self) -> None:
        """Number the tiers that the document uses from 1."""
        used = sorted({draft.level or 0 for draft in self.headings})
        for draft in self.headings:
            draft.level = used.index(draft.level or 0) + 1

    def _draft(self, paragraphs: Sequence[Paragraph], index: int, page: PageText) -> Draft:
        paragraph = paragraphs[index]
        if paragraph.table:
            self.indents = []
            return paragraph.table
        if paragraph.marker is not None and not self._is_in_turn(paragraph.marker):
            paragraph.marker, paragraph.marker_length = None, 0
        heading = _is_heading(paragraphs, index, self.style)
        draft = _join_lines(paragraph, self.hyphens, keep_marker=heading and not _has_bullet(paragraph))
        if heading:
            draft.kind, draft.level = "heading", _tier(paragraph, self.style)
        elif paragraph.marker is not None and _is_numbered_note(paragraph, self.style, page.height):
            draft.kind, draft.marker = "footnote", paragraph.marker.strip("().")
        elif paragraph.marker is not None:
            draft.kind, draft.marker = "list_item", paragraph.marker
            draft.level = _list_level(self.indents, paragraph)
        elif _is_caption(paragraphs, index):
            draft.kind = "caption"
        elif _is_note(paragraph, self.style, page.height):
            _make_note(draft)
        if draft.kind != "list_item":
            self.indents = []
        return draft

    def _is_in_turn(self, marker: str) -> bool:
        """Whether a capital with a full stop counts on from the last one: else it is the initial of a name."""
        if not _CAPITAL.fullmatch(marker):
            return True
        in_turn = marker[0] in ("A", "I", "V", "X") or (self.letter and ord(marker[0]) - ord(self.letter) == 1)
        if in_turn:
            self.letter = marker[0]
        return bool(in_turn)


def _join_labels(drafts: Sequence[Draft], sizes: Sequence[float], hyphens: Hyphens) -> list[Draft]:
    """A label alone, such as 'CHAPTER 8' or 'Table 6:', goes to the front of the title that follows it."""
    result: list[Draft] = []
    last_size = 0.0
    for draft, size in zip(drafts, sizes, strict=True):
        before = result[-1] if result else None
        alike, last_size = size > 0.7 * last_size, size
        if before and alike and draft.page == before.page and _is_label_of(before, draft):
            if draft.kind == "heading":
                before.level = min(before.level or 0, draft.level or 0)
            else:
                before.kind, before.level = "caption", None
            _append(before, draft, hyphens)
        else:
            result.append(draft)
    return result


def _is_label_of(label: Draft, title: Draft) -> bool:
    if label.kind == title.kind == "heading":
        return is_label(label.text)
    return is_caption_label(label.text) and title.kind == "paragraph" and len(title.text) < _LONGEST_CAPTION


def _append(draft: Draft, other: Draft, hyphens: Hyphens) -> None:
    run, rest = Run(hyphens), Run(hyphens)
    run.text, run.words, rest.text, rest.words = draft.text, draft.words, other.text, other.words
    run.join(rest)
    draft.text, draft.words = run.text, run.words
    draft.box = union_box([box for box in (draft.box, other.box) if box])


def _join_lines(paragraph: Paragraph, hyphens: Hyphens, keep_marker: bool) -> Draft:
    """The paragraph's text and words; a heading keeps its number."""
    run = Run(hyphens)
    for number, line in enumerate(paragraph.lines):
        run.add(line.words, paragraph.marker_length if number == 0 and not keep_marker else 0)
    page = paragraph.first.page
    return Draft("paragraph", run.text, page, paragraph.box, words=run.words)


def _is_heading(paragraphs: Sequence[Paragraph], index: int, style: Print) -> bool:
    paragraph = paragraphs[index]
    if paragraph.table or len(paragraph.lines) > 4:
        return False
    text = paragraph.text
    words = text.split()
    if len(words) > _MOST_WORDS or not _LETTERS.search(text) or _is_caption(paragraphs, index):
        return False
    marker, first = paragraph.marker, paragraph.first
    if _has_bullet(paragraph):
        return first.size >= 1.15 * style.size and is_capitals(text) and not is_closed(text)
    if (is_closed(text) and text[-1] not in "?!") or text[-1:] in ",;" or _CALL_OUT.match(text):
        return False
    if index + 1 < len(paragraphs) and begins_inside(paragraphs[index + 1].text):
        return False
    if first.size >= 1.15 * style.size:
        return True
    if first.size < 0.94 * style.size or (marker is not None and not paragraph.after_gap):
        return False
    stands_out = all(line.bold and line.ends_bold for line in paragraph.lines) or is_capitals(text)
    coloured = first.colour != style.colour and first.size >= style.size
    if not stands_out and not (coloured and marker is None and paragraph.after_gap and looks_like_title(text)):
        return False
    return len(words) <= 16 and _is_followed_by_text(paragraphs, index)


def _has_bullet(paragraph: Paragraph) -> bool:
    return paragraph.marker is not None and not paragraph.marker[0].isalnum()


def _is_caption(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a paragraph reads as a caption, or stands with the number of a table right over one."""
    text = paragraphs[index].text
    over_table = index + 1 < len(paragraphs) and paragraphs[index + 1].table is not None
    return is_caption(text) or (over_table and is_numbered_caption(text) and not is_closed(text))


def _is_followed_by_text(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether something of another look comes next: a run of bold lines alone is a list or a table."""
    if index + 1 >= len(paragraphs):
        return False
    following = paragraphs[index + 1]
    return following.table is not None or bool(following.lines)


def _tier(paragraph: Paragraph, style: Print) -> int:
    """How great a heading shows against the body, 0 being the greatest."""
    ratio = paragraph.first.size / max(style.size, 1.0)
    return next((tier for tier, least in enumerate(_TIERS) if ratio >= least), len(_TIERS))


def _list_level(indents: list[float], paragraph: Paragraph) -> int:
    """How deep an item stands among those right before it, by where its marker begins."""
    left = paragraph.first.box[0]
    step = 0.5 * paragraph.first.size
    while indents and left < indents[-1] - step:
        indents.pop()
    if not indents or left > indents[-1] + step:
        indents.append(left)
    return min(len(indents), _DEEPEST)


def _is_note(paragraph: Paragraph, style: Print, height: float) -> bool:
    low = paragraph.first.box[1] > 0.6 * height
    return (
        low
        and paragraph.first.size < 0.93 * style.size
        and bool(_NOTE.match(paragraph.text))
        and len(paragraph.text) > 8
    )


def _is_numbered_note(paragraph: Paragraph, style: Print, height: float) -> bool:
    marker = (paragraph.marker or "").strip("().")
    small = paragraph.first.size < 0.93 * style.size
    return small and paragraph.first.box[1] > 0.6 * height and marker.isalnum()


def _make_note(draft: Draft) -> None:
    match = _NOTE.match(draft.text)
    if not match:
        return
    length = match.end() + len(draft.text[match.end() :]) - len(draft.text[match.end() :].lstrip())
    draft.kind, draft.marker = "footnote", match[1]
    draft.text = draft.text[length:]
    draft.words = draft.words.moved(-length)
