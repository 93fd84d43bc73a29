"""Pages of lines in, drafts out."""

from cityledger.convert.drafts import Draft, Line
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.pdf_text import PageText
from cityledger.convert.wording import begins_inside, is_closed, split_marker
from cityledger.records import WordBox


def draft_pages(pages: list[PageText]) -> list[Draft]:
    """The drafts of a document's pages."""
    lines = [line for page in pages for line in page.lines]
    hyphens = Hyphens(line.text for line in lines)
    drafts: list[Draft] = []
    last: Line | None = None
    for line in lines:
        if last and drafts and _continues(drafts[-1], last, line):
            extend(drafts[-1], line, hyphens)
        else:
            drafts.append(begin(line))
        last = line
    return drafts


def begin(line: Line) -> Draft:
    """A new draft with its first line."""
    marker, rest = split_marker(line.text)
    draft = Draft(
        "list_item" if marker and rest else "paragraph", "", line.page, box=line.box, marker=marker if rest else None
    )
    if marker and rest:
        draft.level = 1
    _append(draft, line, len(line.text) - len(rest) if marker and rest else 0)
    return draft


def _append(draft: Draft, line: Line, skip: int) -> None:
    position = 0
    base = len(draft.text)
    for word in line.words:
        start, end = position, position + len(word.text)
        position = end + 1
        if end <= skip:
            continue
        draft.words.append(
            WordBox(start=base + max(0, start - skip), end=base + end - skip, page=word.page, box=word.box)
        )
    draft.text += line.text[skip:]


def extend(draft: Draft, line: Line, hyphens: Hyphens) -> None:
    """Put one more line at the end of a draft."""
    cut = hyphens.cut(draft.text, line.text)
    between = hyphens.between(draft.text, line.text)
    if cut:
        draft.text = draft.text[:-cut]
        last = draft.words[-1]
        draft.words[-1] = WordBox(start=last.start, end=last.end - cut, page=last.page, box=last.box)
    draft.text += between
    _append(draft, line, 0)


def _continues(draft: Draft, last: Line, line: Line) -> bool:
    if split_marker(line.text)[0] or not last.box or not line.box:
        return False
    if abs(line.size - last.size) > 0.15 * last.size:
        return False
    gap = line.box[1] - last.box[3]
    if line.page == last.page and -last.size < gap < 0.5 * last.size:
        return True
    return not is_closed(draft.text) and begins_inside(line.text)
