"""The drafts at a document's beginning in, the title, the date and the publisher that they show out.

A wrong value is worse than none: each must stand where title pages have it, in a line of its own, and any doubt gives
None.
"""

import re
from collections.abc import Sequence

from cityledger.convert.drafts import Draft
from cityledger.convert.headings import heading_level, is_label, is_unfinished, looks_like_title
from cityledger.convert.wording import is_cjk, is_closed
from cityledger.lookups import read_lookup
from cityledger.records import FURNITURE

TITLE_WORDS = range(2, 26)
_CHINESE_TITLE = range(4, 41)
_TITLE_PAGE_WORDS = 80
_TITLE_LINES = 8
_LINE = 80
"""A line of a title page has no more characters."""
_LONGEST_NAME = 8
_BODIES = frozenset(read_lookup("actors")["name_heads"]) - {"house", "works", "fund", "group", "force", "team"}
_INSIDE = frozenset(
    {"in", "by", "until", "since", "of", "from", "to", "through", "on", "for", "before", "after", "and"}
)
"""After these words a date tells when something happens, not when the document was published."""
JUNK_TITLE = re.compile(
    r"^(microsoft (word|powerpoint|excel)|untitled|powerpoint presentation|document ?\d*|slide ?\d|title|print)\b"
    r"|\.(docx?|pptx?|xlsx?|pdf|indd|qxd|rtf|ai|pub)\b|[\\/_]{1}\w+[\\/_]|^\W*\d+\W*$",
    re.IGNORECASE,
)
_LISTS = read_lookup("headings")
_MONTHS = _LISTS["months"]
_MONTH = "|".join(sorted(set(_MONTHS), key=len, reverse=True))
_LEAD = rf"(?:(?:{'|'.join(_LISTS['publication_words'])})\s*:?\s*)?"
_DATES = (
    re.compile(
        rf"{_LEAD}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? (?P<month>{_MONTH})\.?,? (?P<year>(?:19|20)\d\d)\.?", re.I
    ),
    re.compile(rf"{_LEAD}(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\.?", re.I),
    re.compile(rf"{_LEAD}(?P<month>{_MONTH})\.?,? (?P<year>(?:19|20)\d\d)\.?", re.I),
    re.compile(rf"{_LEAD}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", re.I),
    re.compile(r"[—–-]*\s*(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?.{0,40}"),
)
_DATE_AT_END = re.compile(
    rf"([^\W\d_]+)[,.:]?\s+((?:\d{{1,2}}\.? )?(?:{_MONTH})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d)$", re.I
)


def shown_title(drafts: Sequence[Draft], first: Sequence[Draft]) -> str | None:
    """The title that a document shows, `first` being the drafts at its beginning."""
    shown = [draft for draft in first if draft.kind not in FURNITURE]
    return _only_heading(drafts, shown) or _on_title_page(drafts, shown) or _above_date(shown)


def _only_heading(drafts: Sequence[Draft], first: Sequence[Draft]) -> str | None:
    """The document's one heading of the highest level, if it stands at the beginning and text follows it."""
    top = min((draft.level or 1 for draft in drafts if draft.kind == "heading"), default=1)
    headings = [draft for draft in drafts if draft.kind == "heading" and (draft.level or 1) == top]
    if len(headings) != 1 or headings[0] not in first:
        return None
    title = headings[0].text
    if title.endswith((":", ",")):
        return None
    place = next(index for index, draft in enumerate(first) if draft is headings[0])
    before = sum(len(draft.text) for draft in first[:place] if draft.kind in ("paragraph", "list_item"))
    following = first[place + 1] if place + 1 < len(first) else None
    if before > 300 or (following is not None and _is_subtitle(following, top)):
        return None
    return title if _is_title(title) else None


def _is_subtitle(draft: Draft, top: int) -> bool:
    """Whether a heading right under a title may be its second half."""
    below = draft.kind == "heading" and draft.level == top + 1
    return below and heading_level(draft.text) is None and not draft.text[0].isdigit() and draft.text[-1] != ":"


def _on_title_page(drafts: Sequence[Draft], first: Sequence[Draft]) -> str | None:
    """The greatest headings that follow one another on a first page that holds little else."""
    words = sum(len(draft.text.split()) for draft in first)
    if words > _TITLE_PAGE_WORDS or not any(draft.page > 1 for draft in drafts):
        return None
    top = min((draft.level or 1 for draft in first if draft.kind == "heading"), default=0)
    begin = next((at for at, draft in enumerate(first) if draft.kind == "heading" and draft.level == top), len(first))
    lines: list[str] = []
    for draft in first[begin:]:
        goes_on = draft.level == top or (bool(lines) and lines[-1].endswith(":"))
        if draft.kind != "heading" or not goes_on or _date(draft.text.strip()):
            break
        lines.append(draft.text)
    title = " ".join(lines)
    return title if _is_title(title) and not is_unfinished(title) and not title.endswith(":") else None


def _above_date(first: Sequence[Draft]) -> str | None:
    """The first line, if it is no sentence and a date of the document stands alone a few short lines below it."""
    if not first or first[0].kind not in ("paragraph", "heading"):
        return None
    title, below = first[0].text, first[1:_TITLE_LINES]
    dated = next((at for at, draft in enumerate(below) if _date(draft.text.strip())), None)
    if dated is None or any(len(draft.text) > _LINE for draft in below[:dated]) or _is_body(title):
        return None
    return title if len(title) <= _LINE and not is_closed(title) and not _date(title) and _is_title(title) else None


def _is_title(text: str) -> bool:
    if not text or JUNK_TITLE.search(text) or is_label(text) or heading_level(text):
        return False
    return len(text.split()) in TITLE_WORDS or (is_cjk(text[0]) and len(text) in _CHINESE_TITLE)


def shown_publisher(first: Sequence[Draft], title: str | None, date: str | None) -> str | None:
    """The one body whose name stands alone in a line of the title page, where that shows a title or a date too."""
    if not title and not date:
        return None
    lines = [draft.text.strip() for draft in first[:_TITLE_LINES] if draft.kind in ("paragraph", "heading")]
    found = {line for line in lines if _is_body(line) and line not in (title or "")}
    return found.pop() if len(found) == 1 else None


def _is_body(line: str) -> bool:
    """Whether a line is but the name of a city, an office or the like."""
    words = line.lower().split()
    if len(words) > _LONGEST_NAME or len(words) < 2 or not (looks_like_title(line) or line.isupper()):
        return False
    if "by" in words or any(letter.isdigit() for letter in line):
        return False
    heads = (words[-1], words[1 if words[0] == "the" else 0] if "of" in words[1:3] else "")
    return line[-1].isalpha() and any(head in _BODIES for head in heads)


def shown_date(first: Sequence[Draft]) -> str | None:
    """The one date that stands alone in a line of the first page, ISO 8601 as exact as it is given.

    On a page with few words it may end a line: `Meeting of the mayors, Exampleton, 14 October 2021`.
    """
    found = {date for draft in first[:25] if len(draft.text) < _LINE and (date := _date(draft.text.strip()))}
    if not found and sum(len(draft.text.split()) for draft in first) <= _TITLE_PAGE_WORDS:
        ends = (_DATE_AT_END.search(draft.text) for draft in first if len(draft.text) < 2 * _LINE)
        found = {date for end in ends if end and end[1].lower() not in _INSIDE and (date := _date(end[2]))}
    return found.pop() if len(found) == 1 else None


def _date(text: str) -> str | None:
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if not match:
            continue
        groups = match.groupdict()
        month = groups["month"].lower()
        number = int(month) if month.isdecimal() else _MONTHS.index(month) % 12 + 1
        day = int(groups["day"]) if groups.get("day") else None
        if not 1 <= number <= 12 or (day is not None and not 1 <= day <= 31):
            return None
        return f"{groups['year']}-{number:02}" + (f"-{day:02}" if day else "")
    return None
