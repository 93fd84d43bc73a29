"""Drafts in reading order in, the same with sentences joined that a column's, a page's or a picture's edge has cut.

A sentence that is open goes on in the next paragraph that begins with a small letter. It goes on in one that begins
with a capital or a figure if its own last line is full, that paragraph has the same print and stands at the top of the
next column or page, and either the sentence clearly is not at its end or both are long. Captions, tables and notes may
stand between, and call-outs in larger print at the top of the next page.
"""

from collections.abc import Sequence

from cityledger.convert.drafts import Draft
from cityledger.convert.headings import is_unfinished
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.runs import Run
from cityledger.convert.wording import begins_inside, is_closed

_PASSED = frozenset({"caption", "table", "footnote", "page_header", "page_footer"})
"""What may stand between the halves of a sentence."""
_FARTHEST = 40
_SHORTEST = 25
_LONG = 300
_TITLE = 1.35
"""Print so much larger than what follows is no part of its sentence."""
_LINE = 60
"""So many words at the end of a paragraph hold its last lines on its last page."""


def join_sentences(drafts: Sequence[Draft], hyphens: Hyphens) -> list[Draft]:
    """Join each paragraph or list item that ends in the middle of a sentence with the paragraph that goes on."""
    gone: set[int] = set()
    for index, draft in enumerate(drafts):
        if index in gone or draft.kind not in ("paragraph", "list_item"):
            continue
        while (following := _continuation(drafts, index, gone)) is not None:
            _join(draft, drafts[following], hyphens)
            gone.add(following)
    return [draft for index, draft in enumerate(drafts) if index not in gone]


def _continuation(drafts: Sequence[Draft], index: int, gone: set[int]) -> int | None:
    draft = drafts[index]
    if len(draft.text) < _SHORTEST or is_closed(draft.text) or draft.text[-1] in ":;" or not draft.words:
        return None
    last_page = draft.words[-1][2]
    clearly_open = _is_clearly_open(draft.text)
    passed_call_out = False
    for other in range(index + 1, min(index + _FARTHEST, len(drafts))):
        following = drafts[other]
        if other in gone or following.kind in _PASSED:
            continue
        if following.page - last_page not in (0, 1):
            return None
        if following.kind == "paragraph":
            long = len(draft.text) > _LONG and len(following.text) > _LONG / 2 and not passed_call_out
            inside = begins_inside(following.text) and _height(draft) < _TITLE * _first_height(following)
            if inside or ((clearly_open or long) and _goes_on(draft, following)):
                return other
        if following.page == last_page or not _is_larger(following, draft):
            return None
        passed_call_out = True
    return None


def _is_clearly_open(text: str) -> bool:
    """Whether a text can not end here: its last word is a small one, or a figure after one."""
    words = text.split()
    return is_unfinished(text) or (words[-1][-1].isdigit() and is_unfinished(" ".join(words[:-1])))


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Whether a paragraph of the same print at the top of the next column or page takes up a full last line."""
    if not other.words or len(other.text) < _SHORTEST or not _is_alike(draft, other):
        return False
    last, first = draft.words[-1], other.words[0]
    if first[2] == last[2] and not (first[3][1] < last[3][1] and first[3][0] > last[3][0]):
        return False
    right = max(box[2] for _, _, page, box in draft.words[-_LINE:] if page == last[2])
    return last[3][2] + (first[3][2] - first[3][0]) > right - 0.3 * _height(draft)


def _height(draft: Draft) -> float:
    box = draft.words[-1][3]
    return box[3] - box[1]


def _first_height(draft: Draft) -> float:
    """The usual height of a draft's first words."""
    heights = sorted(box[3] - box[1] for _, _, _, box in draft.words[:9])
    return heights[len(heights) // 2] if heights else 0.0


def _is_alike(draft: Draft, other: Draft) -> bool:
    return abs(_first_height(other) - _height(draft)) < 0.08 * _height(draft)


def _is_larger(call_out: Draft, draft: Draft) -> bool:
    """Whether something stands in larger print than a draft, and so outside its text."""
    heights = sorted(box[3] - box[1] for _, _, _, box in call_out.words)
    return bool(heights) and heights[-1] > 1.15 * _height(draft)


def _join(draft: Draft, other: Draft, hyphens: Hyphens) -> None:
    run = Run(hyphens)
    run.text, run.words = draft.text, draft.words
    addition = Run(hyphens)
    addition.text, addition.words = other.text, other.words
    run.join(addition)
    draft.text, draft.words = run.text, run.words
