"""Drafts in, what the document states of itself out: its title, its date, its place, its language.

A wrong value is worse than none: a title must be the greatest heading at the beginning, a date must stand alone on the
first page, a place must be named as a city or the like again and again, and any doubt gives None.
"""

import re
from collections import Counter
from collections.abc import Sequence

from cityledger.convert.drafts import Draft, Stated
from cityledger.convert.headings import heading_level, is_label
from cityledger.convert.languages import detect_language
from cityledger.lookups import read_lookup

_FIRST_DRAFTS = 40
_TITLE_WORDS = range(2, 26)
_JUNK_TITLE = re.compile(
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
_PLACE = re.compile(
    r"\b(?:City(?: and County)?|Town|Municipality|County|Metropolitan Borough|Borough|Municipal Government) of "
    r"((?:St\. |Saint )?[A-Z][\w’']+(?:[ -](?:[A-Z][\w’']+|de|la|del|upon|do|da))*)"
)
_FEWEST_NAMINGS = 3


def state_of(drafts: Sequence[Draft], declared: Stated | None = None) -> Stated:
    """What a document states: what its format declares where that is sound, else what its text shows."""
    declared = declared or Stated()
    text = "\n".join(draft.text or " ".join(cell.text for cell in draft.cells) for draft in drafts[:4000])
    first = [draft for draft in drafts[:_FIRST_DRAFTS] if draft.page <= 1]
    return Stated(
        title=_sound_title(declared.title, drafts) or _shown_title(drafts, first),
        publisher=declared.publisher,
        published_on=declared.published_on or _shown_date(first),
        language=detect_language(text) or _sound_language(declared.language, text),
        place=declared.place or _named_place(text),
    )


def _sound_language(declared: str | None, text: str) -> str | None:
    """A declared language counts only for a text too short to tell: templates declare what they like."""
    return declared if declared and len(text) < 400 else None


def _sound_title(declared: str | None, drafts: Sequence[Draft]) -> str | None:
    """The declared title if it is a name and its words stand at the beginning of the document."""
    if not declared or _JUNK_TITLE.search(declared) or len(declared.split()) not in _TITLE_WORDS:
        return None
    begin = " ".join(draft.text for draft in drafts[:_FIRST_DRAFTS]).casefold()
    words = re.findall(r"\w{3,}", declared.casefold())
    return declared if words and sum(word in begin for word in words) >= 0.8 * len(words) else None


def _shown_title(drafts: Sequence[Draft], first: Sequence[Draft]) -> str | None:
    """The document's one heading of level 1, if it stands at the beginning and text follows it."""
    headings = [draft for draft in drafts if draft.kind == "heading" and draft.level == 1]
    if len(headings) != 1 or headings[0] not in first:
        return None
    title = headings[0].text
    if _JUNK_TITLE.search(title) or title.endswith((":", ",")) or heading_level(title) or is_label(title):
        return None
    place = next(index for index, draft in enumerate(first) if draft is headings[0])
    before = sum(len(draft.text) for draft in first[:place] if draft.kind in ("paragraph", "list_item"))
    following = first[place + 1] if place + 1 < len(first) else None
    if before > 300 or (following is not None and _is_subtitle(following)):
        return None
    return title if len(title.split()) in _TITLE_WORDS else None


def _is_subtitle(draft: Draft) -> bool:
    """Whether a heading right under a title may be its second half."""
    return draft.kind == "heading" and draft.level == 2 and not draft.text[0].isdigit()


def _shown_date(first: Sequence[Draft]) -> str | None:
    """The one date that stands alone in a line of the first page, ISO 8601 as exact as it is given."""
    found = {date for draft in first[:25] if len(draft.text) < 80 and (date := _date(draft.text.strip()))}
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


def _named_place(text: str) -> str | None:
    """The one place that the text calls a city, town or county several times, if it hardly names another."""
    named = Counter(match[1].replace("’s", "") for match in _PLACE.finditer(text))
    if not named:
        return None
    name, count = named.most_common(1)[0]
    related = sum(times for other, times in named.items() if other.startswith(name))
    return name if count >= _FEWEST_NAMINGS and related >= 0.8 * named.total() else None
