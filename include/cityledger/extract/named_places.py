"""Places that a text names: in which something lies, and after which a plan is named.

In: a text. Out: the names of places. Nothing is known about any place beforehand.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from cityledger.extract.names import can_speak
from cityledger.extract.tagging import is_everyday_word
from cityledger.lookups import read_lookup

_PLACED = re.compile(r"\b(?:in|of|across|throughout) ([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)\b(?! [A-Z])")
_PLACE_RUN = re.compile(r"\b(?:in|of|across|throughout) ((?:[A-Z][\w’'.-]*\b)(?: [A-Z][\w’'.-]*\b){0,3})")
_NAME = r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3}"
_PROFILE = re.compile(
    rf"^(?:(?i:(?:city|county|town|country|district|region|place|local|partner)[ ]+)?"
    rf"(?i:profiles?|spotlight|portrait|focus|city|county|town|country|partner)[ ]*[A-Z\d]?)"
    rf"[ ]*[:–—-][ ]+(?P<name>{_NAME})[ ]*$",
    re.MULTILINE,
)
_SEVERAL = 2  # sections of one kind
_NAMED_AFTER = re.compile(
    r"\b(?!(?:The|Our|This|Its|A) )([A-Z][^\W\d_]+)(?: [A-Z][^\W\d_]+){0,4}"
    r" (?:Plan|Strategy|Agenda|Road ?[Mm]ap|Programme|Program)\b"
)


@lru_cache(maxsize=2)
def place_spoken_of(text: str) -> str | None:
    """Which place `the city` is, where no name says it: the one in which most lies."""
    actors = read_lookup("actors")
    found = Counter(match.group(1) for match in _PLACED.finditer(text))
    places = {
        name: times
        for name, times in found.items()
        if can_speak(name) and name not in actors["no_names"] and not (" " not in name and is_everyday_word(name))
    }
    bare = [name for name in places if name.rsplit(maxsplit=1)[-1].lower() not in actors["name_heads"]]
    return max(bare, key=lambda name: places[name], default=None)


def plans_named_after(text: str) -> str | None:
    """`Orland` of the `Orland Tree Plan`, where the text speaks of Orland elsewhere too."""
    named = Counter(match.group(1) for match in _NAMED_AFTER.finditer(text))
    alone = (name for name in named if can_speak(name) and not is_everyday_word(name))
    named_alone = r"(?:['’]s| (?:and|has|is|was|will|does|in|to|with))\b"
    return next((name for name in alone if re.search(rf"\b{name}{named_alone}", text)), None)


def profiled_place(headings: Sequence[str], text: str, position: int) -> str | None:
    """Whom the section at a place is about, where its heading is one of several of a kind: `Town Profile: Orland`.

    A heading below it counts too, though the source does not show the levels: `Aims`, which comes again in the others.
    """
    profiles = _profiles(text)
    if not profiles or not headings:
        return None
    for heading in reversed(headings):
        if (match := _PROFILE.fullmatch(heading)) is not None:
            return match["name"]
    names = _profiles_with(headings[-1], text)
    return _profile_before(profiles, position) if len(names - {None}) >= _SEVERAL and None not in names else None


def profiled_places(text: str) -> frozenset[str]:
    """Whom the profiles of a text are about; nobody, where it has but one."""
    return frozenset(name for _, name in _profiles(text))


@lru_cache(maxsize=1_000)
def _profiles_with(heading: str, text: str) -> frozenset[str | None]:
    """The profiles in which a heading stands as a line; None among them where it stands before all."""
    lines = re.finditer(rf"^{re.escape(heading)}$", text, re.MULTILINE)
    return frozenset(_profile_before(_profiles(text), line.start()) for line in lines)


def _profile_before(profiles: Sequence[tuple[int, str]], position: int) -> str | None:
    return next((name for at, name in reversed(profiles) if at <= position), None)


@lru_cache(maxsize=2)
def _profiles(text: str) -> tuple[tuple[int, str], ...]:
    """Where the headings of profiles stand, with their names; nothing where all are of one."""
    found = tuple((match.start(), match["name"]) for match in _PROFILE.finditer(text))
    return found if len({name for _, name in found}) >= _SEVERAL else ()


def is_place(name: str, text: str) -> bool:
    """Whether something lies in what a name names, or is of it."""
    return not name.isupper() and name in _places(text)


@lru_cache(maxsize=2)
def _places(text: str) -> frozenset[str]:
    """Every name in which something lies or of which something is, with its beginnings, looked for once a text."""
    runs = (match.group(1).split(" ") for match in _PLACE_RUN.finditer(text))
    return frozenset(" ".join(words[:length]) for words in runs for length in range(1, len(words) + 1))
