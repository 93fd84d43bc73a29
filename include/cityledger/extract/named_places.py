"""Places that a text names: in which something lies, and after which a plan is named.

In: a text. Out: the names of places. Nothing is known about any place beforehand.
"""

import re
from collections import Counter
from functools import lru_cache

from cityledger.extract.names import can_speak
from cityledger.extract.tagging import is_everyday_word
from cityledger.lookups import read_lookup

_PLACED = re.compile(r"\b(?:in|of|across|throughout) ([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)\b(?! [A-Z])")
_PLACE_RUN = re.compile(r"\b(?:in|of|across|throughout) ((?:[A-Z][\w’'.-]*\b)(?: [A-Z][\w’'.-]*\b){0,3})")
_NAMED_AFTER = re.compile(
    r"\b(?!(?:The|Our|This|Its|A) )([A-Z][^\W\d_]+)(?: [A-Z][^\W\d_]+){0,4}"
    r" (?:Plan|Strategy|Agenda|Road ?[Mm]ap|Programme|Program)\b"
)


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


def is_place(name: str, text: str) -> bool:
    """Whether something lies in what a name names, or is of it."""
    return not name.isupper() and name in _places(text)


@lru_cache(maxsize=2)
def _places(text: str) -> frozenset[str]:
    """Every name in which something lies or of which something is, with its beginnings, looked for once a text."""
    runs = (match.group(1).split(" ") for match in _PLACE_RUN.finditer(text))
    return frozenset(" ".join(words[:length]) for words in runs for length in range(1, len(words) + 1))
