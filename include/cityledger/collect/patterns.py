"""Which files of a place are meant: the patterns of a source, and what programs leave lying about.

In: paths inside a place. Out: yes or no.
"""

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import cache

_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db"})
_LITTER_STARTS = (".", "~$")
"""Hidden files, and the owner files that Office writes beside an open document."""


def is_litter(name: str) -> bool:
    """Whether a file or folder is none of anybody's documents; such are passed over without a word."""
    return (name.startswith(_LITTER_STARTS) and name not in (".", "..")) or name.lower() in _LITTER


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern), re.IGNORECASE)


def matches(path: str, pattern: str) -> bool:
    """Whether a path fits a pattern; `*` stands for anything, `/` included, and case does not count.

    A pattern without `/` is held against the last part of the path, any other against the whole.
    """
    return bool(_compiled(pattern).match(path if "/" in pattern else path.rsplit("/", 1)[-1]))


def is_meant(path: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether a path is included (everything is, where nothing is named) and not excluded."""
    if any(matches(path, pattern) for pattern in exclude):
        return False
    return not include or any(matches(path, pattern) for pattern in include)
