"""A word with a letter pair that its font has no code for in, the word as printed out.

Fonts with ligatures of their own often map them to control characters or to the private area: `E?ciency` is
`Efficiency`. The pair is put back where it makes a word of the word list, and else left out.
"""

import re

from cityledger.convert.wordlist import english_words

_PAIRS = ("ffi", "ffl", "fi", "fl", "ff", "ti", "tt", "ft", "fj", "th", "ct", "st")
_UNKNOWN = re.compile(r"[^\W\d_]*[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff][^\W\d_]+")
_CODE = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")


def repair_ligatures(word: str) -> str:
    """The word with such codes between its letters replaced."""
    return _UNKNOWN.sub(lambda found: _repair(found[0]), word)


def _repair(part: str) -> str:
    known = english_words()
    for pair in _PAIRS:
        candidate = _CODE.sub(pair, part)
        if candidate.lower() in known:
            return candidate
    return part
