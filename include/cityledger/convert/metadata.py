"""Drafts in, what the document states of itself out: its title, its date, its place, its language.

A wrong value is worse than none: a title must be the greatest heading at the beginning, a date must stand alone on the
first page, a place must be named as a city or the like again and again, and any doubt gives None.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cityledger.convert.drafts import Draft, Stated
from cityledger.convert.languages import detect_language
from cityledger.convert.title_page import JUNK_TITLE, TITLE_WORDS, shown_date, shown_publisher, shown_title

_FIRST_DRAFTS = 40
_TITLE_DRAFTS = 8
_NAME = r"(?:St\.? |Saint |Fort |New |San |Los )?[A-Z][\w’']+(?:[ -](?:[A-Z][\w’']+|de|la|del|upon|do|da))*"
_KIND = r"City(?: and County)?|Town|Municipality|(?P<county>County)|(?:Metropolitan )?Borough|Municipal Government"
_PLACE = re.compile(rf"\b(?:{_KIND}) of (?P<of>{_NAME})|\b(?P<before>[A-Z][\w’']+(?: [A-Z][\w’']+)?) County\b")
_NO_NAMES = frozenset({"the", "this", "our", "your", "each", "every", "city", "and", "a", "greenest", "all", "board"})
_FEWEST_NAMINGS = 3


def state_of(drafts: Sequence[Draft], declared: Stated | None = None) -> Stated:
    """What a document states: what its format declares where that is sound, else what its text shows."""
    declared = declared or Stated()
    text = "\n".join(draft.text or " ".join(cell.text for cell in draft.cells) for draft in drafts[:4000])
    first = [draft for draft in drafts[:_FIRST_DRAFTS] if draft.page <= 1]
    date = shown_date(first)
    title = _sound_title(declared.title, drafts) or shown_title(drafts, first)
    return Stated(
        title=title,
        publisher=declared.publisher or shown_publisher(first, title, date),
        published_on=declared.published_on or date,
        language=detect_language(text) or _sound_language(declared.language, text),
        place=declared.place or _named_place(text, first),
    )


def _sound_language(declared: str | None, text: str) -> str | None:
    """A declared language counts only for a text too short to tell: templates declare what they like."""
    return declared if declared and len(text) < 400 else None


def _sound_title(declared: str | None, drafts: Sequence[Draft]) -> str | None:
    """The declared title if it is a name and its words stand at the beginning of the document."""
    if not declared or JUNK_TITLE.search(declared) or len(declared.split()) not in TITLE_WORDS:
        return None
    begin = " ".join(draft.text for draft in drafts[:_FIRST_DRAFTS]).casefold()
    words = re.findall(r"\w{3,}", declared.casefold())
    return declared if words and sum(word in begin for word in words) >= 0.8 * len(words) else None


def _named_place(text: str, first: Sequence[Draft]) -> str | None:
    """The one place that the text calls a city, town or county several times, if it hardly names another.

    Where the title page names one such place and no other, that is it, although the text names others more often.
    """
    named = Counter(_places(text))
    shown = set(_places("\n".join(_spelled(draft.text) for draft in first[:_TITLE_DRAFTS])))
    shown = {_place_in(name, named) for name in shown}
    if len(shown) == 1 and named[name := shown.pop()] >= _FEWEST_NAMINGS:
        return name
    cities = Counter({name: count for name, count in named.items() if not name.endswith(" County")})
    if not cities:
        return None
    name, count = cities.most_common(1)[0]
    related = sum(times for other, times in cities.items() if other.startswith(name))
    return name if count >= _FEWEST_NAMINGS and related >= 0.8 * cities.total() else None


def _place_in(name: str, named: Counter[str]) -> str:
    """The place at the beginning of a title that names it: of `Exampleton Water Plan`, Exampleton."""
    begins = [other for other, times in named.items() if times >= _FEWEST_NAMINGS and name.startswith(f"{other} ")]
    return min(begins, key=len, default=name)


def _places(text: str) -> Iterator[str]:
    for match in _PLACE.finditer(text):
        if match["of"]:
            name = match["of"].replace("’s", "").removesuffix("'s")
            yield f"{name} County" if match["county"] else name
        else:
            words = match["before"].split()
            if words[-1].lower() not in _NO_NAMES:
                yield f"{' '.join(word for word in words if word.lower() not in _NO_NAMES)} County"


def _spelled(text: str) -> str:
    """A line in capitals as it is spelled in a sentence."""
    return re.sub(r"\b(Of|And|The|For)\b", lambda found: found[0].lower(), text.title()) if text.isupper() else text
