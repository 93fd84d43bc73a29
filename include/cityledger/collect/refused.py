"""How a stage says that something cannot be taken in, and the checks of names that every kind of place shares.

In: names as a place gives them. Out: `RefusedError` or `Refusal` with a reason that a person can act on.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_PATH = 1000
"""Characters. Longer ones come from attacks and broken packers; no file system that we know of takes them."""

_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSHOWABLE = ("Cc", "Cs", "Zl", "Zp")
_LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)")


class RefusedError(Exception):
    """One file cannot be taken in. The message says why and what to do, without the file's name."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place, or a file in it, that cannot be taken in."""

    uri: str
    path: str
    reason: str
    again: bool = False
    """Whether to report it each time it happens (a server that is down), not only when it is first met."""


def is_unshowable(character: str) -> bool:
    """Whether a character is a control, a broken one, or one that turns the order of its neighbours round."""
    return unicodedata.category(character) in _UNSHOWABLE or character in _DIRECTION_MARKS


def shown(name: str) -> str:
    """A name that can be printed on one line and stored: what cannot be shown is written as its escape."""
    if name.isascii() and name.isprintable():
        return name
    return "".join(
        character.encode("unicode_escape").decode() if is_unshowable(character) else character for character in name
    )


def check_name(path: str) -> None:
    """Raise RefusedError where a path inside a folder, an archive or a bucket is not one that we would give a file."""
    if len(path) > LONGEST_PATH:
        raise RefusedError(f"its name is {len(path):,} characters long; give it a name of at most {LONGEST_PATH:,}")
    if not (path.isascii() and path.isprintable()):
        _check_characters(path)
    if _LEADS_OUT.search(path):
        raise RefusedError("its name points outside the place that it lies in ('../' or a full path); pack it again")


def _check_characters(path: str) -> None:
    if any(unicodedata.category(character) == "Cs" for character in path):
        raise RefusedError("its name is not valid Unicode; give it another name")
    if any(map(is_unshowable, path)):
        raise RefusedError("its name has control characters in it; give it another name")
