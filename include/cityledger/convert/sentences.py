"""Drafts in reading order in, the same with sentences joined that a column's, a page's or a picture's edge has cut."""

from collections.abc import Sequence

from cityledger.convert.drafts import Draft
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.runs import Run
from cityledger.convert.wording import begins_inside, is_closed

_PASSED = frozenset({"caption", "table", "footnote", "page_header", "page_footer"})
"""What may stand between the halves of a sentence."""
_FARTHEST = 40


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
    if not draft.text or is_closed(draft.text) or draft.text[-1] in ":;" or len(draft.text) < 25:
        return None
    for other in range(index + 1, min(index + _FARTHEST, len(drafts))):
        if other in gone or drafts[other].kind in _PASSED:
            continue
        goes_on = drafts[other].kind == "paragraph" and begins_inside(drafts[other].text)
        return other if goes_on and _is_apart(draft, drafts[other]) else None
    return None


def _is_apart(draft: Draft, other: Draft) -> bool:
    """Whether the second stands elsewhere: on the next page, in the next column, or below what interrupts."""
    last_page = draft.words[-1][2] if draft.words else draft.page
    return other.page - last_page in (0, 1)


def _join(draft: Draft, other: Draft, hyphens: Hyphens) -> None:
    run = Run(hyphens)
    run.text, run.words = draft.text, draft.words
    addition = Run(hyphens)
    addition.text, addition.words = other.text, other.words
    run.join(addition)
    draft.text, draft.words = run.text, run.words
